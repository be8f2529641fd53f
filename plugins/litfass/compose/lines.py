"""The few lines that Litfass adds by itself; all other words are the writer's."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from litfass.compose.words import words_of


def link_line(url: str, lang: str, seed: str) -> str:
    """The line with the address; the same seed gives the same of several ways to say it, so a feed is not stamped."""
    ways = words_of(lang).links
    chosen = ways[hashlib.sha256(seed.encode()).digest()[0] % len(ways)]
    return chosen.replace("{url}", url)


def profile_line(form: str, lang: str) -> str:
    """Where the post is found when a text can carry no link, in the post's form of address ("du", "ihr", "sie", "")."""
    ways = words_of(lang).profile
    return ways.get(form, ways["none"])


def mention_line(names: Sequence[str], lang: str) -> str:
    """The line that names people and firms, by their names on the channel."""
    words = words_of(lang)
    *others, last = names
    return words.mention.replace("{names}", f"{', '.join(others)} {words.last} {last}" if others else last)


def label_line(sponsored: str, lang: str) -> str:
    """How a paid post begins: the law's word, and who paid if the post says it; "" for a post that nobody paid."""
    word = sponsored.strip()
    label = words_of(lang).label
    if not word or word.casefold() in ("false", "no", "nein"):
        return ""
    if word.casefold() in ("anzeige", "werbung", "ad", "advertisement"):
        return word
    return label if word.casefold() in ("true", "yes", "ja") else f"{label}: {word}"
