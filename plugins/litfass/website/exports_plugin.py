"""The MkDocs plugin `litfass-exports`: the bundles of due and coming posts, below exports/."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar
from wsgiref.types import WSGIApplication

from jinja2 import Environment, FunctionLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel

from litfass.build import exports
from litfass.build.archives import kept
from litfass.build.gallery import Hang, copied, looked_at, made
from litfass.build.ledger import Ledger
from litfass.build.pictures import make
from litfass.build.pipeline import Bundles, make_bundles, other_problems
from litfass.build.selection import Asked, Selection, select
from litfass.build.studio import NOBODY, Studio, studio
from litfass.bundle import Pack
from litfass.media import render
from litfass.model import ExportSettings, Post, Settings
from litfass.problems import Level, Problem, errors
from litfass.source.library import soften
from litfass.source.settings import read_export_settings
from litfass.text.document import Document, parse
from litfass.website import theme_dir
from litfass.website.curtain import Curtain
from litfass.website.desk import index
from litfass.website.desk_folder import PLACE, DeskFolder
from litfass.website.doorway import Doorway, is_preview, settings_text, typed
from litfass.website.feeds_plugin import hub_of
from litfass.website.hub import Hub
from litfass.website.ledger_door import LedgerDoor, hosts_of, write_of
from litfass.website.locked_desk import place_locked, without_lock, without_place
from litfass.website.pages import convert
from litfass.website.plugin import STOPPED, report

log = get_plugin_logger("litfass")
COPIED = 'Pictures are copied as they are. To have them cut for each platform, type: pip install "litfass[pictures]"'


class ExportsPlugin(Doorway):
    """Makes bundles on `mkdocs build`, `litfass build` and `litfass export`; in a preview only when that was asked for.

    All but `settings` and `made` is set by the host: `deferred` when it writes the bundles itself once all is well,
    `site` when it builds the site elsewhere, `alone` when nothing but bundles is wanted, `asked` for some of them.
    """

    previewing: ClassVar[bool] = False
    """True under `litfass serve --exports`; of the class, since MkDocs may make a new plugin for each rebuild."""
    token: ClassVar[str] = ""
    """What a page of this preview must show to write the ledger; made anew for each start, and never in a file."""

    def __init__(self) -> None:
        super().__init__()
        self.settings: ExportSettings | None = None
        self.made = Bundles()
        self.selection = Selection(())
        self.index: exports.Index = exports.no_index
        self.hinted = self.locked = ""
        self.files: Files | None = None
        self.site: Path | None = None
        self.asked = Asked()
        self.deferred = False
        self.alone = False

    @event_priority(-10)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the options, refuses a folder that is not ours, and looks up what was asked for."""
        hub = hub_of(config)
        hub.bundles_only = self.alone
        text, name = settings_text(config)
        self.settings, problems = read_export_settings(
            self.options, root=hub.settings.root, content=hub.settings.content, text=text, path=name
        )
        if self.settings is not None and not problems:
            refusal = exports.refuse(self.settings.folder, self._site(config, hub), name)
            problems += [refusal] if refusal else []
        report(problems)
        if self.settings is None or errors(problems):
            raise PluginError(f"The options of litfass-exports have errors; {STOPPED}.")
        self._stop(self._unlocked(hub, config, name))
        self._select(hub)
        return config

    def _unlocked(self, hub: Hub, config: MkDocsConfig, name: str) -> list[Problem]:
        """What keeps the desk from being locked, in a run that places it inside the public site."""
        assert self.settings is not None
        return without_lock(self.settings.desk, name) if self._locks(hub, config) else []

    def _locks(self, hub: Hub, config: MkDocsConfig) -> bool:
        """True when this run places a locked desk: a whole build that writes the public site."""
        elsewhere = self.serving or is_preview(config) or hub.checking or self.alone or self.dirty
        return self.settings is not None and bool(self.settings.desk.password_env) and not elsewhere

    def _check_place(self, files: Files, config: MkDocsConfig) -> None:
        """Stops early where the site has pages of its own; a check says so, too."""
        assert self.settings is not None
        hub, said = hub_of(config), self.settings.desk
        if said.password_env and not (self.serving or is_preview(config) or self.alone or self.dirty):
            self._stop(without_place(said, files, hub, config), checking=hub.checking)

    def _stop(self, problems: list[Problem], *, checking: bool = False) -> None:
        """Says why the desk cannot be locked, and ends the run, unless it is a check."""
        report(problems)
        if problems and not checking:
            raise PluginError(f"The desk cannot be locked; {STOPPED}.")

    def _select(self, hub: Hub) -> None:
        """Looks up what was asked for, early to say at once what is not there, and again when all files are known."""
        assert self.settings is not None
        self.selection = select(self.asked, hub.library, hub.settings, hub.channels, self.settings, hub.now)

    def _site(self, config: MkDocsConfig, hub: Hub) -> Path:
        """The folder of the public site, also when another one is built into."""
        return self.site or hub.settings.root / typed(config, "site_dir", "site")

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remembers the files, since scheduled posts are converted later and their links need them.

        When one post was asked for, no other need be converted; what a plugin does before and after it still sees all.
        """
        self.files = files
        self._check_place(files, config)
        if one := self.selection.one:
            for page in hub_of(config).pages.values():
                page.unread = page.post.path != one.path
        return files

    @event_priority(-200)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Leaves nothing of the site to be made when only bundles are wanted: empty templates, no file to copy.

        All other plugins still see every page, so that the texts are those of a build.
        """
        if self.alone:
            env.loader = FunctionLoader(lambda name: "")
            for file in files:
                if not file.is_documentation_page():
                    file.inclusion = InclusionLevel.EXCLUDED
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the bundles and writes them, unless the host does; a dirty build has converted too little for that."""
        preview = self.serving or is_preview(config)
        if self.dirty or (preview and not self.previewing):
            return
        assert self.settings is not None
        hub = hub_of(config)
        self.hinted = hub.hint
        self._select(hub)
        settings = _published(hub.settings, config) if preview else hub.settings
        document_of = partial(self._document, hub, settings, config)
        self.made = make_bundles(
            self.selection,
            document_of,
            settings,
            hub.channels,
            hub.progress,
            self._hang(hub),
            self._studio(hub),
            self._pack(hub),
        )
        self.index = index(hub, settings, self.settings, config)
        found = self._say(hub, settings)
        if found and not hub.checking and not preview:
            raise PluginError(f"{len(found)} problem(s) in the texts for channels; {STOPPED}.")
        if not found and self._locks(hub, config):
            self._stop(place_locked(self.made.files, hub, settings, self.settings, config))
            self.locked = self.settings.desk.place
        if not self.deferred and not found:
            self.write()
            if self.hint and not hub.hint:
                log.info(self.hint)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Puts the desk at /desk/ of a preview that makes bundles; it writes the ledger where only this machine is."""
        if not self.previewing or self.settings is None:
            return server
        address, write = config.dev_addr, write_of(self.token, config.dev_addr.host)
        app: WSGIApplication = DeskFolder(server.get_app() or server.serve_request, self.settings.folder, write)
        if write:
            hosts = hosts_of(address.host, address.port)
            app = LedgerDoor(app, lambda: _ledger(hub_of(config)), hosts, self.token)
        server.set_app(app)
        log.info("The desk is at http://%s%s", address, PLACE)
        return server

    def _hang(self, hub: Hub) -> Hang:
        """How pictures get into bundles: made to measure, only looked at by a check, copied without the extra."""
        if hub.checking and not self.alone:
            return looked_at
        if not render.available():
            return copied
        return partial(made, make=partial(make, cache=hub.cache, progress=hub.progress))

    def _pack(self, hub: Hub) -> Pack:
        """Who makes archives; a check makes none."""
        return (lambda files: b"") if hub.checking and not self.alone else partial(kept, cache=hub.cache)

    def _studio(self, hub: Hub) -> Studio:
        """Who draws; a check sees the same pictures, but prints nothing."""
        if not render.available():
            return NOBODY
        made = studio(hub.settings, theme_dir(), hub.library.posts)
        return replace(made, presses=()) if hub.checking and not self.alone else made

    def _say(self, hub: Hub, settings: Settings) -> list[Problem]:
        """Reports what is wrong with the texts and returns the errors; what the source said already is left out."""
        problems = [*self.made.problems, *other_problems(self.selection, hub.library, settings, hub.channels)]
        wrong = {problem.path for problem in errors(hub.problems)}
        problems = [problem for problem in problems if problem.path not in wrong or problem.code[0] == "K"]
        if not hub.checking:
            problems = soften(problems, hub.library, hub.now)
        hub.problems.extend(problems)
        report(problems)
        return errors(problems)

    @property
    def hint(self) -> str:
        """What to install when pictures were copied as they are, else ""."""
        return self.hinted or (COPIED if not render.available() and self.made.pictures else "")

    def write(self) -> exports.Exported | None:
        """Writes the bundles and says which files somebody changed."""
        if self.settings is None:
            return None
        scope = None if self.selection.whole else exports.Scope(self.made.parts, self.selection.covers)
        done = exports.write(self.settings.folder, self.made.files, scope, self.index)
        report([_changed(self.settings.folder.name, path) for path in done.changed])
        return done

    def _document(self, hub: Hub, settings: Settings, config: MkDocsConfig, post: Post) -> Document:
        """The converted post; one that the site must not know is converted here, without other plugins' events."""
        page = hub.pages.get(post.id)
        if page is None:
            assert self.files is not None
            page = convert(post, self.files, config)
        html = page.converted if page.converted is not None else page.content or ""
        if hub.serving and post.public(hub.now):
            html, _ = _curtain(hub).draw(html, post.address)
        return parse(html, settings.url(post.address))


def _ledger(hub: Hub) -> Ledger:
    return Ledger(hub.settings, hub.library, hub.channels)


def _curtain(hub: Hub) -> Curtain:
    """Hides from a preview's texts the posts that a preview shows and the public site does not."""
    public = {post.address for post in hub.public}
    hidden = {post.address: post.path for post in hub.library.hidden(hub.now) if post.address not in public}
    return Curtain(hub.settings.site_url, hidden)


def _published(settings: Settings, config: MkDocsConfig) -> Settings:
    """The settings with the address that readers know; a preview puts its own in its place."""
    if site_url := typed(config, "site_url", ""):
        return replace(settings, site_url=site_url.rstrip("/") + "/")
    raise PluginError(
        "site_url is missing in mkdocs.yml, so no text can have its link; type it, or leave out --exports."
    )


def _changed(folder: str, path: str) -> Problem:
    message = "The file was changed by hand after it was written, so it stays as it is."
    return Problem(f"{folder}/{path}", 0, "S103", message, "Delete it to get the new text.", Level.WARNING)
