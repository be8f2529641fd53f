"""Tags as hashtags."""

from __future__ import annotations

import pytest

from litfass.text.hashtags import hashtag, hashtags

CASES = [
    ("Alte Sorten", "#AlteSorten"),
    ("E-Mail-Archiv", "#EMailArchiv"),
    ("social media", "#SocialMedia"),
    ("Öffnungszeiten", "#Öffnungszeiten"),
    ("#KMU", "#KMU"),
    ("snake_case", "#SnakeCase"),
    ("Web 2.0", "#Web20"),
    ("2026", ""),
    ("", ""),
    ("!?", ""),
    ("Kleinunternehmerförderung 24", ""),
    ("مرحبا", "#مرحبا"),
]


@pytest.mark.parametrize(("tag", "expected"), CASES)
def test_one(tag: str, expected: str) -> None:
    assert hashtag(tag) == expected


def test_order_doubles_and_most() -> None:
    assert hashtags(["Zeit", "zeit", "2026", "Alte Sorten", "KMU"], 2) == ("#Zeit", "#AlteSorten")
    assert hashtags(["Zeit"], 0) == ()
