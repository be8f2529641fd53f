"""What is an emoji, and the colours of an emoji font."""

from __future__ import annotations

import struct

import regex

_COLOURED = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[0-9#*]\uFE0F?\u20E3|\p{Regional_Indicator}{2}"
)
_TEXT_STYLE = "\ufe0e"


def coloured(grapheme: str) -> bool:
    """True when a grapheme wants its colour picture: by its own nature, or by the sign for it (U+FE0F; UTS #51)."""
    return _TEXT_STYLE not in grapheme and _COLOURED.match(grapheme) is not None


def palette(table: bytes) -> tuple[tuple[str, float], ...]:
    """The first palette of a font's CPAL table as (#RRGGBB, opacity).

    Read here, since HarfBuzz's Python binding does not come back from a palette of a thousand colours.
    """
    _, entries, _, _, first = struct.unpack(">HHHHI", table[:12])
    (start,) = struct.unpack(">H", table[12:14])
    rows = (table[first + 4 * i : first + 4 * i + 4] for i in range(start, start + entries))
    return tuple((f"#{red:02X}{green:02X}{blue:02X}", alpha / 255) for blue, green, red, alpha in rows)
