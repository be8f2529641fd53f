"""T: letters that are none, and signs that were meant for a program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

from litfass.checks.subject import Said, Subject, quoted
from litfass.model import FieldRule
from litfass.problems import Level, Problem

_MATHEMATICAL = r"[\U0001d400-\U0001d7ff\u2100-\u214f]"
_BOXED = r"[Ⓐ-ⓩ\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
_STYLED = regex.compile(
    rf"[\U0001d400-\U0001d7ff](?:[\p{{M}}\p{{P}} ]*{_MATHEMATICAL})+"
    rf"|{_BOXED}(?:\p{{M}}*{_BOXED})+|(?:{_BOXED} ){{2,}}{_BOXED}"
    r"|[Ａ-Ｚａ-ｚ](?:[ \u3000]*[Ａ-Ｚａ-ｚ０-９])+"
)
"""Mathematical letters (https://www.unicode.org/charts/PDF/U1D400.pdf), and two or more enclosed or full-width ones."""

_FORMULA = regex.compile(r"[\U0001d400-\U0001d7ff](?:\p{P}* [\U0001d400-\U0001d7ff])?")
"""One or two signs of mathematics: "𝑎, 𝑏" is no word."""

_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
"""Where full-width letters belong."""

LONGEST_WORD = 60

_PATH = re.compile(r"(?<!\S)(?:[A-Za-z]:\\|\\\\\w)\S*")
"""A file on Windows, whose backslashes are meant."""


def styled(subject: Subject) -> Iterator[Problem]:
    """T106: signs of mathematics as bold or italic letters, which screen readers spell or leave out."""
    for said in (*subject.words(), *_alts(subject)):
        for found in _letters(said.text):
            message = f"{quoted(found)} is made of signs that only look like letters: screen readers cannot read them."
            yield subject.problem_in(said, found, "T106", message, f"Type {quoted(plain(found))}.", said.level)


def _alts(subject: Subject) -> Iterator[Said]:
    yield from (Said(picture.alt or "", FieldRule("alt"), own=False) for picture in subject.variant.pictures)


def _letters(text: str) -> list[str]:
    """The runs of such signs."""
    if text.isascii():
        return []
    eastern = bool(_EAST_ASIAN.search(text))
    runs = (match[0] for match in _STYLED.finditer(text))
    meant = (run for run in runs if not _FORMULA.fullmatch(run))
    return [run for run in meant if not (eastern and unicodedata.east_asian_width(run[0]) == "F")]


def plain(text: str) -> str:
    """`text` in the letters that were meant (UAX #15, NFKC; squared and circled capitals have no such form)."""
    return unicodedata.normalize("NFKC", "".join(map(_unboxed, text)))


def _unboxed(char: str) -> str:
    code = ord(char)
    boxed = next((code - first for first in (0x1F150, 0x1F170) if first <= code < first + 26), None)
    return char if boxed is None else chr(ord("A") + boxed)


def escaped(subject: Subject) -> Iterator[Problem]:
    """T107: own words with backslashes that only the platform's API wants; pasted, every reader sees them."""
    signs = subject.format.takes.escape
    if not signs:
        return
    pattern = re.compile(rf"\\([{re.escape(signs)}])")
    for said in subject.words():
        text = _PATH.sub("", said.text)
        found = pattern.search(text) if said.own else None
        if found:
            word = _word_around(text, found.start())
            message = (
                f"{subject.label} {said.name} holds {quoted(word)}, which is written for an API: "
                "pasted, readers see the backslashes."
            )
            bare = pattern.sub(lambda match: match[1], word)
            hint = f"Delete the backslashes: {quoted(bare)}."
            yield subject.problem_in(said, word, "T107", message, hint, Level.ERROR)


def _word_around(text: str, at: int) -> str:
    """The word in which a place lies; of a very long one a part."""
    before, after = text[max(0, at - LONGEST_WORD) : at], text[at : at + LONGEST_WORD]
    return (before.split() or [""])[-1] * (not before[-1:].isspace()) + after.split()[0]
