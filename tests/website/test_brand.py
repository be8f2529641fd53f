"""A company sets as many of the eight values as it likes, and type can be read on all of them."""

from __future__ import annotations

import pytest

from litfass.media.colour import contrast
from litfass.media.palette import OWN
from litfass.model import Brand
from litfass.website.brand import brand_css


@pytest.mark.parametrize("accent", ["#8a2be2", "#FFC62B", "#000000", "#ffffff", "#0B5E46", "#abc"])
def test_type_on_the_accent_can_be_read(accent: str) -> None:
    css = str(brand_css(Brand(colours={"accent": accent})))
    chosen = css.split("--brand-on-accent:")[1].split(";")[0]
    assert chosen in (OWN["ink"], OWN["paper"])
    assert contrast(chosen, accent) >= 4.5


def test_what_the_settings_say_wins_and_nothing_gives_nothing() -> None:
    assert str(brand_css(Brand())) == ""
    css = brand_css(Brand(colours={"accent": "#111", "on_accent": "#222"}))
    assert css == ":root{--brand-accent:#111;--brand-on-accent:#222;}"
