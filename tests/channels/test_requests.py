"""Front matter and sidecars as Requests: the cases of `cases/channels/requests.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.channels.names import find_channel, find_target, settings_of
from litfass.channels.requests import read_requests
from litfass.model import (
    Account,
    Asked,
    Channel,
    ChannelSettings,
    FieldRule,
    Format,
    Language,
    Post,
    Request,
    Settings,
    Sidecar,
)
from litfass.problems import codes
from litfass.source.asking import asked_in
from litfass.source.frontmatter import read
from litfass.source.reading import Reading
from litfass.source.yaml_nodes import read_yaml

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/channels/requests.toml").read_text("utf-8"))["case"]
ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"), Path("/hub/content"), "https://www.beispiel.example/", "B", ZONE, "beispiel.example", (GERMAN,)
)


def channel(name: str, label: str, *formats: str, aliases: tuple[str, ...] = ()) -> Channel:
    rules = {"text": FieldRule("text", {"utf16": 3000})}
    made = {each: Format(each, "plain", rules) for each in formats}
    return Channel(name, label, f"https://{name}.example/", "feed", made, (), (), aliases, usual=True)


CHANNELS = {
    "linkedin": channel("linkedin", "LinkedIn", "post", "document"),
    "whatsapp": channel("whatsapp", "WhatsApp", "channel", aliases=("wa",)),
}
MORE = {
    **CHANNELS,
    "mastodon": channel("mastodon", "Mastodon", "post", "thread", aliases=("masto",)),
    "newsletter": channel("newsletter", "Newsletter", "mail"),
}


def asked(text: str, path: str) -> Asked:
    tree = read_yaml(text, path)
    assert tree.problems == ()
    reading = Reading(path, ZONE, tree.lines)
    found = asked_in(tree.value, reading)
    assert reading.problems == []
    return found


def post_of(case: dict[str, Any], channels: dict[str, Channel]) -> Post:
    located = read(f"---\n{case['post'].strip()}\n---\nText\n".encode(), "content/posts/p/index.md")
    assert located.problems == ()
    own = asked_in(located.meta, Reading("content/posts/p/index.md", ZONE, located.lines))
    found = []
    for name, text in case.get("sidecars", {}).items():
        stem, _, format_id = name.partition("-")
        found.append(Sidecar(f"posts/p/{name}.md", stem, format_id, text))
    folders = [asked(text, f"content/{'posts/' * n}.meta.yml") for n, text in enumerate(case.get("folders", []))]
    created = datetime(2026, 11, 22, tzinfo=ZONE)
    return Post(
        id="p",
        path="posts/p/index.md",
        folder="posts/p",
        slug="p",
        lang="de",
        title="T",
        body="Text",
        body_line=4,
        created=created,
        address="blog/p/",
        requested=own.value,
        asked=tuple(folders),
        sidecars=tuple(found),
        lines=own.lines,
    )


def shown(request: Request) -> str:
    return f"{request.name}: {request.text}" if request.text else request.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, Any]) -> None:
    channels = MORE if case.get("more") else CHANNELS
    requests, problems = read_requests(post_of(case, channels), settings_for(case), channels)
    assert [shown(request) for request in requests] == case["requests"]
    assert [str(problem) for problem in problems] == case.get("problems", [])
    for name, value in case.get("fields", {}).items():
        assert str(getattr(requests[0], name)) == value, name
    assert {problem.code for problem in problems} <= set(codes())


def settings_for(case: dict[str, Any]) -> Settings:
    tiers, accounts = case.get("tiers", {}), case.get("accounts", {})
    said = {
        name: ChannelSettings(tiers.get(name, "may"), accounts={each: Account(each) for each in accounts.get(name, [])})
        for name in (*tiers, *accounts)
    }
    return replace(SETTINGS, channels=said)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes()
TARGETS = st.sampled_from(["linkedin", "whatsapp", "wa", "mastodon", "masto-thread", "mastodon-thread", "newsletter"])
KEYS = st.sampled_from(
    ["text", "at", "hashtags", "pictures", "account", "accounts", "format", "formats", "subject", "post", "thread"]
)
NAMES = TARGETS | KEYS | st.sampled_from(["all", "team", "laden", "no", "ja", "2026-11-24", "{url}", "{urll}"])
ANYTHING = st.recursive(
    PLAIN | NAMES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(), inner, max_size=4),
    max_leaves=12,
)


VALUE = ANYTHING | st.dictionaries(TARGETS, ANYTHING, max_size=4)


@given(value=VALUE, folder=VALUE, words=st.text())
def test_any_value_gives_requests_that_can_be_made_and_problems_that_can_be_mended(
    value: object, folder: object, words: str
) -> None:
    case = {"post": "title: T", "accounts": {"mastodon": ["team", "laden"]}, "tiers": {"linkedin": "must"}}
    post = replace(
        post_of(case, MORE),
        requested=value,
        asked=(Asked(folder, "content/.meta.yml", {}),),
        sidecars=(Sidecar("posts/p/mastodon.md", "mastodon", "", words),),
    )
    requests, problems = read_requests(post, settings_for(case), MORE)
    assert len({request.name for request in requests}) == len(requests)
    for request in requests:
        assert request.format in MORE[request.channel].formats
        assert request.account in (("team", "laden") if request.channel == "mastodon" else ("",))
        assert request.at is None or request.at.tzinfo is ZONE
        assert request.path
    for problem in problems:
        assert problem.path.startswith("content/")
        assert problem.line >= 1
        assert problem.message
        assert problem.code in codes()


def test_a_text_of_a_hundred_thousand_characters() -> None:
    """Every placeholder in it is looked at once, however many there are."""
    words = "".join(f"{{a{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}}} Wörter\n" for n in range(8500))
    post = replace(post_of({"post": "title: T"}, CHANNELS), sidecars=(Sidecar("posts/p/wa.md", "wa", "", words),))
    requests, problems = read_requests(post, SETTINGS, CHANNELS)
    assert len(words) > 100_000
    assert requests[-1].text == words.strip()
    assert len(problems) == 26 * 26
    assert [problem.line for problem in problems] == list(range(1, 26 * 26 + 1))


def test_names_as_people_type_them() -> None:
    assert find_channel(" LinkedIn ", CHANNELS) is CHANNELS["linkedin"]
    assert find_target("WA", CHANNELS) == (CHANNELS["whatsapp"], "channel")
    assert find_target("wa-channel", CHANNELS) == (CHANNELS["whatsapp"], "channel")


@pytest.mark.parametrize("name", ["wa", "WhatsApp"])
def test_settings_may_name_a_channel_by_its_alias(name: str) -> None:
    own = ChannelSettings("must", hashtags=("B",))
    settings = replace(SETTINGS, channels={name: own})
    assert settings_of(CHANNELS["whatsapp"], settings) == own
    assert settings_of(CHANNELS["linkedin"], settings) == ChannelSettings()
