"""The desk counts as Litfass does: each text in every unit, here and in JavaScript."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import regex
from tests.desk.node import desk
from tests.desk.texts import texts

from litfass.desk.facts import CLUSTERS, facts, ranges
from litfass.text.graphemes import graphemes
from litfass.text.measure import UNITS, counts, excess, measure

TESTS = Path(__file__).parents[1]
CASES = tomllib.loads((TESTS / "cases/text/lengths.toml").read_text("utf-8"))
VECTORS = json.loads((TESTS / "oracles/counting-vectors.json").read_text("utf-8"))["vectors"]
DIFFERENCES = tomllib.loads((TESTS / "oracles/desk-differences.toml").read_text("utf-8"))["difference"]
KEYS = {"utf16": "utf16", "codepoint": "code_points", "grapheme": "graphemes", "byte": "utf8_bytes"}
KEYS |= {"x_weighted": "x_weighted", "threads_weighted": "threads_emoji_bytes"}

pytestmark = pytest.mark.oracle


def lengths(asked: list[str], units: list[str]) -> list[list[int]]:
    """The length of each text in each unit, as the desk counts."""
    found: list[list[int]] = desk("lengths", facts(), units, asked)
    return found


def test_every_case_has_its_length_on_the_desk_too() -> None:
    rows = [(unit, case["text"] * case.get("times", 1), case["length"]) for unit in CASES for case in CASES[unit]]
    assert len(rows) > 30
    counted = lengths([text for _, text, _ in rows], list(UNITS))
    said = [row[list(UNITS).index(unit)] for (unit, _, _), row in zip(rows, counted, strict=True)]
    assert said == [length for _, _, length in rows]


def test_every_vector_has_its_length_on_the_desk_too() -> None:
    wanted = [[vector[key] for key in KEYS.values()] for vector in VECTORS]
    assert lengths([vector["text"] for vector in VECTORS], list(KEYS)) == wanted


@pytest.mark.slow
def test_31000_texts_are_as_long_on_the_desk_in_every_unit() -> None:
    asked = texts()
    assert len(asked) == 31_000
    for text, said in zip(asked, lengths(list(asked), list(UNITS)), strict=True):
        assert dict(zip(UNITS, said, strict=True)) == {unit: measure(text, unit) for unit in UNITS}, ascii(text)


def test_the_texts_tell_the_units_apart() -> None:
    """Texts that are equally long in two units would prove only one of them."""
    some = texts()[::31]
    for one in UNITS:
        for other in UNITS:
            assert one == other or any(measure(text, one) != measure(text, other) for text in some), (one, other)


def test_clusters_end_at_the_same_places() -> None:
    asked = list(texts()[20_000:26_000])
    assert desk("clusters", facts(), asked) == [list(graphemes(text)) for text in asked]


LONG = ["ä" * 100_000 + ".x", "漢" * 100_000 + ".", "a.de/" + "(a" * 50_000, "x.de?" + "!" * 100_000, "👍🏽" * 50_000]
LONG += ["🇩🇪" * 50_000, "<b" * 50_000, "<a " + "x " * 50_000, "x://" * 20_000, '<a href="' + "x" * 100_000]
LONG += ["http://" + "a." * 20_000 + "de/" + "(a)" * 10_000]


def test_no_text_takes_ages() -> None:
    """All together take a few seconds; a pattern that tries too much would take minutes."""
    assert [dict(zip(UNITS, row, strict=True)) for row in lengths(LONG, list(UNITS))] == [
        {unit: measure(text, unit) for unit in UNITS} for text in LONG
    ]


def test_what_is_over_is_named() -> None:
    rows = [("Köln", {"byte": 4, "utf16": 4, "codepoint": 1}), ("Köln", {}), ("", {"grapheme": 0})]
    assert desk("excesses", facts(), rows) == [[counts(*row), excess(*row)] for row in rows]
    assert desk("refused", facts(), "furlong") == "no unit of length is called furlong"
    assert "constructor" in desk("refused", facts(), "constructor")


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: row["since"])
def test_what_is_listed_differs_where_one_side_is_younger(row: dict[str, Any]) -> None:
    since = _version(row["since"])
    same = (_version(unicodedata.unidata_version) >= since) == (_version(desk("unicode")) >= since)
    asked = row["texts"].split()
    for text, said in zip(asked, lengths(asked, row["units"]), strict=True):
        assert (said == [measure(text, unit) for unit in row["units"]]) == same, ascii(text)


def test_nothing_else_differs_in_nfc() -> None:
    """Every character that this Python takes apart, together again: in both the same length."""
    every = (chr(code) for code in [*range(0xD800), *range(0xE000, 0x110000)])
    apart = [unicodedata.normalize("NFD", char) for char in every if unicodedata.decomposition(char)]
    assert len(apart) > 5000
    assert [row[0] for row in lengths(apart, ["x_weighted"])] == [measure(text, "x_weighted") for text in apart]


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")[:2]))


# --- the facts themselves ---


def test_ranges_are_gaps_and_lengths() -> None:
    assert ranges("[b-d]|x", "abcdwx") == "1 3 1 1"
    assert ranges("z", "a" * 100) == ""
    assert ranges("z", "a" * 100 + "z" * 1300) == "2s 104"


def test_each_character_is_in_one_class() -> None:
    """The page looks for one class of a character, so none may be in two."""
    everything = "".join(map(chr, range(0x110000)))
    for one in CLUSTERS.values():
        for other in CLUSTERS.values():
            assert one == other or not regex.search(f"[{one}&&{other}]", everything, regex.VERSION1), (one, other)


def test_facts_are_small_plain_values() -> None:
    said = json.dumps(facts(), ensure_ascii=False).encode()
    assert len(said) < 40_000
    assert json.loads(said) == facts()
