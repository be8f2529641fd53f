"""Lengths, judged by other ways to count them."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litfass.text.graphemes import graphemes
from litfass.text.measure import NAMES, UNITS, counts, excess, measure
from litfass.text.urls import addresses

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/text/lengths.toml").read_text("utf-8"))

VECTORS = [
    ("", 0, 0, 0),
    ("Hallo Welt", 10, 10, 10),
    ("Grüße aus Köln", 14, 14, 17),
    (unicodedata.normalize("NFD", "Köln"), 5, 5, 6),
    ("10 € statt 12 €", 15, 15, 19),
    ("👍", 2, 1, 4),
    ("👨‍👩‍👧‍👦", 11, 7, 25),
    ("🇩🇪", 4, 2, 8),
    ("日本", 2, 2, 6),
]


@pytest.mark.parametrize(("text", "utf16", "codepoint", "byte"), VECTORS)
def test_vectors(text: str, utf16: int, codepoint: int, byte: int) -> None:
    assert counts(text, {"utf16": 0, "codepoint": 0, "byte": 0}) == {
        "utf16": utf16,
        "codepoint": codepoint,
        "byte": byte,
    }


X = [
    ("10 € statt 12 €", 17),
    ("„Käse“ – frisch vom Hof …", 26),
    ("Siehe Datei.md", 29),
    ("Ende.Am Anfang", 30),
    ("Mehr: https://hof.example.de/blog/2026/11/apfelernte-und-mehr/?utm_source=x", 29),
    ("(hof.de/a_(b)_(c), größe.de:8080/x)", 2 * 23 + 4),
    ("mail@hof.de", 11),
    ("🫱🏽‍🫲🏿 🧑‍🌾 🇨🇶", 8),
    ("https://t.co/abc/def", 27),
    ("ä" * 64 + ".de", 67),
]


@pytest.mark.parametrize(("text", "length"), X)
def test_x_weighs(text: str, length: int) -> None:
    assert measure(text, "x_weighted") == length


MASTODON = [
    ("Grüße 👨‍👩‍👧‍👦", 7),
    ("https://hof.example.de/ein/langer/weg?und=noch&mehr=davon", 23),
    ("(http://hof.de) und hof.de", 36),
    ("@alice@example.com hallo", 12),
    ("Frag @alice@example.com, @bob oder mail@hof.de", 34),
    ("/@alice@example.com", 19),
]


@pytest.mark.parametrize(("text", "length"), MASTODON)
def test_mastodon_counts(text: str, length: int) -> None:
    assert measure(text, "mastodon_weighted") == length


@pytest.mark.parametrize(
    ("unit", "case"),
    [(unit, case) for unit, cases in CASES.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else value["about"],
)
def test_case(unit: str, case: dict[str, Any]) -> None:
    assert measure(case["text"] * case.get("times", 1), unit) == case["length"]


CLUSTERS = [("Ko\u0308ln", 4), ("👨‍👩‍👧‍👦🇩🇪", 2), ("a\r\nb", 3), ("नमस्ते", 3), ("Z" + "\u0300" * 99, 1), ("", 0)]
CLUSTERS += [("🇩🇪" * 100 + "🇩", 101), ("\u0600" + "🇩🇪" * 32 + "\u0301", 32), ("a" + "🇩" * 129 + "\u200d🇪", 67)]


@pytest.mark.parametrize(("text", "length"), CLUSTERS)
def test_graphemes(text: str, length: int) -> None:
    assert measure(text, "grapheme") == length


@example("\U00011a3a\u0c21")
@given(st.text())
def test_clusters_join_to_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
    assert len(graphemes(text)) == measure(text, "grapheme")


HARD = ["ä" * 100_000 + ".x", "漢" * 100_000 + ".", "a.de/" + "(a" * 50_000, "x.de?" + "!" * 100_000, "👍🏽" * 50_000]
HARD += ["🇩🇪" * 50_000]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("text", HARD, ids=lambda text: text[:6])
def test_no_text_takes_ages(text: str, unit: str) -> None:
    """Each is measured in well under a second; a pattern that tries too much would take minutes."""
    assert measure(text, unit) > 20


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_encoders_agree(text: str) -> None:
    assert measure(text, "utf16") == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert measure(text, "byte") >= measure(text, "utf16") >= measure(text, "codepoint")


ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
TEXTS = ANY_TEXT | st.text(alphabet="a.ä\ud83dxn-:/de@👍\u200d\ufe0f🏽🇩❤™1#<b>&lt;", max_size=40)
LINE = "\u2028"
"""Ends a line, so no letter, mark, emoji or address goes over it."""


@given(TEXTS)
def test_any_text_has_a_length_in_every_unit(text: str) -> None:
    for unit in UNITS:
        assert measure(text, unit) >= 0
        assert measure(text + " ", unit) >= 1


@given(TEXTS, TEXTS)
def test_what_stands_in_lines_adds_up(one: str, other: str) -> None:
    """In every unit but that of HTML, whose marks go over lines."""
    for unit in set(UNITS) - {"utf16_visible"}:
        assert measure(one + LINE + other, unit) == sum(measure(each, unit) for each in (one, LINE, other)), unit


@given(TEXTS, TEXTS)
def test_more_text_is_never_shorter(one: str, other: str) -> None:
    """But where addresses are shortened or marks are hidden."""
    for unit in ("utf16", "codepoint", "byte"):
        assert measure(one + other, unit) == measure(one, unit) + measure(other, unit)
    for unit in ("grapheme", "threads_weighted"):
        assert measure(one, unit) <= measure(one + other, unit)


@given(TEXTS)
def test_units_bound_each_other(text: str) -> None:
    length = {unit: measure(text, unit) for unit in UNITS}
    assert length["grapheme"] <= length["threads_weighted"] <= length["byte"]
    assert length["grapheme"] <= length["codepoint"] <= length["utf16"] <= length["byte"]
    assert length["utf16_visible"] <= length["utf16"]
    normal = unicodedata.normalize("NFC", text)
    assert length["x_weighted"] <= 2 * len(normal) + 23 * len(list(addresses(normal)))


def test_only_units_that_are_over_are_named() -> None:
    assert excess("Köln", {"byte": 4, "utf16": 4, "codepoint": 1}) == {"byte": 1, "codepoint": 3}
    assert excess("Köln", {}) == {}


def test_every_unit_has_a_name_for_people() -> None:
    assert set(NAMES) == set(UNITS)


def test_an_unknown_unit_is_an_error() -> None:
    with pytest.raises(KeyError):
        measure("a", "furlong")
