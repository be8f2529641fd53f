"""What somebody means who types the name of a post or of a channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from litfass.build.selection import Asked, NotFoundError, find_part, select
from litfass.channels import load
from litfass.model import Account, ChannelSettings, ExportSettings, Language, Library, Post, Settings

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, tzinfo=ZONE)
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
TEAM = ChannelSettings(accounts={"team": Account("team"), "laden": Account("laden")})
SETTINGS = Settings(
    Path("/hub"),
    Path("/hub/content"),
    "https://brot.example/",
    "B",
    ZONE,
    "brot.example",
    (GERMAN,),
    channels={"mastodon": TEAM},
)
CHANNELS, _ = load(None)
OPTIONS = ExportSettings(Path("/hub/exports"), timedelta(days=90))


def _post(name: str, *, created: datetime = NOW, lang: str = "de", **other: object) -> Post:
    post = Post(
        id=f"2026-{name}",
        path=f"posts/2026/{name}/index.md",
        folder=f"posts/2026/{name}",
        slug=name,
        lang=lang,
        title=name,
        body="",
        body_line=3,
        created=created,
        address=f"blog/{name}/",
    )
    return replace(post, **other)  # type: ignore[arg-type]  # whatever the test wants


OFEN = _post("ofen")
FEST = _post("hoffest", draft=True)
OLD = _post("alt", created=datetime(2020, 1, 1, tzinfo=ZONE))
SINGLE = _post("kurz", path="posts/2026/kurz.md", folder="posts/2026")
TWINS = (_post("brot", path="posts/a/index.md"), _post("brot", path="posts/b/index.md", lang="en", id="2026-bread"))
LIBRARY = Library(
    (OFEN, FEST, OLD, SINGLE, *TWINS), owned={f"{OFEN.folder}/linkedin.md": OFEN.path, OFEN.path: OFEN.path}
)


def _selected(name: str, *channels: str, here: str = "/hub") -> tuple[Post, ...]:
    asked = Asked(name, channels, Path(here))
    return select(asked, LIBRARY, SETTINGS, CHANNELS, OPTIONS, NOW).posts


@pytest.mark.parametrize(
    "name",
    [
        "content/posts/2026/ofen/index.md",
        "content/posts/2026/ofen",
        "content/posts/2026/ofen/",
        "./content//posts/2026/ofen/index.md",
        "content\\posts\\2026\\ofen\\index.md",
        "/hub/content/posts/2026/ofen/index.md",
        "posts/2026/ofen/index.md",
        "content/posts/2026/ofen/linkedin.md",
        "ofen",
        "Ofen",
        "2026-ofen",
    ],
)
def test_a_post_by_path_slug_or_id(name: str) -> None:
    assert _selected(name) == (OFEN,)


def test_a_path_counts_from_where_one_stands() -> None:
    assert _selected("ofen/index.md", here="/hub/content/posts/2026") == (OFEN,)
    assert _selected("index.md", here="/hub/content/posts/2026/ofen") == (OFEN,)
    assert _selected("content/posts/2026/ofen", here="/elsewhere") == (OFEN,)


def test_drafts_old_posts_and_single_files() -> None:
    assert _selected("hoffest") == (FEST,)
    assert _selected("alt") == (OLD,)
    assert _selected("content/posts/2026/kurz.md") == (SINGLE,)
    assert _selected("") == (OFEN, SINGLE, *TWINS)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offen", "There is no post 'offen'. Did you mean 'ofen'?"),
        ("content/posts/2026/hofest", "Did you mean 'content/posts/2026/hoffest'?"),
        (".", "There is no post '.'."),
        ("content", "There is no post 'content'."),
        ("content/posts/2026", "There is no post 'content/posts/2026'."),
        ("content/posts/2026/kurtz.md", "Did you mean 'content/posts/2026/kurz.md'?"),
        ("xyzzyxyzzyxyzzy", "Type its path, its slug or its id."),
        ("brot", "'brot' means 2 posts. Type the path of one: content/posts/a/index.md, content/posts/b/index.md."),
    ],
)
def test_a_post_that_is_not_there(name: str, said: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        _selected(name)
    assert said in str(caught.value)


def test_the_id_of_one_may_be_the_slug_of_another() -> None:
    library = Library((OFEN, _post("neu", id="ofen")))
    found = select(Asked("ofen", (), Path("/hub")), library, SETTINGS, CHANNELS, OPTIONS, NOW).posts
    assert [post.slug for post in found] == ["neu"]


@pytest.mark.parametrize(
    ("name", "covered", "other"),
    [
        ("linkedin", ["linkedin-post"], ["xing-profile", "linkedin-posting"]),
        ("LinkedIn", ["linkedin-post"], ["x-post"]),
        ("x", ["x-post", "x-thread"], ["xing-page"]),
        ("x-thread", ["x-thread"], ["x-post", "x-thread-2"]),
        ("mastodon", ["mastodon-post", "mastodon-post@team"], ["mastodonpost"]),
        ("mastodon@team", ["mastodon-post@team", "mastodon-thread@team"], ["mastodon-post", "mastodon-post@laden"]),
        ("mastodon-post@laden", ["mastodon-post@laden"], ["mastodon-thread@laden", "mastodon-post"]),
    ],
)
def test_a_channel_a_format_an_account(name: str, covered: list[str], other: list[str]) -> None:
    target = find_part(name, SETTINGS, CHANNELS)
    assert [part for part in (*covered, *other) if target.covers(part)] == covered


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("linkdin", "There is no channel 'linkdin'. Did you mean 'linkedin'?"),
        ("x-tread", "Did you mean 'x-thread'?"),
        ("", "There is no channel ''."),
        ("mastodon@teem", "Mastodon has no account 'teem' in mkdocs.yml. Did you mean 'team'?"),
        ("linkedin@team", "LinkedIn has no account 'team' in mkdocs.yml. Type linkedin."),
    ],
)
def test_a_channel_that_is_not_there(name: str, said: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        _selected("ofen", name)
    assert said in str(caught.value)
