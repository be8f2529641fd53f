"""Where a word may be divided at the end of a line."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

import regex

SHORTEST = 8
"""Words with fewer letters stay whole: to divide them gains less than it costs the reader."""
EDGE = 3
"""So many letters stay together on either side."""

_JOINT = regex.compile(r"(?i)(?:s|en|er)$")
_SEAM = regex.compile(r"(?i)[bcdfghjklmnpqrstvwxzß]-[aeiouäöü]")
_PREFIX = regex.compile(r"(?i)(?:ver|zer|über|unter|hinter|nieder|wieder|vor|her)$")
_OPENING = regex.compile(r"(?i)^(?:[bcdfghjklmnpqrstvwxz]|ein|auf|aus|an|ab|über|unter|un)")


@cache
def _patterns(language: str) -> Any:
    """The patterns of a language, None where there are none (or no pyphen)."""
    try:
        pyphen = import_module("pyphen")
    except ImportError:
        return None
    known = pyphen.language_fallback({"de": "de_DE", "en": "en_US"}.get(language, language))
    return pyphen.Pyphen(lang=known, left=EDGE, right=EDGE) if known else None


def points(word: str, language: str) -> tuple[int, ...]:
    """The places in a word, in letters from its start, at which a hyphen may divide it; none without the extra."""
    patterns = _patterns(language)
    if patterns is None or len(word) < SHORTEST or not word.isalpha():
        return ()
    found = [place for place in patterns.positions(word.lower()) if EDGE <= place <= len(word) - EDGE]
    return tuple(place for place in found if not _doubtful(word.lower(), place, found))


def _doubtful(word: str, place: int, found: list[int]) -> bool:
    """Of two places with one letter between them one is wrong: Grund-stück, not Grunds-tück, yet Stellen-anzeige."""
    opens = word[place : place + 2] in {"st", "sp", "sc"} or word[place - 1 : place + 1] in {"st", "sp", "sc"}
    return (place - 1 if opens else place + 1) in found


def joint(word: str, place: int) -> bool:
    """True where a German compound seems to be put together.

    That is behind a linking s, -en or -er, before a new beginning; and where a vowel follows a consonant, which would
    have gone with it within a word.
    """
    head, tail = word[:place], word[place:]
    if len(head) < 5 or len(tail) < 5 or _PREFIX.search(head):
        return False
    return bool(_JOINT.search(head) and _OPENING.match(tail)) or _SEAM.search(f"{head}-{tail}") is not None


def behind_prefix(word: str, place: int) -> bool:
    """True where only a prefix would be cut off from what it belongs to: Grundver-ordnung."""
    return _PREFIX.search(word[:place]) is not None
