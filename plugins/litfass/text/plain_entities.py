"""What platforms link that publish no grammar: as little as all of them do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from litfass.text.entities import Entity, Kind, disjoint

_ADDRESS = re.compile(r"(?<![^\W_])https?://[^\s<>\"„“”«»]+", re.IGNORECASE)
_WITH_WWW = re.compile(r"(?<![\w@./\-])www\.(?:[^\W_](?:[\w\-]*)\.)+[a-z]{2,}[^\s<>\"„“”«»]*", re.IGNORECASE)
_AFTER = ".,;:!?'‘’‚‹›…)]}*_"
_HASHTAG = regex.compile(r"(?<![\w&/#＃])[#＃](?![\ufe0f\u20e3])(?=[\p{Nd}_]*+[\p{L}\p{M}])[\p{L}\p{M}\p{Nd}_]++")
_HANDLE = re.compile(r"(?<![\w@/.])@[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?(?![\w@])")


def explicit_entities(text: str) -> tuple[Entity, ...]:
    """Addresses with http:// or https:// without the signs that end a sentence, and hashtags with a letter.

    Names are no mentions: on such platforms a person has to be picked from a list while writing.
    """
    return disjoint([*with_protocol(text), *_hashtags(text)])


def threads_entities(text: str) -> tuple[Entity, ...]:
    """Addresses with http(s):// or www., the one topic tag, and mentions.

    "www.facebook.com" is a link by https://developers.facebook.com/documentation/threads/create-posts/text-attachments,
    and the first valid tag the only one by https://developers.facebook.com/documentation/threads/posts (both read on
    2026-11-22). Whether a domain without www. is a link is not said there.
    """
    return disjoint([*with_protocol(text), *_trimmed(_WITH_WWW, text), *_handles(text), *list(_hashtags(text))[:1]])


def with_protocol(text: str) -> Iterator[Entity]:
    """The addresses that say http:// or https://, each without what ends the sentence or the bracket around it."""
    return _trimmed(_ADDRESS, text)


def _trimmed(pattern: re.Pattern[str], text: str) -> Iterator[Entity]:
    for found in pattern.finditer(text):
        end = found.start() + len(_without_ending(found[0]))
        if not text.endswith("//", found.start(), end):
            yield Entity(Kind.ADDRESS, found.start(), end)


def _without_ending(url: str) -> str:
    """`url` up to the signs that end a sentence; a bracket that it opened itself stays."""
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while end and url[end - 1] in _AFTER and (url[end - 1] != ")" or surplus > 0):
        end -= 1
        surplus -= url[end] == ")"
    return url[:end]


def _hashtags(text: str) -> Iterator[Entity]:
    return (Entity(Kind.HASHTAG, *found.span()) for found in _HASHTAG.finditer(text))


def _handles(text: str) -> Iterator[Entity]:
    return (Entity(Kind.MENTION, *found.span()) for found in _HANDLE.finditer(text))
