"""Which pictures are drawn of a post, and what is to be read on them."""

from __future__ import annotations

import regex

from litfass.model import Picture, Post

POSTER = "poster"
"""What is drawn for a post that has no picture and wants no card."""
PLAIN = "title"
"""The card that everybody has words for."""
CARDS = (PLAIN, "quote", "photo", "number", "list")
"""Our own templates."""
_NUMBER = regex.compile(r"^(\d[\d.,]*(?:\s?[%€])?)\s+(\p{L}.*)$")


def drawn_of(post: Post, name: str = "") -> Picture:
    """The picture that is drawn for a post: a card by its name, else what suits it; its words are the alternative."""
    drawn = name or post.card.get("template") or POSTER
    return Picture(drawn, alt=said(post, drawn), drawn=drawn)


def said(post: Post, drawn: str) -> str:
    """What is to be read on a drawn picture, for people who cannot see it."""
    if drawn == POSTER and post.poster:
        return " ".join(post.poster)
    if drawn == "quote":
        return quoted(post) or post.title
    if drawn == "number":
        return " ".join(numbered(post)).strip() or post.title
    return post.title


def quoted(post: Post) -> str:
    """The sentence to quote, in the quotation marks of its language: the writer's choice, else how the post begins."""
    said = str(post.card.get("quote") or post.hook).strip()
    if not said or said[0] in "„“\"'»«‚‘":
        return said
    return f"„{said}“" if post.lang.startswith("de") else f"“{said}”"


def numbered(post: Post) -> tuple[str, str]:
    """A number and what it says: the writer's choice, else the number with which the title begins."""
    if number := str(post.card.get("number") or "").strip():
        return number, str(post.card.get("text") or post.title)
    found = _NUMBER.match(post.title)
    return (found[1], found[2]) if found else ("", "")
