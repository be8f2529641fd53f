"""What a reader takes for one character: extended grapheme clusters (UAX #29)."""

from __future__ import annotations

import regex

_CLUSTER = regex.compile(r"\X")


def graphemes(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text`, which join to it: a letter with its marks, or a family of emoji, is one."""
    return tuple(_CLUSTER.findall(text))


def grapheme(text: str) -> int:
    """The number of grapheme clusters (UAX #29, with the Unicode version of the package `regex`)."""
    if text.isascii() and "\r" not in text:
        return len(text)  # only CR LF joins two characters below U+0080
    return len(_CLUSTER.findall(text))
