"""What a platform makes a link of: addresses, hashtags and mentions, which nothing may cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from litfass.text.urls import addresses


class Kind(Enum):
    """What an entity is."""

    ADDRESS = "address"
    HASHTAG = "hashtag"
    MENTION = "mention"


class Entity(NamedTuple):
    """A part of a text that a platform links: `text[start:end]`."""

    kind: Kind
    start: int
    end: int


_WITH_PROTOCOL = re.compile(r"https?://\S+", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w&/#＃])[#＃](?=[^\W\d_]|\w*[^\W\d_])\w+(?:[-·]\w+)*")
_MENTION = re.compile(r"(?<![\w/@＠])[@＠]\w[\w.\-]*(?:@\w[\w.\-]*\w)?")


def entities(text: str) -> tuple[Entity, ...]:
    """The entities of `text` in order, none within another; where platforms differ, as much as any of them links."""
    found = [Entity(Kind.ADDRESS, each.start(), each.end()) for each in _WITH_PROTOCOL.finditer(text)]
    found += [Entity(Kind.ADDRESS, start, start + length) for start, length in addresses(text)]
    found += [Entity(Kind.HASHTAG, *each.span()) for each in _HASHTAG.finditer(text)]
    found += [Entity(Kind.MENTION, *each.span()) for each in _MENTION.finditer(text)]
    return disjoint(found)


def disjoint(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in order of their start; one that begins within an earlier one is left out, as platforms do.

    Of two with one start the longer stays.
    """
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: (entity.start, -entity.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)


_SIGN = re.compile("[#＃@＠.:]")
"""Every entity has one of these."""


def only_entities(text: str) -> bool:
    """True for a line of hashtags, of a link or of names alone: with no word of its own beside them."""
    if not _SIGN.search(text):
        return False
    rest, done = "", 0
    for entity in entities(text):
        rest += text[done : entity.start]
        done = entity.end
    return done > 0 and not re.search(r"\w", rest + text[done:])
