"""Chapters of a video: headings and list entries of the post that begin or end with a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litfass.text.blocks import Block, Heading, Items, block_text
from litfass.text.document import Document

FEWEST = 2
"""One time alone is no list of chapters."""

LATEST_START = 360
"""Times whose first is later than this many seconds are hours of a day: "14:00 Einlass"."""

_TIME = r"\d{1,2}(?::[0-5]\d){1,2}"
_CLOCK = re.compile(rf"{_TIME} ?(?:Uhr|[ap]\.?m)\b", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<time>{_TIME})\s*[–—:|-]?\s*(?P<title>\S.*)")
_BEHIND = re.compile(rf"(?P<title>\S.*?)\s*[(\[–—|-]\s*(?P<time>{_TIME})\s*[)\]]?")


def chapters(document: Document) -> tuple[str, ...]:
    """The chapters as lines ("0:00 Begrüßung"), in the post's order; () where the post has none.

    "0:00 Begrüßung", "Begrüßung (0:00)" and "Begrüßung – 0:00" are read alike; a clock time ("14:30 Uhr") is none.
    """
    found = tuple(line for text in _texts(document.blocks) if (line := _chapter(text)))
    return found if len(found) >= FEWEST and (seconds(found[0]) or 0) < LATEST_START else ()


def seconds(line: str) -> int | None:
    """At which second of the video a line with a time begins; None for another line."""
    match = re.match(rf"({_TIME})\s", line)
    if not match:
        return None
    total = 0
    for part in match[1].split(":"):
        total = total * 60 + int(part)
    return total


def _chapter(text: str) -> str:
    if _CLOCK.search(text):
        return ""
    match = _BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)
    return f"{match['time']} {match['title'].strip()}" if match else ""


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield " ".join(block_text(block).split())
        elif isinstance(block, Items):
            yield from (" ".join(block_text(item[0]).split()) for item in block.items if item)
