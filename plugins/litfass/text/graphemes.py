"""What a reader takes for one character: extended grapheme clusters (UAX #29)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_CLUSTER = regex.compile(r"\X")
_JOINING = regex.compile(r"[^\p{GCB=Other}\p{GCB=Control}\p{GCB=LF}]|\p{InCB=Linker}")
"""What can be one cluster with a neighbour: without any of it each character is its own, and counting is quick."""
_MANY_FLAGS = regex.compile(r"\p{Regional_Indicator}{64}(?=\p{Regional_Indicator})")
"""An even number of letters of flags, more of which follow: no cluster goes over the end (UAX #29, GB12 and GB13)."""


def graphemes(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text`, which join to it: a letter with its marks, or a family of emoji, is one."""
    return tuple(cluster for part in _parts(text) for cluster in _CLUSTER.findall(part))


def _parts(text: str) -> Iterator[str]:
    """`text` with long rows of flags cut between two of them, for `regex` looks back to the first one at each."""
    start = 0
    for row in _MANY_FLAGS.finditer(text):
        yield text[start : row.end()]
        start = row.end()
    yield text[start:]


def grapheme(text: str) -> int:
    """The number of grapheme clusters (UAX #29, with the Unicode version of the package `regex`)."""
    if not _JOINING.search(text):
        return len(text)
    return sum(len(_CLUSTER.findall(part)) for part in _parts(text))
