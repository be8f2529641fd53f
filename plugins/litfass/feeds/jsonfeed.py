"""`feed.json`: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from litfass.feeds.generator import moment
from litfass.feeds.model import Enclosure, Feed, FeedEntry

NAME = "feed.json"
MEDIA_TYPE = "application/feed+json"


def write(feed: Feed) -> bytes:
    """The feed as JSON; keys without a value are left out."""
    top = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.base + NAME,
        "description": feed.description,
        "language": feed.lang,
        "authors": _people([feed.author]),
    }
    items = [_item(entry, feed.lang) for entry in feed.entries]
    return (json.dumps({**_said(top), "items": items}, ensure_ascii=False, indent=2) + "\n").encode()


def _item(entry: FeedEntry, lang: str) -> dict[str, Any]:
    picture = entry.enclosure if entry.enclosure and entry.enclosure.type.startswith("image/") else None
    said = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "image": picture.url if picture else "",
        "date_published": moment(entry.published).isoformat(),
        "date_modified": moment(entry.updated).isoformat(),
        "authors": _people(entry.authors),
        "tags": list(entry.categories),
        "language": entry.lang if entry.lang != lang else "",
        "attachments": [_attachment(entry.enclosure)] if entry.enclosure else [],
    }
    return {**_said(said), "content_html": entry.html}


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names if name]


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    return {"url": enclosure.url, "mime_type": enclosure.type, "size_in_bytes": enclosure.bytes}


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
