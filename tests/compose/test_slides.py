"""Slides: the cases of `cases/compose/slides.toml`, and what must hold for every post of the demo hub."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import frontmatter
import markdown
import pytest
from tests.compose.test_variant import FORMATS, LINK, POST, composed, tuples

from litfass import compose
from litfass.compose.slides import FEWEST, MOST, ROOM, slides_of
from litfass.model import Deck, Post, Slide
from litfass.text.document import Document, parse
from litfass.text.sentences import sentences

TESTS = Path(__file__).parents[1]
CASES = tomllib.loads((TESTS / "cases/compose/slides.toml").read_text("utf-8"))["case"]
POSTS = sorted((TESTS.parent / "content/posts").glob("*/*/index.md"))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    channel, format = FORMATS[case.get("format", "instagram-carousel")]
    given = tuples(case.get("post", {}))
    given |= {"slides": tuple(Slide(*each.split(": ")) for each in given["slides"])} if "slides" in given else {}
    post = replace(POST, **given)
    made = composed(post, case.get("body", ""), channel, format=format, **tuples(case.get("own", {})))
    slides = [shown(slide) for slide in made.deck.slides] if made.deck else []
    assert slides == case.get("slides", [])
    assert [problem.code for problem in made.problems] == case.get("problems", [])
    if "closing" in case:
        assert made.deck
        assert closing(made.deck) == case["closing"]


def shown(slide: Slide) -> str:
    said = f"- {' / '.join(slide.lines)}" if slide.lines else slide.text
    return f"{slide.number} | {slide.over} | {slide.title} | {said}"


def closing(deck: Deck) -> str:
    last = deck.closing
    return f"{' '.join(last.words)} | {last.text} | {last.action} | {last.shown}"


def read(path: Path) -> tuple[Post, Document]:
    found = frontmatter.loads(path.read_text("utf-8"))
    hook = str(found.get("hook", ""))
    post = replace(POST, title=str(found["title"]), lang=str(found.get("lang", "de")), hook=hook)
    return post, parse(markdown.markdown(found.content, extensions=["tables", "admonition"]), LINK)


@pytest.mark.parametrize("path", POSTS, ids=[path.parent.name for path in POSTS])
def test_slides_of_the_demo_say_whole_sentences_of_the_post_and_few(path: Path) -> None:
    post, document = read(path)
    slides = slides_of(post, compose.extract(post, document))
    assert FEWEST <= len(slides) <= MOST
    text = " ".join(f"{document.text} {post.hook}".split())
    whole = {each.casefold() for block in document.text.split("\n") for each in sentences(block)}
    whole |= {each.casefold() for each in sentences(post.hook)}
    for slide in slides:
        assert len(slide.text.split()) <= ROOM
        assert slide.title in text or not slide.title
        for sentence in sentences(slide.text):
            assert sentence[1:] in text
            assert any(each.endswith(sentence.casefold()) for each in whole), sentence


def test_a_deck_of_an_extract_never_says_the_same_twice() -> None:
    for path in POSTS:
        post, document = read(path)
        words = [slide.words for slide in slides_of(post, compose.extract(post, document))]
        assert len(words) == len(set(words)), path
