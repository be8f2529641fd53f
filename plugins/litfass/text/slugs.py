"""Slugs: the part of an address that comes from a name."""

from __future__ import annotations

import re
import unicodedata

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_LATIN = {"æ": "ae", "œ": "oe", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS = str.maketrans(_GERMAN | _LATIN)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")


def slugify(text: str, *, limit: int = 80) -> str:
    """The slug of a name: ASCII letters, digits and hyphens, at most `limit` characters, "" when nothing is left.

    Umlauts are written out as German readers expect (ä becomes ae), other marks are dropped (é becomes e). A slug that
    is too long ends after a whole word where there is one.
    """
    letters = unicodedata.normalize("NFC", text).lower().translate(_LETTERS).translate(_APOSTROPHES)
    # Compatibility decomposition may bring capitals and umlaut letters back (fullwidth forms, ligatures).
    ascii_only = unicodedata.normalize("NFKD", letters).lower().encode("ascii", "ignore").decode("ascii")
    return _shortened(re.sub(r"[^a-z0-9]+", "-", _spaced(ascii_only, letters)).strip("-"), limit)


def _spaced(ascii_only: str, letters: str) -> str:
    """`ascii_only`, unless dropping characters glued two words together (an en dash without spaces)."""
    if len(ascii_only) == len(letters):
        return ascii_only
    kept = (unicodedata.normalize("NFKD", char).lower() for char in letters)
    return "".join(_plain(part) for part in kept)


def _plain(part: str) -> str:
    plain = part.encode("ascii", "ignore").decode("ascii")
    return plain if plain or unicodedata.combining(part[:1] or " ") else " "


def _shortened(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    head = slug[: limit + 1].rpartition("-")[0]
    return head or slug[:limit]
