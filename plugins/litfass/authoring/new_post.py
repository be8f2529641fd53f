"""A new post: its folder, its id and its first lines."""

from __future__ import annotations

import json
from datetime import datetime

from litfass.model import Library, Settings
from litfass.problems import ContentError, Problem
from litfass.text.slugs import slugify

_START = """---
id: {id}
title: {title}
draft: true
# date: {date}   # without a date it stays a draft
# description: One or two whole sentences with a fact.
---

"""


def new_post(title: str, settings: Settings, library: Library, now: datetime) -> tuple[str, bytes]:
    """Path (relative to content/) and text of a new draft called `title`.

    Raises ContentError when the title has no letter or digit, or when a post has that folder, address or id already.
    """
    slug, day = slugify(title), now.astimezone(settings.timezone)
    if not slug:
        raise ContentError(
            [Problem("", 0, "F190", f"The title {title!r} has no letter or digit.", 'Type litfass new "Title".')]
        )
    path = f"{settings.posts}/{day.year}/{slug}/index.md"
    key = f"{day.year}-{slug}"
    for post in library.posts:
        if post.path == path or post.slug == slug or post.id == key:
            shown = settings.shown_path(post.path)
            raise ContentError(
                [Problem(shown, 1, "F191", f"This post is called {slug!r} already.", "Choose another title.")]
            )
    quoted = title if _is_plain(title) else json.dumps(title, ensure_ascii=False)
    return path, _START.format(id=key, title=quoted, date=f"{day:%Y-%m-%d} 08:00").encode()


def _is_plain(title: str) -> bool:
    """True when YAML reads the title as the same words without quotes."""
    return (
        title == title.strip()
        and title[0].isalpha()
        and not any(char in title for char in ":#{}[],&*!|>'\"%@`\\\n")
        and title.lower()
        not in (
            "yes",
            "no",
            "on",
            "off",
            "true",
            "false",
            "null",
        )
    )
