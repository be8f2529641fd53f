"""Tag URIs follow RFC 4151 whatever the id is made of."""

from __future__ import annotations

import re

import pytest

from litfass.feeds.model import tag_uri


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("2026/ofen", "tag:beispiel.example,2026:2026/ofen"),
        ("2026/neuer ofen", "tag:beispiel.example,2026:2026/neuer%20ofen"),
        ("größe", "tag:beispiel.example,2026:gr%C3%B6%C3%9Fe"),
        ("a#b%c<d>", "tag:beispiel.example,2026:a%23b%25c%3Cd%3E"),
    ],
)
def test_tag_uri(name: str, uri: str) -> None:
    assert tag_uri("beispiel.example", 2026, name) == uri
    assert re.fullmatch(r"tag:[a-z.]+,\d{4}:([\w/?!$&()*+,;=:@.~-]|%[0-9A-F]{2})*", uri, re.ASCII)


def test_an_early_year_has_four_digits() -> None:
    assert tag_uri("a.example", 987, "x") == "tag:a.example,0987:x"
