"""Whether a sentence can open a text: it must not lean on something that the reader has not read."""

from __future__ import annotations

import re
from functools import lru_cache

from litfass.compose.address import unquoted
from litfass.compose.words import REMEMBERED, Words

_FIRST = re.compile(r"[^\w]*([\w-]+)")
_OPENS = re.compile(r"[\w„“”\"»«(‚'*_]")
"""What a sentence may begin with; an emoji or an arrow in its place makes a list of it."""
_NAMED = re.compile(r"(Der|Die|Das|Den|Dem) (\w+(e|er|es) )?[A-ZÄÖÜ]")
"""An article before its noun is no pronoun; whether the noun was introduced is another question."""
_NOUN = re.compile(r"(?<=[\w,] )[A-ZÄÖÜ]")
"""Where the first noun begins; in English, the first name."""
_READERS = {
    "sie": re.compile(r"Sie \w+en\b|Ihre?[mnrs]? "),
    "ihr": re.compile(r"Ihr \w+t\b|Eure?[mnrs]? "),
    "du": re.compile(r"Du \w+st\b|Deine?[mnrs]? "),
}
"""How a sentence begins that means the reader, by form of address."""
_QUOTE = '„“”"»«‚‘'
SHORTEST = 18
"""Shorter sentences are answers or afterthoughts ("Fast jedenfalls.")."""


def stands_alone(sentence: str, words: Words, *, before: str = "", known: str = "", form: str = "") -> bool:
    """True when `sentence` is understood without the sentences before it.

    `before` is what the post says up to here, `known` what the reader will have read (title and selection). A noun with
    a definite article that `before` has and `known` has not was introduced in a part that is left out. `form` is the
    post's form of address: only where that is Sie can a sentence begin with "Sie" and mean the reader.
    """
    text = sentence.strip()
    return _is_whole(text, words, form) and not means_earlier(text, words, before=before, known=known)


@lru_cache(maxsize=REMEMBERED)
def _is_whole(text: str, words: Words, form: str) -> bool:
    """True when a sentence by itself does not show that something goes before it."""
    if text.startswith("(") and text.endswith(")"):
        return False
    if text[:1].islower() or text.endswith(":") or len(text) < SHORTEST or not pairs(text) or not _OPENS.match(text):
        return False
    return (
        not _leans(text, words, form)
        and not words.pointing.search(text)
        and not words.inside.search(text)
        and not words.demonstrative.search(text)
        and not words.somebody.search(_NOUN.split(text, maxsplit=1)[0])
        and not words.aging.search(unquoted(text))
    )


def _leans(text: str, words: Words, form: str) -> bool:
    if words.safe_starts.match(text):
        return False
    found = _FIRST.match(text)
    first = found[1].casefold() if found else ""
    reader = _READERS.get(form)
    if reader and reader.match(text):
        return False
    if words.leaning.match(text):
        return True
    if text.endswith("?") and words.asking.match(text):
        return False
    return not _NAMED.match(text) and (first in words.connectors or first in words.pronouns)


def is_nameless(text: str, words: Words, form: str = "") -> bool:
    """True when a text begins with a pronoun for a person or a thing that it has not named."""
    reader = _READERS.get(form)
    means_reader = reader.match(text) if reader else any(each.match(text) for each in _READERS.values())
    return bool(words.nameless.match(text)) and not (means_reader or words.safe_starts.match(text))


def means_earlier(text: str, words: Words, *, before: str, known: str) -> bool:
    """True when a definite noun was named before in the post, but not in what the reader has read."""
    nouns = _definite(text, words)
    if not nouns:
        return False
    said, read = before.casefold(), known.casefold()
    return any(noun in said and noun not in read for noun in nouns)


@lru_cache(maxsize=REMEMBERED)
def _definite(text: str, words: Words) -> tuple[str, ...]:
    """The stems of the nouns with a definite article, but for days and months."""
    found = (match[1] for match in words.article.finditer(text))
    return tuple(_stem(noun) for noun in found if not words.weekday.match(noun) and noun.casefold() not in words.months)


def _stem(noun: str) -> str:
    low = noun.casefold().rpartition("-")[2] or noun.casefold()
    return low[: max(4, len(low) - 2)]


def pairs(text: str) -> bool:
    """True when quotation marks and brackets open and close within the text."""
    quotes = [mark for mark in text if mark in _QUOTE]
    straight = text.count('"') % 2 == 0
    german = text.count("„") == 0 or text.count("„") <= text.count("“") + text.count("”")
    orphans = bool(quotes) and "„" not in text and text.count("“") != text.count("”") and '"' not in text
    return straight and german and not orphans and text.count("(") == text.count(")")
