"""Threads: parts that fit, nothing lost, nothing torn."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from tests.text.oracle import ask, hard_texts

from litfass.text.measure import UNITS, excess
from litfass.text.split import split

PARAGRAPHS = "Der Ofen ist da. Er wiegt 900 Kilo.\n\nAm Samstag backen wir darin. Kommen Sie vorbei!\n\nhttps://hof.example/ofen/"


def number(place: int, total: int) -> str:
    return f" {place}/{total}"


@pytest.mark.parametrize(
    ("limit", "parts"),
    [
        (200, [PARAGRAPHS]),
        (90, ["Der Ofen ist da. Er wiegt 900 Kilo.", PARAGRAPHS.partition("\n\n")[2]]),
        (
            60,
            [
                "Der Ofen ist da. Er wiegt 900 Kilo.",
                "Am Samstag backen wir darin.",
                "Kommen Sie vorbei!\n\nhttps://hof.example/ofen/",
            ],
        ),
        (
            20,
            [
                "Der Ofen ist da.",
                "Er wiegt 900 Kilo.",
                "Am Samstag backen",
                "wir darin.",
                "Kommen Sie vorbei!",
                "https://hof.example/ofen/",
            ],
        ),
    ],
)
def test_cuts_between_paragraphs_then_sentences_then_words(limit: int, parts: list[str]) -> None:
    assert list(split(PARAGRAPHS, {"utf16": limit})) == parts


def test_a_list_is_cut_between_its_lines() -> None:
    assert split("Das gehört dazu:\n• Mehl aus dem Ort\n• Wasser\n• Salz vom Meer", {"utf16": 36}) == (
        "Das gehört dazu:\n• Mehl aus dem Ort",
        "• Wasser\n• Salz vom Meer",
    )


def test_a_crumb_takes_a_sentence_from_before() -> None:
    text = "Der Ofen ist da. Er wiegt 900 Kilo. Kommen Sie.\n\n#Ofen #Brot"
    assert split(text, {"utf16": 50}) == ("Der Ofen ist da. Er wiegt 900 Kilo.", "Kommen Sie.\n\n#Ofen #Brot")


def test_numbers_take_their_room() -> None:
    text = "Wort " * 300
    parts = split(text, {"utf16": 30}, number)
    assert len(parts) > 9
    assert all(len(part + number(place, len(parts))) <= 30 for place, part in enumerate(parts, 1))
    assert len(split(text, {"utf16": 30})) < len(parts)
    assert split("Wort", {"utf16": 4}, number) == ("Wort",), "a single part bears no number"


def test_all_limits_count() -> None:
    parts = split("äää äää äää", {"utf16": 7, "byte": 7})
    assert parts == ("äää", "äää", "äää")


@pytest.mark.parametrize("word", ["a" * 400, "https://hof.example/" + "a" * 400, "👨‍👩‍👧‍👦" * 40, "Z" + "\u0300" * 400])
def test_a_word_that_is_too_long_stays_whole(word: str) -> None:
    assert split(f"Vorher {word} nachher", {"utf16": 20}) == ("Vorher", word, "nachher")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_white_space_has_no_parts(text: str) -> None:
    assert split(text, {"utf16": 20}) == ()


def test_blanks_that_do_not_break_are_kept() -> None:
    assert split("Obst, z.\u00a0B. Äpfel", {"utf16": 9}) == ("Obst,", "z.\u00a0B.", "Äpfel")


TEXTS = st.text(alphabet="aÄß .\n#@\u0301👍\u200d🏽„“!\u00a0漢", max_size=80) | st.text(max_size=80)


@given(TEXTS, st.integers(0, 30), st.sampled_from(sorted(UNITS)), st.booleans())
def test_any_text(text: str, limit: int, unit: str, numbered: bool) -> None:
    parts = split(text, {unit: limit}, number if numbered else None)
    assert parts == split(text, {unit: limit}, number if numbered else None)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.strip() for part in parts)
    at = 0
    for part in parts:
        found = text.index(part, at)
        assert not text[at:found].strip(), "only white space goes"
        at = found + len(part)
    assert not text[at:].strip()
    for place, part in enumerate(parts, 1):
        label = number(place, len(parts)) if numbered and len(parts) > 1 else ""
        assert not excess(part + label, {unit: limit}) or len(split(part, {"utf16": 1})) == 1


@given(TEXTS, st.integers(0, 30))
def test_no_character_is_torn(text: str, limit: int) -> None:
    parts = split(text, {"grapheme": limit})
    clusters = [each for each in regex.findall(r"\X", text) if each.strip()]
    assert [each for part in parts for each in regex.findall(r"\X", part) if each.strip()] == clusters


@pytest.mark.oracle
def test_nothing_that_is_linked_is_torn() -> None:
    """What X takes for an address, hashtag or mention lies in one part."""
    texts = [text for text in hard_texts(600) if text.isascii()]
    for text, answer in zip(texts, ask(texts), strict=True):
        cuts, at = [0], 0
        for part in split(text, {"utf16": 12}):
            at = text.index(part, at) + len(part)
            cuts.append(at)
        spans = [[start, start + len(url)] for start, url in answer["x"]["urls"]]
        for start, end in spans + answer["x"]["hashtags"] + answer["x"]["mentions"]:
            assert any(low <= start and end <= high for low, high in pairwise(cuts)), (text, text[start:end])


@pytest.mark.parametrize(
    "text", ["Ein Satz. " * 10_000, "wort " * 20_000, "a" * 100_000, "„" * 50_000 + " A.", "." * 100_000]
)
def test_a_very_long_text_takes_no_ages(text: str) -> None:
    parts = split(text, {"utf16": 280}, number)
    assert "".join("".join(parts).split()) == "".join(text.split())
