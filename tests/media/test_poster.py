"""Posters from any title, brand and shape: drawn the same each time, and no word outside its place."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.media.brands import PALETTES
from tests.media.extents import ink

from litfass.compose.poster import lines_of
from litfass.media import motifs, poster
from litfass.media.lettering import Type
from litfass.media.poster import Poster, draw

TITLES = (Path(__file__).parents[1] / "cases" / "media" / "titles.txt").read_text("utf-8").split("\n")[:-1]
SIZES = [(600, 315), (540, 540), (540, 675), (540, 960), (800, 450), (800, 260)]


def made(title: str, number: int = 0) -> Poster:
    return Poster(title, lines_of(title, "de"), "Rhythmus", "Litfass Magazin", number, number, number)


def body(svg: str) -> str:
    """What is drawn on the ground."""
    return re.sub(r"^<svg[^>]*><rect[^>]*>|</svg>$", "", svg)


def test_there_are_enough_titles() -> None:
    assert len(TITLES) >= 200
    assert max(map(len, TITLES)) >= 200


@pytest.mark.parametrize("number", range(len(TITLES)))
def test_no_word_leaves_its_place(number: int, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its motif, all that is drawn stands inside the margins and, on its side, left of the motif."""
    monkeypatch.setattr(poster, "MOTIFS", (lambda _: "",))
    w, h = SIZES[number % len(SIZES)]
    svg = draw(made(TITLES[number]), PALETTES["litfass"], (w, h), type_)
    ET.fromstring(svg)
    found = ink(body(svg), w, h)
    assert found is not None
    margin = min(w, h) * 0.045
    right = w - h * 0.9 if w / h >= poster.BANNER else w * 0.56 if w / h >= poster.LANDSCAPE else w - margin
    assert found[0] >= margin
    assert found[1] >= margin
    assert found[2] <= right
    assert found[3] <= h - min(w, h) * 0.04


@pytest.mark.parametrize("title", [title for title in TITLES if "<" in title or "&" in title or '"' in title])
def test_nothing_in_a_title_does_anything(title: str, type_: Type) -> None:
    """The only words in the file are those of its label; what is drawn is outlines."""
    tree = ET.fromstring(draw(made(title), PALETTES["litfass"], (600, 315), type_))
    assert tree.get("aria-label") == title
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {"svg", "path", "rect", "circle"}
    assert not [element.text for element in tree.iter() if element.text]


@pytest.mark.parametrize("size", SIZES)
def test_the_same_poster_is_the_same_file(size: tuple[int, int], type_: Type) -> None:
    poster_ = made("Fünfzehn Minuten reichen", 2)
    fresh = Type.load(Path(__file__).parents[2] / "theme" / "fonts")
    assert draw(poster_, PALETTES["bakery"], size, type_) == draw(poster_, PALETTES["bakery"], size, fresh)


@pytest.mark.parametrize("motif", motifs.MOTIFS, ids=lambda motif: motif.__name__)
@pytest.mark.parametrize("size", [(600, 300), (300, 600), (300, 300), (40, 300), (300, 40)])
def test_a_motif_keeps_to_its_place_but_for_where_it_may_bleed(motif: motifs.Drawing, size: tuple[int, int]) -> None:
    w, h = size
    found = ink(motif(motifs.Motif(0, 0, w, h, ("#000000", "#111111", "#222222"), 3, 1.0)), w, h)
    assert found is not None
    assert found[0] >= -1
    assert found[1] >= -1
    assert found[2] <= w + 1
    assert found[3] <= h + 1


def test_a_script_that_no_font_has_gives_its_place_to_the_category(type_: Type) -> None:
    poster_ = made("漢字かな交じり文")
    assert poster_.set_words(type_, poster.Box(0, 0, 500, 400), "#000000").lines == ("Rhythmus",)
    assert Poster("漢字").set_words(type_, poster.Box(0, 0, 500, 400), "#000000").lines == ()


def test_a_story_keeps_free_what_the_app_covers(type_: Type) -> None:
    found = ink(body(draw(made("Drei Stufen"), PALETTES["litfass"], (1080, 1920), type_)), 1080, 1920)
    assert found is not None
    assert found[1] >= 250
    assert found[3] <= 1920 - 340
