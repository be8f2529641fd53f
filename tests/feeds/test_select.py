"""Which feeds a hub has, what they are called, where they lie and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from litfass.feeds.model import Feed, FeedEntry
from litfass.feeds.select import feeds_of
from litfass.model import Author, FeedSettings, Post, Settings, newest_first
from litfass.source.listings import listings

Pair = tuple[Post, FeedEntry]

WORDS = {
    "de": {
        "feed_blog": "{site}: Blog",
        "feed_category": "{site}: {name}",
        "feed_tag": "{site}: #{name}",
        "feed_author": "{site}: von {name}",
    },
    "en": {"feed_blog": "{site}: blog", "feed_category": "{site}: {name}", "feed_tag": "", "feed_author": ""},
}
ALL = FeedSettings(tags=True, authors=True)


class Hub:
    """Makes posts with their entries, and the feeds of those."""

    def __init__(self, post: Post, settings: Settings, authors: Mapping[str, str]) -> None:
        self.post, self.settings, self.authors = post, settings, authors

    def pair(self, name: str, *, days: int = 0, **changes: Any) -> Pair:
        created = self.post.created + timedelta(days=days)
        values: dict[str, Any] = {"id": name, "address": f"blog/{name}/", "created": created, **changes}
        post = replace(self.post, **values)
        return post, self.entry_of(post)

    def entry_of(self, post: Post) -> FeedEntry:
        return FeedEntry(
            id=f"tag:beispiel.example,2026:{post.id}",
            url=self.settings.url(post.address),
            title=post.title,
            summary=post.description,
            html="<p>a</p>",
            published=post.created,
            updated=post.changed,
            authors=tuple(self.authors.get(key, key) for key in post.authors),
            categories=post.categories,
            lang=post.lang,
        )

    def feeds(self, *pairs: Pair, options: FeedSettings | None = None) -> dict[str, Feed]:
        authors = {key: Author(key, name) for key, name in self.authors.items()}
        lists = listings(newest_first(post for post, _ in pairs), authors, self.settings)
        entries = {post.id: entry for post, entry in pairs}
        made = feeds_of(lists, entries, self.settings, options or FeedSettings(), WORDS)
        folders = {feed.folder: feed for feed in made}
        assert len(folders) == len(made)
        return folders


@pytest.fixture
def hub(post: Post, settings: Settings, authors: dict[str, str]) -> Hub:
    return Hub(post, settings, authors)


def ids(feed: Feed) -> list[str]:
    return [entry.id.rpartition(":")[2] for entry in feed.entries]


# --- which feeds --------------------------------------------------------------------------------------------------


def test_the_blog_and_each_category_by_default(hub: Hub) -> None:
    feeds = hub.feeds(hub.pair("a"), hub.pair("b", categories=("Team & Büro", "Backstube")))
    assert {folder: feed.title for folder, feed in feeds.items()} == {
        "blog/": "Beispiel: Blog",
        "blog/kategorie/backstube/": "Beispiel: Backstube",
        "blog/kategorie/team-buero/": "Beispiel: Team & Büro",
    }
    assert ids(feeds["blog/kategorie/team-buero/"]) == ["b"]


def test_tags_and_authors_on_request(hub: Hub) -> None:
    feeds = hub.feeds(hub.pair("a"), options=ALL)
    assert {folder: feed.title for folder, feed in feeds.items()} == {
        "blog/": "Beispiel: Blog",
        "blog/kategorie/backstube/": "Beispiel: Backstube",
        "blog/schlagwort/brot/": "Beispiel: #Brot",
        "blog/autor/gast/": "Beispiel: von gast",
        "blog/autor/jule/": "Beispiel: von Jule Petersen",
    }


def test_each_language_has_its_own(hub: Hub) -> None:
    feeds = hub.feeds(hub.pair("a"), hub.pair("b", lang="en", categories=("Team",)))
    assert list(feeds) == ["blog/", "blog/kategorie/backstube/", "en/blog/", "en/blog/category/team/"]
    assert [feed.lang for feed in feeds.values()] == ["de", "de", "en", "en"]
    assert (ids(feeds["blog/"]), ids(feeds["en/blog/"])) == (["a"], ["b"])
    assert feeds["en/blog/"].title == "Beispiel: blog"


def test_only_the_main_language_has_an_empty_feed(hub: Hub) -> None:
    feeds = hub.feeds()
    assert list(feeds) == ["blog/"]
    assert feeds["blog/"].entries == ()
    assert feeds["blog/"].updated == datetime(1970, 1, 1, tzinfo=UTC)


def test_two_spellings_of_one_slug_share_a_feed_under_the_oldest_name(hub: Hub) -> None:
    feeds = hub.feeds(hub.pair("a", categories=("TEAM",)), hub.pair("b", days=1, categories=("Team", "team")))
    assert list(feeds) == ["blog/", "blog/kategorie/team/"]
    assert feeds["blog/kategorie/team/"].title == "Beispiel: TEAM"
    assert ids(feeds["blog/kategorie/team/"]) == ["b", "a"]


def test_a_name_without_a_slug_has_no_feed(hub: Hub) -> None:
    assert list(hub.feeds(hub.pair("a", categories=("???",)))) == ["blog/"]


# --- what stands in them ------------------------------------------------------------------------------------------


def test_newest_first_and_no_more_than_asked_for(hub: Hub) -> None:
    pairs = [hub.pair(f"p{day}", days=day) for day in (2, 0, 3, 1)]
    assert ids(hub.feeds(*pairs)["blog/"]) == ["p3", "p2", "p1", "p0"]
    short = hub.feeds(*pairs, options=FeedSettings(entries=2))
    assert ids(short["blog/"]) == ids(short["blog/kategorie/backstube/"]) == ["p3", "p2"]


def test_twenty_entries_by_default(hub: Hub) -> None:
    assert len(hub.feeds(*(hub.pair(f"p{n}", days=n) for n in range(25)))["blog/"].entries) == 20


def test_equal_dates_have_a_fixed_order(hub: Hub) -> None:
    pairs = [hub.pair(name) for name in "cab"]
    assert ids(hub.feeds(*pairs)["blog/"]) == ids(hub.feeds(*reversed(pairs))["blog/"]) == ["a", "b", "c"]


def test_a_feed_changed_when_its_newest_entry_did(hub: Hub, post: Post) -> None:
    late = post.created + timedelta(days=90)
    feeds = hub.feeds(hub.pair("a", updated=late), hub.pair("b", days=5, categories=("Team",)))
    assert feeds["blog/"].updated == late
    assert feeds["blog/kategorie/team/"].updated == post.created + timedelta(days=5)


def test_what_a_feed_says_about_itself(hub: Hub) -> None:
    feed = hub.feeds(hub.pair("a"))["blog/"]
    assert feed.home == feed.base == "https://www.beispiel.example/blog/"
    assert (feed.description, feed.author) == ("Neues aus der Backstube", "Beispiel GmbH")


def test_what_a_feed_says_when_the_settings_say_little(hub: Hub, settings: Settings) -> None:
    hub.settings = replace(settings, site_description="", company=replace(settings.company, name=""))
    feed = hub.feeds(hub.pair("a"))["blog/"]
    assert (feed.description, feed.author) == ("Beispiel: Blog", "Beispiel")


def test_feed_ids_differ_and_survive_other_words_in_addresses(hub: Hub, settings: Settings) -> None:
    pairs = [hub.pair("a"), hub.pair("b", lang="en")]
    before = hub.feeds(*pairs, options=ALL)
    renamed = replace(settings.language, blog="news", category="thema", tag="stichwort", author="team")
    hub.settings = replace(settings, languages=(renamed, *settings.languages[1:]))
    after = hub.feeds(*pairs, options=ALL)
    assert set(before) != set(after)
    assert [feed.id for feed in before.values()] == [feed.id for feed in after.values()]
    assert len({feed.id for feed in before.values()}) == len(before)
    assert before["blog/kategorie/backstube/"].id == "tag:beispiel.example,2026:feed/de/category/backstube"


def test_placeholders_are_replaced_plainly_and_once(hub: Hub, settings: Settings) -> None:
    hub.settings = replace(settings, site_name="{name} {0} \\1 {site!r}")
    feeds = hub.feeds(hub.pair("a", categories=("{site}",)))
    assert feeds["blog/kategorie/site/"].title == "{name} {0} \\1 {site!r}: {site}"
