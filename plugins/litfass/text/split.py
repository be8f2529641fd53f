"""One text as several that each fit: a thread. Only white space goes, and only where two parts meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import regex

from litfass.text.entities import only_entities
from litfass.text.measure import excess
from litfass.text.sentences import pieces

Number = Callable[[int, int], str]
"""What a part says of its place (the first is 1) and of how many there are, such as " 1/4"; the caller puts it on."""

_GAP = regex.compile(r"(?<!\p{GCB=Prepend})[^\S\u00a0\u2007\u202f]+(?![\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}])")
"""White space at which a text may be cut: none that forbids it, and none that is one character with what follows."""

_WORD, _SENTENCE, _PARAGRAPH = range(3)

FILLED = 0.33
"""A part that holds less of what it could is left in favour of a weaker place to cut."""

FEWEST = 35
"""A last part with fewer characters of words, addresses and hashtags aside, looks forgotten."""

TINY = 0.2
"""A last part that holds less of what the one before it holds takes something from it."""


class _Unit(NamedTuple):
    """A word or an entity: what is never cut, and what ends with it."""

    start: int
    end: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Cutter:
    text: str
    units: Sequence[_Unit]
    limits: Mapping[str, int]
    number: Callable[[int], str]

    def part(self, first: int, last: int) -> str:
        """The text of the units from `first` to `last`, both included."""
        return self.text[self.units[first].start : self.units[last].end]

    def fits(self, first: int, last: int, place: int) -> bool:
        return not excess(self.part(first, last) + self.number(place), self.limits)

    def cut(self) -> list[tuple[int, int]]:
        """The parts as (first, last) unit, each as full as reads well."""
        found: list[tuple[int, int]] = []
        first = guess = 0
        while first < len(self.units):
            farthest = self.farthest(first, len(found) + 1, guess)
            last = self.best(first, farthest)
            found.append((first, last))
            first, guess = last + 1, farthest - first
        return self.with_good_end(found)

    def farthest(self, first: int, place: int, guess: int) -> int:
        """The last unit up to which a part from `first` fits, at least `first`; tried near `guess` units first."""
        end = len(self.units) - 1
        low, step = first, max(guess, 8)
        high = min(first + step, end)
        while high > low and self.fits(first, high, place):
            low, step = high, step * 2
            high = min(low + step, end)
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.fits(first, middle, place) else (low, middle)
        return low

    def best(self, first: int, farthest: int) -> int:
        """Where to end a part: at the last paragraph's end, else sentence's end, that leaves it full enough."""
        if farthest == len(self.units) - 1:
            return farthest
        enough = self.units[first].start + FILLED * (self.units[farthest].end - self.units[first].start)
        for wanted, least in ((_PARAGRAPH, enough), (_SENTENCE, enough), (_SENTENCE, 0)):
            for last in range(farthest, first - 1, -1):
                if self.units[last].ends >= wanted and self.units[last].end >= least:
                    return last
        return farthest

    def with_good_end(self, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """`parts` where the last is no crumb: it takes a paragraph or a sentence from the one before, if that fits."""
        if len(parts) < 2 or not self.is_crumb(self.part(*parts[-2]), self.part(*parts[-1])):
            return parts
        first, end = parts[-2][0], parts[-1][1]
        for wanted in (_PARAGRAPH, _SENTENCE):
            for last in range(parts[-2][1] - 1, first - 1, -1):
                if self.units[last].ends >= wanted:
                    if not self.fits(last + 1, end, len(parts)):
                        break
                    if not self.is_crumb(self.part(first, last), self.part(last + 1, end)):
                        return [*parts[:-2], (first, last), (last + 1, end)]
        return parts

    def is_crumb(self, before: str, last: str) -> bool:
        words = [word for word in last.split() if not only_entities(word)]
        forgotten = len(words) < len(last.split()) and sum(map(len, words)) < min(FEWEST, TINY * len(before))
        return len(last) < TINY * len(before) or forgotten


def split(text: str, limits: Mapping[str, int], number: Number | None = None) -> tuple[str, ...]:
    """The parts of `text` that each fit all `limits` (unit -> most), room for `number` included; () for white space.

    A text is cut between paragraphs, else sentences, else words, and the white space at the cut goes; so the parts, and
    what stood between them, are the text. A word that is over the limit by itself stays whole as a part of its own.
    """
    units = _units(text)
    total = 1
    while True:
        cutter = _Cutter(text, units, limits, _number(number, total))
        parts = tuple(cutter.part(*part) for part in cutter.cut())
        if len(parts) <= total:
            return parts
        total = len(parts)


def _number(number: Number | None, total: int) -> Callable[[int], str]:
    """What stands with each part; nothing while one part is enough."""
    return (lambda place: number(place, total)) if number and total > 1 else (lambda _: "")


def _units(text: str) -> list[_Unit]:
    sentences = set(accumulate(len(piece) for piece in pieces(text)))
    found: list[_Unit] = []
    start = 0
    for gap in _GAP.finditer(text):
        if not _is_blank(text[start : gap.start()]):
            found.append(_Unit(start, gap.start(), _ended(gap[0], at_sentence=gap.end() in sentences)))
        start = gap.end()
    return found if _is_blank(text[start:]) else [*found, _Unit(start, len(text), _PARAGRAPH)]


def _is_blank(text: str) -> bool:
    """True for nothing, and for white space that forbids a cut but has no word to keep it at."""
    return not text or text.isspace()


def _ended(gap: str, *, at_sentence: bool) -> int:
    """What ends at a gap: lines end like sentences, for a list is written in lines."""
    if gap.count("\n") > 1:
        return _PARAGRAPH
    return _SENTENCE if at_sentence or "\n" in gap else _WORD
