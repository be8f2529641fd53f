"""How long X finds a text (https://docs.x.com/fundamentals/counting-characters, read on 2026-11-22)."""

from __future__ import annotations

import re
import unicodedata

from litfass.text.emoji import without_joints
from litfass.text.urls import addresses

ADDRESS = 23
"""Every address weighs the same, for X shortens all of them."""

_HEAVY = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""What weighs two: all but the letters of Europe and its neighbours, and most punctuation."""

_EMOJI = "👍"


def x_weighted(text: str) -> int:
    """The weighted length of twitter-text v3, after NFC: most characters 1, others and each emoji 2, each address 23.

    Emoji that are younger than the published library (Emoji 12 and later) weigh 2 as X's rule says, where the library
    counts their parts.
    """
    text = unicodedata.normalize("NFC", text)
    length = done = 0
    for start, size in addresses(text):
        if start >= done:
            length += _weight(text[done:start]) + ADDRESS
            done = start + size
    return length + _weight(text[done:])


def _weight(text: str) -> int:
    if text.isascii():
        return len(text)
    text = without_joints(text, _EMOJI)
    return len(text) + len(_HEAVY.findall(text))
