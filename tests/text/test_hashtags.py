"""Tags as hashtags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.text.hashtags import LONGEST, hashtag, hashtags

CASES = [
    ("Alte Sorten", "#AlteSorten"),
    ("E-Mail-Archiv", "#EMailArchiv"),
    ("social media", "#SocialMedia"),
    ("Tag der offenen Tür", "#TagDerOffenenTür"),
    ("Öffnungszeiten", "#Öffnungszeiten"),
    ("Gru\u0308ße", "#Grüße"),
    ("#KMU", "#KMU"),
    ("＃KMU", "#KMU"),
    ("snake_case", "#SnakeCase"),
    ("Web 2.0", "#Web20"),
    ("2026", ""),
    ("½", ""),
    ("", ""),
    ("!?", ""),
    ("👍", ""),
    ("Kleinunternehmerförderung 24", ""),
    ("مرحبا", "#مرحبا"),
    ("नमस्ते", "#नमस्ते"),
]


@pytest.mark.parametrize(("tag", "expected"), CASES)
def test_one(tag: str, expected: str) -> None:
    assert hashtag(tag) == expected


ASKED = [
    ("heimatliebe", "#heimatliebe"),
    ("#alte_Sorten", "#alte_Sorten"),
    ("alte-sorten", "#AlteSorten"),
    ("Kleinunternehmerförderung 24", "#Kleinunternehmerförderung24"),
    ("2026", ""),
    ("👍", ""),
]


@pytest.mark.parametrize(("tag", "expected"), ASKED)
def test_one_that_was_asked_for(tag: str, expected: str) -> None:
    assert hashtag(tag, asked=True) == expected


def test_order_doubles_and_most() -> None:
    assert hashtags(["Zeit", "zeit", "2026", "Alte Sorten", "KMU"], 2) == ("#Zeit", "#AlteSorten")
    assert hashtags(["Zeit"], 0) == ()


def test_near_doubles_and_drawers_are_left_out() -> None:
    assert hashtags(["Garten", "Gärten", "Blog", "Rad", "Räder", "allgemein", "Brote", "Brot", "Auto", "Autos"], 9) == (
        "#Garten",
        "#Rad",
        "#Brote",
        "#Auto",
    )
    assert hashtags(["Mode", "Modern", "Käse", "Kasse", "Bau", "Baum"], 9) == (
        "#Mode",
        "#Modern",
        "#Käse",
        "#Kasse",
        "#Bau",
        "#Baum",
    )


def test_what_was_asked_for_stays() -> None:
    asked = ["Garten", "Gärten", "garten", "Blog", "2026"]
    assert hashtags(asked, len(asked), asked=True) == ("#Garten", "#Gärten", "#Blog")


@given(st.lists(st.text(max_size=30)), st.booleans())
def test_any_tags_become_valid_ones(tags: list[str], asked: bool) -> None:
    for tag in hashtags(tags, 5, asked=asked):
        assert tag.startswith("#")
        assert any(char.isalpha() for char in tag)
        assert not set(tag[1:]) & set(" -#.,!?\n")
        assert asked or len(tag) <= LONGEST + 1
