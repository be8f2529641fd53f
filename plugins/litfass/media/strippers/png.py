"""PNG and APNG (W3C, third edition): its chunks up to IEND, without texts, times, previews and private chunks."""

from __future__ import annotations

import zlib

from litfass.media.credits import IHDR, into_png
from litfass.media.faults import damaged
from litfass.media.heads.found import MANY, number

KEPT = frozenset(b"IHDR PLTE tRNS IDAT IEND acTL fcTL fdAT gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI".split())
"""Chunks that say which pixels are shown, in which colours, and when."""
START = 8
"""Bytes of the signature."""


def strip(raw: bytes, way_up: bytes, packet: bytes) -> bytes:
    """The file with its pixels and frames, with a block of EXIF and an XMP packet if there are; PictureError."""
    kept, at, name = [raw[:START]], START, b""
    for _ in range(MANY):
        name, end = raw[at + 4 : at + 8], at + 12 + number(raw[at : at + 4])
        if end > len(raw):
            raise damaged()
        if name in KEPT:
            if zlib.crc32(raw[at + 4 : end - 4]) != number(raw[end - 4 : end]):
                raise damaged()
            kept.append(raw[at:end])
        if name == b"IEND":
            break
        at = end
    if name != b"IEND" or not any(chunk[4:8] == b"IDAT" for chunk in kept):
        raise damaged()
    found = b"".join(kept)
    if way_up:
        found = found[:IHDR] + _chunk(b"eXIf", way_up) + found[IHDR:]
    return into_png(found, packet) if packet else found


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")
