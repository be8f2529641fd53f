"""Which lists of a hub have a feed, and which entries stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from litfass.feeds.model import Feed, FeedEntry, tag_uri
from litfass.model import FeedSettings, Language, Post, Settings
from litfass.text.slugs import slugify

Pair = tuple[Post, FeedEntry]
Words = Mapping[str, Mapping[str, str]]

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty feed changed last: no clock is asked, so two builds agree."""

_FEEDS_SINCE = 2026
"""The year in every feed's tag URI: the one in which these names were fixed, so that it never changes."""


@dataclass(frozen=True, slots=True)
class _List:
    """One list that has a feed; `slug` and `name` are "" for the blog itself."""

    kind: str
    slug: str
    name: str
    folder: str
    pairs: Sequence[Pair]


def feeds_of(entries: Sequence[Pair], settings: Settings, options: FeedSettings, words: Words) -> list[Feed]:
    """All feeds of a hub: the blog of each language, each category, and each tag and author where `options` ask.

    `entries` are what the site shows, in any order; an entry's `authors` are names in the order of the post's own ids.
    A language without posts has no feed, unless it is the main one. `words[lang]` holds the titles `feed_blog`,
    `feed_category`, `feed_tag` and `feed_author` with the placeholders `{site}` and `{name}`.
    """
    newest = sorted(sorted(entries, key=lambda pair: pair[1].id), key=lambda pair: pair[1].published, reverse=True)
    made: list[Feed] = []
    for language in settings.languages:
        spoken = [pair for pair in newest if pair[0].lang == language.code]
        if spoken or language is settings.language:
            lists = _lists(language, spoken, options)
            made += [_feed(each, language.code, settings, options, words[language.code]) for each in lists]
    return made


def _lists(language: Language, pairs: Sequence[Pair], options: FeedSettings) -> Iterator[_List]:
    yield _List("blog", "", "", language.address(language.blog), pairs)
    for kind, word in _kinds(language, options):
        for slug, (name, chosen) in sorted(_terms(kind, pairs).items()):
            yield _List(kind, slug, name, language.address(language.blog, word, slug), chosen)


def _kinds(language: Language, options: FeedSettings) -> list[tuple[str, str]]:
    """The further lists that have feeds, with the word that their addresses use."""
    tag = [("tag", language.tag)] if options.tags else []
    author = [("author", language.author)] if options.authors else []
    return [("category", language.category), *tag, *author]


def _terms(kind: str, pairs: Sequence[Pair]) -> dict[str, tuple[str, list[Pair]]]:
    """Slug -> (name as the newest post spells it, the posts that bear it)."""
    terms: dict[str, tuple[str, list[Pair]]] = {}
    for pair in pairs:
        for slug, name in _names(kind, pair).items():
            terms.setdefault(slug, (name, []))[1].append(pair)
    return terms


def _names(kind: str, pair: Pair) -> dict[str, str]:
    """Slug -> name of a post's categories, tags or authors (whose slug is that of their id)."""
    post, entry = pair
    keys = {"category": post.categories, "tag": post.tags, "author": post.authors}[kind]
    names = entry.authors if kind == "author" and len(entry.authors) == len(keys) else keys
    return {slug: name for key, name in zip(keys, names, strict=True) if (slug := slugify(key))}


def _feed(which: _List, lang: str, settings: Settings, options: FeedSettings, words: Mapping[str, str]) -> Feed:
    title = _filled(words[f"feed_{which.kind}"], site=settings.site_name, name=which.name)
    entries = tuple(entry for _, entry in which.pairs[: options.entries])
    home = settings.url(quote(which.folder))
    return Feed(
        id=tag_uri(settings.feed_authority, _FEEDS_SINCE, f"feed/{lang}/{which.kind}/{which.slug}".rstrip("/")),
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
