"""The words of the interface in each language, and the few forms that dates and numbers take in it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache

from litfass.problems import LitfassError
from litfass.website import theme_dir

Words = Mapping[str, str]


@cache
def words(code: str) -> Words:
    """The words of a language from theme/words/<code>.toml; English where a language has no file."""
    folder = theme_dir() / "words"
    file = folder / f"{code}.toml"
    if not file.is_file():
        file = folder / "en.toml"
    if not file.is_file():
        raise LitfassError(f"The theme has no words: {file} is missing.")
    return tomllib.loads(file.read_text("utf-8"))


def say(sentence: str, **values: object) -> str:
    """A sentence with its {placeholders} replaced plainly (never by str.format: a title may hold braces)."""
    for name, value in values.items():
        sentence = sentence.replace("{" + name + "}", str(value))
    return sentence


def long_date(moment: datetime, language: Words) -> str:
    """ "24. November 2026" or "24 November 2026", as the language's `date` and `months` say."""
    month = language["months"].split(",")[moment.month - 1]
    return say(language["date"], day=moment.day, month=month, year=moment.year)


def long_time(moment: datetime, language: Words) -> str:
    """The long date, with the time of day unless that is midnight."""
    day = long_date(moment, language)
    if not (moment.hour or moment.minute):
        return day
    return say(language["date_time"], date=day, time=f"{moment:%H:%M}")


def reading_time(minutes: int, language: Words) -> str:
    """ "1 Minute" or "7 Minuten"."""
    return language["reading_time_one"] if minutes == 1 else say(language["reading_time"], n=minutes)
