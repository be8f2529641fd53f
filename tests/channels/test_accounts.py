"""Accounts with limits and a taste of their own: the format that each has, and what `litfass channels` says of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from tests import hubs
from tests.compose.test_variant import SETTINGS

from litfass.channels import load
from litfass.channels.accounts import hashtags_of
from litfass.channels.house import for_account, format_of
from litfass.channels.page import page
from litfass.model import Account, Channel, ChannelSettings, FieldRule, Format, House, Request, Takes

CHANNELS = load(None)[0]
FORMATS = [
    pytest.param(channel, form, id=f"{channel.id}-{form.id}")
    for channel in CHANNELS.values()
    for form in channel.formats.values()
]
POST = Format("post", "plain", {"text": FieldRule("text", {"grapheme": 300, "byte": 3000})}, house=House(hashtags=3))
THREAD = replace(POST, id="thread", house=House(length={"grapheme": 1000}, parts=4, number="{n}"))


@pytest.mark.parametrize(("channel", "form"), FORMATS)
@pytest.mark.parametrize("amount", [1, 25_000])
def test_the_limit_of_an_account_replaces_the_text_s_in_every_format(
    channel: Channel, form: Format, amount: int
) -> None:
    limit = form.fields["text"].limit
    account = Account("inken", limit=dict.fromkeys(limit, amount))
    made = for_account(form, account)
    assert made.fields["text"].limit == dict.fromkeys(limit, amount)
    assert {**made.fields, "text": form.fields["text"]} == form.fields
    assert replace(made, fields=form.fields, house=form.house) == form
    for unit, most in made.house.length.items():
        assert most == min(form.house.length[unit], amount * form.house.parts) or unit not in limit
    assert for_account(made, account) == made


def test_a_unit_that_is_not_named_holds_and_one_that_is_not_there_is_not_taken_up() -> None:
    text = for_account(POST, Account("inken", limit={"grapheme": 500, "utf16": 9})).fields["text"]
    assert text.limit == {"grapheme": 500, "byte": 3000}


def test_a_server_has_one_limit_for_its_pages_and_its_api() -> None:
    rule = FieldRule("text", {"grapheme": 300}, {"grapheme": 280, "byte": 3000})
    text = for_account(replace(POST, fields={"text": rule}), Account("inken", limit={"grapheme": 500})).fields["text"]
    assert (text.limit, text.api_limit) == ({"grapheme": 500}, {"grapheme": 500, "byte": 3000})


@pytest.mark.parametrize(
    ("form", "limit", "length", "parts", "expected"),
    [
        (POST, {}, 900, 1, 300),
        (POST, {"grapheme": 5000}, 900, 1, 900),
        (THREAD, {}, 900, 4, 900),
        (THREAD, {}, 1500, 4, 1200),
        (THREAD, {}, 1500, 6, 1500),
        (THREAD, {"grapheme": 100}, 900, 2, 200),
    ],
)
def test_a_length_is_cut_to_what_the_format_takes(
    form: Format, limit: dict[str, int], length: int, parts: int, expected: int
) -> None:
    account = Account("inken", limit=limit, house={"length": {"grapheme": length}, "parts": parts})
    assert for_account(form, account).house.length == {"grapheme": expected}


def test_the_channel_s_own_length_is_cut_to_a_smaller_limit() -> None:
    assert for_account(THREAD, Account("inken", limit={"grapheme": 100})).house.length == {"grapheme": 400}


def test_only_threads_get_parts_and_numbers() -> None:
    account = Account("inken", house={"parts": 6, "number": "({n})", "runs": 2})
    assert (for_account(THREAD, account).house.parts, for_account(THREAD, account).house.number) == (6, "({n})")
    assert for_account(POST, account).house == replace(POST.house, runs=2)


def test_no_more_hashtags_than_the_format_takes() -> None:
    account = Account("inken", house={"hashtags": 9})
    assert for_account(replace(POST, takes=Takes(hashtags=5)), account).house.hashtags == 5
    assert for_account(POST, account).house.hashtags == 9


def test_the_account_of_a_request_counts_and_the_hashtags_of_an_account_replace_the_channel_s() -> None:
    channel = CHANNELS["mastodon"]
    accounts = {
        "werkstatt": Account("werkstatt"),
        "inken": Account("inken", limit={"mastodon_weighted": 5000}, hashtags=("Kiel",)),
        "leise": Account("leise", hashtags=()),
    }
    settings = replace(SETTINGS, channels={"masto": ChannelSettings(hashtags=("Luv",), accounts=accounts)})
    for name, most in {"": 500, "werkstatt": 500, "inken": 5000, "leise": 500}.items():
        for form in channel.formats.values():
            made = format_of(form, channel, Request(channel.id, form.id, account=name), settings)
            assert made.fields["text"].limit == {"mastodon_weighted": most}
    found = {name: hashtags_of(channel, name, settings) for name in ("", *accounts)}
    assert found == {"": ("Luv",), "werkstatt": ("Luv",), "inken": ("Kiel",), "leise": ()}


def test_what_is_said_of_accounts() -> None:
    accounts = {
        "werkstatt": Account("werkstatt", url="https://norden.example/@werkstatt"),
        "inken": Account(
            "inken",
            "Inken",
            "https://chaos.example/@inken",
            {"mastodon_weighted": 5000},
            ("Werkstatt", "Kiel"),
            {"length": {"mastodon_weighted": 900}, "hashtags": 2, "emoji": False, "number": ""},
        ),
        "leise": Account("leise", hashtags=()),
        "leer": Account("leer"),
    }
    said = page(CHANNELS["mastodon"], ChannelSettings("must", hashtags=("Luv",), accounts=accounts))
    assert (
        """
  Here         tier must; hashtags: Luv
  accounts     @werkstatt (meant where a post names none):
               https://norden.example/@werkstatt
               @inken: Inken, https://chaos.example/@inken; at most 5,000
               characters as Mastodon counts them; hashtags: Werkstatt, Kiel;
               length up to 900 characters as Mastodon counts them; hashtags 2;
               emoji false; number false
               @leise: hashtags: none
               @leer

"""
        in said
    )


@pytest.fixture(name="hub", scope="module")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = hubs.copy_hub(tmp_path_factory.mktemp("accounts") / "hub")
    config, mark = (hub / "mkdocs.yml").read_text("utf-8"), "        whatsapp: {tier: must}\n"
    assert mark in config
    said = """\
        mastodon:
          accounts:
            klein: {limit: {mastodon_weighted: 150}}
            werkstatt: https://norden.example/@werkstatt
            inken: {name: Inken, limit: {mastodon_weighted: 5000}}
"""
    (hub / "mkdocs.yml").write_text(config.replace(mark, mark + said), "utf-8")
    (hub / "content/posts/2026/lang").mkdir()
    post = f"""\
        ---
        title: Lange Worte
        date: 2026-11-20
        description: Wir haben viel zu sagen.
        channels:
          mastodon: {{accounts: all, text: "{"Wort " * 120}https://www.litfass.de/"}}
        ---
        Wir haben viel zu sagen.
        """
    (hub / "content/posts/2026/lang/index.md").write_text(dedent(post), "utf-8")
    return hub


def test_a_text_is_checked_by_the_limit_of_its_account(hub: Path) -> None:
    done = hubs.litfass(hub, "check")
    assert done.returncode == 1
    said = [line for line in (done.stdout + done.stderr).splitlines() if " L101 " in line]
    assert [line.partition(" L101 ")[2] for line in said] == [
        f"Mastodon text is 623 characters as Mastodon counts them, {623 - most} over the limit of {most}. "
        f"Shorten it by {623 - most}."
        for most in (500, 150)
    ]


def test_accounts_in_the_command_line(hub: Path) -> None:
    done = hubs.litfass(hub, "channels", "mastodon")
    assert done.returncode == 0, done.stderr
    assert "               @inken: Inken; at most 5,000 characters as Mastodon counts them\n" in done.stdout
