"""HTML to tree to text: the cases of `cases/text/document.toml`, and what must hold for any HTML."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.text.blocks import Aside, Figure, Heading, Items, Link, Paragraph, Rule, Table
from litfass.text.document import Document, parse
from litfass.text.markup import WRITERS

BASE = "https://www.beispiel.example/blog/ofen/"
CASES = tomllib.loads((Path(__file__).parents[1] / "cases/text/document.toml").read_text("utf-8"))["case"]
PIECES = ["<p>", "</p>", "<ul><li>", "</ul>", "<strong>", "</em>", "<table><tr>", "<td>", "<br>", "<details>", "<pre>"]
PIECES += [
    "<script>",
    "</script>",
    "<figure>",
    "<img src=a>",
    "<a href=//[>",
    "&#0;",
    "<!--",
    "ä \n",
    "x",
    "<hr/>",
    "</div>",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, str]) -> None:
    document = parse(case["html"], BASE)
    assert WRITERS["plain"]().write(document.blocks) == case["plain"]
    assert WRITERS["chat_marks"]().write(document.blocks) == case["chat"]


def test_the_kinds_of_blocks() -> None:
    html = "<h2>A</h2><p>b</p><ol><li>c</li></ol><table><tr><th>d</th></tr><tr><td>e</td></tr></table><hr>"
    html += "<details><summary>f</summary>g</details><img src=h.png alt=i>"
    blocks = parse(html, BASE).blocks
    assert [type(block) for block in blocks] == [Heading, Paragraph, Items, Table, Rule, Aside, Figure]


def test_links_and_pictures_are_absolute() -> None:
    document = parse('<p><a href="../plan/#a">P</a> <img src="b/c.png" alt="C"></p>', BASE)
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    link = paragraph.inlines[0]
    assert isinstance(link, Link)
    assert link.url == "https://www.beispiel.example/blog/plan/#a"
    assert [(image.url, image.alt) for image in document.images] == [(f"{BASE}b/c.png", "C")]


def test_text_has_every_word_once() -> None:
    html = "<h1>eins</h1><ul><li>zwei</li></ul><table><tr><th>drei</th><th>vier</th></tr></table>"
    html += "<blockquote><p>fünf</p></blockquote>"
    assert parse(html, BASE).text == "eins\n\nzwei\n\ndrei – vier\n\nfünf"


def test_a_thousand_nested_elements_are_read() -> None:
    assert parse("<div>" * 5000 + "<p>tief</p>", BASE).text == "tief"
    assert parse("<b>" * 5000 + "tief", BASE).text == "tief"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join))
def test_any_html_is_read_the_same_way_twice(html: str) -> None:
    document = parse(html, BASE)
    assert document == parse(html, BASE)
    assert isinstance(document, Document)
    for writer in WRITERS.values():
        assert writer().write(document.blocks).strip("\n") == writer().write(document.blocks)
