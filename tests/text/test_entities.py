"""Addresses, hashtags and mentions in running text."""

from __future__ import annotations

import pytest
from tests.text.oracle import ask, hard_texts

from litfass.text.entities import entities, only_entities

CASES = [
    ("Mehr auf hof.de/brot?x=1.", ["hof.de/brot?x=1"]),
    ("https://hof.example/ä „hof.de“", ["https://hof.example/ä", "hof.de"]),
    ("#Käse-Kuchen und #2026 und #Brot2026!", ["#Käse-Kuchen", "#Brot2026"]),
    ("Frag @wir oder @alice@hof.de.", ["@wir", "@alice@hof.de"]),
    ("mail@hof.de", []),
    ("C# und a#b", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_case(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in entities(text)] == expected


@pytest.mark.parametrize("line", ["#Brot #Kuchen", "→ hof.de", "https://hof.example/", "@wir, @ihr"])
def test_only_entities(line: str) -> None:
    assert only_entities(line)


@pytest.mark.parametrize("line", ["Mehr: hof.de", "Brot #Brot", "", "…", "👍"])
def test_more_than_entities(line: str) -> None:
    assert not only_entities(line)


@pytest.mark.oracle
def test_no_address_of_x_is_missed() -> None:
    texts = [text for text in hard_texts(500) if text.isascii()]
    for text, answer in zip(texts, ask(texts), strict=True):
        inside = {at for each in entities(text) for at in range(each.start, each.end)}
        assert all(start in inside for start, _ in answer["x"]["urls"]), text
