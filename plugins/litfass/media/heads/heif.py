"""AVIF and HEIC (ISO/IEC 23008-12): boxes within boxes, of which few matter here."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.media.faults import damaged
from litfass.media.heads.found import MANY, Head, head, number

AVIF = (b"avif", b"avis")
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
LONGEST_HEAD = 1 << 22
"""Bytes of a file that are looked at: its description stands in front of its pixels."""
FULL = 4
"""Bytes of version and flags before the content of some boxes."""


def kind_of(start: bytes) -> str:
    """ "avif", "heic", or "" for another file that is built of boxes; by its brands, since both begin alike."""
    if start[4:8] != b"ftyp":
        return ""
    length = max(16, number(start[:4]))
    brands = {start[8:12], *(start[at : at + 4] for at in range(16, min(length, len(start)), 4))}
    if brands & set(AVIF):
        return "avif"
    return "heic" if brands & set(HEIC) else ""


def read(raw: bytes, kind: str) -> Head:
    """The largest picture in the file (the others are tiles and previews), turned as the file says."""
    meta = next((content for name, content in _boxes(raw) if name == b"meta"), b"")
    items = next((content for name, content in _boxes(meta[FULL:]) if name == b"iprp"), b"")
    properties = list(_boxes(next((content for name, content in _boxes(items) if name == b"ipco"), b"")))
    sizes = [(number(each[4:8]), number(each[8:12])) for name, each in properties if name == b"ispe"]
    if not sizes:
        raise damaged()
    size = max(sizes, key=lambda each: each[0] * each[1])
    sideways = any(name == b"irot" and each[:1] in (b"\x01", b"\x03") for name, each in properties)
    alpha = any(name == b"auxC" and b"alpha" in each for name, each in properties)
    animated = any(name == b"moov" for name, _ in _boxes(raw))
    return head(kind, size[::-1] if sideways else size, animated=animated, alpha=alpha)


def _boxes(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each box; one that leads nowhere ends the list."""
    at = 0
    for _ in range(MANY):
        length, name, start = number(raw[at : at + 4]), raw[at + 4 : at + 8], 8
        if length == 1:
            length, start = number(raw[at + 8 : at + 16]), 16
        if len(name) < 4 or (length and length < start):
            return
        end = at + length if length else len(raw)
        yield name, raw[at + start : end]
        at = end
