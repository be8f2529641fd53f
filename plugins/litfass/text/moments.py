"""Moments: dates and times as people write them become aware times in the hub's zone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from litfass.model import UNDATED

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"[ \t]*(?P<offset>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?"
)
_LOOSE = (
    re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)(?P<rest>.*)", re.DOTALL),
    re.compile(r"(?P<day>\d{1,2})[-./]\s*(?P<month>\d{1,2})[-./]\s*(?P<year>\d{4}|\d{2})(?!\d)(?P<rest>.*)", re.DOTALL),
    re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d_]{3,})\.?\s+(?P<year>\d{4})(?P<rest>.*)", re.DOTALL),
)
_CLOCK = re.compile(r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?!\d)|\s*(?:Uhr|h)\b)", re.IGNORECASE)
_MONTHS = {"jan": 1, "feb": 2, "mär": 3, "mae": 3, "mar": 3, "mrz": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7}
_MONTHS |= {"aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12}
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_EARLIEST, _LATEST = 1970, 9998


def someday(zone: tzinfo) -> datetime:
    """The time of a post that has no date yet: later than every real one, so that it comes first among the drafts."""
    return datetime(UNDATED, 12, 31, tzinfo=zone)


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """A date or date-time as an aware time in `zone`; a bare date is its midnight.

    A naive time that the clocks skip is moved on by the skipped hour, one that comes twice is the first of the two
    (PEP 495, fold=0). ValueError carries what is wrong and what was expected.
    """
    match = _ISO.fullmatch(text.strip())
    if not match:
        raise ValueError(f"“{text.strip()}” is not a date; expected 2026-11-22 or 2026-11-22 08:30.")
    try:
        moment = _in_zone(_written(match), zone)
    except (ValueError, OverflowError):
        raise ValueError(f"“{text.strip()}” is no day or time of the calendar.") from None
    if not _EARLIEST <= moment.year <= _LATEST:
        raise ValueError(f"The year of “{text.strip()}” is not between {_EARLIEST} and {_LATEST}.")
    return moment


def as_moment(value: date | datetime, zone: tzinfo) -> datetime:
    """A date or date-time value (from TOML or another YAML reader) as an aware time in `zone`."""
    whole = value if isinstance(value, datetime) else datetime.combine(value, time.min)
    return _in_zone(whole, zone)


def iso_proposal(text: str) -> str:
    """The ISO date, with its time, that somebody most likely meant (22.11.2026 8:30 Uhr, 2026-11-31), else ""."""
    match = next((found for form in _LOOSE if (found := form.fullmatch(text.strip()))), None)
    if not match:
        return ""
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    month, day = _month(match["month"]), int(match["day"])
    if month > 12 >= day:
        month, day = day, month
    if not month or not _EARLIEST <= year <= _LATEST:
        return ""
    month = min(month, 12)
    day = min(max(day, 1), monthrange(year, month)[1])
    return f"{year}-{month:02}-{day:02}{_clock(match['rest'])}"


def _month(word: str) -> int:
    return int(word) or 1 if word.isdigit() else _MONTHS.get(word[:3].lower(), 0)


def _clock(text: str) -> str:
    match = _CLOCK.search(text)
    hour, minute = (int(match["hour"]), int(match["minute"] or 0)) if match else (24, 0)
    return f" {hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def parse_span(text: str) -> timedelta:
    """A span such as 90d, 12w or 36h; ValueError says what was expected."""
    match = re.fullmatch(r"(\d{1,5})\s*([hdw])", text.strip())
    if not match:
        raise ValueError(f"“{text.strip()}” is not a span of time; expected days such as 90d (also 36h, 12w).")
    hours = int(match[1]) * {"h": 1, "d": 24, "w": 168}[match[2]]
    return timedelta(hours=hours)


def _written(match: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(match[name] or 0) for name in _PARTS)
    return datetime(year, month, day, hour, minute, second, tzinfo=_offset(match["offset"]))


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-span if text[0] == "-" else span)


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)
