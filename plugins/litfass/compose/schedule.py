"""When and where something takes place, for the fields of a platform's own form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from litfass.compose.extract import Extract
from litfass.compose.facts import named_days
from litfass.compose.words import Words
from litfass.model import Post

Hours = tuple[time, time | None]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Start and end in the hub's zone, None where the post does not say them; and the place."""

    start: datetime | None = None
    end: datetime | None = None
    place: str = ""


def schedule(post: Post, extract: Extract) -> Schedule:
    """What the post says of its event.

    Nothing is guessed: a day without an hour is no start, several days without "from" and "to" are none either, and
    until when one registers is not when it begins.
    """
    source = extract.source
    words, posted = source.words, source.posted
    lines = [line for found in source.story.details for line in found.lines]
    place = next((words.details.sub("", line, count=1).strip() for line in lines if words.place.match(line)), "")
    for told in _told(extract, lines, words):
        coming = _days(told, posted, words)
        if coming and (hours := _hours(told, words)):
            zone, (first, last) = post.created.tzinfo, hours
            start = datetime.combine(coming[0], first, zone)
            end = datetime.combine(coming[-1], last, zone) if last else None
            return Schedule(start, end if end and end > start else None, place)
    return Schedule(place=place)


def _told(extract: Extract, lines: list[str], words: Words) -> Iterator[str]:
    """What may say day and hour together: a line, all lines of hard facts, a sentence of the event."""
    about = [line for line in lines if not words.costs.match(line)]
    yield from about
    yield "\n".join(about)
    yield from extract.event.pieces if extract.event else ()


def _days(text: str, posted: date, words: Words) -> tuple[date, ...]:
    """The day that a text names, or the two from which and to which something lasts; () for none and for any others."""
    found = [(day, start, end) for day, start, end in named_days(text, posted, words) if day >= posted]
    if len(found) == 1:
        day, start, _ = found[0]
        return () if words.until.search(text[max(0, start - 40) : start]) else (day,)
    if len(found) == 2 and words.lasting.fullmatch(text[found[0][2] : found[1][1]]):
        return (found[0][0], found[1][0])
    return ()


def _hours(text: str, words: Words) -> Hours | None:
    """The first clock time of a text, and the one up to which it lasts."""
    for match in words.clock.finditer(text):
        listed = words.listed_hours.search(text[max(0, match.start() - 40) : match.start()])
        if listed and (first := _time(listed["hour"], listed["minute"], None)):
            last = words.hours.match(match[0]) if listed["between"] else None
            return first, _time(last["hour"], last["minute"], last["half"]) if last else None
        begun = words.ranged.search(text[max(0, match.start() - 12) : match.start()])
        found = words.hours.search((begun[0] if begun else "") + match[0] + text[match.end() : match.end() + 24])
        if not found:
            continue
        half, half2 = found["half"], found["half2"]
        if half2 and not half:
            half = _other(half2) if int(found["hour"]) > int(found["hour2"]) else half2
        if first := _time(found["hour"], found["minute"], half):
            return first, _time(found["hour2"], found["minute2"], half2) if found["hour2"] else None
    return None


def _other(half: str) -> str:
    """The other half of the day: "10 to 2 pm" begins in the morning."""
    return "am" if half.lower().startswith("p") else "pm"


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour) % 12 + 12 * half.lower().startswith("p") if half else int(hour)
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return time(0) if number == 24 else None
