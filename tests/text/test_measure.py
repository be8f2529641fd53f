"""Lengths, judged by other ways to count them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.text.measure import NAMES, UNITS, counts, excess, measure

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
    assert counts(text, dict.fromkeys(UNITS, 0)) == {"utf16": utf16, "codepoint": codepoint, "byte": byte}


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_encoders_agree(text: str) -> None:
    assert measure(text, "utf16") == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert measure(text, "byte") >= measure(text, "utf16") >= measure(text, "codepoint")


def test_only_units_that_are_over_are_named() -> None:
    assert excess("Köln", {"byte": 4, "utf16": 4, "codepoint": 1}) == {"byte": 1, "codepoint": 3}
    assert excess("Köln", {}) == {}


def test_every_unit_has_a_name_for_people() -> None:
    assert set(NAMES) == set(UNITS)


def test_an_unknown_unit_is_an_error() -> None:
    with pytest.raises(KeyError):
        measure("a", "furlong")
