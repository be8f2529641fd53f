"""Whether a sentence can open a text: the cases of `cases/compose/standing.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from litfass.compose.standing import stands_alone
from litfass.compose.words import words_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/compose/standing.toml").read_text("utf-8"))["case"]
SENTENCES = [
    pytest.param(sentence, case, id=f"{case['about']}: {sentence}")
    for case in CASES
    for sentence in case.get("sentences", [case.get("sentence")])
]


@pytest.mark.parametrize(("sentence", "case"), SENTENCES)
def test_case(sentence: str, case: dict[str, Any]) -> None:
    context = {key: case[key] for key in ("before", "known", "form") if key in case}
    assert stands_alone(sentence, words_of(case.get("lang", "de")), **context) == case["alone"]
