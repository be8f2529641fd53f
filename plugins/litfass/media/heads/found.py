"""What every kind's head says, and how heads are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from litfass.media.faults import damaged

MANY = 100_000
"""More segments, chunks or blocks than any picture has; whoever walks them must not walk for ever."""
SIDEWAYS = (5, 6, 7, 8)
"""Values of EXIF's orientation that turn a picture onto its side (EXIF 2.32, tag 0x0112)."""


@dataclass(frozen=True, slots=True)
class Head:
    """A picture's kind, its size as people see it (turned as EXIF says), and what is special about it."""

    kind: str
    size: tuple[int, int]
    animated: bool = False
    alpha: bool = False
    orientation: int = 1


def head(
    kind: str, size: tuple[int, int], *, animated: bool = False, alpha: bool = False, orientation: int = 1
) -> Head:
    """A Head with its size turned."""
    turned = (size[1], size[0]) if orientation in SIDEWAYS else size
    return Head(kind, turned, animated, alpha, orientation)


def take(stream: BinaryIO, count: int) -> bytes:
    """Exactly so many bytes; PictureError when the file ends before."""
    found = stream.read(count)
    if len(found) < count:
        raise damaged()
    return found


def number(raw: bytes, order: str = "big") -> int:
    """Bytes as a number."""
    return int.from_bytes(raw, "little" if order == "little" else "big")
