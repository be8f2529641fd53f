"""What the checks say of whole posts: a bad and a good one for each rule, in `cases/checks/*.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import markdown
import pytest
import yaml

from litfass.build.pipeline import make_variants
from litfass.channels import load
from litfass.channels.requests import read_requests
from litfass.checks.rules import RULES
from litfass.model import ChannelSettings, Language, Picture, Post, Settings
from litfass.problems import codes
from litfass.source.asking import asked_in
from litfass.source.frontmatter import read
from litfass.source.reading import Reading
from litfass.text.document import parse

FOLDER = Path(__file__).parents[1] / "cases" / "checks"
CASES = [case for file in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(file.read_text("utf-8"))["case"]]
BAD = [
    pytest.param(case, number, id=f"{case['about']} {number}") for case in CASES for number in range(len(case["bad"]))
]
CHANNELS, FAULTS = load(FOLDER / "channels")
ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"),
    Path("/hub/content"),
    "https://brot.example/",
    "B",
    ZONE,
    "brot.example",
    (GERMAN,),
    channels={"pillar": ChannelSettings("may")},
    tracking="",
)
FILE = "content/posts/ofen/index.md"
KEYS = ("title", "description", "hook", "sponsored", "tags")


def post_of(text: str) -> Post:
    """The post that a file would be; its date is 2026-11-24, 8:00, and it may say what `KEYS` name."""
    located = read(text.encode(), FILE)
    assert located.problems == ()
    reading = Reading(FILE, ZONE, located.lines)
    own = asked_in(located.meta, reading)
    assert reading.problems == []
    meta = located.meta
    said: dict[str, Any] = {key: meta[key] for key in KEYS if key in meta}
    image = Picture("posts/ofen/cover.jpg", alt=meta.get("alt")) if "alt" in meta else None
    return Post(
        id="ofen",
        path="posts/ofen/index.md",
        folder="posts/ofen",
        slug="ofen",
        lang=meta.get("lang", "de"),
        body=located.body,
        body_line=located.body_line,
        created=datetime(2026, 11, 24, 8, tzinfo=ZONE),
        address="blog/ofen/",
        image=image,
        requested=own.value,
        lines=own.lines,
        title=said.pop("title", "Der Ofen ist da"),
        sponsored={True: "true"}.get(said.pop("sponsored", ""), meta.get("sponsored", "")),
        tags=tuple(said.pop("tags", ())),
        **said,
    )


def problems_of(text: str) -> list[str]:
    """What is wrong with a post, without the name of its file."""
    post = post_of(text)
    document = parse(markdown.markdown(post.body), "https://brot.example/blog/ofen/")
    made = make_variants(post, document, SETTINGS, CHANNELS, lambda _: True)
    return [f"{problem.level} {str(problem).removeprefix(f'{FILE}:')}" for problem in made.problems]


def test_the_channel_of_the_cases_is_sound() -> None:
    assert [problem for problem in FAULTS if "pillar" in problem.path] == []


@pytest.mark.parametrize(("case", "number"), BAD)
def test_a_bad_post(case: dict[str, Any], number: int) -> None:
    assert problems_of(case["bad"][number]["post"]) == case["bad"][number]["says"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_good_posts(case: dict[str, Any]) -> None:
    assert case["good"]
    assert {post: problems_of(post) for post in case["good"]} == {post: [] for post in case["good"]}


def test_every_rule_has_a_case() -> None:
    said = {re.findall(r"[A-Z]\d{3}", line)[0] for case in CASES for bad in case["bad"] for line in bad["says"]}
    assert {(rule.__doc__ or "").partition(":")[0] for rule in RULES} <= said
    assert said <= set(codes())


TYPED = [
    (bad["post"], typed)
    for case in CASES
    for bad in case["bad"]
    for line in bad["says"]
    for typed in re.findall(r"channels: \{[^{}]*(?:\{[^{}]*\})?\}", line)
]


@pytest.mark.parametrize(("post", "typed"), TYPED)
def test_what_a_hint_says_can_be_typed(post: str, typed: str) -> None:
    wishes = yaml.safe_load(typed)["channels"]
    requests, problems = read_requests(replace(post_of(post), requested=wishes, lines={}), SETTINGS, CHANNELS)
    assert problems == []
    assert requests or not all(wishes.values())
