"""The posts layer on MkDocs' settings, navigation and pages: what the events of the plugin do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from litfass.model import Post
from litfass.problems import Level, Problem
from litfass.source.frontmatter import read
from litfass.source.passages import line_of
from litfass.website.hub import Hub
from litfass.website.pages import MadePage, PostPage, Slice
from litfass.website.render import Views

UNREADABLE = ("F101", "F104", "F105")
"""Not UTF-8, broken YAML, too much YAML: the rest of what a page may hold is MkDocs' affair."""


def theme_language(config: MkDocsConfig) -> str:
    """The language of Material's theme, which is the hub's main language."""
    return str(config.theme.get("language") or "en")


def material_dir() -> Path:
    """The folder of Material's own templates."""
    return Path(get_theme_dir("material"))


def check_host(config: MkDocsConfig, path: str) -> list[Problem]:
    """What in mkdocs.yml cannot go together with Litfass."""
    problems = []
    if config.theme.name != "material":
        problems.append(
            Problem(
                path,
                0,
                "C190",
                f"The theme is {config.theme.name!r}; Litfass builds on Material for MkDocs.",
                "Type `theme: {name: material}`.",
            )
        )
    if "material/blog" in config.plugins or "blog" in config.plugins:
        problems.append(
            Problem(
                path,
                0,
                "C191",
                "Material's plugin `blog` and `litfass` both want to be the blog.",
                "Remove `- blog` from plugins:.",
            )
        )
    return problems


def prepare_theme(config: MkDocsConfig, theme: Path) -> None:
    """Puts our theme between the hub's own custom_dir and Material's.

    Our colours hang on Material's schemes, which it prints only where a palette is set; so there is always one.
    """
    folder = str(theme / "site")
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    if not config.theme.get("palette"):
        config.theme["palette"] = {"scheme": "default"}


def _nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Path and title of each entry that `nav:` gives a title; MkDocs forgets it for pages that exist already."""
    if isinstance(nav, dict):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, str(title)
            else:
                yield from _nav_titles(value)
    elif isinstance(nav, Iterable) and not isinstance(nav, str):
        for item in nav:
            yield from _nav_titles(item)


def unreadable_pages(hub: Hub, files: Files) -> list[Problem]:
    """What makes ordinary pages unreadable; MkDocs would print it as text, or stop with a traceback."""
    pages = [file for file in files.documentation_pages() if file.src_dir and not isinstance(file.page, PostPage)]
    found = [
        problem
        for file in pages
        for problem in read(file.content_bytes, hub.settings.shown_path(file.src_uri)).problems
    ]
    return [problem for problem in found if problem.code in UNREADABLE]


def tidy_nav(nav: Navigation, config: MkDocsConfig) -> None:
    """Removes pages that this site does not have; MkDocs would link them, title and all.

    It also forgets the titles that `nav:` gives to pages which exist already, as ours do.
    """
    titles = dict(_nav_titles(config.nav))
    for page in nav.pages:
        if isinstance(page, PostPage | MadePage) and page.file.src_uri in titles:
            page.title = titles[page.file.src_uri]
    nav.items[:] = _kept(nav.items)
    nav.pages[:] = [page for page in nav.pages if not page.file.inclusion.is_excluded()]
    for before, after in zip([None, *nav.pages], [*nav.pages, None], strict=True):
        if before is not None:
            before.next_page = after
        if after is not None:
            after.previous_page = before


def _kept(items: list[Any]) -> list[Any]:
    kept = []
    for item in items:
        if isinstance(item, Section):
            item.children[:] = _kept(item.children)
        emptied = isinstance(item, Section) and not item.children
        if not emptied and not (isinstance(item, Page) and item.file.inclusion.is_excluded()):
            kept.append(item)
    return kept


def date_pages(hub: Hub, files: Files) -> None:
    """Gives every page the date of its content; MkDocs would write today's into the sitemap."""
    latest = hub.latest()
    for file in files.documentation_pages(inclusion=InclusionLevel.all):
        page = file.page
        if isinstance(page, PostPage) and page.post.dated:
            page.update_date = page.post.changed.date().isoformat()
        elif page is not None:
            page.update_date = latest


def complete(hub: Hub, files: Files, config: MkDocsConfig) -> None:
    """Converts the posts that a dirty build passed over, since lists and neighbours show them too."""
    for page in hub.pages.values():
        if page.markdown is None:
            page.read_source(config)
            page.render(config, files)


def set_language(hub: Hub, page: Page) -> None:
    """A page in content/en/ is English unless it says otherwise."""
    for language in hub.settings.languages:
        if language.prefix and page.file.src_uri.startswith(f"{language.prefix}/"):
            page.meta.setdefault("lang", language.code)


def draw_curtain(hub: Hub, page: Page, html: str) -> tuple[str, list[Problem]]:
    """The page's HTML without links to what this build does not have, and a warning for each."""
    html, cut = hub.curtain.draw(html, page.url)
    return html, [_unpublished(hub, page, source) for source in dict.fromkeys(cut)]


def _unpublished(hub: Hub, page: Page, source: str) -> Problem:
    path, target = hub.settings.shown_path(page.file.src_uri), hub.settings.shown_path(source)
    name = next(part for part in reversed(source.removesuffix("/index.md").split("/")) if part)
    text = f"The link to {target} is plain text, because that is not published."
    written = page.file.content_string if page.file.src_dir else ""
    return Problem(path, line_of(written, name.removesuffix(".md")), "N101", text, level=Level.WARNING)


def made_context(page: MadePage, views: Views) -> dict[str, Any]:
    """What the template of a page without source gets."""
    if isinstance(page.data, Slice):
        return {"list": views.listing(page.data)}
    if isinstance(page.data, Post):
        return {"post": views.post(page.data)}
    return {}
