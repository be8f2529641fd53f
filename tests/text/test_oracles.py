"""Lengths and addresses, judged by the libraries that X and Bluesky publish."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from tests.text.oracle import ORACLES, ask, differences, hard_texts, link_differences

from litfass.text import urls
from litfass.text.detect import DETECTORS
from litfass.text.entities import Kind
from litfass.text.measure import measure
from litfass.text.root_zone import top_level_domains
from litfass.text.shown import as_shown
from litfass.text.urls import addresses

pytestmark = pytest.mark.oracle

VECTORS = json.loads((ORACLES / "counting-vectors.json").read_text("utf-8"))["vectors"]
KEYS = {
    "utf16": "utf16",
    "codepoint": "code_points",
    "grapheme": "graphemes",
    "byte": "utf8_bytes",
    "x_weighted": "x_weighted",
    "threads_weighted": "threads_emoji_bytes",
}
FOUND = [("x", "entities"), ("bluesky", "facets")]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:24])
def test_vectors(vector: dict[str, Any]) -> None:
    assert {unit: measure(vector["text"], unit) for unit in KEYS} == {unit: vector[key] for unit, key in KEYS.items()}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:24])
def test_vectors_of_links(vector: dict[str, Any]) -> None:
    text, data = vector["text"], vector["text"].encode()
    facets = [data[each["start"] : each["end"]].decode() for each in vector["bsky_facets"]]
    assert [text[each.start : each.end] for each in DETECTORS["atproto"](text)] == facets
    linked = DETECTORS["twitter_text"](text)
    assert [text[start:end] for kind, start, end in linked if kind is Kind.ADDRESS] == vector["x_urls"]
    assert [text[start + 1 : end] for kind, start, end in linked if kind is Kind.HASHTAG] == vector["x_hashtags"]


def test_the_oracles_still_say_what_the_vectors_say() -> None:
    answers = ask([vector["text"] for vector in VECTORS])
    said = [(answer["x"]["weighted"], answer["bluesky"]["graphemes"], answer["bluesky"]["bytes"]) for answer in answers]
    assert said == [(each["x_weighted"], each["bsky_graphemes"], each["utf8_bytes"]) for each in VECTORS]


SUBJECTS: dict[str, tuple[Callable[[str], object], Callable[[dict[str, Any]], object]]] = {
    "bluesky.graphemes": (partial(measure, unit="grapheme"), lambda said: said["bluesky"]["graphemes"]),
    "bluesky.bytes": (partial(measure, unit="byte"), lambda said: said["bluesky"]["bytes"]),
    "bluesky.facets": (lambda text: _rows(text, "atproto"), lambda said: said["bluesky"]["facets"]),
    "bluesky.short": (lambda text: as_shown(text, "short_links"), lambda said: said["bluesky"]["short"]),
    "x.entities": (lambda text: _rows(text, "twitter_text"), lambda said: said["x"]["entities"]),
    "x.urls": (lambda text: _urls(text), lambda said: [[start, len(url)] for start, url in said["x"]["urls"]]),
    "x.weighted": (lambda text: _x(text), lambda said: said["x"]["weighted"]),
}
"""What both must say alike of a text: how Litfass says it, and where it stands in the answer of a library."""


@pytest.mark.slow
def test_both_libraries_say_the_same_of_20000_texts_but_for_what_is_listed() -> None:
    """Younger emoji are replaced where X weighs: beside them everything must weigh the same."""
    texts = hard_texts()
    known = [_with_known_emoji(text) for text in texts]
    others = [other for text, other in zip(texts, known, strict=True) if text != other]
    assert len(texts) == 20_000
    assert 500 < len(others) < 5000
    answers = dict(zip([*texts, *others], ask([*texts, *others]), strict=True))
    _check_that_much_was_found(answers)
    for subject, (ours, theirs) in SUBJECTS.items():
        asked = known if subject == "x.weighted" else texts
        wrong = [text for text in asked if ours(text) != theirs(answers[text])]
        listed = [row.pattern for row in link_differences() if subject in row.subjects]
        unlisted = [text for text in wrong if not any(pattern.search(text) for pattern in listed)]
        assert (subject, unlisted) == (subject, [])
        assert len(wrong) < 0.005 * len(texts)
    assert [text for text, other in zip(texts, known, strict=True) if _x(text) != _x(other)] == []


def test_what_is_listed_of_links_differs() -> None:
    rows = link_differences()
    for row, said in zip(rows, ask([row.example for row in rows]), strict=True):
        assert row.pattern.search(row.example)
        for subject in row.subjects:
            ours, theirs = SUBJECTS[subject]
            assert (subject, row.example, ours(row.example)) != (subject, row.example, theirs(said))


def _check_that_much_was_found(answers: dict[str, dict[str, Any]]) -> None:
    """Texts in which nothing is found would prove nothing."""
    found = Counter((who, row[0]) for said in answers.values() for who, key in FOUND for row in said[who][key])
    assert min(found[who, kind.value] for who, _ in FOUND for kind in Kind) > 1000


def test_bluesky_knows_the_same_top_level_domains() -> None:
    """All that the internet has or had, and some that it never had."""
    tops = sorted(top_level_domains() | set(_once_known()) | {"md5", "html", "js", "wwww"})
    answers = ask([f"@hof.{top}" for top in tops])
    assert [bool(said["bluesky"]["facets"]) for said in answers] == [
        top.isascii() and top in top_level_domains() for top in tops
    ]


def test_younger_emoji_count_alike_at_bluesky() -> None:
    rows = list(differences())
    said = [(answer["bluesky"]["graphemes"], answer["bluesky"]["bytes"]) for answer in ask(rows)]
    assert [(measure(row, "grapheme"), measure(row, "byte")) for row in rows] == said


def test_what_is_listed_differs_and_follows_the_rule() -> None:
    rows = list(differences())
    assert [row for row in rows if _x(row) != 2] == []
    assert [row for row, answer in zip(rows, ask(rows), strict=True) if answer["x"]["weighted"] == 2] == []


def _x(text: str) -> int:
    return measure(text, "x_weighted")


def _urls(text: str) -> list[list[int]]:
    text = unicodedata.normalize("NFC", text)
    return [
        [measure(text[:start], "utf16"), measure(text[start : start + size], "utf16")]
        for start, size in addresses(text)
    ]


def _rows(text: str, rule: str) -> list[list[object]]:
    return [[kind.value, start, end] for kind, start, end in DETECTORS[rule](text)]


def _once_known() -> list[str]:
    lines = (Path(urls.__file__).with_name("tlds.txt")).read_text("utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]


def _with_known_emoji(text: str) -> str:
    return _listed().sub("👍", text)


@cache
def _listed() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, differences())))
