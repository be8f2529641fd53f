"""What links carry, and addresses that open a composer: judged by urllib.parse and by the parser of browsers."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hubs import build, copy_hub

from litfass.compose.links import composer_link, link, tracked
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
    tracked_texts = {path.split("/")[2] for path in files if path[:8] == "exports/" and b"?utm_source=" in files[path]}
    assert {"linkedin-post", "whatsapp-channel"} <= tracked_texts


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
