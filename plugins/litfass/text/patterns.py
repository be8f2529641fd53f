"""Patterns made from many words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of `words` that fits; it reads each character once, where a plain list reads many."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[:1], []).append(word[1:])
    ends = by_first.pop("", None) is not None
    ways = "|".join(re.escape(first) + any_of(rest) for first, rest in by_first.items())
    return f"(?:{ways}){'?' if ends else ''}" if ways else ""
