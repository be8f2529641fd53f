"""Front matter and text: nothing that was typed is lost, and every line has its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.source.frontmatter import MAX_BYTES, read
from litfass.source.yaml_nodes import MAX_VALUES, node_lines, read_yaml

LINES = """
---
title: Neu
tags:
  - eins
  - zwei
channels:
  linkedin:
    text: |
      Eigene Worte.

    hashtags: [KMU]
---

Der Text.
"""


def test_every_key_and_every_item_has_its_line() -> None:
    found = read(LINES.encode(), "x.md")
    assert found.lines == {
        "title": 3,
        "tags": 4,
        "tags.0": 5,
        "tags.1": 6,
        "channels": 7,
        "channels.linkedin": 8,
        "channels.linkedin.text": 9,
        "channels.linkedin.hashtags": 12,
        "channels.linkedin.hashtags.0": 12,
    }
    assert (found.body, found.body_line) == ("Der Text.", 15)
    assert found.meta["channels"]["linkedin"]["text"] == "Eigene Worte.\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_endings_and_a_bom_change_nothing(ending: str, bom: str) -> None:
    plain = read(LINES.encode(), "x.md")
    assert read((bom + LINES.replace("\n", ending)).encode(), "x.md") == plain


def test_what_was_typed_is_kept_where_the_value_is_no_text() -> None:
    found = read(b"---\ntitle: 1.10\ndraft: True\nid: no\n---\n", "x.md")
    assert found.meta == {"title": 1.1, "draft": True, "id": "no"}
    assert found.texts == {"title": "1.10", "draft": "True"}


def test_exactly_a_million_bytes_are_read() -> None:
    assert not read(b"x" * MAX_BYTES, "x.md").problems
    assert [problem.code for problem in read(b"x" * (MAX_BYTES + 1), "x.md").problems] == ["F103"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60))
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    found = read(f"Anfang{text}".encode(), "x.md")
    assert found.body == f"Anfang{text}".rstrip()
    assert found.meta == {}


@given(st.text(alphabet="-\n :#abc[]{}'\"&*!|>%@`\t", max_size=60))
def test_what_is_neither_front_matter_nor_a_problem_is_body(text: str) -> None:
    found = read(f"---\n{text}\n---\nEnde".encode(), "x.md")
    if not found.problems:
        assert found.body.endswith("Ende")
        assert found.meta or set(text) - set("-\n\t ") <= set(found.body)


@given(st.binary(max_size=80))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    found = read(raw, "x.md")
    assert found.readable or found.problems


def test_aliases_within_the_limits_are_values() -> None:
    found = read_yaml("a: &a [1, 2]\nb: *a\n", "x.yml")
    assert found.value == {"a": [1, 2], "b": [1, 2]}
    assert not found.problems


def test_more_values_than_allowed_are_refused() -> None:
    found = read_yaml("a: [" + "1," * (MAX_VALUES + 1) + "]", "x.yml")
    assert [problem.code for problem in found.problems] == ["F105"]
    assert not found.readable


def test_lines_of_a_settings_file_with_tags_of_other_programs() -> None:
    text = "site_url: !ENV URL\nplugins:\n  - litfass:\n      per_page: 5\nx: !!python/name:a.b\n"
    assert node_lines(text)["plugins.0.litfass.per_page"] == 4
    assert node_lines("a: [") == {}
