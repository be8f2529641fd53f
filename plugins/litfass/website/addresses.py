"""Which file lies where in the site: posts at their addresses, lists and aliases made, what is not public left out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from litfass.compose.short import Owned
from litfass.model import Library, Settings
from litfass.problems import Problem
from litfass.source.listings import listings
from litfass.website import short_links
from litfass.website.curtain import Curtain
from litfass.website.hub import Hub
from litfass.website.pages import MadePage, PostPage, Slice, made_file
from litfass.website.render import list_title
from litfass.website.words import say, words

LONGEST = 200
"""Bytes that the path of an alias may have: file systems stop at 255 a name, and site/ stands before it."""


def arrange(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    """Brings MkDocs' files into our order; says which addresses are wanted twice."""
    hub.library = _with_files(hub, files)
    _exclude_hidden(hub, files)
    shown = {post.path: post for post in hub.shown}
    places = Places(file for file in files if file.src_uri not in shown and file.src_uri not in hub.library.owned)
    problems = [*_add_posts(hub, files, config, places), *_add_owned(hub, files, places)]
    hub.listings = listings(hub.shown, hub.library.authors, hub.settings)
    problems += _add_lists(hub, files, config, places)
    problems += _add_aliases(hub, files, config, places)
    links = short_links.all_links(hub)
    problems += _add_short_links(hub, links, files, config, places)
    hub.curtain = Curtain(hub.settings.site_url, _hidden_places(hub, files) | short_links.hidden(hub, links))
    return problems


class Places:
    """The places of the site that are taken, compared as a disk does that knows no capitals."""

    def __init__(self, files: Iterator[File]) -> None:
        self._files: dict[str, File] = {}
        self._folders: dict[str, File] = {}
        for file in files:
            if not file.inclusion.is_excluded():
                self.take(file)

    def take(self, new: File) -> File | None:
        """Gives the place to `new`, or tells which file has it, or has a file where a folder would be."""
        key = new.dest_uri.casefold()
        parents = [key[:end] for end, char in enumerate(key) if char == "/"]
        for other in (self._files.get(key), self._folders.get(key), *map(self._files.get, parents)):
            if other is not None:
                return other
        self._files[key] = new
        self._folders |= dict.fromkeys(parents, new)
        return None


def add(files: Files, new: File, places: Places) -> File | None:
    """Adds a made file to the site, or tells which file has its place already."""
    if other := places.take(new):
        return other
    if (same := files.get_file_from_path(new.src_uri)) is not None:
        files.remove(same)
    files.append(new)
    return None


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


def _exclude_hidden(hub: Hub, files: Files) -> None:
    """Excludes what no site may show, and all files of posts that this build does not show."""
    hidden, shown = {post.path for post in hub.hidden}, {post.path for post in hub.shown}
    for file in files:
        owner = hub.library.owned.get(file.src_uri)
        orphan = owner is not None and owner not in shown
        if file.src_uri in hub.library.private or file.src_uri in hidden or orphan:
            file.inclusion = InclusionLevel.EXCLUDED


def _add_posts(hub: Hub, files: Files, config: MkDocsConfig, places: Places) -> Iterator[Problem]:
    for post in hub.shown:
        file = files.get_file_from_path(post.path)
        assert file is not None
        _settle(file, f"{post.address}index.html")
        file.inclusion = InclusionLevel.NOT_IN_NAV
        if other := places.take(file):
            path = hub.settings.shown_path(post.path)
            message = f"{hub.settings.shown_path(other.src_uri)} has the address /{post.address} already."
            yield Problem(path, post.line("slug"), "S101", message, "Rename one of them, or type another slug:.")
        hub.pages[post.id] = PostPage(post, file, config)


def _add_owned(hub: Hub, files: Files, places: Places) -> Iterator[Problem]:
    """Publishes the files of a post's folder beside its page; what lies elsewhere stays where MkDocs puts it."""
    posts = {post.path: post for post in hub.shown}
    for file in files:
        post = posts.get(hub.library.owned.get(file.src_uri, ""))
        if post is None or file.inclusion.is_excluded() or file.is_documentation_page():
            continue
        inside = posixpath.relpath(file.src_uri, post.folder)
        if not inside.startswith(".."):
            _settle(file, post.address + inside)
        if other := places.take(file):
            message = f"{hub.settings.shown_path(other.src_uri)} has its place in the site, /{file.dest_uri}, already."
            yield Problem(hub.settings.shown_path(file.src_uri), 0, "S101", message, "Rename one of them.")


def _settle(file: File, address: str) -> None:
    """Gives a file another place in the site; MkDocs caches what follows from it."""
    file.dest_uri = address
    for cached in ("url", "abs_dest_path"):
        vars(file).pop(cached, None)


def _add_lists(hub: Hub, files: Files, config: MkDocsConfig, places: Places) -> Iterator[Problem]:
    for listing in hub.listings:
        text = words(listing.language.code)
        for number, address, posts in listing.pages(hub.settings.per_page):
            in_nav = config.nav is None and listing.kind == "blog" and number == 1
            file = made_file(config, address, InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV)
            if other := add(files, file, places):
                yield _list_conflict(hub.settings, other, address)
                continue
            title = list_title(listing, text)
            if number > 1:
                title = f"{title} – {say(text['page_n'], n=number)}"
            data = Slice(listing, number, posts)
            page = MadePage(title, file, config, template="list.html", lang=listing.language.code, data=data)
            page.extra["litfass_lastmod"] = max((p.changed.date().isoformat() for p in posts if p.dated), default="")
            hub.urls[address] = page.url


def _list_conflict(settings: Settings, other: File, address: str) -> Problem:
    if other.generated_by:
        return Problem("", 0, "S101", f"Two lists of posts have the address /{address}.", "Give one another name.")
    message = f"The list of posts at /{address} has the same address."
    return Problem(settings.shown_path(other.src_uri), 0, "S101", message, "Rename the page.")


def _add_aliases(hub: Hub, files: Files, config: MkDocsConfig, places: Places) -> Iterator[Problem]:
    for post in hub.shown:
        path, line = hub.settings.shown_path(post.path), post.line("aliases")
        for alias in post.aliases:
            file = made_file(config, alias)
            if _is_reserved(file.dest_uri, hub.settings) or short_links.reserved(file.dest_uri, hub):
                message = f"/{alias} is an address that the site needs itself."
                yield Problem(path, line, "F142", message, "Remove that alias.")
            elif other := add(files, file, places):
                message = f"/{alias} is the address of {hub.settings.shown_path(other.src_uri)}."
                yield Problem(path, line, "F142", message, "Remove that alias.")
            else:
                page = MadePage(post.title, file, config, template="alias.html", lang=post.lang, data=post)
                page.extra |= {"litfass_alias": True, "location": hub.pages[post.id].url}
                page.canonical_url = hub.pages[post.id].canonical_url


def _add_short_links(
    hub: Hub, links: tuple[Owned, ...], files: Files, config: MkDocsConfig, places: Places
) -> list[Problem]:
    """Adds the pages of short links; what is in the way of one has its Problem already."""
    problems = list(short_links.problems(hub, links, files))
    for page in short_links.made(hub, links, config):
        add(files, page, places)
    return problems


def _is_reserved(place: str, settings: Settings) -> bool:
    """True when MkDocs, Material or our feeds write there, or when a disk or web server may not take the name."""
    names = place.casefold().split("/")
    feeds = {f"{language.address(language.feeds)}index.html" for language in settings.languages}
    return (
        names[0] in ("assets", "search", "404.html", "sitemap.xml", "sitemap.xml.gz")
        or place in feeds
        or any(name.startswith(".") or not name or name in ("feed.xml", "atom.xml", "feed.json") for name in names)
        or len(place.encode()) > LONGEST
    )


def _hidden_places(hub: Hub, files: Files) -> dict[str, str]:
    """Every address by which a page could point at what this build does not have -> the source of that.

    What the site does have stays reachable, whatever a draft calls its own.
    """
    places: dict[str, str] = {}
    for file in files:
        if file.inclusion.is_excluded():
            places |= {file.src_uri: file.src_uri, unquote(file.url): file.src_uri}
    for post in hub.hidden:
        own = [post.address, *post.aliases, *([f"{post.folder}/"] if post.path.endswith("/index.md") else [])]
        places |= dict.fromkeys(own, post.path)
    public = _public_places(files)
    return {place: source for place, source in places.items() if place not in public}


def _public_places(files: Files) -> set[str]:
    """Every address of the site, and every folder above one."""
    found: set[str] = set()
    for file in files:
        if not file.inclusion.is_excluded():
            url = unquote(file.url)
            found |= {url, *(url[: end + 1] for end, char in enumerate(url) if char == "/")}
    return found
