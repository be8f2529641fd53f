"""Pure geometry: which part of a picture is shown in another shape, and how large it comes out."""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[int, int]
"""Width and height in pixels."""
Point = tuple[float, float]
"""A place in a picture: 0, 0 is its upper left corner, 1, 1 its lower right one."""
CENTRE: Point = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in whole pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def size(self) -> Size:
        """Width and height."""
        return self.width, self.height

    def covers(self, point: Point, size: Size) -> bool:
        """True when the place `point` of a picture of this size lies in the box."""
        x, y = point[0] * size[0], point[1] * size[1]
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


def box(size: Size, ratio: Size, focus: Point = CENTRE) -> Box:
    """The largest box with the ratio `ratio` in a picture, its middle as near to the focus as the edges allow.

    The focus always lies in it, whatever the ratio: a box as wide as the picture has all of its columns. A ratio that
    is more extreme than pixels allow gives a box one pixel thin.
    """
    width, height = _largest(size, ratio)
    return Box(_start(size[0], width, focus[0]), _start(size[1], height, focus[1]), width, height)


def _largest(size: Size, ratio: Size) -> Size:
    (width, height), (across, down) = size, ratio
    if width * down >= height * across:
        return _near(height * across, down, width), height
    return width, _near(width * down, across, height)


def _near(part: int, whole: int, most: int) -> int:
    """`part / whole` as a whole number from 1 to `most`, halves up: integers, so no rounding of floats shifts it."""
    return min(most, max(1, (2 * part + whole) // (2 * whole)))


def _start(length: int, part: int, focus: float) -> int:
    middle = min(1.0, max(0.0, focus)) * length
    return min(length - part, max(0, round(middle - part / 2)))


def filling(size: Size, wanted: Size) -> Size:
    """How large a picture comes out that fills the shape `wanted`: as wanted, or as its box is when that is smaller."""
    cut = _largest(size, wanted)
    return wanted if cut[0] >= wanted[0] and cut[1] >= wanted[1] else cut


def fitting(size: Size, wanted: Size) -> Size:
    """How large a whole picture comes out inside `wanted`, of which 0 is a side that may be any; never enlarged."""
    (width, height), (across, down) = size, wanted
    shares = [(across, width)] if across and across < width else []
    shares += [(down, height)] if down and down < height else []
    if not shares:
        return size
    part, whole = min(shares, key=lambda share: share[0] / share[1])
    return _near(width * part, whole, width), _near(height * part, whole, height)
