"""The three files of a feed, from one value that is made safe once for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from litfass.feeds import atom, jsonfeed, rss
from litfass.feeds.model import Feed, FeedEntry
from litfass.text.clean import xml_text


def files_of(feed: Feed) -> dict[str, bytes]:
    """`<folder>feed.xml`, `atom.xml` and `feed.json`: UTF-8, LF, and the same bytes for the same feed."""
    safe = _safe_feed(feed)
    return {f"{feed.folder}{kind.NAME}": kind.write(safe) for kind in (rss, atom, jsonfeed)}


def _safe_feed(feed: Feed) -> Feed:
    """The feed without what a format forbids, and with a title, a description and an author whatever it said."""
    title = _line(feed.title) or feed.home
    return replace(
        feed,
        title=title,
        description=_line(feed.description) or title,
        author=_line(feed.author) or title,
        entries=tuple(_safe_entry(entry) for entry in feed.entries),
    )


def _safe_entry(entry: FeedEntry) -> FeedEntry:
    return replace(
        entry,
        title=_line(entry.title) or entry.url,
        summary=_line(entry.summary),
        html=_newlines(xml_text(entry.html)),
        authors=_lines(entry.authors),
        categories=_lines(entry.categories),
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := _line(text)))


def _line(text: str) -> str:
    """`text` on one line, without characters that XML forbids."""
    return " ".join(xml_text(text).split())


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
