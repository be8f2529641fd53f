"""The MkDocs plugin `litfass`: a doorway. Each event maps MkDocs' objects to ours, calls one function, maps back."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from litfass import channels
from litfass.build.cards import read_cards, unknown_cards
from litfass.build.progress import Progress, silent
from litfass.model import Settings
from litfass.problems import Level, LitfassError, Problem, SettingsError, errors
from litfass.source.library import read_library, soften
from litfass.source.settings import MkdocsFacts, check_channels, read_settings
from litfass.website import addresses, dates, layer, short_links, shown, theme_dir
from litfass.website.cards import card_for, hang_cards
from litfass.website.doorway import Doorway, is_preview, named_twice, settings_text, typed
from litfass.website.figures import eager_first
from litfass.website.hub import NOW, Hub, moment
from litfass.website.pages import MadePage, PostPage
from litfass.website.render import Views
from litfass.website.strays import published, strays
from litfass.website.words import words

log = get_plugin_logger("litfass")
UNREAD = ("P106", "P107", "S112")
"""Even a check stops before these: links and special files that MkDocs would follow or open, without end, and a plugin
that it would run twice."""
STOPPED = "nothing was written"
"""Ends each message that only sums up Problems which were said before it."""


class LitfassPlugin(Doorway):
    """Posts, lists and aliases as pages of the site; `litfass-feeds` and `litfass-exports` build on its `hub`."""

    def __init__(self) -> None:
        super().__init__()
        self.now: str | None = None
        self.checking = False
        self.progress: Progress = silent
        self.hub: Hub | None = None
        self.views: Views | None = None
        self.pages = 0

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads settings and content; says all Problems at once and stops on errors."""
        self.views = None
        self.hub = open_hub(config, self.options, now=self.now, serving=self.serving)
        self.hub.problems += named_twice(config)
        if not self.checking:
            self.hub.problems = soften(self.hub.problems, self.hub.library, self.hub.now)
        report(self.hub.problems)
        self.hub.checking, self.hub.progress = self.checking, self.progress
        unsafe = any(problem.code in UNREAD for problem in self.hub.problems)
        if (count := len(errors(self.hub.problems))) and (unsafe or not self.checking):
            raise PluginError(f"{count} error{'s' * (count > 1)} in settings or content; {STOPPED}.")
        layer.prepare_theme(config, theme_dir())
        if dates.NAME not in config.markdown_extensions:
            config.markdown_extensions.append(dates.NAME)
        return config

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes away what must not be public and adds posts, lists and aliases."""
        problems = addresses.arrange(self._hub, files, config)
        problems += [*layer.unreadable_pages(self._hub, files), *strays(self._hub, files)]
        self._say(problems if self.checking else soften(problems, self._hub.library, self._hub.now))
        return files

    @event_priority(-50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Removes hidden pages from the navigation and gives every page a date that is not today's."""
        layer.tidy_nav(nav, config)
        layer.date_pages(self._hub, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Gives a page below a language's folder that language, unless it names one."""
        layer.set_language(self._hub, page)
        return markdown

    @event_priority(-50)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turns links to unpublished pages into plain text."""
        if isinstance(page, PostPage):
            self._hub.step("posts converted", len(self._hub.shown))
        html, problems = layer.draw_curtain(self._hub, page, html)
        self._say(problems)
        return html

    @event_priority(90)
    def _hang_pictures(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Makes the pictures, now that all pages are converted and before feeds and views ask for them."""
        layer.complete(self._hub, files, config)
        self._say(shown.hang_pictures(self._hub, files, config))
        self._say(hang_cards(self._hub, files, config))
        return env

    def _make_views(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Makes the views, and lets templates extend Material's and ours by name."""
        self.views = Views(self._hub, files)
        material = layer.material_dir()
        loaders = [env.loader] if env.loader is not None else []
        folders = {"material": material, "litfass": theme_dir() / "site"}
        named = PrefixLoader({name: FileSystemLoader(str(folder)) for name, folder in folders.items()})
        env.loader = ChoiceLoader([*loaders, named])
        language = self._hub.settings.language
        env.globals["hub"] = self.views.hub_in(language)
        env.globals["words"] = words(language.code)
        short_links.prepare(self._hub, self.views, files, env, config)
        self.pages = len(files.documentation_pages())
        return env

    on_env = CombinedEvent(_hang_pictures, _make_views)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Adds `hub`, `words`, and the post or list of the page."""
        assert self.views is not None
        language = self._hub.language(page.meta.get("lang"))
        extra: dict[str, Any] = {"hub": self.views.hub_in(language), "words": words(language.code)}
        if isinstance(page, PostPage):
            extra["post"] = self.views.post(page.post)
        elif isinstance(page, MadePage):
            extra |= layer.made_context(page, self.views)
        extra["card"] = card_for(self._hub, page, language)
        page.content = shown.on_page(self._hub, page, extra["words"])
        context.update(extra)  # type: ignore[typeddict-item]  # a page's context is open for plugins
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Has the first picture fetched at once, and counts the pages; an export makes none."""
        if output:
            self._hub.step("pages made", self.pages)
        return eager_first(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Has the first picture of pages like 404.html fetched at once."""
        return eager_first(output_content)

    @event_priority(float("-inf"))
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Forgets pictures that were not used for longest, and looks at the site, now that all others are done."""
        if not self.dirty:
            self._hub.cache.prune()
        if not (self.serving or is_preview(config) or self._hub.bundles_only):
            self._say(list(published(self._hub, Path(config.site_dir), typed(config, "site_dir", "site"))))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches our theme and the hub's own channel files."""
        for folder in (theme_dir(), *(self._hub.settings.root / name for name in ("channels", "theme"))):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @property
    def _hub(self) -> Hub:
        if self.hub is None:
            raise LitfassError("The plugin litfass was used before MkDocs read its settings.")
        return self.hub

    def _say(self, problems: list[Problem]) -> None:
        self._hub.problems.extend(problems)
        report(problems)
        if not self.checking and (found := errors(problems)):
            raise PluginError(f"{len(found)} problem(s) with the addresses of the site; {STOPPED}.")


def report(problems: list[Problem]) -> None:
    """Says Problems through MkDocs' log, so that `--strict` counts them; the record carries the Problem itself."""
    for problem in problems:
        level = logging.ERROR if problem.level is Level.ERROR else logging.WARNING
        log.log(level, "%s", problem, extra={"problem": problem})


def open_hub(config: MkDocsConfig, options: Mapping[str, Any], *, now: str | None, serving: bool) -> Hub:
    """Settings, channels and content of the hub that MkDocs has opened; raises PluginError on bad settings."""
    text, name = settings_text(config)
    facts = MkdocsFacts(
        root=Path(config.config_file_path).parent,
        content=Path(config.docs_dir),
        site_url=config.site_url or "",
        site_name=config.site_name,
        site_description=config.site_description or "",
        language=layer.theme_language(config),
    )
    settings, problems = read_settings(options, mkdocs=facts, text=text, path=name)
    problems += layer.check_host(config, name)
    if settings is None or errors(problems):
        report(problems)
        raise PluginError(f"The settings in {name} have errors; {STOPPED}.") from SettingsError(problems)
    known, channel_problems = channels.load(settings.root / "channels")
    library, content_problems = read_library(settings, channels=known)
    channel_problems += check_channels(settings, known, text=text, path=name)
    cards, card_problems = read_cards(theme_dir(), settings.root)
    card_problems += unknown_cards(library.posts, cards, settings)
    found = [*problems, *channel_problems, *card_problems, *content_problems]
    return Hub(settings, library, known, _moment(now, settings), serving, found)


def _moment(now: str | None, settings: Settings) -> datetime:
    """The moment of this build; PluginError, caused by a LitfassError, says which text is none."""
    try:
        return moment(now, settings)
    except ValueError as error:
        name = "--now" if now else NOW
        fault = LitfassError(f"{name}: {error} Type {name}=2026-11-24T08:30, or leave it out.")
        raise PluginError(str(fault)) from fault
