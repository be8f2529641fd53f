"""Cards from any words in any template: drawn the same each time, and every word inside its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.media.brands import PALETTES
from tests.media.extents import ink
from tests.media.test_poster import TITLES, made

from litfass.media import card
from litfass.media.card import Card, Kit, Logo, draw, nearest
from litfass.media.colour import contrast
from litfass.media.lettering import Type
from litfass.media.setting import Box, Setting
from litfass.media.template import Template, read
from litfass.website import theme_dir

NAMES = sorted(path.stem for path in (theme_dir() / "cards").glob("*.svg"))
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
COARSE = 5
"""Ink is measured on a picture so many times smaller."""


def dot(_size: tuple[int, int]) -> str:
    return DOT


def template(name: str) -> Template:
    found, _ = read((theme_dir() / "cards" / f"{name}.svg").read_bytes(), name)
    assert found
    return found


def saying(text: str, number: int = 0) -> Card:
    words = dict.fromkeys(("title", "quote", "number", "text", "name", "over"), text)
    return Card(made(text, number), words, {"list": (text,) * 6}, dot)


def simple() -> Card:
    words = {
        "title": "Drei Stufen",
        "quote": "Weniger, aber gut.",
        "number": "36",
        "text": "Stunden",
        "name": "Werkstatt",
    }
    return Card(made("Drei Stufen"), words, {"list": ("Eins", "Zwei")}, dot)


@pytest.fixture
def settings_made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Setting, Box]]:
    """What a card had set, and into which box."""
    found: list[tuple[Setting, Box]] = []

    def watched(name: str, place: int) -> Callable[..., Setting]:
        original = getattr(card, name)

        def call(*values: Any, **more: Any) -> Setting:
            setting: Setting = original(*values, **more)
            found.append((setting, values[place]))
            return setting

        return call

    for name, place in (("fit", 2), ("line", 2), ("block", 2), ("paragraph", 2)):
        monkeypatch.setattr(card, name, watched(name, place))
    return found


def stays(setting: Setting, box: Box) -> bool:
    svg = f'<g transform="scale({1 / COARSE})">{setting.svg}</g>'
    reach = ink(svg, 1200 // COARSE, 1920 // COARSE)
    hair = setting.size * 0.08 + COARSE
    return reach is None or (
        reach[0] * COARSE >= box.x - hair
        and reach[1] * COARSE >= box.y - hair
        and reach[2] * COARSE <= box.x + box.w + hair
        and reach[3] * COARSE <= box.y + box.h + hair
    )


@pytest.mark.parametrize("number", range(len(TITLES)))
def test_no_word_leaves_its_place(number: int, type_: Type, settings_made: list[tuple[Setting, Box]]) -> None:
    name = NAMES[number % len(NAMES)]
    size = template(name).size
    svg = draw(
        template(name), saying(TITLES[number], number), Kit(PALETTES["bakery"], type_), (int(size[0]), int(size[1]))
    )
    ET.fromstring(svg)
    assert settings_made
    drawn = [(setting, box) for setting, box in settings_made if setting.svg in svg]
    assert [(box, setting.lines) for setting, box in drawn if not stays(setting, box)] == []
    inside = [box for _, box in drawn if box.x < 0 or box.y < 0 or box.x + box.w > size[0] or box.y + box.h > size[1]]
    assert inside == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_card_is_the_same_file(name: str, type_: Type) -> None:
    fresh = Type.load(theme_dir() / "fonts")
    one, other = (draw(template(name), simple(), Kit(PALETTES["litfass"], each), (600, 400)) for each in (type_, fresh))
    assert one == other


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1600, 900), (1000, 420), (1000, 1500), (1080, 1080)])
def test_any_size_is_filled_to_its_edges(name: str, size: tuple[int, int], type_: Type) -> None:
    root = ET.fromstring(draw(template(name), simple(), Kit(PALETTES["litfass"], type_), size))
    frame = [float(value) for value in root.get("viewBox", "").split()]
    assert frame[2] / frame[3] == pytest.approx(size[0] / size[1], rel=0.001)
    ground = root[0]
    assert [float(ground.get(key, "0")) for key in ("width", "height")] == pytest.approx(frame[2:])


@pytest.mark.parametrize(
    ("size", "name"),
    [((1200, 630), "title"), ((1600, 900), "title"), ((1080, 1080), "title-square"), ((1080, 1350), "title-portrait"),
     ((1000, 1500), "title-portrait"), ((1080, 1920), "title-story")],
)  # fmt: skip
def test_the_nearest_shape_is_taken(size: tuple[int, int], name: str) -> None:
    shapes = [template(f"title{shape}") for shape in ("", "-square", "-portrait", "-story")]
    assert nearest(shapes, size).path == name


def colours(svg: str) -> Iterator[str]:
    yield from re.findall(r'fill="(#[0-9A-F]{6})"', svg)


@pytest.mark.parametrize("brand", PALETTES)
@pytest.mark.parametrize("name", NAMES)
def test_letters_can_be_read_on_their_ground(
    name: str, brand: str, type_: Type, settings_made: list[tuple[Setting, Box]]
) -> None:
    svg = draw(template(name), simple(), Kit(PALETTES[brand], type_), (1080, 1080))
    ground = next(colours(svg))
    used = {colour for setting, _ in settings_made for colour in colours(setting.svg)}
    assert used
    assert all(contrast(colour, ground) >= 4.5 for colour in used)


@pytest.mark.parametrize("title", [title for title in TITLES if "<" in title or "&" in title or '"' in title])
@pytest.mark.parametrize("name", ["title", "quote-square", "list-story"])
def test_nothing_in_words_does_anything(title: str, name: str, type_: Type) -> None:
    tree = ET.fromstring(draw(template(name), saying(title), Kit(PALETTES["litfass"], type_), (1200, 630)))
    assert tree.get("aria-label") == title
    tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert tags <= {"svg", "g", "path", "rect", "circle", "defs", "clipPath", "image"}
    assert not [element.text for element in tree.iter() if element.text and element.text.strip()]


def test_a_designers_drawing_is_kept_coloured_and_stretched_and_nothing_else_is() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" data-ground="paper">'
        '<circle r="9" fill="#000" data-fill="accent" onclick="x()"/><script>x()</script><text>Wort</text>'
        '<g data-if="quote"><path d="M0 0h1v1z"/></g><g data-if="title"><path d="M5 5h1v1z"/></g></svg>'
    )
    found, _ = read(svg.encode(), "")
    assert found
    drawn = draw(found, simple(), Kit(PALETTES["litfass"], Type([])), (200, 100))
    assert '<circle r="9" fill="#FFC62B"/>' in drawn
    assert 'transform="scale(2.0000 1.0000)"' in drawn
    assert "M0 0h1v1z" in drawn
    assert "script" not in drawn
    assert "Wort" not in drawn
    assert "onclick" not in drawn
    without = draw(found, Card(made("x"), {"title": "x"}), Kit(PALETTES["litfass"], Type([])), (200, 100))
    assert "M0 0h1v1z" not in without
    assert "M5 5h1v1z" in without


def test_a_logo_has_its_own_colours_on_paper_and_one_colour_elsewhere(type_: Type) -> None:
    kit = Kit(PALETTES["litfass"], type_, Logo(DOT, 3.0))
    assert "feFlood" in draw(template("quote"), simple(), kit, (1200, 630))
    assert "feFlood" not in draw(template("list"), simple(), kit, (1200, 630))
    opaque = Kit(PALETTES["litfass"], type_, Logo(DOT, 3.0, plain=False))
    assert "feFlood" not in draw(template("quote"), simple(), opaque, (1200, 630))


def test_a_wordmark_says_the_name_itself(type_: Type, settings_made: list[tuple[Setting, Box]]) -> None:
    draw(template("title"), simple(), Kit(PALETTES["litfass"], type_, Logo(DOT, 3.0)), (1200, 630))
    assert ("Werkstatt",) not in [setting.lines for setting, _ in settings_made]


def test_the_place_of_the_name_follows_the_logo(type_: Type, settings_made: list[tuple[Setting, Box]]) -> None:
    draw(template("title"), simple(), Kit(PALETTES["litfass"], type_, Logo(DOT, 2.0)), (1200, 630))
    wide = settings_made[-1][1].x
    draw(template("title"), simple(), Kit(PALETTES["litfass"], type_), (1200, 630))
    assert wide - settings_made[-1][1].x == pytest.approx(38)
