"""How long Mastodon finds a text (https://docs.joinmastodon.org/user/posting/, read on 2026-11-22)."""

from __future__ import annotations

import re

from litfass.text.graphemes import grapheme
from litfass.text.urls import linked_addresses

ADDRESS = 23

_ELSEWHERE = re.compile(r"(^|[^/\w])@([a-z0-9_]+)@[a-z0-9.\-]*[a-z0-9]+", re.ASCII | re.IGNORECASE)


def mastodon_weighted(text: str) -> int:
    """Grapheme clusters, each address with http(s) as 23, and of an account elsewhere only the name before its host."""
    shown, done = "", 0
    for start, size in linked_addresses(text):
        shown += text[done:start] + "x" * ADDRESS
        done = start + size
    return grapheme(_ELSEWHERE.sub(r"\1@\2", shown + text[done:]))
