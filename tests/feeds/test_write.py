"""The three files: judged by golden files, by other people's readers, and by hostile titles."""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from litfass.feeds.model import Feed, FeedEntry
from litfass.feeds.write import files_of
from litfass.text.clean import xml_text

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "golden" / "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

AtomErrors = Callable[[bytes], list[str]]

HOSTILE = [
    "<script>alert(1)</script> im Titel",
    "Ende ]]> und <![CDATA[ weiter",
    "Müller & Söhne &amp; Co. &lt;3",
    "</title></item></channel>",
    "%0A::error::x",
    "{url} {0} {{ jinja }}",
    "👨‍👩‍👧‍👦 \u202e verkehrt",
]


def written(feed: Feed, name: str) -> bytes:
    return files_of(feed)[f"blog/{name}"]


def rss_items(feed: Feed) -> list[ET.Element]:
    return ET.fromstring(written(feed, "feed.xml")).findall("channel/item")


def atom_entries(feed: Feed) -> list[ET.Element]:
    return ET.fromstring(written(feed, "atom.xml")).findall(f"{ATOM}entry")


def json_items(feed: Feed) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(written(feed, "feed.json"))["items"]
    return items


@pytest.fixture(scope="session")
def atom_errors() -> AtomErrors:
    """What the Atom schema has against a file, line by line."""
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(etree.parse(str(TESTS / "oracles" / "atom.rng")))

    def errors(atom: bytes) -> list[str]:
        schema.validate(etree.fromstring(atom))
        return [str(error) for error in schema.error_log]

    return errors


@pytest.fixture(scope="session")
def feedparser() -> Any:
    return pytest.importorskip("feedparser")


# --- the whole files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
def test_golden(feed: Feed, name: str) -> None:
    """Refresh on purpose with `LITFASS_GOLDEN=write` in the environment, then read the difference."""
    if os.environ.get("LITFASS_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(written(feed, name))
    assert written(feed, name).decode() == (GOLDEN / name).read_bytes().decode()


def test_the_files_lie_in_the_feeds_folder(feed: Feed) -> None:
    assert list(files_of(feed)) == ["blog/feed.xml", "blog/atom.xml", "blog/feed.json"]


def test_lines_end_with_lf(feed: Feed, entry: FeedEntry) -> None:
    windows = replace(feed, entries=(replace(entry, html="<pre>a\r\nb\rc</pre>"),))
    assert all(
        b"\r" not in data and b"&#13;" not in data and data.endswith(b"\n") for data in files_of(windows).values()
    )
    assert json_items(windows)[0]["content_html"] == "<pre>a\nb\nc</pre>"


def test_no_file_names_a_version_or_todays_date(feed: Feed) -> None:
    today = datetime.now(UTC)
    for data in files_of(feed).values():
        assert b"feedgen" not in data
        assert f"{today:%Y-%m-%d}".encode() not in data
        assert f"{today:%d %b %Y}".encode() not in data


def test_the_process_keeps_its_locale(feed: Feed) -> None:
    before = locale.setlocale(locale.LC_ALL)
    files_of(feed)
    assert locale.setlocale(locale.LC_ALL) == before


# --- other people's readers ---------------------------------------------------------------------------------------


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_feedparser_reads_all_of_it(feedparser: Any, feed: Feed, entry: FeedEntry, name: str) -> None:
    read = feedparser.parse(written(feed, name))
    first, second = read.entries
    assert not read.bozo
    assert (read.feed.title, read.feed.link, read.feed.language) == (feed.title, feed.home, "de")
    assert (first.id, first.link, first.title) == (entry.id, entry.url, entry.title)
    assert first.content[0].value.startswith("<p>Der Ofen ist da.</p>")
    assert first.published_parsed[:5] == (2026, 3, 2, 7, 30)
    assert [tag.term for tag in first.tags] == list(entry.categories)
    assert [author.name for author in first.authors] == list(entry.authors)
    assert [(e.href, int(e.length), e.type) for e in first.enclosures] == [
        ("https://www.beispiel.example/blog/ofen/ofen.jpg", 48213, "image/jpeg")
    ]
    assert second.title == "Erster Beitrag"
    assert second.content[0].value == "<p>Hallo.</p>"


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
@pytest.mark.parametrize("title", HOSTILE[1:])
def test_feedparser_reads_hostile_titles_as_text(
    feedparser: Any, feed: Feed, entry: FeedEntry, name: str, title: str
) -> None:
    read = feedparser.parse(written(replace(feed, entries=(replace(entry, title=title),)), name), sanitize_html=False)
    assert not read.bozo
    assert len(read.entries) == 1
    assert read.entries[0].link == entry.url


@pytest.mark.oracle
@pytest.mark.parametrize("title", HOSTILE)
def test_atom_follows_the_schema(atom_errors: AtomErrors, feed: Feed, entry: FeedEntry, title: str) -> None:
    assert atom_errors(written(feed, "atom.xml")) == []
    assert atom_errors(written(replace(feed, title=title, entries=(replace(entry, title=title),)), "atom.xml")) == []


@pytest.mark.oracle
def test_an_empty_feed_follows_the_schema(atom_errors: AtomErrors, feed: Feed) -> None:
    assert atom_errors(written(replace(feed, entries=()), "atom.xml")) == []
    assert json.loads(written(replace(feed, entries=()), "feed.json"))["items"] == []


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('rel="enclosure" type="image/jpeg" length="48213"', 'rel="enclosure"'),
        ("<updated>2026-05-04T00:00:00+02:00</updated>", "<updated>2026-05-04</updated>"),
        ('type="html"', 'type="CDATA"'),
        ('href="https://www.beispiel.example/blog/ofen/"', 'href="/blog/ofen/"'),
        ("<name>Beispiel GmbH</name>", "<email>hallo@beispiel.example</email>"),
        ("<id>tag:beispiel.example,2026:2026/ofen</id>", ""),
        ("<title>Erster Beitrag</title>", "<headline>Erster Beitrag</headline>"),
    ],
)
def test_the_schema_refuses_what_feedgen_gets_wrong(
    atom_errors: AtomErrors, feed: Feed, right: str, wrong: str
) -> None:
    atom = written(feed, "atom.xml").decode()
    assert right in atom
    assert atom_errors(atom.replace(right, wrong).encode())


# --- hostile and empty values -------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_text_in_every_format(feed: Feed, entry: FeedEntry, title: str) -> None:
    hostile = replace(feed, entries=(replace(entry, title=title, summary=title, html=title),))
    item, atom = rss_items(hostile)[0], atom_entries(hostile)[0]
    assert item.findtext("title") == atom.findtext(f"{ATOM}title") == json_items(hostile)[0]["title"] == title
    assert item.findtext(CONTENT) == atom.findtext(f"{ATOM}content") == json_items(hostile)[0]["content_html"] == title
    assert len(rss_items(hostile)) == 1


def test_an_rss_description_is_html_so_a_summary_is_escaped_twice(feed: Feed) -> None:
    assert rss_items(feed)[0].findtext("description") == "Brot ab 6 Uhr – für &lt;alle&gt;."
    assert atom_entries(feed)[0].findtext(f"{ATOM}summary") == "Brot ab 6 Uhr – für <alle>."


def test_content_is_whole_even_without_a_summary(feed: Feed) -> None:
    item, atom = rss_items(feed)[1], atom_entries(feed)[1]
    assert (item.findtext(CONTENT), item.findtext("description")) == ("<p>Hallo.</p>", "Erster Beitrag")
    assert (atom.findtext(f"{ATOM}content"), atom.find(f"{ATOM}summary")) == ("<p>Hallo.</p>", None)


def test_an_entry_without_content_still_has_its_place(feed: Feed, entry: FeedEntry) -> None:
    bare = replace(feed, entries=(replace(entry, html="", summary=""),))
    assert rss_items(bare)[0].findtext(CONTENT) == ""
    assert atom_entries(bare)[0].findtext(f"{ATOM}content") == ""
    assert json_items(bare)[0]["content_html"] == ""


def test_control_characters_and_line_breaks_leave_titles(feed: Feed, entry: FeedEntry) -> None:
    odd = replace(feed, entries=(replace(entry, title=" A\x00\x0b\x1b[31m\nB\ud800\uffff\t C ", html="<p>a\x08</p>"),))
    assert rss_items(odd)[0].findtext("title") == json_items(odd)[0]["title"] == "A[31m B C"
    assert json_items(odd)[0]["content_html"] == "<p>a</p>"


@pytest.mark.oracle
def test_empty_words_get_a_stand_in(atom_errors: AtomErrors, feed: Feed, entry: FeedEntry) -> None:
    nothing = replace(entry, title="\x07", authors=("\x07", "Jule"), categories=("",))
    blank = replace(feed, title="", description="", author=" ", entries=(nothing,))
    assert atom_errors(written(blank, "atom.xml")) == []
    assert rss_items(blank)[0].findtext("title") == entry.url
    assert [creator.text for creator in rss_items(blank)[0].iter(CREATOR)] == ["Jule"]
    assert rss_items(blank)[0].find("category") is None
    assert json.loads(written(blank, "feed.json"))["title"] == feed.home


@pytest.mark.oracle
@given(text=st.text(), html=st.text())
@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_text_yields_files_that_parse(
    atom_errors: AtomErrors, feed: Feed, entry: FeedEntry, text: str, html: str
) -> None:
    odd = replace(entry, title=text, summary=text, html=html, authors=(text,), categories=(text,))
    any_feed = replace(feed, title=text, description=text, author=text, entries=(odd,))
    title = " ".join(xml_text(text).split()) or entry.url
    assert atom_errors(written(any_feed, "atom.xml")) == []
    assert rss_items(any_feed)[0].findtext("title") == title
    assert json_items(any_feed)[0]["title"] == title


# --- links, ids, dates, order -------------------------------------------------------------------------------------


def test_links_of_the_feed(feed: Feed) -> None:
    channel = ET.fromstring(written(feed, "feed.xml")).find("channel")
    assert channel is not None
    own = channel.find(f"{ATOM}link")
    assert channel.findtext("link") == feed.home
    assert own is not None
    assert own.attrib == {"href": f"{feed.base}feed.xml", "rel": "self", "type": "application/rss+xml"}
    links = ET.fromstring(written(feed, "atom.xml")).findall(f"{ATOM}link")
    assert {link.get("rel"): link.get("href") for link in links} == {
        "self": f"{feed.base}atom.xml",
        "alternate": feed.home,
    }


def test_ids_are_no_addresses(feed: Feed, entry: FeedEntry) -> None:
    guid = rss_items(feed)[0].find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (entry.id, "false")
    assert atom_entries(feed)[0].findtext(f"{ATOM}id") == json_items(feed)[0]["id"] == entry.id


def test_entries_keep_their_order(feed: Feed) -> None:
    ids = [entry.id for entry in feed.entries]
    assert [item.findtext("guid") for item in rss_items(feed)] == ids
    assert [item.findtext(f"{ATOM}id") for item in atom_entries(feed)] == ids
    assert [item["id"] for item in json_items(feed)] == ids


@pytest.mark.parametrize("month", range(1, 13))
def test_rss_dates_are_english_and_exact(feed: Feed, entry: FeedEntry, month: int) -> None:
    time = datetime(2026, month, 1, 6, 5, 4, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    item = rss_items(replace(feed, entries=(replace(entry, published=time),)))[0]
    assert parsedate_to_datetime(item.findtext("pubDate") or "") == time


@pytest.mark.oracle
def test_odd_offsets_and_microseconds_are_said_in_a_form_that_readers_know(
    atom_errors: AtomErrors, feed: Feed, entry: FeedEntry
) -> None:
    time = datetime(1880, 1, 1, 12, 0, 0, 5, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    old = replace(feed, updated=time, entries=(replace(entry, published=time, updated=time),))
    assert atom_errors(written(old, "atom.xml")) == []
    assert atom_entries(old)[0].findtext(f"{ATOM}published") == "1880-01-01T11:06:32+00:00"
    assert json_items(old)[0]["date_published"] == "1880-01-01T11:06:32+00:00"


def test_a_naive_time_is_refused(feed: Feed, entry: FeedEntry) -> None:
    naive = replace(feed, entries=(replace(entry, published=datetime(2026, 1, 1)),))
    with pytest.raises(ValueError, match="has no time zone"):
        files_of(naive)


def test_another_language_is_said_at_the_entry(feed: Feed, entry: FeedEntry) -> None:
    mixed = replace(feed, entries=(replace(entry, lang="en"), entry))
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [item.get(name) for item in atom_entries(mixed)] == ["en", None]
    assert [item.get("language") for item in json_items(mixed)] == ["en", None]


# --- JSON Feed ----------------------------------------------------------------------------------------------------

TOP = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
ITEM = {"id", "url", "title", "summary", "image", "date_published", "date_modified", "authors", "tags", "attachments"}
ITEM |= {"content_html"}


def test_json_feed_has_the_keys_of_its_version(feed: Feed) -> None:
    read = json.loads(written(feed, "feed.json"))
    assert set(read) == TOP
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["feed_url"] == f"{feed.base}feed.json"
    assert set(read["items"][0]) == ITEM
    assert set(read["items"][1]) == ITEM - {"summary", "image", "authors", "tags", "attachments"}
    assert read["items"][0]["attachments"] == [
        {
            "url": "https://www.beispiel.example/blog/ofen/ofen.jpg",
            "mime_type": "image/jpeg",
            "size_in_bytes": 48213,
        }
    ]
    assert read["items"][0]["authors"] == [{"name": "Jule Petersen"}, {"name": "Tarik Öztürk"}]


def test_an_enclosure_that_is_no_picture_is_no_image(feed: Feed, entry: FeedEntry) -> None:
    assert entry.enclosure is not None
    sound = replace(entry, enclosure=replace(entry.enclosure, type="audio/mpeg"))
    item = json_items(replace(feed, entries=(sound,)))[0]
    assert "image" not in item
    assert item["attachments"][0]["mime_type"] == "audio/mpeg"


def test_the_same_feed_has_the_same_bytes(feed: Feed) -> None:
    runs = [files_of(feed) for _ in range(3)]
    assert all(first == second for first, second in pairwise(runs))
