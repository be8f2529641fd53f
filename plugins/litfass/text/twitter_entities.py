"""What X links, by the grammar of twitter-text 3 (https://github.com/twitter/twitter-text, read on 2026-11-22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from litfass.text.entities import Entity, Kind, disjoint
from litfass.text.urls import addresses

_JOINING = r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
_IN_TAG = rf"\p{{L}}\p{{M}}\p{{Nd}}{_JOINING}"
_HASHTAG = regex.compile(
    rf"(?:\A|[\ufe0e\ufe0f]|[^{_IN_TAG}&])"
    rf"(?P<tag>[#＃](?![\ufe0f\u20e3])(?=[\p{{Nd}}{_JOINING}]*+[\p{{L}}\p{{M}}])[{_IN_TAG}]++)"
)
"""Letters of any age, where the library knows those of Unicode 7 (2014)."""

_AFTER_NO_HASHTAG = re.compile(r"[#＃]|://")

_MENTION = re.compile(
    r"(?:\A|[^a-zA-Z0-9_!#$%&*@＠]|(?:\A|[^a-zA-Z0-9_+~.\-])[rR][tT]:?)"
    r"(?P<name>[@＠][a-zA-Z0-9_]{1,20}(?:/[a-zA-Z][a-zA-Z0-9_\-]{0,24})?)"
)
_AFTER_NO_MENTION = re.compile(
    r"[@＠\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    r"\u0300-\u036f\u1e00-\u1eff]|://"
)


def twitter_entities(text: str) -> tuple[Entity, ...]:
    """Addresses, also without a protocol ("hof.de", "Datei.md", "Ende.Am"), hashtags, and mentions with their lists.

    A hashtag has a letter and ends at a hyphen; a mention has at most 20 signs, all of ASCII.
    """
    return disjoint([*_addresses(text), *_mentions(text), *_hashtags(text)])


def _addresses(text: str) -> Iterator[Entity]:
    return (Entity(Kind.ADDRESS, start, start + length) for start, length in addresses(text))


def _hashtags(text: str) -> Iterator[Entity]:
    for found in _HASHTAG.finditer(text):
        if not _AFTER_NO_HASHTAG.match(text, found.end()):
            yield Entity(Kind.HASHTAG, *found.span("tag"))


def _mentions(text: str) -> Iterator[Entity]:
    for found in _MENTION.finditer(text):
        if not _AFTER_NO_MENTION.match(text, found.end()):
            yield Entity(Kind.MENTION, *found.span("name"))
