"""Whom a text names: partners of the settings that the post writes about, or those that it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compose.test_variant import CHANNELS, POST, SETTINGS, composed

from litfass.text.detect import is_mention

HUB = replace(
    SETTINGS,
    partners={
        "Bäckerei Kern": {
            "instagram": "@baeckerei.kern",
            "linkedin": "Bäckerei Kern GmbH",
            "mastodon": "@kern@brot.social",
        },
        "Hof Lux": {"ig": "@hof_lux", "x": "@hoflux"},
        "Kern": {"instagram": "@kern"},
    },
)
BODY = "Das Mehl kommt vom Hof Lux. Gebacken wird in Bäckerei Kerns alter Stube."


def last_lines(channel: str, **own: object) -> str:
    return composed(POST, BODY, CHANNELS[channel], settings=HUB, **own).parts[0].text.rpartition("\n\n")[2]


def test_partners_are_named_in_the_order_of_the_post() -> None:
    body, channel = f"{BODY} Karl Kernhaus half.", CHANNELS["instagram"]
    post = replace(POST, body=body)
    text = composed(post, body, channel, settings=HUB).parts[0].text
    assert text.endswith("\n\nMit @hof_lux und @baeckerei.kern")


@pytest.mark.parametrize(
    ("channel", "said", "line"),
    [
        ("instagram", ["Bäckerei Kern"], "Mit @baeckerei.kern"),
        ("instagram", ["@jemand", "Hof Lux"], "Mit @jemand und @hof_lux"),
        ("x", ["@a", "@b", "@c"], "Mit @a, @b und @c"),
        ("mastodon", ["Bäckerei Kern"], "Mit @kern@brot.social"),
    ],
)
def test_a_post_says_whom(channel: str, said: list[str], line: str) -> None:
    assert last_lines(channel, mentions=tuple(said)) == line


def test_nobody_is_named_where_the_post_says_so_or_has_no_name_there() -> None:
    post = replace(POST, body=BODY)
    for channel, own in (("instagram", {"mentions": ()}), ("bluesky", {})):
        text = composed(post, BODY, CHANNELS[channel], settings=HUB, **own).parts[0].text
        assert "Mit" not in text


def test_own_words_get_only_those_that_were_asked_for() -> None:
    post, channel = replace(POST, body=BODY), CHANNELS["instagram"]
    assert composed(post, BODY, channel, settings=HUB, text="Ganz kurz.").parts[0].text == "Ganz kurz."
    asked = composed(post, BODY, channel, settings=HUB, text="Ganz kurz.", mentions=("Hof Lux",))
    assert asked.parts[0].text == "Ganz kurz.\n\nMit @hof_lux"


def test_where_a_name_must_be_picked_from_a_list_it_has_a_field_of_its_own() -> None:
    made = composed(replace(POST, body=BODY), BODY, CHANNELS["linkedin"], settings=HUB)
    assert made.fields["mentions"] == "Bäckerei Kern GmbH"
    assert "GmbH" not in made.parts[0].text


@pytest.mark.parametrize(
    ("name", "rule", "linked"),
    [
        ("@kern", "explicit", True),
        ("kern", "explicit", False),
        ("@kern@brot.social", "fediverse", True),
        ("@kern brot", "fediverse", False),
        ("@kern.bsky.social", "atproto", True),
        ("@kern", "atproto", False),
        ("@kern-brot", "twitter_text", False),
        ("@kern_brot", "twitter_text", True),
    ],
)
def test_what_a_platform_links_as_a_name(name: str, rule: str, linked: bool) -> None:
    assert is_mention(name, rule) is linked
