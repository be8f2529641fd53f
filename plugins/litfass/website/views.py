"""What templates see: plain values with every address relative to the site and every text escaped for HTML.

Jinja does not escape in MkDocs, so the texts are `Markup` already; `| e` in a template changes nothing then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup


def safe(text: str) -> Markup:
    """`text` with `& < > " '` escaped, marked as done."""
    return Markup(escape(text))


@dataclass(frozen=True, slots=True)
class TermView:
    """A category or tag with its list; `latest` is its newest post."""

    name: Markup
    url: str
    count: int = 0
    latest: PostView | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class AuthorView:
    """A person with the address of their list; `site` is their own page elsewhere."""

    name: Markup
    url: str
    avatar_url: str
    description: Markup
    initials: Markup
    site: Markup
    portrait: PictureView | None = None


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of a picture, and how many pixels wide it is."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in several widths, the narrowest first: `modern` are AVIF files, `plain` what every browser shows.

    `url` is the largest of the plain ones, `width` and `height` its size. Without the extra `pictures`, and for
    drawings and animations, there is only that one file.
    """

    url: str
    width: int
    height: int
    modern: tuple[FileView, ...] = ()
    plain: tuple[FileView, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverView:
    """The picture of a post; `focus` is what must stay visible when it is cropped ("30% 60%", or "").

    `whole` is the picture as it is, `poster` the part of it in 3:2 that lists and heads show; where nothing can be cut
    out, the poster is the whole picture, and browsers crop it.
    """

    url: str
    alt: Markup
    credit: Markup
    focus: str
    whole: PictureView
    poster: PictureView
    licence: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True)
class TalkView:
    """A place where a post is talked about."""

    name: Markup
    url: Markup


@dataclass(slots=True)
class PostView:
    """A post in a list, on its own page, or as a neighbour of another (`previous` is older, `next` newer)."""

    title: Markup
    url: str
    description: Markup
    excerpt: Markup
    date_iso: str
    date_text: str
    updated_iso: str
    updated_text: str
    day: str
    month_short: str
    year: str
    reading_text: str
    lang: str
    authors: Sequence[AuthorView]
    categories: Sequence[TermView]
    tags: Sequence[TermView]
    cover: CoverView | None
    draft: bool
    scheduled_text: str
    pinned: bool
    sponsored: Markup
    poster: Sequence[Markup]
    links: Sequence[Any] = ()
    talk: Sequence[TalkView] = ()
    previous: PostView | None = None
    next: PostView | None = None


@dataclass(frozen=True, slots=True)
class CardView:
    """A drawn picture: its address below the site, its words, its size."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of a list in its pagination; `n` is 0 for a gap."""

    n: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class FeedLink:
    """The three forms of one feed."""

    title: Markup
    rss_url: str
    atom_url: str
    json_url: str


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list."""

    kind: str
    title: Markup
    name: Markup
    posts: Sequence[PostView]
    page: int
    pages: Sequence[PageLink]
    previous_url: str
    next_url: str
    count: int
    terms: Sequence[TermView]
    feeds: FeedLink | None
    author: AuthorView | None


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A language of the hub and its entrances."""

    code: str
    prefix: str
    home_url: str
    blog_url: str
    current: bool


@dataclass(frozen=True, slots=True)
class CompanyView:
    """Who publishes; the addresses are "" where the settings name no page."""

    name: Markup
    imprint_url: str
    privacy_url: str


@dataclass(frozen=True, slots=True)
class HubView:
    """The whole hub in one language."""

    name: Markup
    company: CompanyView
    home_url: str
    blog_url: str
    feeds_url: str
    languages: Sequence[LanguageView]
    feeds: Sequence[FeedLink]
    categories: Sequence[TermView]
    posts: Sequence[PostView]
    pinned: PostView | None
    brand_css: Markup
    font_url: str
    logo_url: str
    logo: PictureView | None = None
