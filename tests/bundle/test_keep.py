"""Which posts have a bundle."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from litfass import bundle
from litfass.model import Post

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, tzinfo=ZONE)


def post(created: datetime, *, draft: bool = False) -> Post:
    return Post(
        id=str(created),
        path="posts/p.md",
        folder="",
        slug="p",
        lang="de",
        title="P",
        body="",
        body_line=3,
        created=created,
        address="blog/p/",
        draft=draft,
    )


def test_scheduled_and_young_posts_but_no_drafts() -> None:
    scheduled = post(datetime(2027, 3, 2, tzinfo=ZONE))
    fresh = post(NOW - timedelta(days=90) + timedelta(seconds=1))
    old = post(NOW - timedelta(days=90))
    draft = post(NOW, draft=True)
    assert bundle.kept([scheduled, draft, fresh, old], NOW, timedelta(days=90)) == (scheduled, fresh)


def test_dates_at_the_end_of_time_and_for_ever() -> None:
    undated = post(datetime(9999, 12, 31, tzinfo=ZONE))
    ancient = post(datetime(1970, 1, 1, tzinfo=ZONE))
    assert bundle.kept([undated, ancient], NOW, timedelta.max) == (undated, ancient)
