"""What Mastodon links, in words of our own.

By https://github.com/mastodon/mastodon (app/lib/extractor.rb, app/models/tag.rb, app/models/account.rb and
config/initializers/twitter_regex.rb), read on 2026-11-22.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from litfass.text.entities import Entity, Kind, disjoint
from litfass.text.urls import linked_addresses

_AUTHORITY = re.compile(r"https?://[^/?]*", re.IGNORECASE)
_IN_PATH = r"[^\s<>()?]"
_BRACKETS = rf"\((?:{_IN_PATH}++|{_IN_PATH}*+\({_IN_PATH}++\){_IN_PATH}*+)\)"
_PATH = re.compile(rf"/(?:{_IN_PATH}++|{_BRACKETS})*+")
_NOT_AT_PATHS_END = "!*\"'「」;:=,.$%[]~&|@"
_BEYOND = r"\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"
_QUERY = re.compile(rf"\?[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_BEYOND}]*[A-Za-z0-9_&=#/\-{_BEYOND}]")

_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
_JOINING = "·・\u200c"
_TAG = regex.compile(rf"(?<!\S)[#＃](?=[{_WORD}])(?P<name>[{_WORD}{_JOINING}]++)")
_PLAIN = regex.compile(rf"[{_WORD}]++")
_LETTER = regex.compile(r"\p{Alphabetic}")
_LETTER_OR_JOINT = regex.compile(rf"[\p{{Alphabetic}}_{_JOINING}]")

_MENTION = regex.compile(
    rf"(?<![=/{_WORD}])@[A-Za-z0-9_]+(?:[.\-]+[A-Za-z0-9_]+)*(?:@[{_WORD}]+(?:[.\-]+[{_WORD}]+)*)?"
)
_AFTER_NO_MENTION = re.compile(r"[@＠\xc0-\xd6\xd8-\xf6\xf8-\u024f\u02bb\u0300-\u036f\u1e00-\u1eff]|://")


def mastodon_entities(text: str) -> tuple[Entity, ...]:
    """Addresses with http:// or https://, hashtags at the start or after a blank, mentions with or without a host.

    No bare domain is linked. A path goes on over all but blanks, brackets and "<": a closing “ directly behind an
    address belongs to it. A hashtag has a letter and ends at a hyphen; since Mastodon 4.6 none begins after "("
    (https://github.com/mastodon/mastodon/issues/37652).
    """
    return disjoint([*_addresses(text), *_hashtags(text), *_mentions(text)])


def _addresses(text: str) -> Iterator[Entity]:
    done = 0
    for start, length in linked_addresses(text):
        if start >= done:
            done = _end(text, start, length)
            yield Entity(Kind.ADDRESS, start, done)


def _end(text: str, start: int, length: int) -> int:
    authority = _AUTHORITY.match(text, start, start + length)
    end = authority.end() if authority else start + length
    path = _PATH.match(text, end)
    end += len(path[0].rstrip(_NOT_AT_PATHS_END)) if path else 0
    query = _QUERY.match(text, end)
    return query.end() if query else end


def _hashtags(text: str) -> Iterator[Entity]:
    for found in _TAG.finditer(text):
        start, end = found.span("name")
        joined = start + len(found["name"].rstrip(_JOINING))
        plain = _PLAIN.match(text, start, end)
        if joined > start + 2 and _LETTER_OR_JOINT.search(text, start + 1, joined - 1):
            yield Entity(Kind.HASHTAG, found.start(), joined)
        elif plain and _LETTER.search(plain[0]):
            yield Entity(Kind.HASHTAG, found.start(), plain.end())


def _mentions(text: str) -> Iterator[Entity]:
    for found in _MENTION.finditer(text):
        if not _AFTER_NO_MENTION.match(text, found.end()):
            yield Entity(Kind.MENTION, *found.span())
