"""What a post itself offers to begin and to end a text with: its first paragraph and its last question."""

from __future__ import annotations

import re

from litfass.text.blocks import Block, Heading, Paragraph
from litfass.text.document import Document
from litfass.text.markup import Plain
from litfass.text.sentences import pieces, sentences

MOST_SENTENCES = 4
MOST_CHARACTERS = 420
"""A paragraph up to here is taken whole; of a longer one the first sentences."""

WARM_UP = re.compile(
    r"(herzlich willkommen|liebe (kund|leser|freund)|immer mehr |wussten sie|wusstest du|in der heutigen zeit|"
    r"heute möchten wir|in diesem (beitrag|artikel)|wie sie vielleicht wissen|wir freuen uns|es ist wieder so ?weit|"
    r"welcome to|dear |did you know|in this (post|article)|in today's world|more and more )",
    re.IGNORECASE,
)
"""How people clear their throat before they begin."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEANING = _words(
    "aber also außerdem auch beides dabei dadurch dafür daher damit danach dann darum das dasselbe dem den denn "
    "dennoch deshalb dies diese dieser dieses doch er erstens inzwischen jene jener letzteres oder sie so solche "
    "trotzdem und zudem zweitens übrigens and but he it she so that then therefore these they this those"
)
"""Words at a sentence's start that lean on what was said before it."""

LONGEST_QUESTION = 140


def opening(document: Document, writer: Plain) -> tuple[str, ...]:
    """The sentences of the first paragraph that says something, as pieces that join; () when there is none.

    People put their best start at the start, except when they warm up; then the second paragraph is taken.
    """
    for text in _first_paragraphs(document, writer):
        if not WARM_UP.match(text) and not text.endswith(":"):
            return _run(text)
    return ()


def _first_paragraphs(document: Document, writer: Plain) -> list[str]:
    """The first two paragraphs, before any heading that follows a paragraph."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = writer.block(block)
            found += [text] if re.search(r"\w", text) else []
        elif isinstance(block, Heading) and found:
            break
    return found[:2]


def _run(text: str) -> tuple[str, ...]:
    """All of a short paragraph; of a long one as many sentences from its start as read well."""
    parts = pieces(text)
    if len(text) <= MOST_CHARACTERS:
        return parts
    kept = parts[:1]
    for part in parts[1:MOST_SENTENCES]:
        if len("".join(kept)) + len(part) > MOST_CHARACTERS:
            break
        kept = (*kept, part)
    return kept if len(kept[0]) <= MOST_CHARACTERS else ()


def question(document: Document, writer: Plain) -> str:
    """The writer's own question at the end of the last paragraph, when it stands alone and is short; else ""."""
    last = _last_paragraph(document)
    found = sentences(writer.block(last)) if last else ()
    ending = found[-1] if found else ""
    return ending if ending.endswith("?") and _stands_alone(ending) else ""


def _last_paragraph(document: Document) -> Block | None:
    return next((block for block in reversed(document.blocks) if isinstance(block, Paragraph)), None)


def _stands_alone(sentence: str) -> bool:
    first = re.match(r"\W*(\w+)", sentence)
    return len(sentence) <= LONGEST_QUESTION and first is not None and first[1].casefold() not in LEANING
