"""A feed as a value: what its three files say, before any format is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels with an entry: absolute URL, true length in bytes, media type such as "image/png"."""

    url: str
    bytes: int
    type: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One post as readers' programs get it.

    `id` is a tag URI that survives a changed address; `html` is the whole content, already cleaned; `title` and
    `summary` are plain text; `published` and `updated` are aware times from the content. `authors` are names in the
    order of the post's own authors.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    lang: str = ""
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One list of entries, newest first.

    `home` is the absolute address of the list for people, `base` that of the folder which holds the three files, and
    `folder` the same folder relative to the site ("blog/").
    """

    id: str
    title: str
    description: str
    home: str
    base: str
    lang: str
    folder: str
    entries: tuple[FeedEntry, ...]
    updated: datetime
    author: str


def tag_uri(authority: str, year: int, name: str) -> str:
    """The tag URI for `name` (RFC 4151): an id that belongs to a domain and a year, not to an address."""
    return f"tag:{authority},{year:04d}:" + quote(name, safe="/?!$&()*+,;=:@")
