"""The one doorway to feedgen, which is complete but unmaintained; what it gets wrong is put right here.

feedgen 1.0.0 loses `rel`, `type` and `length` of Atom entry links, takes the last link of any kind as the channel's
link, writes today's date where none is set, puts the newest entry last, and names its own version in every file.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from feedgen.entry import FeedEntry as Item
from feedgen.feed import FeedGenerator

from litfass.feeds.model import Feed

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class LinkedItem(Item):  # type: ignore[misc]  # feedgen has no types
    """An entry whose Atom links keep every attribute they were given."""

    lang = ""

    def atom_entry(self, extensions: bool = True) -> Any:
        """The entry's element (feedgen's signature, called by feedgen)."""
        element = super().atom_entry(extensions)
        for link, given in zip(element.findall("link"), self.link(), strict=True):
            link.attrib.update(given)
        if self.lang:
            element.set(_LANG, self.lang)
        return element


def generator(feed: Feed, name: str, media_type: str) -> FeedGenerator:
    """feedgen's generator with everything that RSS and Atom say about the feed `name` itself, but no entry yet."""
    made = FeedGenerator()
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.description)
    made.language(feed.lang)
    made.updated(moment(feed.updated))
    made.author(name=feed.author)
    made.generator("Litfass")
    made.docs("https://www.rssboard.org/rss-specification")
    made.link(href=feed.base + name, rel="self", type=media_type)
    made.link(href=feed.home, rel="alternate", type="text/html", hreflang=feed.lang)  # last: RSS takes it
    return made


def moment(time: datetime) -> datetime:
    """`time` as both formats can say it: whole seconds, and an offset of whole minutes (RFC 3339, RFC 822).

    Local mean times before 1893 have offsets with seconds; those become UTC. A naive time raises ValueError.
    """
    offset = time.utcoffset()
    if offset is None:
        raise ValueError(f"{time} has no time zone; a feed needs aware times")
    return (time.astimezone(UTC) if offset % timedelta(minutes=1) else time).replace(microsecond=0)
