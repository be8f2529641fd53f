"""WebP (RFC 9649): its first chunk, and EXIF where the flags promise it."""

from __future__ import annotations

from typing import BinaryIO

from litfass.media.faults import damaged
from litfass.media.heads.exif import orientation
from litfass.media.heads.found import MANY, Head, head, number, take

ANIMATED, EXIF, ALPHA = 0x02, 0x08, 0x10
LONGEST_EXIF = 1 << 20


def read(stream: BinaryIO) -> Head:
    """What the chunk VP8X, VP8L or VP8 says."""
    stream.seek(12)
    name, length = take(stream, 4), number(take(stream, 4), "little")
    start = take(stream, 10)
    if name == b"VP8X":
        flags = start[0]
        size = number(start[4:7], "little") + 1, number(start[7:10], "little") + 1
        stream.seek(20 + length + length % 2)
        way_up = _orientation(stream) if flags & EXIF else 1
        return head("webp", size, animated=bool(flags & ANIMATED), alpha=bool(flags & ALPHA), orientation=way_up)
    if name == b"VP8L" and start[0] == 0x2F:
        bits = number(start[1:5], "little")
        return head("webp", ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1), alpha=bool(bits >> 28 & 1))
    if name == b"VP8 " and start[3:6] == b"\x9d\x01\x2a":
        return head("webp", (number(start[6:8], "little") & 0x3FFF, number(start[8:10], "little") & 0x3FFF))
    raise damaged()


def _orientation(stream: BinaryIO) -> int:
    for _ in range(MANY):
        name, length = stream.read(4), number(stream.read(4), "little")
        if not name:
            break
        if name == b"EXIF":
            return orientation(stream.read(min(length, LONGEST_EXIF)))
        stream.seek(length + length % 2, 1)
    return 1
