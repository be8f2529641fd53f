"""WebP (RFC 9649): its chunks as far as RIFF says, without EXIF, XMP and those that the format does not know."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.media.faults import damaged
from litfass.media.heads.found import MANY, Head, number
from litfass.media.heads.webp import ALPHA, EXIF

XMP = 0x04
PIXELS = (b"VP8 ", b"VP8L", b"ALPH")
KEPT = (b"ICCP", b"ANIM", b"ANMF", *PIXELS)
FRAME, CANVAS = 16, 10
"""Bytes of a frame before its own chunks (place, size, time), and of VP8X."""


def strip(raw: bytes, head: Head, way_up: bytes, packet: bytes) -> bytes:
    """The file with its pixels and frames, with a block of EXIF and an XMP packet if there are; PictureError."""
    end = 8 + number(raw[4:8], "little")
    if end > len(raw) + 1:  # some programs forget the last byte, which fills up an odd chunk
        raise damaged()
    chunks = list(_chunks(raw[12:end]))
    first = next((content for name, content in chunks[:1] if name == b"VP8X"), b"")
    kept = [(name, _frame(content) if name == b"ANMF" else content) for name, content in chunks if name in KEPT]
    if not any(name in (b"VP8 ", b"VP8L", b"ANMF") for name, _ in kept):
        raise damaged()
    if first or way_up or packet:
        kept.insert(0, (b"VP8X", _extended(first or _canvas(head), way_up, packet)))
    kept += [(name, content) for name, content in ((b"EXIF", way_up), (b"XMP ", packet)) if content]
    found = b"WEBP" + b"".join(_chunk(name, content) for name, content in kept)
    return b"RIFF" + len(found).to_bytes(4, "little") + found


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk; PictureError where one leads out of the file."""
    at = 0
    for _ in range(MANY):
        if at + 8 > len(raw):
            return
        length = number(raw[at + 4 : at + 8], "little")
        if at + 8 + length > len(raw):
            raise damaged()
        yield raw[at : at + 4], raw[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise damaged()


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def _frame(content: bytes) -> bytes:
    """A frame with its pixels alone."""
    inner = [_chunk(name, each) for name, each in _chunks(content[FRAME:]) if name in PIXELS]
    if not inner:
        raise damaged()
    return content[:FRAME] + b"".join(inner)


def _canvas(head: Head) -> bytes:
    """The chunk VP8X of a file that had none."""
    sides = b"".join((side - 1).to_bytes(3, "little") for side in head.size)
    return bytes([ALPHA if head.alpha else 0, 0, 0, 0]) + sides


def _extended(content: bytes, way_up: bytes, packet: bytes) -> bytes:
    """VP8X with the flags of what is in the file now."""
    if len(content) < CANVAS:
        raise damaged()
    flags = content[0] & ~(EXIF | XMP) | (EXIF if way_up else 0) | (XMP if packet else 0)
    return bytes([flags]) + content[1:]
