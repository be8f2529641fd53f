"""Emoji of several code points that people see as one, from the facts in `emoji.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

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


class Joints(NamedTuple):
    """Of what emoji of several code points are made.

    `rows` are joined ones, with `tones[0]` for "any tone"; `flags` two letters each; `areas` what the tags of a flag
    such as Scotland's spell. The others are characters: some take a tone, some are text without U+FE0F.
    """

    tones: str
    rows: tuple[str, ...]
    flags: tuple[str, ...]
    areas: tuple[str, ...]
    before_tone: str
    takes_tone: str
    takes_colour: str


@cache
def joints() -> Joints:
    """The facts of `emoji.toml` and of Unicode's properties, as everybody needs them who counts emoji."""
    facts = tomllib.loads(Path(__file__).with_name("emoji.toml").read_text("utf-8"))
    return Joints(
        tones=_TONES,
        rows=tuple(row for rows in facts["joined"].values() for row in rows.split()),
        flags=tuple(first + second for first, seconds in facts["flags"].items() for second in seconds),
        areas=tuple(facts["subdivisions"]["names"]),
        before_tone=_BEFORE_TONE,
        takes_tone=_with_property(r"\p{Emoji_Modifier_Base}") + "⛷",
        takes_colour=_with_property(r"[\p{Emoji}--\p{Emoji_Presentation}--[0-9#*]]") + _OLD_PRESENTATION,
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Joined rows first, so that a family is not cut into a couple and a child."""
    facts = joints()
    rows = {each for row in facts.rows for each in _toned(row)}
    flags = ("".join(map(_region, flag)) for flag in facts.flags)
    areas = (f"🏴{''.join(map(_tag, name))}\U000e007f" for name in facts.areas)
    ways = [
        any_of([*rows, *flags, *areas]),
        r"[0-9#*]\ufe0f?\u20e3",
        rf"[{facts.before_tone}]\ufe0f[{_TONES}]?",
        rf"[{facts.takes_tone}][{_TONES}]",
        rf"[{facts.takes_colour}]\ufe0f",
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
