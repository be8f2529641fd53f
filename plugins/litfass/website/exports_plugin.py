"""The MkDocs plugin `litfass-exports`: the bundles of due and coming posts, below exports/."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from litfass.build import exports
from litfass.build.pipeline import Bundles, make_bundles
from litfass.model import ExportSettings, Post
from litfass.problems import Level, Problem, errors
from litfass.source.library import soften
from litfass.source.settings import read_export_settings
from litfass.text.document import Document, parse
from litfass.website.doorway import Doorway, is_preview, settings_text
from litfass.website.feeds_plugin import hub_of
from litfass.website.hub import Hub
from litfass.website.pages import convert
from litfass.website.plugin import STOPPED, report


class ExportsPlugin(Doorway):
    """Makes bundles on `mkdocs build` and `litfass build`, never on a preview.

    `deferred` and `site` are set by the host, which builds the site elsewhere and writes the bundles itself once the
    site is in its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self.settings: ExportSettings | None = None
        self.made = Bundles()
        self.files: Files | None = None
        self.deferred = False
        self.site: Path | None = None

    @event_priority(-10)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the options and refuses a folder that is not ours."""
        hub = hub_of(config)
        text, name = settings_text(config)
        self.settings, problems = read_export_settings(
            self.options, root=hub.settings.root, content=hub.settings.content, text=text, path=name
        )
        if self.settings is not None and not problems:
            refusal = exports.refuse(self.settings.folder, self.site or Path(config.site_dir), name)
            problems += [refusal] if refusal else []
        report(problems)
        if self.settings is None or errors(problems):
            raise PluginError(f"The options of litfass-exports have errors; {STOPPED}.")
        return config

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remembers the files, since scheduled posts are converted later and their links need them."""
        self.files = files
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the bundles and writes them, unless the host does; previews and dirty builds have none."""
        if self.serving or self.dirty or is_preview(config) or self.settings is None:
            return
        hub = hub_of(config)
        document_of = partial(self._document, hub, config)
        self.made = make_bundles(hub.library, document_of, hub.settings, hub.channels, self.settings, hub.now)
        wrong = {problem.path for problem in errors(hub.problems)}
        problems = [problem for problem in self.made.problems if problem.path not in wrong or problem.code[0] == "K"]
        if not hub.checking:
            problems = soften(problems, hub.library, hub.now)
        hub.problems.extend(problems)
        report(problems)
        if not hub.checking and (found := errors(problems)):
            raise PluginError(f"{len(found)} problem(s) in the texts for channels; {STOPPED}.")
        if not self.deferred:
            self.write()

    def write(self) -> exports.Exported | None:
        """Writes the bundles and says which files somebody changed."""
        if self.settings is None:
            return None
        done = exports.write(self.settings.folder, self.made.files)
        report([_changed(self.settings.folder.name, path) for path in done.changed])
        return done

    @property
    def bundles(self) -> int:
        """How many posts have a bundle."""
        return self.made.bundles

    @property
    def texts(self) -> int:
        """How many variants the bundles hold."""
        return self.made.texts

    def _document(self, hub: Hub, config: MkDocsConfig, post: Post) -> Document:
        """The converted post; one that the site must not know is converted here, without other plugins' events."""
        page = hub.pages.get(post.id)
        if page is None:
            assert self.files is not None
            page = convert(post, self.files, config)
        return parse(page.content or "", hub.settings.url(post.address))


def _changed(folder: str, path: str) -> Problem:
    message = "The file was changed by hand after it was written, so it stays as it is."
    return Problem(f"{folder}/{path}", 0, "S103", message, "Delete it to get the new text.", Level.WARNING)
