"""Which lists of a hub have a feed, and which entries stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import quote

from litfass.feeds.model import Feed, FeedEntry, tag_uri
from litfass.model import FeedSettings, Settings
from litfass.source.listings import Listing

Words = Mapping[str, Mapping[str, str]]

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty feed changed last: no clock is asked, so two builds agree."""

_FEEDS_SINCE = 2026
"""The year in every feed's tag URI: the one in which these names were fixed, so that it never changes."""


def feeds_of(
    lists: Sequence[Listing],
    entries: Mapping[str, FeedEntry],
    settings: Settings,
    options: FeedSettings,
    words: Words,
) -> list[Feed]:
    """The feeds of a hub: of each blog and category, and of tags and authors where `options` ask.

    `entries` has the entry of each public post by the post's id; a list without one has no feed, unless it is the blog
    of the main language. `words[lang]` holds the titles `feed_blog`, `feed_category`, `feed_tag` and `feed_author` with
    the placeholders `{site}` and `{name}`.
    """
    made = []
    for listing in lists:
        chosen = [entries[post.id] for post in listing.posts if post.id in entries]
        always = listing.kind == "blog" and listing.language == settings.language
        if listing.kind in _kinds(options) and (chosen or always):
            made.append(_feed(listing, _newest(chosen), settings, options, words[listing.language.code]))
    return made


def _kinds(options: FeedSettings) -> set[str]:
    """The kinds of lists that have feeds."""
    asked = {"tag": options.tags, "author": options.authors}
    return {"blog", "category", *(kind for kind, wanted in asked.items() if wanted)}


def _newest(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    return sorted(sorted(entries, key=lambda entry: entry.id), key=lambda entry: entry.published, reverse=True)


def _feed(
    which: Listing, found: Sequence[FeedEntry], settings: Settings, options: FeedSettings, words: Mapping[str, str]
) -> Feed:
    title = _filled(words[f"feed_{which.kind}"], site=settings.site_name, name=which.name)
    entries = tuple(found[: options.entries])
    lang = which.language.code
    home = settings.url(quote(which.folder))
    return Feed(
        id=tag_uri(settings.feed_authority, _FEEDS_SINCE, f"feed/{lang}/{which.kind}/{which.key}".rstrip("/")),
        title=title,
        description=settings.site_description or title,
        home=home,
        base=home,
        lang=lang,
        folder=which.folder,
        entries=entries,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        author=settings.company.name or settings.site_name,
    )


def _filled(template: str, **values: str) -> str:
    """`template` with its placeholders replaced plainly, in one pass: a value that looks like one stays as it is."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), template)
