"""JPEG (ITU T.81): a walk over its segments to the frame header."""

from __future__ import annotations

from typing import BinaryIO

from litfass.media.faults import damaged
from litfass.media.heads.exif import orientation
from litfass.media.heads.found import MANY, Head, head, number, take

FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of frame headers; the three between them are tables."""
ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers that no length follows."""
APP1, LAST = 0xE1, (0xD9, 0xDA)


def read(stream: BinaryIO) -> Head:
    """What the frame header says, turned as EXIF says."""
    stream.seek(2)
    way_up = 1
    for _ in range(MANY):
        marker = _marker(stream)
        if marker in ALONE:
            continue
        if marker in LAST:
            break
        length = number(take(stream, 2)) - 2
        if length < 0:
            break
        if marker in FRAMES:
            frame = take(stream, 6)
            return head("jpeg", (number(frame[3:5]), number(frame[1:3])), orientation=way_up)
        if marker == APP1 and (segment := take(stream, length)).startswith(b"Exif\0\0"):
            way_up = orientation(segment)
        elif marker != APP1:
            stream.seek(length, 1)
    raise damaged()


def _marker(stream: BinaryIO) -> int:
    """The next marker; any number of filling bytes may stand before it."""
    if take(stream, 1) != b"\xff":
        raise damaged()
    for _ in range(MANY):
        if (byte := take(stream, 1)) != b"\xff":
            return byte[0]
    raise damaged()
