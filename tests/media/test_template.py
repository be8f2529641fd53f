"""Templates of cards: what a designer may draw, and what is said about the rest."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from litfass.media.template import attributes, read
from litfass.website import theme_dir

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "media" / "templates.toml").read_text("utf-8"))["case"]
OURS = sorted((theme_dir() / "cards").glob("*.svg"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_said(case: dict[str, Any]) -> None:
    template, problems = read(case["svg"].encode(), "theme/cards/karte.svg")
    assert [str(problem) for problem in problems] == case["problems"]
    assert (template is None) == case.get("useless", False)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_are_without_mistake_and_explain_themselves(path: Path) -> None:
    template, problems = read(path.read_bytes(), path.name)
    assert template
    assert problems == []
    assert "Handbuch" in path.read_text("utf-8")


def test_there_is_each_card_in_each_shape() -> None:
    shapes = ("", "-square", "-portrait", "-story")
    cards = ("title", "quote", "photo", "number", "list")
    assert {path.stem for path in OURS} == {card + shape for card in cards for shape in shapes}


@pytest.mark.parametrize(
    "attribute",
    [
        'onclick="x()"', 'OnLoad="x()"', 'href="https://boese.example/x.png"', 'fill="url(https://boese.example/#x)"',
        'style="background:url(//boese.example/x)"', 'href="javascript:x()"', 'href="data:image/svg+xml;base64,AA"',
        'class="a"', 'data-note="x"',
    ],
)  # fmt: skip
def test_what_could_do_harm_is_not_copied(attribute: str) -> None:
    template, _ = read(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g {attribute}/></svg>'.encode(), ""
    )
    assert template
    assert list(attributes(template.root[0])) == []


def test_what_drawing_programs_say_in_a_style_is_kept() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g style="fill:#123456; stroke-width:2"/></svg>'
    )
    template, _ = read(svg.encode(), "")
    assert template
    assert dict(attributes(template.root[0])) == {"fill": "#123456", "stroke-width": "2"}
