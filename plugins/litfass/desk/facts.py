"""What the desk's scripts must know to count as Litfass does: Unicode's classes, emoji, top-level domains.

A browser's own tables are as old as the browser. So the page brings those that the build counted with.
"""

from __future__ import annotations

from functools import cache

import regex

from litfass.text.emoji import joints
from litfass.text.root_zone import top_level_domains
from litfass.text.urls import tops

CLUSTERS = {
    "control": r"\p{GCB=Control}",
    "extend": r"[\p{GCB=Extend}--\p{InCB=Extend}--\p{InCB=Linker}]",
    "conjunct": r"[\p{GCB=Extend}&&\p{InCB=Extend}]",
    "linker": r"[\p{GCB=Extend}&&\p{InCB=Linker}]",
    "loose": r"[\p{InCB=Linker}--\p{GCB=Extend}]",
    "consonant": r"\p{InCB=Consonant}",
    "prepend": r"\p{GCB=Prepend}",
    "spacing": r"\p{GCB=SpacingMark}",
    "pictograph": r"\p{Extended_Pictographic}",
    "l": r"\p{GCB=L}",
    "v": r"\p{GCB=V}",
    "t": r"\p{GCB=T}",
}
"""The classes of characters by which clusters are told (UAX #29), each character in at most one.

CR, LF, the joiner, the letters of flags and the syllables of Hangul stand in the rules themselves.
"""

Facts = dict[str, dict[str, str] | str]


@cache
def facts() -> Facts:
    """The facts under the key `facts` of the desk's data: ranges and words as texts, since those are short in JSON."""
    now, then = top_level_domains(), frozenset(tops())
    emoji = joints()
    return {
        "clusters": _classes(),
        "emoji": {
            "tones": emoji.tones,
            "rows": " ".join(emoji.rows),
            "flags": " ".join(emoji.flags),
            "areas": " ".join(emoji.areas),
            "beforeTone": emoji.before_tone,
            "takesTone": emoji.takes_tone,
            "takesColour": emoji.takes_colour,
        },
        "tops": " ".join(tops()),
        "newTops": " ".join(sorted(now - then)),
        "goneTops": " ".join(sorted(then - now)),
    }


def _classes() -> dict[str, str]:
    """Each class as ranges, looked for in all characters there are."""
    everything = "".join(map(chr, range(0x110000)))
    return {name: ranges(pattern, everything) for name, pattern in CLUSTERS.items()}


def ranges(pattern: str, everything: str) -> str:
    """What `pattern` fits, as numbers of base 36: so many characters that it does not fit, so many that it does."""
    found: list[str] = []
    done = 0
    for row in regex.finditer(f"(?:{pattern})+", everything, regex.VERSION1):
        found += [_base36(row.start() - done), _base36(row.end() - row.start())]
        done = row.end()
    return " ".join(found)


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]
