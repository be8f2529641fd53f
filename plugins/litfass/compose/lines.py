"""The few lines that Litfass adds by itself, by language; all other words are the writer's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """`links` are ways to announce the address; `label` marks a text that somebody paid for."""

    links: tuple[str, ...]
    label: str


LINES = {
    "de": Lines(("Zum Beitrag: {url}", "Ausführlich im Blog: {url}", "Der ganze Beitrag: {url}"), "Anzeige"),
    "en": Lines(("Read the post: {url}", "In full on the blog: {url}", "The whole post: {url}"), "Ad"),
}
"""None of them addresses anybody, so they go with every form of address."""


def lines_of(lang: str) -> Lines:
    """The lines of a language, English where there are none."""
    return LINES.get(lang.partition("-")[0], LINES["en"])


def link_line(url: str, lang: str, seed: str) -> str:
    """The line with the address; the same seed gives the same of several ways to say it, so a feed is not stamped."""
    ways = lines_of(lang).links
    chosen = ways[hashlib.sha256(seed.encode()).digest()[0] % len(ways)]
    return chosen.replace("{url}", url)


def label_line(sponsored: str, lang: str) -> str:
    """How a paid post begins: the law's word, and who paid if the post says it; "" for a post that nobody paid."""
    word = sponsored.strip()
    label = lines_of(lang).label
    if not word or word.casefold() in ("false", "no", "nein"):
        return ""
    if word.casefold() in ("anzeige", "werbung", "ad", "advertisement"):
        return word
    return label if word.casefold() in ("true", "yes", "ja") else f"{label}: {word}"
