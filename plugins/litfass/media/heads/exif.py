"""EXIF: only which way up a picture is."""

from __future__ import annotations

from litfass.media.heads.found import number

ORIENTATION = 0x0112
SHORT = 3


def orientation(raw: bytes) -> int:
    """The orientation, 1 to 8, in a block of EXIF; 1 where it says nothing that can be understood."""
    raw = raw.removeprefix(b"Exif\0\0")
    if raw[:4] not in (b"II*\0", b"MM\0*"):
        return 1
    order = "little" if raw[:2] == b"II" else "big"
    start = number(raw[4:8], order)
    for index in range(number(raw[start : start + 2], order)):
        entry = raw[start + 2 + 12 * index : start + 14 + 12 * index]
        if number(entry[:2], order) == ORIENTATION and len(entry) == 12:
            value = number(entry[8:10], order)
            return value if value in range(1, 9) else 1
    return 1


def upright(orientation: int) -> bytes:
    """A block of EXIF (TIFF 6.0, one entry) that says which way up and nothing else; b"" for 1, which needs none."""
    if orientation == 1:
        return b""
    entry = b"".join(part.to_bytes(2, "big") for part in (ORIENTATION, SHORT, 0, 1, orientation, 0))
    return b"MM\0*\0\0\0\x08\0\x01" + entry + bytes(4)
