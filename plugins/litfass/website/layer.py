"""The posts layer on MkDocs' files, navigation and pages: what each event of the plugin does."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from litfass.model import Library, Post
from litfass.problems import Level, Problem
from litfass.source.listings import listings
from litfass.website.curtain import Curtain
from litfass.website.hub import Hub
from litfass.website.pages import MadePage, PostPage, Slice, made_file
from litfass.website.render import Views, list_title
from litfass.website.words import say, words


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


def arrange(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    """Brings MkDocs' files into our order: private ones out, posts to their addresses, lists and aliases in."""
    hub.library = _with_files(hub, files)
    shown = {post.path: post for post in hub.shown}
    _exclude_private(hub, files)
    hub.curtain = Curtain(hub.settings.site_url, _hidden_places(hub, files))
    for file in list(files):
        if post := shown.get(file.src_uri):
            _settle(file, f"{post.address}index.html")
            file.inclusion = InclusionLevel.NOT_IN_NAV
            hub.pages[post.id] = PostPage(post, file, config)
        elif file.src_uri in hub.library.owned:
            _settle_owned(hub, file)
    hub.listings = listings(hub.shown, hub.library.authors, hub.settings)
    taken = {file.dest_uri: file for file in files if not file.inclusion.is_excluded()}
    return [*_add_lists(hub, files, config, taken), *_add_aliases(hub, files, config, taken)]


def _with_files(hub: Hub, files: Files) -> Library:
    """The Library with the posts that this build has: not those that `exclude_docs` or another plugin took away.

    What `draft_docs` names is a draft.
    """
    posts = []
    for post in hub.library.posts:
        file = files.get_file_from_path(post.path)
        if file is not None and file.inclusion is not InclusionLevel.EXCLUDED:
            drafted = file.inclusion is InclusionLevel.DRAFT
            posts.append(replace(post, draft=True) if drafted else post)
    return replace(hub.library, posts=tuple(posts))


def _hidden_places(hub: Hub, files: Files) -> dict[str, str]:
    """Every address by which a page could point at what this build does not have -> the source of that."""
    places: dict[str, str] = {}
    for file in files:
        if file.inclusion.is_excluded():
            places |= {file.src_uri: file.src_uri, unquote(file.url): file.src_uri}
    for post in hub.hidden:
        own = [post.address, *post.aliases, *([f"{post.folder}/"] if post.path.endswith("/index.md") else [])]
        places |= dict.fromkeys(own, post.path)
    return places


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


def _add_lists(hub: Hub, files: Files, config: MkDocsConfig, taken: dict[str, File]) -> Iterator[Problem]:
    for listing in hub.listings:
        text = words(listing.language.code)
        for number, address, posts in listing.pages(hub.settings.per_page):
            in_nav = config.nav is None and listing.kind == "blog" and number == 1
            file = made_file(config, address, InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV)
            if other := _place(files, file, taken):
                yield _conflict(hub, other, address)
                continue
            title = list_title(listing, text)
            if number > 1:
                title = f"{title} – {say(text['page_n'], n=number)}"
            data = Slice(listing, number, posts)
            page = MadePage(title, file, config, template="list.html", lang=listing.language.code, data=data)
            page.extra["litfass_lastmod"] = max((p.changed.date().isoformat() for p in posts if p.dated), default="")
            hub.urls[address] = page.url


def _add_aliases(hub: Hub, files: Files, config: MkDocsConfig, taken: dict[str, File]) -> Iterator[Problem]:
    for post in hub.shown:
        for alias in post.aliases:
            file = made_file(config, alias)
            if other := _place(files, file, taken):
                yield _conflict(hub, other, alias, post)
                continue
            page = MadePage(post.title, file, config, template="alias.html", lang=post.lang, data=post)
            page.extra |= {"litfass_alias": True, "location": hub.pages[post.id].url}
            page.canonical_url = hub.pages[post.id].canonical_url


def _place(files: Files, new: File, taken: dict[str, File]) -> File | None:
    """Adds a file to the site, or gives back the one that has its place already."""
    if other := taken.get(new.dest_uri):
        return other
    if (same := files.get_file_from_path(new.src_uri)) is not None:
        files.remove(same)
    files.append(new)
    taken[new.dest_uri] = new
    return None


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
