"""How long Threads finds a text (https://developers.facebook.com/documentation/threads/posts, read on 2026-11-22)."""

from __future__ import annotations

import regex

from litfass.text.graphemes import grapheme, graphemes

_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3|[0-9#*]\ufe0f")
"""What makes a grapheme cluster an emoji; signs that are an emoji only with U+FE0F behind them count as one without."""


def threads_weighted(text: str) -> int:
    """Grapheme clusters, but of each emoji its bytes in UTF-8: "Emojis are counted as the number of UTF-8 bytes".

    An umlaut is 1, a thumb 4, a family of four 25. The page does not say what an emoji is: here it is a cluster with a
    pictograph (UTS #51), so "™" is 3 and no text is longer at Threads than it is here.
    """
    if not _EMOJI.search(text):
        return grapheme(text)
    return sum(_bytes(cluster) if _EMOJI.search(cluster) else 1 for cluster in graphemes(text))


def _bytes(cluster: str) -> int:
    return len(cluster.encode("utf-8", "surrogatepass"))
