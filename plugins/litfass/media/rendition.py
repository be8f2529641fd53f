"""What is wanted of a picture, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from litfass.media.crop import Point, Size, filling, fitting

SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "avif": ".avif", "gif": ".gif", "svg": ".svg"}
"""How the files of each kind end; the last two are never encoded, only kept."""
WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture as somebody wants it: size, kinds of file that will do (the best of them is taken), most bytes.

    With `crop` it fills `size` exactly, without it the whole picture fits inside (a side of 0 may be any). It is never
    enlarged: a smaller source comes out as large as it is, in the same shape. `focus` is what must stay in sight, None
    leaves that to libvips. `paper` shows where a transparent picture has nothing and the kind knows no transparency.
    """

    size: Size
    kinds: tuple[str, ...] = ("jpeg",)
    bytes: int | None = None
    crop: bool = True
    focus: Point | None = None
    credit: str = ""
    licence: str = ""
    paper: tuple[int, int, int] = WHITE
    progressive: bool = False
    """True for pages, which show a picture while it loads; platforms encode again, and decoding takes longer."""
    quality: int | None = None
    """From 1 to 100, in place of what suits the kind."""
    kept: bool = False
    """True for the file itself, all its pixels and frames, without what it tells (`media.strip`)."""

    def comes_out(self, size: Size) -> Size:
        """How large it becomes from a picture of this size."""
        return filling(size, self.size) if self.crop else fitting(size, self.size)

    def is_short_of(self, size: Size) -> bool:
        """True when a picture of this size is too small for what is wanted."""
        return self.crop and self.comes_out(size) != self.size


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, what kind it is ("jpeg"), and its size."""

    content: bytes
    kind: str
    size: Size
