"""PNG (W3C, third edition): its chunks up to the pixels."""

from __future__ import annotations

from typing import BinaryIO

from litfass.media.faults import damaged
from litfass.media.heads.exif import orientation
from litfass.media.heads.found import MANY, Head, head, number, take

WITH_ALPHA = (4, 6)
"""Colour types that have a channel for it."""
LONGEST_EXIF = 1 << 16


def read(stream: BinaryIO) -> Head:
    """What IHDR says, and whether chunks before the pixels speak of transparency, frames or a turn."""
    stream.seek(8)
    length, name = number(take(stream, 4)), take(stream, 4)
    if (length, name) != (13, b"IHDR"):
        raise damaged()
    header = take(stream, 17)
    size, alpha = (number(header[:4]), number(header[4:8])), header[9] in WITH_ALPHA
    animated, way_up = False, 1
    for _ in range(MANY):
        length, name = number(take(stream, 4)), take(stream, 4)
        if name in (b"IDAT", b"IEND"):
            break
        alpha = alpha or name == b"tRNS"
        animated = animated or name == b"acTL"
        if name == b"eXIf" and length <= LONGEST_EXIF:
            way_up = orientation(take(stream, length))
            length = 0
        stream.seek(length + 4, 1)
    return head("png", size, animated=animated, alpha=alpha, orientation=way_up)
