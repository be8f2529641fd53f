"""Dates, times, prices and telephone numbers in a sentence: what an event or an offer must have to be complete."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from litfass.compose.words import REMEMBERED, Words

_DIGIT = re.compile(r"\d")
"""Every day has one, and a text without it is not searched."""
FAR_OFF = timedelta(days=366)
"""Nobody puts down a day that lies further ahead; it is a deadline of the law."""
LONGEST_UNTIL = 64
"""So many characters before a day may say "until"."""
NEXT_YEAR = timedelta(days=200)
"""A day without a year that lies further back than this before the post means the year after."""


@lru_cache(maxsize=REMEMBERED)
def days(text: str, posted: date, words: Words) -> tuple[date, ...]:
    """The days that `text` names; without a year it is the one nearest to come after `posted`."""
    return tuple(day for day, _, _ in named_days(text, posted, words))


def named_days(text: str, posted: date, words: Words) -> tuple[tuple[date, int, int], ...]:
    """The days as above, each with where it begins and ends in `text`."""
    if not _DIGIT.search(text):
        return ()
    found = ((_named(match, posted, words), *match.span()) for match in words.day.finditer(text))
    return tuple((day, start, end) for day, start, end in found if day is not None)


def _named(match: re.Match[str], posted: date, words: Words) -> date | None:
    parts = match.groupdict()
    day, month = parts["day"] or parts["day2"], parts["month"] or parts["month2"]
    return _day(day, month, parts["year"] or parts["year2"], posted, words)


def _day(day: str, month: str, year: str | None, posted: date, words: Words) -> date | None:
    number = int(month) if month.isdecimal() else words.months[month.casefold()]
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
        near = date(posted.year, number, int(day))
        return near if near > posted - NEXT_YEAR else near.replace(year=posted.year + 1)
    except ValueError:
        return None


def is_past(text: str, posted: date, words: Words) -> bool:
    """True when `text` names a day that had passed when the post appeared."""
    return any(day < posted for day in days(text, posted, words))


@lru_cache(maxsize=REMEMBERED)
def is_occasion(text: str, posted: date, words: Words) -> bool:
    """True when `text` has a day to come and says time, price, or until or from when: then people can act on it."""
    return _has_terms(text, posted, words) or is_start(text, posted, words)


def _has_terms(text: str, posted: date, words: Words) -> bool:
    ahead = _before_days(text, posted, words)
    if not ahead:
        return False
    if words.clock.search(text) or words.price.search(text):
        return True
    return any(words.until.search(each) for each in ahead)


def _before_days(text: str, posted: date, words: Words) -> list[str]:
    """What stands right before each day to come."""
    found = named_days(text, posted, words)
    coming = (start for day, start, _ in found if posted <= day < posted + FAR_OFF)
    return [text[max(0, start - LONGEST_UNTIL) : start] for start in coming]


def is_start(text: str, posted: date, words: Words) -> bool:
    """True when `text` says from which day something is to be had, and no more."""
    since = any(words.since.search(each) for each in _before_days(text, posted, words))
    return since and bool(words.had.search(text)) and not _has_terms(text, posted, words)


@lru_cache(maxsize=REMEMBERED)
def has_facts(text: str, words: Words) -> bool:
    """True when `text` says a price, a day, or a time of a weekday."""
    weekly = words.clock.search(text) and words.weekday.search(text)
    return bool(words.price.search(text) or words.day.search(text) or weekly)


def has_phone(text: str, words: Words) -> bool:
    """True when `text` holds a telephone number."""
    return bool(words.phone.search(text))
