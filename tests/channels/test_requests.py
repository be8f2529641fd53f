"""Front matter and sidecars as Requests: the cases of `cases/channels/requests.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from litfass.channels import load
from litfass.channels.names import find_channel, find_target, settings_of
from litfass.channels.requests import read_requests
from litfass.model import Channel, ChannelSettings, Format, Language, Post, Request, Settings, Sidecar
from litfass.problems import codes
from litfass.source.frontmatter import read

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/channels/requests.toml").read_text("utf-8"))["case"]
ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"), Path("/hub/content"), "https://www.beispiel.example/", "B", ZONE, "beispiel.example", (GERMAN,)
)


def known() -> dict[str, Channel]:
    """The two channels of the cases, with one more format and an alias."""
    channels = load(None)[0]
    linkedin, whatsapp = channels["linkedin"], channels["whatsapp"]
    document = Format("document", "plain", linkedin.default.fields)
    return {
        "linkedin": replace(linkedin, formats={**linkedin.formats, "document": document}),
        "whatsapp": replace(whatsapp, aliases=("wa",)),
    }


CHANNELS = known()


def post_of(front_matter: str, sidecars: dict[str, str]) -> Post:
    located = read(f"---\n{front_matter.strip()}\n---\nText\n".encode(), "content/posts/p/index.md")
    assert located.problems == ()
    found = []
    for name, text in sidecars.items():
        channel, _, format_id = name.partition("-")
        found.append(Sidecar(f"posts/p/{name}.md", channel, format_id, text))
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
        requested=located.meta.get("channels"),
        sidecars=tuple(found),
        lines=located.lines,
    )


def shown(request: Request) -> str:
    return f"{request.name}: {request.text}" if request.text else request.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, Any]) -> None:
    tiers = {name: ChannelSettings(tier) for name, tier in case.get("tiers", {}).items()}
    post = post_of(case["post"], case.get("sidecars", {}))
    requests, problems = read_requests(post, replace(SETTINGS, channels=tiers), CHANNELS)
    assert [shown(request) for request in requests] == case["requests"]
    assert [str(problem) for problem in problems] == case.get("problems", [])
    for name, value in case.get("fields", {}).items():
        assert str(getattr(requests[0], name)) == value, name
    assert {problem.code for problem in problems} <= set(codes())


def test_names_as_people_type_them() -> None:
    assert find_channel(" LinkedIn ", CHANNELS) is CHANNELS["linkedin"]
    assert find_target("WA", CHANNELS) == (CHANNELS["whatsapp"], "channel")
    assert find_target("wa-channel", CHANNELS) == (CHANNELS["whatsapp"], "channel")


def test_settings_may_name_a_channel_by_its_alias() -> None:
    own = ChannelSettings("must", hashtags=("B",))
    settings = replace(SETTINGS, channels={"wa": own})
    assert settings_of(CHANNELS["whatsapp"], settings) == own
    assert settings_of(CHANNELS["linkedin"], settings) == ChannelSettings()
