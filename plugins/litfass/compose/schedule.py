"""When and where something takes place, for the fields of a platform's own form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from litfass.compose.extract import Extract
from litfass.compose.facts import days
from litfass.compose.words import Words
from litfass.model import Post

_HOURS = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*(?:uhr|o.clock)?\s*(?:bis|until|to|–|-)\s*(?:etwa |ca\. |gegen )?"
    r"(?P<hour2>\d{1,2})(?:[.:](?P<minute2>\d{2}))?\s*(?P<half2>[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Start and end in the hub's zone, None where the post does not say them; and the place."""

    start: datetime | None = None
    end: datetime | None = None
    place: str = ""


def schedule(post: Post, extract: Extract) -> Schedule:
    """What the post says of its event; nothing is guessed: a day without an hour is no start."""
    source = extract.source
    words, posted = source.words, source.posted
    lines = [line for found in source.story.details for line in found.lines]
    told = "\n".join([extract.event.text if extract.event else "", *lines])
    place = next((words.details.sub("", line, count=1).strip() for line in lines if words.place.match(line)), "")
    coming = [day for day in days(told, posted, words) if day >= posted]
    hours = _hours(told, words)
    if not coming or hours is None:
        return Schedule(place=place)
    zone = post.created.tzinfo
    first, last = hours
    start = datetime.combine(coming[0], first, zone)
    end = datetime.combine(_last_day(coming), last, zone) if last else None
    return Schedule(start, end if end and end > start else None, place)


def _last_day(coming: list[date]) -> date:
    """The second of two days when both are named as from and to; else the first."""
    return coming[1] if len(coming) == 2 and coming[1] > coming[0] else coming[0]


_LISTED = re.compile(
    r"(?P<between>zwischen |between )?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?"
    r"(?:, \d{1,2}(?:[.:]\d{2})?)* (?:und|oder|and|or) $",
    re.IGNORECASE,
)
"""Hours before the one that is called so: "17, 19 und", "zwischen 9 und"."""


def _hours(text: str, words: Words) -> tuple[time, time | None] | None:
    """The first clock time of a text, and the one up to which it lasts."""
    for match in words.clock.finditer(text):
        listed = _LISTED.search(text[max(0, match.start() - 40) : match.start()])
        if listed and (first := _time(listed["hour"], listed["minute"], None)):
            last = _HOURS.match(match[0]) if listed["between"] else None
            return first, _time(last["hour"], last["minute"], last["half"]) if last else None
        found = _HOURS.search(match[0] + text[match.end() : match.end() + 24])
        first = _time(found["hour"], found["minute"], found["half"] or found["half2"]) if found else None
        if found and first:
            return first, _time(found["hour2"], found["minute2"], found["half2"]) if found["hour2"] else None
    return None


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour) % 12 + 12 * half.lower().startswith("p") if half else int(hour)
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return time(0) if number == 24 else None
