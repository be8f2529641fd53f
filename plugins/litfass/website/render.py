"""Turns posts and lists into views, once all pages are converted."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from mkdocs.structure.files import Files

from litfass.model import Author, Language, Post
from litfass.source.listings import Listing, author_address, term_address
from litfass.text.reading import excerpt, minutes
from litfass.text.slugs import slugify
from litfass.website.brand import brand_css
from litfass.website.figures import licence_address
from litfass.website.gallery import portrait, poster
from litfass.website.hub import Hub
from litfass.website.pages import Slice
from litfass.website.talk import talks
from litfass.website.views import (
    AuthorView,
    CompanyView,
    CoverView,
    HubView,
    LanguageView,
    ListView,
    PageLink,
    PictureView,
    PostView,
    TermView,
    safe,
)
from litfass.website.words import Words, long_date, long_time, reading_time, say, words

MADE = (1200, 800)
"""The size of a cover that another plugin makes: it has no file yet that could be looked at."""


class Views:
    """All views of one build; made lazily and once."""

    def __init__(self, hub: Hub, files: Files) -> None:
        self.hub = hub
        self.files = files
        self._talks = talks(hub)
        self._posts = {post.id: self._post(post) for post in hub.shown}
        self._hubs: dict[str, HubView] = {}
        for language in hub.settings.languages:
            self._join([post for post in hub.shown if post.lang == language.code])

    def post(self, post: Post) -> PostView:
        """The view of a shown post."""
        return self._posts[post.id]

    def hub_in(self, language: Language) -> HubView:
        """The hub as a page in this language sees it."""
        if language.code not in self._hubs:
            self._hubs[language.code] = self._hub(language)
        return self._hubs[language.code]

    def listing(self, piece: Slice) -> ListView:
        """The view of one page of a list."""
        listing, size = piece.listing, self.hub.settings.per_page
        last = listing.count(size)
        turn = {n: self._url(listing.page_address(n)) for n in range(1, last + 1)}
        return ListView(
            kind=listing.kind,
            title=safe(list_title(listing, words(listing.language.code))),
            name=safe(listing.name),
            posts=[self._posts[post.id] for post in piece.posts],
            page=piece.number,
            pages=list(_pagination(turn, piece.number)),
            previous_url=turn.get(piece.number - 1, ""),
            next_url=turn.get(piece.number + 1, ""),
            count=len(listing.posts),
            terms=self._filter(listing),
            feeds=self.hub.feeds.get(listing.folder),
            author=self.author(listing.key, listing.language) if listing.kind == "author" else None,
        )

    def author(self, key: str, language: Language) -> AuthorView:
        """The view of an author; an unknown one has only a name."""
        author = self.hub.library.authors.get(key) or Author(key, key)
        initials = "".join(part[0] for part in author.name.split()[:2]).upper()
        return AuthorView(
            safe(author.name),
            self._url(author_address(language, key)),
            self._file_url(author.avatar),
            safe(author.description),
            safe(initials),
            safe(author.url),
            self.hub.gallery.view(author.avatar, portrait()),
        )

    def _filter(self, current: Listing) -> list[TermView]:
        """The categories of the list's language, the current one marked."""
        return [
            TermView(safe(other.name), self._url(other.folder), len(other.posts), None, other.folder == current.folder)
            for other in self.hub.listings
            if other.kind == "category" and other.language == current.language
        ]

    def _post(self, post: Post) -> PostView:
        language = self.hub.language(post.lang)
        text = words(language.code)
        content = self.hub.pages[post.id].content or ""
        shown, dated = post.created, post.dated
        return PostView(
            title=safe(post.title),
            url=self.hub.pages[post.id].url,
            description=safe(post.description),
            excerpt=safe(post.description or excerpt(content)),
            date_iso=shown.isoformat() if dated else "",
            date_text=long_date(shown, text) if dated else "",
            updated_iso=post.updated.isoformat() if post.updated else "",
            updated_text=long_date(post.updated, text) if post.updated else "",
            day=str(shown.day) if dated else "",
            month_short=text["months_short"].split(",")[shown.month - 1] if dated else "",
            year=str(shown.year) if dated else "",
            reading_text=reading_time(post.readtime or minutes(content), text),
            lang=post.lang,
            authors=[self.author(key, language) for key in post.authors],
            categories=self._terms(post.categories, language, language.category),
            tags=self._terms(post.tags, language, language.tag),
            cover=self._cover(post),
            draft=post.draft,
            scheduled_text=self._scheduled(post, text),
            pinned=post.pin,
            sponsored=safe(post.sponsored),
            poster=[safe(word) for word in post.poster],
            links=list(self._links(post)),
            talk=self._talks.get(post.id, ()),
        )

    def _scheduled(self, post: Post, text: Words) -> str:
        if post.draft or post.due(self.hub.now):
            return ""
        return say(text["scheduled"], date=long_time(post.created, text))

    def _cover(self, post: Post) -> CoverView | None:
        picture = post.image
        if picture is None and (drawn := self.hub.posters.get(post.id)):
            seen = PictureView(drawn.url, drawn.width, drawn.height)
            return CoverView(drawn.url, safe(drawn.alt), safe(""), "", seen, seen)
        url = self._file_url(picture.path) if picture else ""
        if picture is None or not url:
            return None
        gallery, focus = self.hub.gallery, picture.focus
        made = PictureView(url, *MADE)
        return CoverView(
            url,
            safe(picture.alt or ""),
            safe(picture.credit),
            f"{focus[0]:.0%} {focus[1]:.0%}" if focus else "",
            gallery.whole(picture.path) or made,
            gallery.view(picture.path, poster(picture)) or made,
            safe(picture.licence),
            safe(licence_address(picture.licence)),
        )

    def _url(self, address: str) -> str:
        """The URL of a list or made page by its address."""
        return self.hub.urls.get(address, address)

    def _terms(self, names: Sequence[str], language: Language, segment: str) -> list[TermView]:
        unique = {slugify(name): name for name in reversed(names) if slugify(name)}
        return [
            TermView(safe(name), self._url(term_address(language, segment, name))) for name in reversed(unique.values())
        ]

    def _links(self, post: Post) -> Iterator[dict[str, str]]:
        """Material's `links`: addresses, Markdown files, or {title: address}; none to what is not published."""
        base = self.hub.settings.url(self.hub.pages[post.id].url)
        for title, target in _link_pairs(post.links):
            file = self.files.get_file_from_path(target)
            if file is not None and file.page is not None and not file.inclusion.is_excluded():
                yield {"title": safe(title or str(file.page.title)), "url": safe(file.page.url)}
            elif file is None and _is_web_link(target) and self.hub.curtain.source(base, target) is None:
                yield {"title": safe(title or target), "url": safe(target)}

    def _file_url(self, path: str) -> str:
        """The address of a file below content/, or "" when the site does not have it."""
        file = self.files.get_file_from_path(path) if path else None
        if file is None or file.inclusion.is_excluded():
            return ""
        return file.page.url if file.page is not None else file.url

    def _join(self, posts: Sequence[Post]) -> None:
        """Tells each post its neighbours in its own language; `posts` are newest first."""
        for newer, older in itertools.pairwise(posts):
            self._posts[newer.id].previous = self._posts[older.id]
            self._posts[older.id].next = self._posts[newer.id]

    def _hub(self, language: Language) -> HubView:
        settings = self.hub.settings
        posts = [self._posts[post.id] for post in self.hub.shown if post.lang == language.code]
        blogs = {one.language.code: self._url(one.folder) for one in self.hub.listings if one.kind == "blog"}
        return HubView(
            name=safe(settings.site_name),
            company=CompanyView(
                safe(settings.company.name or settings.site_name),
                self._file_url(settings.company.imprint),
                self._file_url(settings.company.privacy),
            ),
            home_url=self._home(language),
            blog_url=blogs.get(language.code, ""),
            feeds_url=self._url(language.address(language.feeds)) if self.hub.feeds_page else "",
            languages=[
                LanguageView(one.code, one.prefix, self._home(one), blogs[one.code], one == language)
                for one in settings.languages
                if one.code in blogs
            ],
            feeds=self._feeds(language),
            categories=self._categories(language),
            posts=posts,
            pinned=next((post for post in posts if post.pinned), None),
            brand_css=brand_css(settings.brand),
            font_url=self._file_url(settings.brand.font),
            logo_url=self._file_url(settings.brand.logo),
            logo=self.hub.gallery.whole(settings.brand.logo),
        )

    def _home(self, language: Language) -> str:
        """The home page of a language: its index.md, else its blog."""
        folder = f"{language.prefix}/" if language.prefix else ""
        own = self._file_url(f"{folder}index.md") or self._file_url(f"{folder}README.md")
        return own or (self._url(language.address(language.blog)) if language.prefix else "./")

    def _feeds(self, language: Language) -> list[Any]:
        """The feeds of this language in the order of the lists."""
        folders = [one.folder for one in self.hub.listings if one.language == language]
        return [self.hub.feeds[folder] for folder in folders if folder in self.hub.feeds]

    def _categories(self, language: Language) -> list[TermView]:
        return [
            TermView(safe(one.name), self._url(one.folder), len(one.posts), self._posts[one.posts[0].id])
            for one in self.hub.listings
            if one.kind == "category" and one.language == language
        ]


def list_title(listing: Listing, text: Words) -> str:
    """The title of a list in its language."""
    return say(text[f"list_{listing.kind}"], name=listing.name)


def _link_pairs(links: object, title: str = "") -> Iterator[tuple[str, str]]:
    """Title and target of each link in Material's nested form; sections are flattened."""
    if isinstance(links, str):
        yield title, links
    elif isinstance(links, Mapping):
        for name, target in links.items():
            yield from _link_pairs(target, str(name))
    elif isinstance(links, list):
        for row in links:
            yield from _link_pairs(row)


def _is_web_link(target: str) -> bool:
    """True for addresses that a page may link: no `javascript:` and the like."""
    try:
        return urlsplit(target).scheme in ("", "http", "https", "mailto", "tel")
    except ValueError:
        return False


def _pagination(addresses: Mapping[int, str], current: int) -> Iterator[PageLink]:
    """First, last and the neighbours of the current page, with gaps (n = 0) between."""
    previous = 0
    for n, url in addresses.items():
        if n in (1, len(addresses)) or abs(n - current) <= 1:
            if n - previous > 1:
                yield PageLink(0, "", False)
            yield PageLink(n, url, n == current)
            previous = n
