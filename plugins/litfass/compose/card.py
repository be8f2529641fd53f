"""What the cards of a post say: its own words for each place that a template may have."""

from __future__ import annotations

from collections.abc import Callable

from litfass.compose.drawn import numbered, quoted
from litfass.compose.lines import label_line
from litfass.media.card import Card
from litfass.media.poster import Poster
from litfass.media.template import Template
from litfass.model import Post, Settings


def card_of(
    post: Post, settings: Settings, poster: Poster, photo: Callable[[tuple[int, int]], str] | None = None
) -> Card:
    """The words of a post for any template; what it does not say stays away."""
    number, text = numbered(post)
    words = {
        "title": post.title,
        "over": label_line(post.sponsored, post.lang) or poster.category,
        "name": poster.name,
        "description": post.description,
        "words": "\n".join(poster.words) or post.title,
        "quote": quoted(post),
        "number": number,
        "text": text,
    }
    return Card(poster, words, {"list": tuple(post.card.get("list") or post.points)}, photo)


def page_card(title: str, over: str, poster: Poster) -> Card:
    """The words of a page that is no post."""
    return Card(poster, {"title": title, "over": over, "name": poster.name})


def lacks(card: Card, template: Template) -> str:
    """The one thing without which a template makes no sense and that the card does not have, or ""."""
    wanted = ("quote", "number", "list", "photo", "window")
    has = {"window": bool(card.photo)}
    return next((name for name in wanted if template.needs(name) and not (has.get(name) or card.has(name))), "")
