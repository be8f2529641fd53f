"""Emoji of several code points that people see as one, from the facts in `emoji.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import regex

from litfass.text.patterns import any_of

EMOJI = regex.compile(
    r"(?:\p{Emoji_Presentation}|[\p{Emoji}&&[\u2600-\u27bf\U0001f000-\U0001faff]]|[\p{Emoji}--[0-9#*]]\ufe0f"
    r"|[0-9#*]\ufe0f?\u20e3)(?:[\p{Emoji_Modifier}\ufe0f\u20e3\U000e0020-\U000e007f]|\u200d\p{Emoji})*",
    regex.VERSION1,
)
"""An emoji as people see one; arrows, digits and ™ only where U+FE0F colours them."""

_WITH_BLANK = regex.compile(rf"(?:{EMOJI.pattern})+ ?", regex.VERSION1)


def without_emoji(text: str) -> str:
    """`text` without its emoji, each with the blank behind it."""
    return text if text.isascii() else _WITH_BLANK.sub("", text)


_TONES = "🏻🏼🏽🏾🏿"
_TOKEN = "🏻"
"""How `emoji.toml` writes "any tone"."""

_JOINING = re.compile("[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e007f]")
"""Each emoji of several code points has one of these."""

_OLD_PRESENTATION = "⌚⌛◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛔⛪⛲⛳⛵⛺⛽❗⬛⬜⭐⭕🀄🈚🈯"
"""Emoji that were written with U+FE0F before they became colourful by themselves."""

_BEFORE_TONE = "☝⛷⛹✌✍🏋🏌🕴🕵🖐"
"""Of the emoji that take a tone, those that may have U+FE0F before it."""


def without_joints(text: str, stand_in: str) -> str:
    """`text` with `stand_in` for each emoji that is written with several code points."""
    return _pattern().sub(stand_in, text) if _JOINING.search(text) else text


@cache
def _pattern() -> re.Pattern[str]:
    """Joined rows first, so that a family is not cut into a couple and a child."""
    facts = tomllib.loads(Path(__file__).with_name("emoji.toml").read_text("utf-8"))
    rows = {each for rows in facts["joined"].values() for row in rows.split() for each in _toned(row)}
    flags = (_region(first) + _region(second) for first, seconds in facts["flags"].items() for second in seconds)
    parts = (f"🏴{''.join(map(_tag, name))}\U000e007f" for name in facts["subdivisions"]["names"])
    takes_tone = _with_property(r"\p{Emoji_Modifier_Base}")
    is_text = _with_property(r"[\p{Emoji}--\p{Emoji_Presentation}--[0-9#*]]")
    ways = [
        any_of([*rows, *flags, *parts]),
        r"[0-9#*]\ufe0f?\u20e3",
        rf"[{_BEFORE_TONE}]\ufe0f[{_TONES}]?",
        rf"[{takes_tone}⛷][{_TONES}]",
        rf"[{is_text}{_OLD_PRESENTATION}]\ufe0f",
    ]
    return re.compile("|".join(ways))


def _with_property(pattern: str) -> str:
    """All characters of a Unicode property, which the standard library does not know."""
    return "".join(regex.findall(pattern, "".join(map(chr, range(0x80, 0x20000))), regex.VERSION1))


def _toned(row: str) -> Iterator[str]:
    parts = row.split(_TOKEN)
    for tones in product(_TONES, repeat=len(parts) - 1):
        yield parts[0] + "".join(tone + part for tone, part in zip(tones, parts[1:], strict=True))


def _region(letter: str) -> str:
    return chr(ord("🇦") + ord(letter) - ord("A"))


def _tag(letter: str) -> str:
    return chr(0xE0000 + ord(letter))
