"""Colours of a brand: what can be read on what, and which shade would do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.media.brands import BRANDS, PALETTES
from tests.theme.test_look import colour, declared
from tests.theme.test_look import contrast as seen_contrast

from litfass.media.colour import blend, contrast, mix, passing, rgb
from litfass.media.palette import OWN, PAIRS, Palette, misses, schemes

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_the_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#fff", "#767676") == pytest.approx(4.54, abs=0.005)


@given(HEX, HEX)
def test_a_mixture_lies_between(one: str, other: str) -> None:
    assert mix(one, other, 1) == one
    assert mix(one, other, 0) == other
    assert all(
        min(a, b) <= m <= max(a, b) for a, b, m in zip(rgb(one), rgb(other), rgb(mix(one, other, 0.4)), strict=True)
    )
    assert blend(one, one, 0.5) == pytest.approx([value / 255 for value in rgb(one)], abs=0.002)


@given(HEX, HEX)
def test_a_shade_that_passes_passes_and_the_colour_itself_is_nearest(one: str, ground: str) -> None:
    shade = passing(one, ground, 4.5)
    assert contrast(shade, ground) >= 4.5
    assert (shade == one) == (contrast(one, ground) >= 4.5)


@pytest.mark.parametrize("brand", BRANDS)
def test_the_three_brands_of_the_look_can_be_read(brand: str) -> None:
    assert list(misses(PALETTES[brand])) == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("brand", BRANDS)
def test_what_is_derived_here_is_what_the_style_sheet_derives(brand: str, scheme: str) -> None:
    """The oracle is tokens.css as the test of the look reads it."""
    values = OWN | BRANDS[brand]
    names = declared(":root") | {f"--brand-{name.replace('_', '-')}": value for name, value in values.items()}
    if scheme == "slate":
        names |= declared('[data-md-color-scheme="slate"]')
    tokens = PALETTES[brand].tokens(dark=scheme == "slate")
    for pair in PAIRS:
        front, back = (colour(f"var(--lf-{name.replace('_', '-')})", names) for name in (pair.colour, pair.ground))
        assert contrast(tokens[pair.colour], tokens[pair.ground]) == pytest.approx(seen_contrast(front, back), abs=0.02)


def test_a_miss_names_the_pair_and_the_nearest_shade_that_passes_everywhere() -> None:
    (miss,) = misses(Palette.of({"link": "#E0B000"}))
    assert (miss.pair.colour, miss.pair.ground, miss.dark, miss.value) == ("link", "paper", False, "link")
    assert miss.ratio < 4.5
    assert list(misses(Palette.of({"link": miss.proposal}))) == []


@given(HEX, HEX, HEX)
def test_no_brand_makes_it_stumble_and_letters_on_posters_can_always_be_read(paper: str, ink: str, accent: str) -> None:
    palette = Palette.of({"paper": paper, "ink": ink, "accent": accent})
    for miss in misses(palette):
        assert miss.ratio < miss.pair.need
    for scheme in schemes(palette):
        assert contrast(scheme.type, scheme.ground) >= 4.5
        assert all(contrast(shape, scheme.ground) >= 1.15 for shape in scheme.shapes)


@pytest.mark.parametrize(
    ("cap", "roundness"), [("0", 0), ("14px", 0.2), ("999px", 1), ("50%", 1), ("1.75rem", 0.5), ("0.7em", 0.2)]
)
def test_any_length_is_a_roundness(cap: str, roundness: float) -> None:
    assert Palette.of({"cap": cap}).cap == pytest.approx(roundness)
