"""Geometry of crops: the box has the ratio, holds the focus, and lies in the picture, whatever the numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.media.crop import Box, box, filling, fitting

SIDES = st.integers(1, 30_000)
SIZES = st.tuples(SIDES, SIDES)
POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@given(SIZES, SIZES, POINTS)
def test_a_box_lies_inside_holds_the_focus_and_is_the_largest(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[float, float]
) -> None:
    found = box(size, ratio, focus)
    assert 0 <= found.left <= found.left + found.width <= size[0]
    assert 0 <= found.top <= found.top + found.height <= size[1]
    assert found.width == size[0] or found.height == size[1]
    x, y = focus[0] * size[0], focus[1] * size[1]
    assert found.left - 1 <= x <= found.left + found.width + 1
    assert found.top - 1 <= y <= found.top + found.height + 1


@given(SIZES, SIZES)
def test_the_ratio_is_right_to_half_a_pixel(size: tuple[int, int], ratio: tuple[int, int]) -> None:
    width, height = box(size, ratio).size
    if width == size[0]:
        assert abs(height - min(size[1], max(1, width * ratio[1] / ratio[0]))) <= 0.5
    else:
        assert abs(width - min(size[0], max(1, height * ratio[0] / ratio[1]))) <= 0.5


@given(SIZES, SIZES, POINTS)
def test_the_middle_is_as_near_to_the_focus_as_the_edges_allow(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[float, float]
) -> None:
    found = box(size, ratio, focus)
    for start, part, length, share in (
        (found.left, found.width, size[0], focus[0]),
        (found.top, found.height, size[1], focus[1]),
    ):
        off = share * length - (start + part / 2)
        assert abs(off) <= 1 or (start == 0 and off < 0) or (start + part == length and off > 0)


@pytest.mark.parametrize(
    ("size", "ratio", "focus", "expected"),
    [
        ((4000, 3000), (1080, 1080), (0.5, 0.5), Box(500, 0, 3000, 3000)),
        ((4000, 3000), (1080, 1080), (0.0, 0.5), Box(0, 0, 3000, 3000)),
        ((4000, 3000), (1080, 1920), (0.9, 0.2), Box(2312, 0, 1688, 3000)),
        ((3000, 4000), (1200, 630), (0.5, 0.1), Box(0, 0, 3000, 1575)),
        ((3000, 4000), (1200, 630), (0.5, 0.25), Box(0, 212, 3000, 1575)),
        ((1, 1), (1920, 1080), (0.5, 0.5), Box(0, 0, 1, 1)),
        ((50_000, 10), (1080, 1920), (1.0, 0.0), Box(49_994, 0, 6, 10)),
        ((10, 50_000), (1200, 400), (0.5, 0.5), Box(0, 24_998, 10, 3)),
        ((100, 100), (1, 30_000), (0.5, 0.5), Box(50, 0, 1, 100)),
    ],
)
def test_boxes_that_one_can_work_out(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[float, float], expected: Box
) -> None:
    assert box(size, ratio, focus) == expected


@pytest.mark.parametrize(
    ("size", "wanted", "fills", "fits"),
    [
        ((4000, 3000), (1080, 1350), (1080, 1350), (1080, 810)),
        ((1000, 750), (1080, 1350), (600, 750), (1000, 750)),
        ((1079, 4000), (1080, 1350), (1079, 1349), (364, 1350)),
        ((4000, 3000), (800, 0), None, (800, 600)),
        ((4000, 3000), (0, 300), None, (400, 300)),
        ((400, 300), (800, 0), None, (400, 300)),
        ((50_000, 3), (800, 0), None, (800, 1)),
    ],
)
def test_nothing_is_enlarged(
    size: tuple[int, int], wanted: tuple[int, int], fills: tuple[int, int] | None, fits: tuple[int, int]
) -> None:
    assert fitting(size, wanted) == fits
    if fills:
        assert filling(size, wanted) == fills
