"""Dates as people write them, and the two nights on which clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litfass.text.moments import as_moment, iso_proposal, parse_moment, parse_span, someday

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22 08:30", "2026-11-22T08:30:00+01:00"),
        ("2026-11-22T08:30:15", "2026-11-22T08:30:15+01:00"),
        ("2026-1-5 8:05", "2026-01-05T08:05:00+01:00"),
        ("2026-07-01T12:00Z", "2026-07-01T14:00:00+02:00"),
        ("2026-07-01 12:00:00 -0500", "2026-07-01T19:00:00+02:00"),
        ("2026-07-01 12:00:00.25+05:30", "2026-07-01T08:30:00+02:00"),
        ("2024-02-29", "2024-02-29T00:00:00+01:00"),
        ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),  # skipped
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),  # comes twice
    ],
)
def test_a_moment_in_the_zone_of_the_hub(text: str, moment: str) -> None:
    assert parse_moment(text, BERLIN).isoformat() == moment


@pytest.mark.parametrize(
    "text",
    ["", "morgen", "2026-02-30", "2026-02-29", "2026-13-01", "2026-11-22 24:01", "2026-11-22 08:60", "26-11-22",
     "20261122", "2026-W10-1", "22.11.2026", "1969-12-31", "9999-01-01", "2026-11-22 08:30+25:00", "2026-11-22 x"],
)  # fmt: skip
def test_anything_else_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|no day or time|is not between"):
        parse_moment(text, BERLIN)


def test_values_of_other_readers_are_moments_too() -> None:
    assert as_moment(date(2026, 11, 22), BERLIN) == parse_moment("2026-11-22", BERLIN)
    assert as_moment(datetime(2026, 11, 22, 12, tzinfo=UTC), BERLIN) == parse_moment("2026-11-22 13:00", BERLIN)


def test_someday_is_later_than_every_date() -> None:
    assert someday(BERLIN) > parse_moment("9998-12-31 23:59", BERLIN)


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("3.2.2026 um acht", "2026-02-03"),
        ("3. Februar 2026, 8 Uhr", "2026-02-03 08:00"),
        ("3 March 2026 8:30", "2026-03-03 08:30"),
        ("2026-02-30T08:30:00+01:00", "2026-02-28 08:30"),
        ("2028-02-30", "2028-02-29"),
        ("2026-00-00", "2026-01-01"),
        ("2/28/2026", "2026-02-28"),
        ("1.1.0001", ""),
        ("3. Brumaire 2026", ""),
        ("Februar", ""),
    ],
)
def test_what_an_unreadable_date_most_likely_means(text: str, proposal: str) -> None:
    assert iso_proposal(text) == proposal


@given(st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}( [0-9]{1,2}[:.][0-9]{2})?", fullmatch=True))
def test_every_proposal_can_be_read(text: str) -> None:
    proposal = iso_proposal(text)
    assert not proposal or parse_moment(proposal, BERLIN)


@pytest.mark.parametrize(("text", "days"), [("90d", 90), ("2w", 14), ("36h", 1.5), ("0d", 0)])
def test_a_span(text: str, days: float) -> None:
    assert parse_span(text) == timedelta(days=days)


@pytest.mark.parametrize("text", ["", "90", "-1d", "1y", "999999d", "ewig"])
def test_no_span(text: str) -> None:
    with pytest.raises(ValueError, match="is not a span of time"):
        parse_span(text)


@given(st.datetimes(datetime(1971, 1, 1), datetime(9997, 1, 1)))
@example(datetime(2196, 10, 30))
def test_every_moment_survives_being_written(moment: datetime) -> None:
    """Compared in one zone: a time that comes twice equals none of another zone (PEP 495)."""
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    assert parse_moment(aware.isoformat(), BERLIN).astimezone(UTC) == aware
