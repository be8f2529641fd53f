"""The posts layer on MkDocs' files, navigation and pages: what each event of the plugin does."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from litfass.model import Post
from litfass.problems import Level, Problem
from litfass.website.hub import Hub
from litfass.website.pages import MadePage, PostPage, Slice, made_file
from litfass.website.render import Views, list_title
from litfass.website.words import say, words


def theme_language(config: MkDocsConfig) -> str:
    """The language of Material's theme, which is the hub's main language."""
    return str(config.theme.get("language") or "en")


def material_dir(config: MkDocsConfig) -> Path:
    """The folder of Material's own templates."""
    return Path(next(folder for folder in config.theme.dirs if (Path(folder) / "partials/languages").is_dir()))


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
    """Puts our theme between the hub's own custom_dir and Material's, once (serve keeps the configuration).

    Our colours hang on Material's schemes, which it prints only where a palette is set; so there is always one.
    """
    folder = str(theme / "site")
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    if not config.theme.get("palette"):
        config.theme["palette"] = {"scheme": "default"}


def arrange(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    """Brings MkDocs' files into our order: private ones out, posts to their addresses, lists and aliases in."""
    shown = {post.path: post for post in hub.shown}
    _exclude_private(hub, files)
    for file in list(files):
        if file.src_uri in shown:
            _settle(file, f"{shown[file.src_uri].address}index.html")
            file.inclusion = InclusionLevel.NOT_IN_NAV
            hub.pages[shown[file.src_uri].id] = PostPage(shown[file.src_uri], file, config)
        elif file.src_uri in hub.library.owned:
            _settle_owned(hub, file)
    problems = _add_lists(hub, files, config)
    return problems + _add_aliases(hub, files, config)


def _exclude_private(hub: Hub, files: Files) -> None:
    """Excludes what no site may show, and all files of posts that this build does not show."""
    hidden = {post.path for post in hub.hidden}
    for file in files:
        owner = hub.library.owned.get(file.src_uri)
        if file.src_uri in hub.library.private or file.src_uri in hidden or owner in hidden:
            file.inclusion = InclusionLevel.EXCLUDED


def _settle_owned(hub: Hub, file: File) -> None:
    """Publishes a file of a post's folder beside the post's page."""
    post = hub.library.by_path(hub.library.owned[file.src_uri])
    if post is not None and not file.inclusion.is_excluded() and not file.is_documentation_page():
        _settle(file, post.address + posixpath.relpath(file.src_uri, post.folder))


def _settle(file: File, address: str) -> None:
    """Gives a file another place in the site; MkDocs caches what follows from it."""
    file.dest_uri = address
    for cached in ("url", "abs_dest_path"):
        vars(file).pop(cached, None)


def _add_lists(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    problems = []
    titles = dict(_nav_titles(config.nav))
    for listing in hub.listings():
        text = words(listing.language.code)
        for number, address, posts in listing.pages(hub.settings.per_page):
            in_nav = config.nav is None and listing.kind == "blog" and number == 1
            file = made_file(config, address, InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV)
            if taken := _taken(files, file):
                problems.append(_conflict(hub, taken, address))
                continue
            files.append(file)
            title = titles.get(file.src_uri) or list_title(listing, text)
            if number > 1:
                title = f"{title} – {say(text['page_n'], n=number)}"
            data = Slice(listing, number, posts)
            page = MadePage(title, file, config, template="list.html", lang=listing.language.code, data=data)
            page.extra["litfass_lastmod"] = max((post.changed.date().isoformat() for post in posts), default="")
            hub.lists.append(page)
    return problems


def _add_aliases(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    problems = []
    for post in hub.shown:
        for alias in post.aliases:
            address = alias.strip("/")
            file = made_file(config, address if address.endswith(".html") else f"{address}/")
            if taken := _taken(files, file):
                problems.append(_conflict(hub, taken, alias, post))
                continue
            files.append(file)
            page = MadePage(post.title, file, config, template="alias.html", lang=post.lang, data=post)
            page.extra |= {"litfass_alias": True, "location": hub.pages[post.id].url}
            page.canonical_url = hub.pages[post.id].canonical_url
    return problems


def _taken(files: Files, new: File) -> File | None:
    """The file that already has the place of `new` in the site."""
    if (same := files.get_file_from_path(new.src_uri)) is not None and not same.inclusion.is_excluded():
        return same
    return next((old for old in files if old.dest_uri == new.dest_uri and not old.inclusion.is_excluded()), None)


def _conflict(hub: Hub, taken: File, address: str, post: Post | None = None) -> Problem:
    what = f"the alias {address!r} of a post" if post else f"a list of posts at /{address}"
    path = hub.settings.shown_path(post.path) if post else hub.settings.shown_path(taken.src_uri)
    line = post.line("aliases") if post else 0
    return Problem(path, line, "S101", f"{taken.src_uri} has the same address as {what}.", "Rename one of them.")


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


def tidy_nav(nav: Navigation) -> None:
    """Removes pages that this site does not have; MkDocs would link them, title and all."""
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
        if not (isinstance(item, Page) and item.file.inclusion.is_excluded()):
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


def set_language(hub: Hub, page: Page) -> None:
    """A page in content/en/ is English unless it says otherwise."""
    for language in hub.settings.languages:
        if language.prefix and page.file.src_uri.startswith(f"{language.prefix}/"):
            page.meta.setdefault("lang", language.code)


def draw_curtain(hub: Hub, page: Page, html: str) -> tuple[str, list[Problem]]:
    """The page's HTML without links to what this build does not have, and a warning for each."""
    html, cut = hub.curtain().draw(html, page.url)
    return html, [_unpublished(hub, page, source) for source in dict.fromkeys(cut)]


def _unpublished(hub: Hub, page: Page, source: str) -> Problem:
    path, target = hub.settings.shown_path(page.file.src_uri), hub.settings.shown_path(source)
    name = next(part for part in reversed(source.removesuffix("/index.md").split("/")) if part)
    text = f"The link to {target} is plain text, because that is not published."
    return Problem(path, line_of(page, name.removesuffix(".md")), "N101", text, level=Level.WARNING)


def line_of(page: Page, text: str) -> int:
    """The first line of a page's source that holds `text`, or 0."""
    source = page.file.content_string if page.file.src_dir else ""
    return next((number for number, line in enumerate(source.splitlines(), 1) if text in line), 0)


def made_context(page: MadePage, views: Views) -> dict[str, Any]:
    """What the template of a page without source gets."""
    if isinstance(page.data, Slice):
        return {"list": views.listing(page.data)}
    if isinstance(page.data, Post):
        return {"post": views.post(page.data)}
    return {}
