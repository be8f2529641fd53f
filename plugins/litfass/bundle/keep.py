"""Which posts have a bundle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from litfass.model import Post


def kept(posts: Iterable[Post], now: datetime, keep: timedelta) -> tuple[Post, ...]:
    """The posts that wait for their minute and those younger than `keep`, in the given order; never a draft."""
    return tuple(post for post in posts if not post.draft and now - post.created < keep)
