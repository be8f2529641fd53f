"""A decoded picture: cut, made smaller, and looked at. Its pixels are libvips', handed in by `media.render`."""

from __future__ import annotations

from typing import Any

from litfass.media.crop import CENTRE, Box, Point, Size, box
from litfass.media.heads.found import Head
from litfass.media.rendition import WHITE, Rendition

SOFT = 0.75
"""A copy of half the size is taken where it is reduced at least to this share, so that it costs no sharpness."""
LOOK = 256
"""Pixels of the longer side, roughly, of the copy in which libvips looks for what draws attention."""
FEW = 2048
"""Colours up to which a picture is a drawing rather than a photo."""
LOSSLESS = ("png", "gif", "svg")


class Copy:
    """A decoded picture, copies of half, a quarter ... of its size, where attention goes, and whether it is flat."""

    def __init__(self, image: Any, head: Head) -> None:
        self.head = head
        self.levels = [_without_empty_alpha(image)]
        self.focus: Point | None = None
        self.flat: bool | None = None

    @property
    def size(self) -> Size:
        """Width and height."""
        return self.levels[0].width, self.levels[0].height

    def shaped(self, size: Size, wanted: Rendition) -> Any:
        """The part that is shown, in its final size."""
        cut = self.cut(wanted)
        level = 0
        while max(size[0] / cut.width, size[1] / cut.height) * 2 ** (level + 1) <= SOFT:
            level += 1
        image, share = self.level(level), 2**level
        left, top = cut.left // share, cut.top // share
        width = min(-(-cut.width // share), image.width - left)
        height = min(-(-cut.height // share), image.height - top)
        return _resized(image.crop(left, top, width, height), size)

    def cut(self, wanted: Rendition) -> Box:
        """What is shown."""
        if not wanted.crop:
            return Box(0, 0, *self.size)
        return box(self.size, wanted.size, wanted.focus or self.attention())

    def level(self, level: int) -> Any:
        """The picture halved so many times."""
        while len(self.levels) <= level:
            self.levels.append(self.levels[-1].shrink(2, 2, ceil=True).copy_memory())
        return self.levels[level]

    def attention(self) -> Point:
        """What people look at first, as libvips finds it: edges, skin, strong colours."""
        if self.focus is None:
            level = 0
            while max(self.size) // 2**level > 2 * LOOK:
                level += 1
            self.focus = _attention(self.level(level))
        return self.focus

    def is_flat(self) -> bool:
        """True for a drawing, a diagram, a picture of a screen, and all with transparent parts."""
        if self.flat is None:
            image = self.levels[0]
            self.flat = image.hasalpha() or (self.head.kind in LOSSLESS and _colours(image) <= FEW)
        return self.flat


def _without_empty_alpha(image: Any) -> Any:
    """Without a channel for transparency that hides nothing."""
    if image.hasalpha() and image[image.bands - 1].min() == 255:
        return image[: image.bands - 1]
    return image


def _resized(image: Any, size: Size) -> Any:
    if (image.width, image.height) == size:
        return image
    across, down = size[0] / image.width, size[1] / image.height
    if not image.hasalpha():
        return image.resize(across, vscale=down)
    return image.premultiply().resize(across, vscale=down).unpremultiply().cast("uchar")


def _attention(image: Any) -> Point:
    """Where the libvips operation `smartcrop` finds what draws attention, for a square."""
    side = min(image.width, image.height) - 1
    if side < 1:
        return CENTRE
    if image.hasalpha():
        image = image.flatten(background=list(WHITE))
    _, found = image.smartcrop(side, side, interesting="attention", attention_x=True, attention_y=True)
    return (found["attention_x"] + 0.5) / image.width, (found["attention_y"] + 0.5) / image.height


def _colours(image: Any) -> int:
    """How many colours a picture has, counted in points that are spread evenly over it."""
    step = max(1, max(image.width, image.height) // LOOK)
    small = image.subsample(step, step)
    raw = bytes(small.write_to_memory())
    return len({raw[at : at + small.bands] for at in range(0, len(raw), small.bands)})
