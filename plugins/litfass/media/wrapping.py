"""Text into lines: the cheapest of all ways to break it, with hyphens where they save a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from litfass.media import hyphens
from litfass.media.lettering import Style, Type

HEADING = Style(800, 88)

_UNITS = r"(?:€|%|Euro|Uhr|km|m|cm|mm|kg|g|l|Mio\.|Mrd\.|Min\.|Std\.|Prozent|Tage?n?|Wochen?|Jahren?|Minuten?|Stunden?)"
_BINDING = (
    (regex.compile(r" (?=[–—] )"), "\u00a0"),
    (regex.compile(rf"(?<=\d) (?={_UNITS}(?:\W|$))"), "\u00a0"),
    (regex.compile(r"(?<=(?:^|\W)(?:§|§§|Nr\.|Dr\.|Art\.|Abs\.|z\.|u\.|d\.|ca\.)) (?=\w)"), "\u00a0"),
)
_PILED = regex.compile(r"(\p{Mn}{2})\p{Mn}+")
"""More marks on a letter than any language piles up; they would reach into the lines around."""
_PARTS = regex.compile(r"[^-/\u00ad]*[\u00ad]|[^-/]*[-/]+|[^-/]+")

LOOSE, WIDOW, SHORT, SYLLABLE, JOINT, TORN, OVERFULL = 1.0, 0.06, 0.02, 0.30, 0.08, 0.9, 1e6
"""What breaking costs, in lines: empty measure (squared), one short word alone, a line that ends in "der", hyphens."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set: its letters, the distance of its lines in sizes, its alignment, its language, its colour.

    `align` is start, middle or end, `stand` top, middle or bottom. `balance` makes lines alike (headings); without it
    only the last may be short. `language` says how words are divided, "" means not at all.
    """

    fill: str
    style: Style = HEADING
    leading: float = 1.04
    align: str = "start"
    stand: str = "top"
    balance: bool = True
    language: str = "de"


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together on a line, what joins it to the piece before, and what a break behind it costs and adds."""

    text: str
    joint: str = " "
    cost: float = 0.0
    hyphen: str = ""


def bound(text: str) -> str:
    """A text in which nothing is torn that belongs together: a dash and the word before it, "5 €", "§ 19"."""
    text = _PILED.sub(r"\1", unicodedata.normalize("NFC", text)).strip()
    for pattern, put in _BINDING:
        text = pattern.sub(put, text)
    return text


def wrap(type_: Type, text: str, measure: float, look: Look) -> list[str]:
    """The lines of a text in a measure given in sizes; a line break in the text is kept.

    Of all ways to break it takes the cheapest: few lines, alike (or full), hyphens only where they save a line.
    """
    return [
        broken
        for part in text.split("\n")
        if part.strip()
        for broken in _broken(type_, _torn(type_, _pieces(part, look.language), measure, look), measure, look)
    ]


def _broken(type_: Type, pieces: Sequence[_Piece], measure: float, look: Look) -> list[str]:
    """The cheapest way through the possible breaks (dynamic programming, as Knuth and Plass describe it)."""
    widths = [type_.width(piece.text, look.style) for piece in pieces]
    space, hyphen = type_.width(" ", look.style), type_.width("-", look.style)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(pieces)
    for start in range(len(pieces)):
        long = 0.0
        for end in range(start + 1, len(pieces) + 1):
            piece = pieces[end - 1]
            long += widths[end - 1] + (space if piece.joint and end - 1 > start else 0)
            shown, last = long + (hyphen if piece.hyphen else 0), end == len(pieces)
            if shown > measure and end - 1 > start:
                break
            cost = best[start][0] + 1 + piece.cost + _slack(shown / measure, last=last, balance=look.balance)
            if not last and len(piece.text) <= 3 and piece.joint:
                cost += SHORT
            if last and end - 1 == start and len(piece.text) <= 5:
                cost += WIDOW
            if cost < best[end][0]:
                best[end] = (cost, start)
    return _read(pieces, best)


def _slack(share: float, *, last: bool, balance: bool) -> float:
    """What the empty rest of a line costs."""
    if share > 1:
        return OVERFULL * share
    return 0.0 if last and not balance else LOOSE * (1 - share) ** 2 * 0.5


def _read(pieces: Sequence[_Piece], best: Sequence[tuple[float, int]]) -> list[str]:
    """The lines, read backwards from the cheapest end."""
    lines, end = [], len(pieces)
    while end > 0:
        start = best[end][1]
        text = "".join((piece.joint if i else "") + piece.text for i, piece in enumerate(pieces[start:end]))
        lines.append(text + (pieces[end - 1].hyphen if end < len(pieces) else ""))
        end = start
    return lines[::-1]


@cache
def _pieces(text: str, language: str) -> tuple[_Piece, ...]:
    """What the breaks of a text lie between."""
    return tuple(piece for word in text.split(" ") if word for piece in _word(word, language))


def _word(word: str, language: str) -> Iterator[_Piece]:
    joint = " "
    for part in _PARTS.findall(word):
        soft = part.endswith("\u00ad")
        letters = part.rstrip("\u00ad-/")
        places = [] if soft or not language else list(_places(letters, language))
        start = 0
        for place in places:
            cost = JOINT if hyphens.joint(letters, place) else SYLLABLE
            yield _Piece(letters[start:place], joint, cost, "-")
            joint, start = "", place
        yield _Piece(part[start:].rstrip("\u00ad"), joint, 0.02, "-" if soft else "")
        joint = ""


def _places(letters: str, language: str) -> Iterator[int]:
    """Where the letters between marks may be divided."""
    for match in regex.finditer(r"\p{L}+", letters):
        yield from (match.start() + place for place in hyphens.points(match[0], language))


def _torn(type_: Type, pieces: Sequence[_Piece], measure: float, look: Look) -> list[_Piece]:
    """Pieces that no line holds are torn between letters, so that nothing ever leaves the box."""
    found: list[_Piece] = []
    for piece in pieces:
        if type_.width(piece.text + piece.hyphen, look.style) <= measure or not look.language:
            found.append(piece)
            continue
        letters, rest = "", piece.joint
        for letter in regex.findall(r"\X", piece.text):
            if letters and type_.width(letters + letter, look.style) > measure:
                found.append(_Piece(letters, rest, TORN))
                letters, rest = "", ""
            letters += letter
        found.append(replace(piece, text=letters, joint=rest))
    return found
