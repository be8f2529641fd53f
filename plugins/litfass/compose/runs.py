"""Runs: consecutive sentences of a post, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from litfass.compose.words import REMEMBERED, Words

_WORD = re.compile(r"[^\W\d_][^\W_]*")
ALMOST = 0.75
TITLE = -1
"""The place of what is no paragraph: title, description, the writer's own hook."""


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences that follow one another; `pieces` carry the white space after each.

    `place` and `section` are those of the paragraph; `whole` says that the run reaches the paragraph's end.
    """

    pieces: tuple[str, ...]
    place: int = TITLE
    section: int = 0
    whole: bool = True
    score: int = 0

    @property
    def text(self) -> str:
        """The run as it is pasted."""
        return "".join(self.pieces).strip()

    @property
    def first(self) -> str:
        """Its first sentence."""
        return self.pieces[0].strip() if self.pieces else ""

    @property
    def listed(self) -> bool:
        """True for lines such as "Wann: ...", which do not say of what."""
        return bool(self.pieces) and self.pieces[0].endswith("\n") and ":" in self.pieces[0]

    def cut(self, count: int) -> Run:
        """Its first `count` sentences."""
        return replace(self, pieces=self.pieces[:count], whole=self.whole and count >= len(self.pieces))


@lru_cache(maxsize=REMEMBERED)
def stems(text: str, words: Words) -> frozenset[str]:
    """The beginnings of the words that carry meaning: at most five letters, so that endings do not matter."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in found if len(word) > 3 and word not in words.stop)


def _stem(word: str) -> str:
    return word[:4] if len(word) == 5 and word.endswith(("e", "n", "s")) else word[:5]


def shared(text: str, known: Iterable[str]) -> int:
    """How many of the stems `known` occur in `text`, also inside a compound."""
    low = text.casefold()
    return sum(stem in low for stem in known)


def overlap(text: str, other: str, words: Words) -> float:
    """Which part of the content words of `text` is in `other` too, 0 to 1; 1.0 when `text` has none."""
    own = stems(text, words)
    return len(own & stems(other, words)) / len(own) if own else 1.0


def repeats(text: str, other: str) -> bool:
    """True when both share five words in a row, so that a reader would notice."""
    return not _grams(text).isdisjoint(_grams(other))


@lru_cache(maxsize=REMEMBERED)
def _grams(text: str) -> frozenset[tuple[str, ...]]:
    """Every five words in a row."""
    found = re.findall(r"\w+", text.casefold())
    return frozenset(zip(*(found[start:] for start in range(5)), strict=False))


def same(title: str, sentence: str, words: Words) -> bool:
    """True when a sentence has nearly all content words and every number of a title; all words where that has few."""
    if len(stems(title, words)) < 2:
        return set(_WORD.findall(title.casefold())) <= set(_WORD.findall(sentence.casefold()))
    numbers = set(re.findall(r"\d+", title))
    return overlap(title, sentence, words) >= ALMOST and numbers <= set(re.findall(r"\d+", sentence))
