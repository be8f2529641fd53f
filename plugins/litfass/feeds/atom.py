"""`atom.xml`: Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from typing import Any

from litfass.feeds.generator import LinkedItem, generator, moment
from litfass.feeds.model import Feed, FeedEntry

NAME = "atom.xml"
MEDIA_TYPE = "application/atom+xml"


def write(feed: Feed) -> bytes:
    """The feed as Atom: titles and summaries as text, content as escaped HTML, pictures as enclosure links."""
    made = generator(feed, NAME, MEDIA_TYPE)
    for entry in feed.entries:
        _fill(made.add_entry(LinkedItem(), order="append"), entry, feed.lang)
    text: bytes = made.atom_str(pretty=True)
    return text


def _fill(item: Any, entry: FeedEntry, lang: str) -> None:
    item.lang = entry.lang if entry.lang != lang else ""
    item.id(entry.id)
    item.title(entry.title)
    item.link(href=entry.url, rel="alternate", type="text/html")
    item.published(moment(entry.published))
    item.updated(moment(entry.updated))
    item.author([{"name": name} for name in entry.authors])
    item.category([{"term": name} for name in entry.categories])
    item.summary(entry.summary or None)
    item.content(entry.html, type="html")
    if entry.enclosure:
        item.enclosure(entry.enclosure.url, str(entry.enclosure.bytes), entry.enclosure.type)
