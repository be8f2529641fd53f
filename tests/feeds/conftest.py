"""A feed, an entry and a small hub that the tests of this room vary."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from litfass.feeds.model import Enclosure, Feed, FeedEntry
from litfass.model import Company, Language, Post, Settings

BERLIN = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
ENGLISH = Language("en", "en", "blog", "category", "tag", "author", "archive", "page", "feeds")


@pytest.fixture
def entry() -> FeedEntry:
    return FeedEntry(
        id="tag:beispiel.example,2026:2026/ofen",
        url="https://www.beispiel.example/blog/ofen/",
        title="Der neue Ofen & „wir“",
        summary="Brot ab 6 Uhr – für <alle>.",
        html='<p>Der Ofen ist da.</p>\n<p><img src="https://www.beispiel.example/blog/ofen/ofen.jpg" alt="Ofen"></p>',
        published=datetime(2026, 3, 2, 8, 30, tzinfo=BERLIN),
        updated=datetime(2026, 5, 4, tzinfo=BERLIN),
        authors=("Jule Petersen", "Tarik Öztürk"),
        categories=("Backstube", "Brot & Butter"),
        lang="de",
        enclosure=Enclosure("https://www.beispiel.example/blog/ofen/ofen.jpg", 48213, "image/jpeg"),
    )


@pytest.fixture
def feed(entry: FeedEntry) -> Feed:
    older = replace(
        entry,
        id="tag:beispiel.example,2025:2025/erster",
        url="https://www.beispiel.example/blog/erster/",
        title="Erster Beitrag",
        summary="",
        html="<p>Hallo.</p>",
        published=datetime(2025, 12, 31, 23, 59, tzinfo=BERLIN),
        updated=datetime(2025, 12, 31, 23, 59, tzinfo=BERLIN),
        authors=(),
        categories=(),
        enclosure=None,
    )
    return Feed(
        id="tag:beispiel.example,2026:feed/de/blog",
        title="Beispiel: Blog",
        description="Neues aus der Backstube",
        home="https://www.beispiel.example/blog/",
        base="https://www.beispiel.example/blog/",
        lang="de",
        folder="blog/",
        entries=(entry, older),
        updated=entry.updated,
        author="Beispiel GmbH",
    )


@pytest.fixture
def settings() -> Settings:
    return Settings(
        root=Path("/hub"),
        content=Path("/hub/content"),
        site_url="https://www.beispiel.example/",
        site_name="Beispiel",
        site_description="Neues aus der Backstube",
        timezone=BERLIN,
        feed_authority="beispiel.example",
        languages=(GERMAN, ENGLISH),
        company=Company(name="Beispiel GmbH"),
    )


@pytest.fixture
def post() -> Post:
    return Post(
        id="2026/ofen",
        path="posts/2026/ofen/index.md",
        folder="posts/2026/ofen",
        slug="ofen",
        lang="de",
        title="Der neue Ofen",
        body="Text",
        body_line=5,
        created=datetime(2026, 3, 2, 8, 30, tzinfo=BERLIN),
        address="blog/ofen/",
        description="Brot ab 6 Uhr.",
        authors=("jule", "gast"),
        categories=("Backstube",),
        tags=("Brot",),
    )


@pytest.fixture
def authors() -> dict[str, str]:
    """Names by id; "gast" has none."""
    return {"jule": "Jule Petersen", "tarik": "Tarik Öztürk"}
