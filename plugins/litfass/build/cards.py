"""The templates of cards that a hub has: its own in theme/cards/ beside mkdocs.yml, and ours where it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from litfass.compose.drawn import POSTER
from litfass.media.template import Template, read
from litfass.model import Post, Settings
from litfass.problems import Problem
from litfass.text.suggest import did_you_mean

FOLDER = "theme/cards"
SHAPES = ("square", "portrait", "story")
Cards = Mapping[str, tuple[Template, ...]]
"""Name of a card -> its templates, one for each shape."""


def read_cards(theme: Path, root: Path) -> tuple[Cards, list[Problem]]:
    """All cards by name, and what is wrong with the hub's own templates.

    A file of the hub stands in place of ours of the same name; one that cannot be read does not.
    """
    found: dict[str, Template] = {}
    problems: list[Problem] = []
    for folder in dict.fromkeys((theme / "cards", root / FOLDER)):
        for file in sorted(folder.glob("*.svg")):
            template, wrong = read(file.read_bytes(), f"{FOLDER}/{file.name}")
            problems += wrong
            if template:
                found[file.stem] = template
    cards: dict[str, tuple[Template, ...]] = {}
    for stem in sorted(found):
        cards[card_name(stem)] = (*cards.get(card_name(stem), ()), found[stem])
    return cards, problems


def card_name(stem: str) -> str:
    """The card to which a file belongs: `quote-square` is the quote in another shape."""
    name, _, shape = stem.rpartition("-")
    return name if name and shape in SHAPES else stem


def unknown_cards(posts: Iterable[Post], cards: Cards, settings: Settings) -> Iterator[Problem]:
    """P344: a post asks for a card that there is not."""
    for post in posts:
        name = post.card.get("template")
        if name and name not in cards and name != POSTER:
            hint = did_you_mean(name, (*cards, POSTER))
            path = settings.shown_path(post.path)
            yield Problem(path, post.line("card"), "P344", f"There is no card “{name}”.", hint)
