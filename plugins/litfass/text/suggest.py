"""What somebody probably meant when a word is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `word`, whatever the capitals, or None when none is close."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


MOST = 12
"""More words than this are no help in a message."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for a Problem: the nearest known word, else all of them when they are few, else ""."""
    names = list(known)
    found = nearest(word, names)
    if found is not None:
        return f"Did you mean {found!r}?"
    return f"Type one of: {', '.join(names)}." if 0 < len(names) <= MOST else ""
