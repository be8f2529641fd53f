"""What Bluesky's app links, by the rules of @atproto/api 0.21 in words of our own.

They stand in https://github.com/bluesky-social/atproto (packages/api/src/rich-text/detection.ts and util.ts), read on
2026-11-22.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from litfass.text.entities import Entity, Kind, disjoint
from litfass.text.graphemes import grapheme
from litfass.text.root_zone import top_level_domains

LONGEST_TAG = 64
"""Longer tags (in grapheme clusters) are no tags."""

_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_BEFORE = rf"(?<![^{_SPACE}(])"
_LINK = re.compile(
    rf"{_BEFORE}(?:https?://[^{_SPACE}]+|(?P<domain>[a-z][a-z0-9]*(?:\.[a-z0-9]+)+)[^{_SPACE}]*)",
    re.ASCII | re.IGNORECASE,
)
_MENTION = re.compile(rf"{_BEFORE}@(?P<name>[a-zA-Z0-9.\-]+)\b", re.ASCII)
_NARROW = r"\u00ad\u2060\u200a\u200b\u200c\u200d\u20e2"
_TAG = regex.compile(rf"(?<![^{_SPACE}])[#＃](?!\ufe0f)(?P<name>[^{_SPACE}{_NARROW}]++)")
_NO_SIGN = regex.compile(r"[^0-9\p{P}]")
_SIGN = regex.compile(r"\p{P}")
_TICKER = re.compile(rf"{_BEFORE}\$[A-Za-z][A-Za-z0-9]{{0,4}}(?=[{_SPACE}.,;:!?)\"'\u2019]|\Z)")


def atproto_facets(text: str) -> tuple[Entity, ...]:
    """Links, tags ($TICKER too) and mentions, where each begins a line or follows a blank; all but tags also after "(".

    A domain without protocol is linked if it is of letters and digits of ASCII and its end is written small:
    "mein-hof.de", "müller.de" and "Hof.DE" are not, nor is an address directly after „ or → or ":", nor HTTPS:// in
    capitals. A tag goes on over hyphens. A mention must then be the name of an account, which no text can tell.
    """
    return disjoint([*_mentions(text), *_links(text), *_tags(text), *_tickers(text)])


def _mentions(text: str) -> Iterator[Entity]:
    for found in _MENTION.finditer(text):
        if _is_known(found["name"]) or found["name"].endswith(".test"):
            yield Entity(Kind.MENTION, *found.span())


def _links(text: str) -> Iterator[Entity]:
    for found in _LINK.finditer(text):
        if _is_known(found["domain"]) if found["domain"] else found[0].startswith("http"):
            end = found.end() - found[0].endswith((".", ",", ";", ":", "!", "?"))
            end -= text[end - 1] == ")" and "(" not in found[0]
            yield Entity(Kind.ADDRESS, found.start(), end)


def _tags(text: str) -> Iterator[Entity]:
    for found in _TAG.finditer(text):
        if _NO_SIGN.search(found["name"]):
            end = found.end()
            while _SIGN.match(text, end - 1):
                end -= 1
            name = text[found.start("name") : end]
            if name and grapheme(name) <= LONGEST_TAG:
                yield Entity(Kind.HASHTAG, found.start(), end)


def _tickers(text: str) -> Iterator[Entity]:
    return (Entity(Kind.HASHTAG, *found.span()) for found in _TICKER.finditer(text))


def _is_known(domain: str) -> bool:
    _, dot, top = domain.rpartition(".")
    return bool(dot) and top in top_level_domains()
