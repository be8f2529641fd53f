"""What the composer knows of a language: one file per language here, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Pattern = re.Pattern[str]

REMEMBERED = 1024
"""So many answers about a text are remembered: all formats of a post ask the same, and a post has fewer sentences."""

LANGUAGES = ("de", "en")
FALLBACK = "en"
"""The language whose lines and rules serve for one that has no file."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language. The files explain what each list is for; patterns ignore upper and lower case.

    There is one object per language, so what was found with it can be remembered by it.
    """

    label: str
    links: tuple[str, ...]
    mention: str
    last: str
    profile: Mapping[str, str]
    slides: Mapping[str, str]
    address: Mapping[str, Pattern]
    connectors: frozenset[str]
    pronouns: frozenset[str]
    safe_starts: Pattern
    leaning: Pattern
    pointing: Pattern
    inside: Pattern
    somebody: Pattern
    demonstrative: Pattern
    article: Pattern
    aging: Pattern
    warm_up: Pattern
    bland: Pattern
    answers: Pattern
    contrast: Pattern
    scene: Pattern
    person: Pattern
    count: Pattern
    bare: Pattern
    advertising: Pattern
    passive: Pattern
    grave: Pattern
    sales_talk: Pattern
    teaser: Pattern
    nameless: Pattern
    onward: Pattern
    turns: Pattern
    parallel: Pattern
    first_of: Pattern
    second_of: Pattern
    ahead: Pattern
    example: Pattern
    verb: Pattern
    third: Pattern
    boilerplate: Pattern
    side: Pattern
    stop: frozenset[str]
    numbers: tuple[str, ...]
    announcing: Pattern
    questions: Pattern
    empty: Pattern
    telling: Pattern
    asking: Pattern
    months: Mapping[str, int]
    day: Pattern
    clock: Pattern
    price: Pattern
    phone: Pattern
    weekday: Pattern
    weekly: Pattern
    entry: Pattern
    until: Pattern
    since: Pattern
    had: Pattern
    added: Pattern
    no_event: Pattern
    registration: Pattern
    details: Pattern
    hours: Pattern
    ranged: Pattern
    listed_hours: Pattern
    lasting: Pattern
    costs: Pattern
    aside: Pattern
    place: Pattern
    thing: Pattern
    addressed: Pattern
    cliche: Pattern
    request: Pattern
    needs_before: Pattern
    left_out: Pattern
    available: Pattern
    meant: Pattern
    gains: Pattern
    invitation: Pattern


def words_of(lang: str) -> Words:
    """The words of a language ("de", "de-CH"), English where there are none."""
    code = lang.partition("-")[0]
    return _read(code if code in LANGUAGES else FALLBACK)


@cache
def _read(code: str) -> Words:
    data = tomllib.loads(files("litfass.compose.words").joinpath(f"{code}.toml").read_text("utf-8"))
    lines, standing, facts, listing = data["lines"], data["standing"], data["facts"], data["listing"]
    patterns = {name: _pattern(value) for name, value in _patterns(data)}
    months = {name: number for number, name in enumerate(facts["months"], start=1)} | facts["other_months"]
    return Words(
        label=lines["label"],
        links=tuple(lines["link"]),
        mention=lines["mention"],
        last=lines["last"],
        profile=lines["profile"],
        slides=lines["slides"],
        address={form: re.compile(pattern) for form, pattern in data["address"].items()},
        connectors=frozenset(standing["connectors"].split()),
        pronouns=frozenset(standing["pronouns"].split()),
        stop=frozenset(data["support"]["stop"].split()),
        numbers=tuple(listing["numbers"]),
        months=months,
        **patterns,
    )


def _patterns(data: Mapping[str, Any]) -> Iterable[tuple[str, str | list[str]]]:
    """Name and source of everything that is a pattern."""
    others = {"connectors", "pronouns", "stop", "numbers", "months", "other_months"}
    for section, table in data.items():
        if section not in ("lines", "address"):
            yield from ((name, value) for name, value in table.items() if name not in others)


def _pattern(value: str | list[str]) -> Pattern:
    return re.compile(value if isinstance(value, str) else "|".join(f"(?:{each})" for each in value), re.IGNORECASE)
