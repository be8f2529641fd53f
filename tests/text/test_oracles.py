"""Lengths and addresses, judged by the libraries that X and Bluesky publish."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import Any

import pytest
from tests.text.oracle import ORACLES, ask, differences, hard_texts

from litfass.text.measure import measure
from litfass.text.urls import addresses

pytestmark = pytest.mark.oracle

VECTORS = json.loads((ORACLES / "counting-vectors.json").read_text("utf-8"))["vectors"]
KEYS = {
    "utf16": "utf16",
    "codepoint": "code_points",
    "grapheme": "graphemes",
    "byte": "utf8_bytes",
    "x_weighted": "x_weighted",
}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:24])
def test_vectors(vector: dict[str, Any]) -> None:
    assert {unit: measure(vector["text"], unit) for unit in KEYS} == {unit: vector[key] for unit, key in KEYS.items()}


def test_the_oracles_still_say_what_the_vectors_say() -> None:
    answers = ask([vector["text"] for vector in VECTORS])
    said = [(answer["x"]["weighted"], answer["bluesky"]["graphemes"], answer["bluesky"]["bytes"]) for answer in answers]
    assert said == [(each["x_weighted"], each["bsky_graphemes"], each["utf8_bytes"]) for each in VECTORS]


def test_bluesky_counts_alike() -> None:
    texts = [*hard_texts(), *differences()]
    said = [(answer["bluesky"]["graphemes"], answer["bluesky"]["bytes"]) for answer in ask(texts)]
    assert [(measure(text, "grapheme"), measure(text, "byte")) for text in texts] == said


def test_x_finds_the_same_addresses() -> None:
    texts = [unicodedata.normalize("NFC", text) for text in hard_texts()]
    said = [[(start, len(url)) for start, url in answer["x"]["urls"]] for answer in ask(texts)]
    found = [[(measure(text[:start], "utf16"), length) for start, length in addresses(text)] for text in texts]
    assert sum(map(len, said)) > 1500
    assert [row for row in zip(texts, found, said, strict=True) if row[1] != row[2]] == []


def test_x_weighs_alike_but_for_what_is_listed() -> None:
    """Beside a listed emoji everything must weigh the same, so it is replaced by one that both know."""
    texts = list(hard_texts())
    known = [_with_known_emoji(text) for text in texts]
    assert 100 < sum(text != other for text, other in zip(texts, known, strict=True)) < 1000
    said = [answer["x"]["weighted"] for answer in ask(known)]
    assert [row for row in zip(known, map(_x, known), said, strict=True) if row[1] != row[2]] == []
    assert [text for text, other in zip(texts, known, strict=True) if _x(text) != _x(other)] == []


def test_what_is_listed_differs_and_follows_the_rule() -> None:
    rows = list(differences())
    assert [row for row in rows if _x(row) != 2] == []
    assert [row for row, answer in zip(rows, ask(rows), strict=True) if answer["x"]["weighted"] == 2] == []


def _x(text: str) -> int:
    return measure(text, "x_weighted")


def _with_known_emoji(text: str) -> str:
    return _listed().sub("👍", text)


@cache
def _listed() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, differences())))
