"""What links carry, and addresses that open a composer: judged by urllib.parse and by the parser of browsers."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hubs import build, copy_hub

from litfass import channels
from litfass.channels.requests import default_channels
from litfass.compose.links import campaign_link, composer_link, link, tracked
from litfass.compose.short import ALPHABET, LENGTH, ShortLink, code, doubles, links_of
from litfass.model import Account, Channel, ChannelSettings, Format, House, Language, Post, Settings

GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"), Path("/hub/content"), "https://b.example/", "B", ZoneInfo("UTC"), "b.example", (GERMAN,)
)
FORMAT = Format("update", "plain", {}, house=House(utm_source="google", utm_medium="organic"))
CHANNEL = Channel("google-business", "Google", "https://g.example/", "local", {"update": FORMAT}, ())
POST = Post(
    id="ofen",
    path="posts/ofen.md",
    folder="posts",
    slug="der-ofen",
    lang="de",
    title="Der Ofen",
    body="Text.",
    body_line=3,
    created=datetime(2026, 11, 24, tzinfo=ZoneInfo("UTC")),
    address="blog/der-ofen/",
)
HARD = "Käse & Brot #1: 100 % + 50 %25 = „gut“?\n\n👨‍👩‍👧‍👦 {url} <b> \"x\" 'y' \\ / ; ,\t\u2028\u00a0~.-_!*()Ende\n"


# --- campaign parameters ---


def test_a_link_says_where_it_stands() -> None:
    address = "https://b.example/blog/der-ofen/"
    assert link(POST, CHANNEL, FORMAT, SETTINGS) == (
        f"{address}?utm_source=google&utm_medium=organic&utm_campaign=der-ofen"
    )
    matomo = replace(SETTINGS, tracking="matomo")
    assert link(POST, CHANNEL, FORMAT, matomo) == (
        f"{address}?mtm_source=google&mtm_medium=organic&mtm_campaign=der-ofen"
    )
    assert link(POST, CHANNEL, FORMAT, replace(SETTINGS, tracking="")) == address


def test_a_channel_without_a_word_of_the_house_goes_by_its_id() -> None:
    plain = replace(FORMAT, house=House())
    assert "utm_source=google-business&utm_medium=social" in link(POST, CHANNEL, plain, SETTINGS)


def test_accounts_are_told_apart_where_there_are_several() -> None:
    one = replace(SETTINGS, channels={"google-business": ChannelSettings(accounts={"team": Account("team")})})
    two = {"team": Account("team"), "laden": Account("laden")}
    several = replace(SETTINGS, channels={"google-business": ChannelSettings(accounts=two)})
    assert link(POST, CHANNEL, FORMAT, one, "team") == link(POST, CHANNEL, FORMAT, SETTINGS)
    assert link(POST, CHANNEL, FORMAT, several, "laden").endswith("&utm_campaign=der-ofen&utm_content=laden")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://b.example/", "https://b.example/?utm_source=x&utm_medium=social&utm_campaign=c"),
        ("https://b.example/#a", "https://b.example/?utm_source=x&utm_medium=social&utm_campaign=c#a"),
        ("https://b.example/?a=1#b?c", "https://b.example/?a=1&utm_source=x&utm_medium=social&utm_campaign=c#b?c"),
        ("https://b.example/?", "https://b.example/?utm_source=x&utm_medium=social&utm_campaign=c"),
        ("https://b.example/?a&", "https://b.example/?a&utm_source=x&utm_medium=social&utm_campaign=c"),
        ("https://b.example/%C3%A4?q=%2B", "https://b.example/%C3%A4?q=%2B&utm_source=x&utm_medium=social&utm_campaign=c"),
        ("https://b.example/utm_x", "https://b.example/utm_x?utm_source=x&utm_medium=social&utm_campaign=c"),
    ],
)  # fmt: skip
def test_parameters_stand_before_the_fragment(url: str, expected: str) -> None:
    assert tracked(url, "c", "x", "social", "utm") == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://b.example/?utm_source=y",
        "https://b.example/?a=1&UTM_Campaign=y#z",
        "https://b.example/?mtm_campaign=y",
        "https://b.example/#mtm_campaign=y",
        "https://b.example/?pk_campaign=y",
    ],
)
def test_an_address_that_is_tracked_keeps_what_it_has(url: str) -> None:
    assert tracked(url, "c", "x", "social", "utm") == url
    assert tracked(url, "c", "x", "social", "mtm") == url


def test_values_are_small_and_plain() -> None:
    found = tracked("https://b.example/", "Frühling & Größe", "LinkedIn", "Social Média", "utm")
    assert found == "https://b.example/?utm_source=linkedin&utm_medium=social-media&utm_campaign=fruehling-groesse"
    assert tracked("https://b.example/", "…", "", "  ", "utm") == "https://b.example/"


_WORDS = st.text(max_size=30)
_PATHS = st.text("abc/%20-._~", max_size=12)
_QUERIES = st.lists(st.tuples(st.text("abcxyz", min_size=1, max_size=4), st.text("ab1%2B", max_size=4)), max_size=3)


@given(_PATHS, _QUERIES, _PATHS, _WORDS, _WORDS, _WORDS, st.sampled_from(["utm", "mtm"]))
def test_any_address_keeps_its_parts_and_gains_plain_parameters(
    path: str, query: list[tuple[str, str]], fragment: str, campaign: str, source: str, medium: str, names: str
) -> None:
    asked = "&".join(f"{key}={value}" for key, value in query)
    url = f"https://b.example/{path}" + (f"?{asked}" if asked else "") + (f"#{fragment}" if fragment else "")
    found = tracked(url, campaign, source, medium, names)
    before, after = urlsplit(url), urlsplit(found)
    assert (after.scheme, after.netloc, after.path, after.fragment) == (
        before.scheme, before.netloc, before.path, before.fragment,
    )  # fmt: skip
    old, new = parse_qsl(before.query, keep_blank_values=True), parse_qsl(after.query, keep_blank_values=True)
    assert new[: len(old)] == old
    added = new[len(old) :]
    order = [f"{names}_source", f"{names}_medium", f"{names}_campaign"]
    assert [key for key, _ in added] == [key for key in order if key in dict(added)]
    for _, value in added:
        assert value.isascii()
        assert value == value.lower()
        assert value
        assert not set(value) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert tracked(found, campaign, source, medium, names) == found


def test_the_site_itself_is_never_tracked(tmp_path: Path) -> None:
    """Parameters inside the site would replace where a reader came from; bundles do have them."""
    files = build(copy_hub(tmp_path / "hub"))
    marks = [name.encode() for name in ("utm_", "mtm_")]
    public = [path for path in files if path.startswith("site/")]
    assert any(path.endswith("feed.xml") for path in public)
    assert [path for path in public if any(mark in files[path] for mark in marks)] == []
    bundled = [path.split("/") for path in files if path.startswith("exports/") and b"?utm_source=" in files[path]]
    tracked_texts = {path[2] for path in bundled if len(path) > 3}
    assert {"linkedin-post", "whatsapp-channel"} <= tracked_texts


# --- short links ---

SHORT = replace(SETTINGS, short_links=True)
KNOWN, _ = channels.load(Path("/there/is/none"))
TWINS = ("beitrag-453587", "beitrag-6510800")
"""Two ids whose codes for LinkedIn are the same: found by trying six and a half million."""


def test_a_short_link_stands_in_place_of_the_tracked_one() -> None:
    assert link(POST, CHANNEL, FORMAT, SHORT) == f"https://b.example/l/{code('ofen', 'google-business')}/"
    assert campaign_link(POST, CHANNEL, FORMAT, SHORT) == link(POST, CHANNEL, FORMAT, SETTINGS)
    below = replace(SHORT, site_url="https://b.example/laden/")
    assert link(POST, CHANNEL, FORMAT, below).startswith("https://b.example/laden/l/")


def test_codes_are_those_that_were_published() -> None:
    """Written down once: whoever changes one of them breaks links that people have clicked for years."""
    assert code("ofen", "linkedin") == "d8k9kyj7b"
    assert code("2026/käse", "x") == "cmvsk3636"
    assert code("ofen", "mastodon", "team") == "g7ywwcmk2"


def test_the_handbook_shows_a_link_that_there_would_be() -> None:
    page = Path(__file__).parents[2] / "content/handbuch/verteilen.md"
    assert f"https://litfass.example/l/{code('2026-drei-wochen-weg', 'linkedin')}/" in page.read_text("utf-8")


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_a_code_can_be_typed_and_spells_nothing(post_id: str, channel_id: str, account: str) -> None:
    found = code(post_id, channel_id, account)
    assert len(found) == LENGTH
    assert set(found) <= set(ALPHABET)
    assert not set(found) & set("0o1liaeu")


def test_a_code_follows_from_ids_alone() -> None:
    changed = replace(
        POST, slug="anders", title="Anders", body="Neu.", address="en/blog/anders/", lang="en", draft=True, path="x.md"
    )
    moved = replace(SHORT, site_url="https://neu.example/", tracking="matomo")
    here, there = link(POST, CHANNEL, FORMAT, SHORT), link(changed, CHANNEL, FORMAT, moved)
    assert there == here.replace("b.example", "neu.example")
    assert link(POST, CHANNEL, replace(FORMAT, id="other"), SHORT) == here
    assert link(replace(POST, id="herd"), CHANNEL, FORMAT, SHORT) != here
    assert link(POST, replace(CHANNEL, id="xing"), FORMAT, SHORT) != here


def test_names_that_run_together_are_told_apart() -> None:
    assert len({code("ab", "c"), code("a", "bc"), code("a", "b", "c"), code("", "abc"), code("abc", "")}) == 5


def test_accounts_have_links_of_their_own_and_old_links_stay() -> None:
    """A hub that gets a second account, and later gives the first up, loses no link that it published."""
    stages: list[list[str]] = [[], ["team"], ["team", "laden"], ["laden"]]
    published: set[str] = set()
    for names in stages:
        accounts = {name: Account(name) for name in names}
        settings = replace(SHORT, channels={"google-business": ChannelSettings(accounts=accounts)})
        published |= {link(POST, CHANNEL, FORMAT, settings, name) for name in names or [""]}
        pages = {settings.url(each.address) for each in links_of(POST, settings, {CHANNEL.id: CHANNEL})}
        given_up = {SHORT.url(f"l/{code(POST.id, CHANNEL.id, name)}/") for name in {"team", "laden"} - {*names}}
        assert published - given_up <= pages
    assert len(published) == 3


def channels_of(settings: Settings, requested: object = None) -> list[str]:
    found: list[ShortLink] = list(links_of(replace(POST, requested=requested), settings, KNOWN))
    assert len({each.code for each in found}) == len(found)
    return [each.channel.id for each in found]


def test_there_is_a_link_for_each_channel_that_settings_or_post_name() -> None:
    tiers = {"linkedin": ChannelSettings("must"), "fb": ChannelSettings("may"), "x": ChannelSettings("no")}
    some = replace(SHORT, channels=tiers)
    assert channels_of(some) == [name for name in KNOWN if name in ("linkedin", "facebook", "x")]
    assert channels_of(some, []) == channels_of(some)
    assert {*channels_of(some, {"xing": ["profile", "page"]})} == {"linkedin", "facebook", "x", "xing"}
    assert channels_of(SHORT) == [each.id for each in default_channels(SHORT, KNOWN)]
    assert channels_of(SHORT, ["x"]) == ["x"]


def test_a_redirect_carries_what_the_format_would_that_the_post_asks_for() -> None:
    second = replace(FORMAT, id="offer", house=House(utm_medium="cpc"))
    channel = replace(CHANNEL, formats={"update": FORMAT, "offer": second})
    asked = replace(POST, requested={"google-business": "offer"})
    assert [each.format for each in links_of(asked, SHORT, {channel.id: channel})] == [second]
    named = replace(SHORT, channels={channel.id: ChannelSettings("no")})
    assert [each.format for each in links_of(POST, named, {channel.id: channel})] == [FORMAT]


def test_two_posts_with_one_code_are_found() -> None:
    first, second = (replace(POST, id=name) for name in TWINS)
    only = replace(SHORT, channels={"linkedin": ChannelSettings("must"), "x": ChannelSettings("must")})
    every = [(post, each) for post in (first, POST, second) for each in links_of(post, only, KNOWN)]
    ((late, early),) = doubles(every)
    assert (late[0].id, early[0].id) == (second.id, first.id)
    assert late[1].code == early[1].code == "c36r5dc76"
    assert late[1].channel.id == early[1].channel.id == "linkedin"


def chance(links: int) -> float:
    """How likely it is that two of so many codes are the same (the birthday problem, without shortcuts)."""
    return -math.expm1(sum(math.log1p(-n / len(ALPHABET) ** LENGTH) for n in range(links)))


def test_equal_codes_are_rarer_than_one_hub_in_a_thousand(capsys: pytest.CaptureFixture[str]) -> None:
    """The length is what the biggest hub that we think of needs; with one sign less it would be one in 300."""
    assert chance(5_000 * 10) < 0.001 < chance(5_000 * 10) * len(ALPHABET)
    posts, names = range(20_000), [f"kanal-{n}" for n in range(12)]
    codes = [code(f"2026/beitrag-{post}", name) for post in posts for name in names]
    equal = len(codes) - len({*codes})
    with capsys.disabled():
        print(f"\n{len(codes)} codes: {equal} equal; the chance of any was {chance(len(codes)):.2%}")
    assert equal == 0
    spread = Counter(sign for each in codes for sign in each)
    assert max(spread.values()) < 1.02 * min(spread.values())
    assert {*spread} == {*ALPHABET}


# --- composer links ---


def composer(template: str) -> Format:
    return replace(FORMAT, composer=template)


WEB = composer("https://x.example/intent?text={text}&url={url}&t={title}")
MAIL = composer("mailto:?subject={subject}&body={text}")


def test_a_composer_opens_with_the_text_in_it() -> None:
    found = composer_link(WEB, {"text": "Käse & Brot #1\n50 % + x", "url": "https://b.example/?a=1&b=2#c"})
    assert found == (
        "https://x.example/intent?text=K%C3%A4se%20%26%20Brot%20%231%0A50%20%25%20%2B%20x"
        "&url=https%3A%2F%2Fb.example%2F%3Fa%3D1%26b%3D2%23c&t="
    )


def test_a_mail_has_the_line_ends_of_mails_and_a_subject_of_one_line() -> None:
    found = composer_link(MAIL, {"text": "a\nb\r\nc", "subject": "Der Ofen\nBcc: alle@b.example"})
    assert found == "mailto:?subject=Der%20Ofen%20Bcc%3A%20alle%40b.example&body=a%0D%0Ab%0D%0Ac"


def test_a_format_without_a_composer_has_no_link() -> None:
    assert composer_link(FORMAT, {"text": "Text"}) == ""


def test_an_address_that_servers_refuse_is_none() -> None:
    assert composer_link(WEB, {"text": "a" * 7900})
    assert composer_link(WEB, {"text": "a" * 8000}) == ""
    assert composer_link(WEB, {"text": "👍" * 700}) == ""


def test_a_composer_gets_the_short_link() -> None:
    short = link(POST, CHANNEL, FORMAT, SHORT)
    found = dict(parse_qsl(urlsplit(composer_link(WEB, {"text": f"Neu: {short}", "url": short})).query))
    assert found == {"text": f"Neu: {short}", "url": short}


def test_a_placeholder_in_a_text_is_a_text() -> None:
    found = composer_link(WEB, {"text": "{url} {title}", "url": "https://b.example/", "title": "{text}"})
    assert dict(parse_qsl(urlsplit(found).query)) == {
        "text": "{url} {title}",
        "url": "https://b.example/",
        "t": "{text}",
    }


_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=120)
_TEXTS |= st.lists(st.sampled_from([*"äß#&%+=?;/\\ \n{}<>\"'", "%0A", "👩🏽‍🌾", "https://b.example/?a=1&b#c"])).map(
    "".join
)


@given(_TEXTS, _TEXTS)
def test_a_text_comes_out_as_it_went_in(text: str, url: str) -> None:
    found = composer_link(WEB, {"text": text, "url": url})
    assert found.isascii()
    assert urlsplit(found).fragment == ""
    assert parse_qsl(urlsplit(found).query, keep_blank_values=True) == [("text", text), ("url", url), ("t", "")]
    mail = composer_link(MAIL, {"text": text})
    assert dict(parse_qsl(urlsplit(mail).query, keep_blank_values=True))["body"] == text.replace("\n", "\r\n")


@pytest.mark.oracle
def test_browsers_read_the_same_text() -> None:
    """The URL parser of Node is that of the WHATWG standard, which browsers follow."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed")
    texts = [HARD, *HARD, HARD * 3, *(chr(n) for n in range(1, 0x250) if chr(n) != "\r"), "\U0010ffff", "مرحبا", "Z̸̡͝"]
    made = [composer_link(WEB, {"text": text, "url": text}) for text in texts]
    program = (
        "const all = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const read = (each) => [...new URL(each).searchParams];"
        "process.stdout.write(JSON.stringify(all.map(read)));"
    )
    done = subprocess.run([node, "-e", program], input=json.dumps(made), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[["text", text], ["url", text], ["t", ""]] for text in texts]
