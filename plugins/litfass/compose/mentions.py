"""Whom a text names so that they hear of it: partners of the hub, by their names on the channel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litfass.model import Channel, Post, Request, Settings


def mentions(post: Post, channel: Channel, request: Request, settings: Settings) -> tuple[str, ...]:
    """The names on this channel, in the order of the post: those asked for, else of the partners that the post names.

    What is asked for may be a partner's name in the settings or a name on the channel itself ("@hof.example"). A
    partner without a name there is left out.
    """
    asked = request.mentions
    if asked is None:
        asked = tuple(_named(f"{post.title}\n{post.description}\n{post.body}", tuple(settings.partners)))
    found = (_handle(name, channel, settings) for name in asked)
    return tuple(dict.fromkeys(name for name in found if name))


def _named(text: str, partners: Sequence[str]) -> Iterator[str]:
    """The partners whose names stand in the text, also in the genitive, the first one first.

    Of two names in one place the longer is meant.
    """
    if partners:
        longest = sorted(partners, key=len, reverse=True)
        names = "|".join(map(re.escape, longest))
        yield from (found["name"] for found in re.finditer(rf"(?<!\w)(?P<name>{names})(?:e?s)?(?!\w)", text))


def _handle(name: str, channel: Channel, settings: Settings) -> str:
    """The name on the channel; one that is no partner's is one already."""
    if name not in settings.partners:
        return name.strip()
    known = settings.partners[name]
    return next((known[each] for each in (channel.id, *channel.aliases) if each in known), "").strip()
