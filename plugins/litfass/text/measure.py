"""How long a text is by the rule that a platform counts with; a unit is named after its rule, not after a platform."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from litfass.text.graphemes import grapheme
from litfass.text.mastodon_length import mastodon_weighted
from litfass.text.threads_length import threads_weighted
from litfass.text.visible_length import utf16_visible
from litfass.text.x_weight import x_weighted


def utf16(text: str) -> int:
    """UTF-16 code units, which is `String.length` in every browser (ECMA-262, "The String Type").

    Most composers are web pages and count so; a character beyond U+FFFF, such as most emoji, is 2.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def codepoint(text: str) -> int:
    """Unicode code points (Unicode Standard, chapter 2.4); an emoji made of seven code points is 7."""
    return len(text)


def byte(text: str) -> int:
    """Bytes after UTF-8 encoding (RFC 3629). A lone surrogate, which UTF-8 cannot hold, counts as three."""
    return len(text.encode("utf-8", "surrogatepass"))


UNITS: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {
        "utf16": utf16,
        "codepoint": codepoint,
        "grapheme": grapheme,
        "byte": byte,
        "x_weighted": x_weighted,
        "mastodon_weighted": mastodon_weighted,
        "threads_weighted": threads_weighted,
        "utf16_visible": utf16_visible,
    }
)


NAMES: Mapping[str, str] = MappingProxyType(
    {
        "utf16": "characters (UTF-16 units)",
        "codepoint": "code points",
        "grapheme": "characters",
        "byte": "bytes",
        "x_weighted": "characters as X weighs them",
        "mastodon_weighted": "characters as Mastodon counts them",
        "threads_weighted": "characters as Threads counts them",
        "utf16_visible": "characters as Telegram counts them",
    }
)
"""What people call an amount of each unit."""


def measure(text: str, unit: str) -> int:
    """The length of `text` in `unit`; KeyError for a unit that is not in `UNITS`."""
    return UNITS[unit](text)


def counts(text: str, limits: Mapping[str, int]) -> dict[str, int]:
    """The length of `text` in each unit that `limits` names."""
    return {unit: measure(text, unit) for unit in limits}


def excess(text: str, limits: Mapping[str, int]) -> dict[str, int]:
    """By how much `text` is over, for each unit that is over its limit; empty when it fits."""
    lengths = counts(text, limits)
    return {unit: lengths[unit] - limit for unit, limit in limits.items() if lengths[unit] > limit}
