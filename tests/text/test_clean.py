"""Cleaned HTML: the cases of `cases/text/clean.toml`, and what must hold for any HTML."""

from __future__ import annotations

import re
import time
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from litfass.text.clean import clean, xml_text

BASE = "https://www.beispiel.example/blog/ofen/"
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "text" / "clean.toml").read_text("utf-8"))["case"]

PIECES = ["<p", ">", "</p>", "<a class='headerlink'", "</a>", " href='javascript:x'", "<![", "<!--", "-->", "<script>"]
PIECES += [
    "<img srcset='",
    "'",
    "&#1;",
    "&",
    "<iframe src=x",
    "</",
    "<?",
    "<textarea>",
    "<svg>",
    "\x00",
    "\ud800",
    "ä",
    " 1x,",
]


class Seen(HTMLParser):
    """What elements and addresses a text has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.urls += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "poster")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, str]) -> None:
    assert clean(case["html"], BASE) == case["clean"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_cleaning_twice_changes_nothing(case: dict[str, str]) -> None:
    assert clean(case["clean"], BASE) == case["clean"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join))
@profile(deadline=None, max_examples=400)
def test_any_html_comes_out_safe_and_does_not_raise(html: str) -> None:
    cleaned = clean(html, BASE)
    assert cleaned == xml_text(cleaned)
    seen = Seen()
    seen.feed(cleaned)
    assert not seen.tags & {"script", "iframe", "svg", "input", "textarea"}
    assert all(url.startswith(("https://", "http://", "mailto:", "tel:", "sms:")) for url in seen.urls)
    cleaned.encode("utf-8")


def test_words_outside_noise_survive_in_order() -> None:
    html = "".join(f"<h2>w{n}<a class='headerlink' href='#'>x</a></h2><div class='c{n}'>v{n}</div>" for n in range(30))
    words = re.findall(r"[a-z]\d+", re.sub(r"<[^>]*>", " ", clean(html, BASE)))
    assert words == [f"{letter}{n}" for n in range(30) for letter in "wv"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("\x00\x08\x0b\x0c\x0e\x1f", ""),
        ("\ud800\udfff\ufffe\uffff", ""),
        ("\x7f\x85\ufffd\U0010ffff👍", "\x7f\x85\ufffd\U0010ffff👍"),
    ],
)
def test_xml_text_keeps_what_xml_can_hold(text: str, kept: str) -> None:
    assert xml_text(text) == kept


@pytest.mark.parametrize(
    "piece", ["<!--", "<a", "<a b='", "<iframe>", "<div>", "</", "<![", "&#", "<img srcset='" + ", " * 99]
)
def test_broken_html_takes_time_in_proportion_to_its_length(piece: str) -> None:
    """40 kB of it would take minutes if any step were quadratic, as the standard library's parser is for some."""
    start = time.process_time()
    clean(piece * (40_000 // len(piece)), BASE)
    assert time.process_time() - start < 5
