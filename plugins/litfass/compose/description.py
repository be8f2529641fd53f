"""Whether and how much of a post's description may stand in a text for people."""

from __future__ import annotations

import re
from functools import lru_cache

from litfass.compose.runs import overlap, repeats, stems
from litfass.compose.standing import is_nameless, stands_alone
from litfass.compose.story import LONGEST_SENTENCE
from litfass.compose.words import REMEMBERED, Words
from litfass.text.sentences import pieces

_ENDINGS = tuple('.!?)”“"»«')
_PLURAL = str.maketrans("äöüÄÖÜ", "aouAOU")
SAID = 0.4
_NUMBER = re.compile(r"\d[\d.,]*\d|\d{2,}")


@lru_cache(maxsize=REMEMBERED)
def is_good(description: str, title: str, words: Words, *, phrases: bool = False) -> bool:
    """True for sentences that say something; false for keywords, sales talk and the title once more.

    With `phrases`, words without a verb will do when they end as a sentence does.
    """
    text = description.strip()
    return bool(
        text.endswith(_ENDINGS)
        and len(text.split()) > 3
        and max(map(len, pieces(text))) <= LONGEST_SENTENCE
        and (phrases or words.verb.search(text))
        and not words.sales_talk.search(text)
        and not words.answers.match(text)
        and not (stems(text, words) and overlap(title, text, words) > 0.6 and overlap(text, title, words) > 0.6)
    )


def after(description: str, title: str, said: str, words: Words, *, phrases: bool = False) -> tuple[str, ...]:
    """The sentences of a good description that add something to what was said, as pieces that join.

    What was said goes from its ends, and so does a last sentence that says a number again; if one between does, or most
    words were said already, all go.
    """
    if not is_good(description, title, words, phrases=phrases):
        return ()
    parts = pieces(description.strip())
    while parts and (parts[0].strip() in said or _goes(parts, said, words)):
        parts = parts[1:]
    while parts and (same_number(parts[-1], said) or parts[-1].strip() in said):
        parts = parts[:-1]
    if len(parts) > 1 and words.asking.match(parts[-1]) and words.teaser.search(parts[-1].strip()):
        parts = parts[:-1]  # half a sentence; a whole one says enough
    rest = "".join(parts).strip()
    if (
        not rest
        or is_nameless(rest, words)
        or any(part.strip() in said for part in parts)
        or same_number(rest, said)
        or repeats(rest, said)
        or _is_said(rest, said, words)
    ):
        return ()
    return parts


def _goes(parts: tuple[str, ...], said: str, words: Words) -> bool:
    """True when the first sentence was said in other words, and the one behind it can do without."""
    return len(parts) > 1 and _is_said(parts[0], said, words) and stands_alone(parts[1], words)


def _is_said(text: str, said: str, words: Words) -> bool:
    """True when four of ten words, and no fewer than three, were said, be it in the plural ("Baum", "Bäume")."""
    own = stems(text.translate(_PLURAL), words)
    known = own & stems(said.translate(_PLURAL), words)
    return not own or (len(known) > 2 and len(known) >= len(own) * SAID)


def same_number(text: str, said: str) -> bool:
    """True when both name a number of two digits or more: it is said once."""
    return bool(set(_NUMBER.findall(text)) & set(_NUMBER.findall(said)))
