"""A new post: its folder, its id and its first lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from litfass.model import Channel, Library, Settings
from litfass.problems import ContentError, Problem
from litfass.text.slugs import slugify

_GERMAN = """---
id: {id}
title: {title}
draft: true                       # unfertig: erscheint nirgends
# Ein Datum in der Zukunft heißt: geplant.
# date: {date}

# Ein oder zwei ganze Sätze mit einer Tatsache, auch ohne den Titel verständlich.
# Sie stehen in Listen und Feeds, und aus ihnen entstehen Texte für die Kanäle.
# description: Die neue Werkbank wiegt 140 Kilo.

# Kürzel aus authors.yml
# authors: [{author}]

# Das Titelbild liegt im selben Ordner; der Bildtext ist für alle, die es nicht sehen.
# image:
#   src: cover.jpg
#   alt: Was auf dem Bild zu sehen ist.

# Nur, wenn ein Kanal eigene Worte braucht oder leer ausgehen soll
# channels:
#   {channel}: "Eigene Worte. {{url}}"
#   {other}: false
---

"""
_ENGLISH = """---
id: {id}
title: {title}
draft: true                       # unfinished: appears nowhere
# A date in the future means: scheduled.
# date: {date}

# One or two whole sentences with a fact, clear without the title, too.
# They stand in lists and feeds, and texts for channels are made of them.
# description: The new workbench weighs 140 kilos.

# A short name from authors.yml
# authors: [{author}]

# The title picture lies in this folder; its text is for all who do not see it.
# image:
#   src: cover.jpg
#   alt: What the picture shows.

# Only when a channel needs words of its own, or is to get nothing
# channels:
#   {channel}: "Own words. {{url}}"
#   {other}: false
---

"""


def new_post(
    title: str, settings: Settings, library: Library, channels: Mapping[str, Channel], now: datetime
) -> tuple[str, bytes]:
    """Path (relative to content/) and text of a new draft called `title`, with hints in the hub's language.

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
    start = _GERMAN if settings.language.code.split("-")[0] == "de" else _ENGLISH
    first, second, *_ = dict.fromkeys([*_reached(settings, channels), *channels])
    author = next(iter(library.authors), "jule")
    date = f"{day:%Y-%m-%d} 08:00"
    return path, start.format(id=key, title=quoted, date=date, author=author, channel=first, other=second).encode()


def _reached(settings: Settings, channels: Mapping[str, Channel]) -> list[str]:
    """The channels that the hub has, for the examples; the usual ones when it names none."""
    named = [name for name, said in settings.channels.items() if said.tier != "no"]
    return named or [channel.id for channel in channels.values() if channel.usual]


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
