"""Words in boxes: lines that read well, and nothing outside the box."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.media.extents import ink

from litfass.media.lettering import Style, Type
from litfass.media.setting import Box, Setting, block, fit, line, paragraph
from litfass.media.wrapping import Look
from litfass.website import theme_dir

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "media" / "setting.toml").read_text(encoding="utf-8"))
BOX = Box(64, 64, 700, 400)
SIZES = (56, 124)
TYPE = Type.load(theme_dir() / "fonts")


def look(case: dict[str, Any]) -> Look:
    return Look("#10251D", Style(800, 80), 0.98, language=case.get("language", "de"))


def stays(setting: Setting, box: Box = BOX) -> bool:
    """True when every pixel lies in the box; accents of capitals and round letters may reach over by a hair."""
    found = ink(setting.svg, 1200, 630)
    hair = setting.size * 0.07
    return found is None or (
        found[0] >= box.x - hair
        and found[1] >= box.y - hair
        and found[2] <= box.x + box.w + hair
        and found[3] <= box.y + box.h + hair
    )


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["about"])
def test_lines(case: dict[str, Any]) -> None:
    setting = fit(TYPE, case["text"], BOX, SIZES, look(case))
    if case["lines"]:
        assert [text.replace("\u00a0", " ") for text in setting.lines] == case["lines"]
    assert SIZES[0] <= setting.size <= SIZES[1]
    assert not setting.cut
    assert stays(setting)


@given(st.text(st.characters(exclude_categories=["Cs", "Mn", "Mc", "Me"]), max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_text_leaves_the_box(text: str) -> None:
    assert stays(fit(TYPE, text, BOX, SIZES, look({})))


@pytest.mark.parametrize("stand", ["top", "middle", "bottom"])
@pytest.mark.parametrize("align", ["start", "middle", "end"])
@pytest.mark.parametrize("text", ["x" * 300, "Über jede Äußerung " * 30, "A", "Ägypten jagt"])
def test_alignment_keeps_the_box(text: str, align: str, stand: str) -> None:
    how = Look("#10251D", Style(800, 80), align=align, stand=stand)
    assert stays(fit(TYPE, text, BOX, SIZES, how))
    assert stays(paragraph(TYPE, text, BOX, 60, how))
    assert stays(line(TYPE, text, Box(64, 64, 300, 80), 40, how), Box(64, 64, 300, 80))


def test_a_text_that_is_too_long_loses_its_end_and_says_so() -> None:
    setting = fit(TYPE, "Ein Wort nach dem anderen " * 40, BOX, SIZES, look({}))
    assert setting.cut
    assert setting.lines[-1].endswith("…")
    assert setting.size == SIZES[0]


def test_one_line_is_narrowed_before_it_is_cut() -> None:
    text = "Kanzlei Hansen und Behrens"
    full = TYPE.width(text, Style(600, 88)) * 40
    narrowed = line(TYPE, text, Box(0, 0, full * 0.9, 60), 40, Look("#000000", Style(600, 88)))
    assert narrowed.lines == (text,)
    assert not narrowed.cut
    assert line(TYPE, text, Box(0, 0, full / 2, 60), 40, Look("#000000", Style(600, 88))).cut


def test_wood_type_fills_the_measure() -> None:
    setting = block(TYPE, ["FÜNF", "ZEHN", "MINUTEN"], Box(64, 64, 520, 450), "#000000")
    found = ink(setting.svg, 1200, 630)
    assert found is not None
    assert found[2] - found[0] == pytest.approx(520, rel=0.06)
    assert stays(setting, Box(64, 64, 520, 450))


@pytest.mark.parametrize("lines", [["Ä"], ["DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFT"], ["1", "UND", "EIN LANGES"]])
def test_wood_type_stays_in_its_block(lines: list[str]) -> None:
    box = Box(64, 64, 520, 300)
    assert stays(block(TYPE, lines, box, "#000000"), box)
