"""Sentence ends: the cases of `cases/text/sentences.toml`, and that nothing is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.text.sentences import pieces, sentences

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/text/sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, str]) -> None:
    expected = case.get("ends") or [part.strip() for part in case["text"].split("|")]
    assert list(sentences(case["text"].replace("|", ""))) == expected


@given(st.text(alphabet="Aa. !?…„“\n1z", max_size=60) | st.text(max_size=60))
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert all(piece for piece in pieces(text))
