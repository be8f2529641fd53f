"""Tags as hashtags that every platform links and every screen reader can read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

LONGEST = 24
"""Longer hashtags are hard to read (signs without the #)."""

SAYS_NOTHING = frozenset(
    {"aktuelles", "allgemein", "allgemeines", "artikel", "beitrag", "beiträge", "blog", "blogbeitrag", "blogpost"}
    | {"diverses", "general", "news", "neues", "neuigkeiten", "post", "sonstiges", "uncategorized", "verschiedenes"}
)
"""Drawers of a website, which tell a reader elsewhere nothing."""

REMEMBERED = 1024
"""So many tags are remembered as hashtags: a hub uses the same ones again and again."""

_PART = regex.compile(r"(?:(?!_)[\w\p{M}])+")
_WORD = regex.compile(r"[\w\p{M}]+")
_PLURAL = re.compile(r"(?<=\w{3})(?:en|er|e|n|s)$")


@lru_cache(maxsize=REMEMBERED)
def hashtag(tag: str, *, asked: bool = False) -> str:
    """`tag` in CamelCase with its sign ("Alte Sorten" -> "#AlteSorten"), or "" when it makes no good hashtag.

    Each part starts with a capital, so that a screen reader finds the words; umlauts stay, signs go. A tag without a
    letter is no link anywhere. One that was `asked` for stays as it was typed if that is valid, and may be long.
    """
    tag = unicodedata.normalize("NFC", tag).strip().lstrip("#＃")
    parts = _PART.findall(tag)
    word = tag if asked and _WORD.fullmatch(tag) else "".join(part[:1].upper() + part[1:] for part in parts)
    good = any(char.isalpha() for char in word) and (asked or len(word) <= LONGEST)
    return f"#{word}" if good else ""


def hashtags(tags: Iterable[str], most: int, *, asked: bool = False) -> tuple[str, ...]:
    """At most `most` hashtags in the given order.

    Empty ones, doubles in other capitals, near doubles (#Garten, #Gärten) and drawers of a website (#Blog) are left
    out; of those that were `asked` for, only the first two kinds.
    """
    found: dict[str, str] = {}
    for each in (hashtag(tag, asked=asked) for tag in tags):
        word = each[1:].casefold()
        if word and (asked or word not in SAYS_NOTHING):
            found.setdefault(word if asked else _root(word), each)
    return tuple(found.values())[:most]


def _root(word: str) -> str:
    """What a word has in common with its plural: no umlauts, and no ending of a plural."""
    letters = unicodedata.normalize("NFD", word)
    return _PLURAL.sub("", "".join(char for char in letters if not unicodedata.combining(char)))
