"""`feed.xml`: RSS 2.0 with content:encoded, dc:creator and a link to itself."""

from __future__ import annotations

from html import escape
from typing import Any

from litfass.feeds.generator import LinkedItem, generator, moment
from litfass.feeds.model import Feed, FeedEntry

NAME = "feed.xml"
MEDIA_TYPE = "application/rss+xml"


def write(feed: Feed) -> bytes:
    """The feed as RSS 2.0.

    Authors are dc:creator, because RSS' own element demands a mail address.
    """
    made = generator(feed, NAME, MEDIA_TYPE)
    made.load_extension("dc", atom=False)
    for entry in feed.entries:
        _fill(made.add_entry(LinkedItem(), order="append"), entry)
    text: bytes = made.rss_str(pretty=True)
    return text


def _fill(item: Any, entry: FeedEntry) -> None:
    """One item: its title is plain text, as the RSS Best Practices Profile has it; its description is HTML.

    The description is never empty, or feedgen would leave content:encoded out.
    """
    item.guid(entry.id, permalink=False)
    item.title(entry.title)
    item.link(href=entry.url, rel="alternate")
    item.published(moment(entry.published))
    item.dc.dc_creator(list(entry.authors))
    item.category([{"term": name} for name in entry.categories])
    item.content(entry.html)
    item.summary(escape(entry.summary or entry.title, quote=False))
    if entry.enclosure:
        item.enclosure(entry.enclosure.url, str(entry.enclosure.bytes), entry.enclosure.type)
