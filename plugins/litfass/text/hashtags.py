"""Tags as hashtags that every platform links and every screen reader can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST = 24
"""Longer hashtags are hard to read (signs without the #)."""


def hashtag(tag: str) -> str:
    """`tag` in CamelCase with its sign ("Alte Sorten" -> "#AlteSorten"), or "" when it makes no good hashtag.

    Each part starts with a capital, so that a screen reader finds the words; umlauts stay, signs go. A tag of digits
    alone is no link anywhere.
    """
    parts = re.findall(r"\w+", tag.lstrip("#").replace("_", " "))
    word = "".join(part[:1].upper() + part[1:] for part in parts)
    return f"#{word}" if word and not word.isdecimal() and len(word) <= LONGEST else ""


def hashtags(tags: Iterable[str], most: int) -> tuple[str, ...]:
    """At most `most` hashtags in the given order, without empty ones and without doubles in other capitals."""
    found: dict[str, str] = {}
    for tag in _good(tags):
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:most]


def _good(tags: Iterable[str]) -> Iterator[str]:
    yield from filter(None, map(hashtag, tags))
