"""What a naive program gets wrong about platforms: each surprise as cases, asked of the channel files and the rules."""

from __future__ import annotations

import base64
import contextlib
import json
import locale
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from litfass import channels
from litfass.channels.facts import sources_of
from litfass.cli.main import cli
from litfass.compose.links import composer_link
from litfass.feeds import rss
from litfass.feeds.model import Feed, FeedEntry
from litfass.model import Channel, Format
from litfass.text.detect import DETECTORS
from litfass.text.document import parse
from litfass.text.entities import Kind
from litfass.text.markup import WRITERS
from litfass.text.shown import escaped

Case = dict[str, Any]

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/channels/surprises.toml").read_text("utf-8"))
TITLES = {int(number): title for number, title in CASES.pop("surprises").items()}
FOLDER = Path(channels.__file__).parent
MISSING = object()


def cases(kind: str) -> pytest.MarkDecorator:
    """A test for each case of one kind."""
    names = [f"{case['surprise']}: {case.get('channel', '')} {case['about']}" for case in CASES[kind]]
    return pytest.mark.parametrize("case", CASES[kind], ids=names)


@cache
def loaded() -> dict[str, Channel]:
    return channels.load(None)[0]


def form_of(case: Case) -> Format:
    return loaded()[case["channel"]].formats[case["format"]]


def test_every_surprise_has_a_case() -> None:
    assert sorted(TITLES) == list(range(1, 21))
    assert {case["surprise"] for kind in CASES.values() for case in kind} == set(TITLES)


def value_at(data: Any, key: str) -> Any:
    """What stands at a dotted key of a channel's file; a table in a list goes by its name."""
    for name in key.split("."):
        if isinstance(data, list):
            data = {each["name"]: each for each in data}
        if name not in data:
            return MISSING
        data = data[name]
    return data


@cases("fact")
def test_fact(case: Case) -> None:
    data = tomllib.loads((FOLDER / f"{case['channel']}.toml").read_text("utf-8"))
    assert value_at(data, case["key"]) == (MISSING if case.get("missing") else case["value"])


@cases("source")
def test_source(case: Case) -> None:
    found = sources_of(loaded()[case["channel"]], case["key"])
    assert {source.confidence for source in found} >= {case["confidence"]}
    assert min(source.confidence for source in found) >= case["confidence"]
    assert any(case["says"] in source.note for source in found), [source.note for source in found]


# --- lengths, as people and programs ask for them -------------------------------------------------------------------


def text_of(case: Case) -> str:
    return str(case["text"] * case.get("times", 1))


def ruler_of(case: Case) -> tuple[str, ...]:
    """The arguments of `litfass measure` for a case."""
    return (f"{case['channel']}/{case['format']}", case.get("field", "text"), case.get("mode", "paste"))


@cache
def answers(target: str, field: str, mode: str) -> dict[str, Case]:
    """What `litfass measure` says of all texts that are measured in one way."""
    texts = [text_of(case) for case in CASES["length"] if ruler_of(case) == (target, field, mode)]
    asked = "".join(f"{json.dumps(text)}\n" for text in texts)
    with TemporaryDirectory() as nowhere, contextlib.chdir(nowhere):
        done = CliRunner().invoke(cli, ["measure", target, "--field", field, "--mode", mode, "--jsonl"], input=asked)
    assert done.exit_code == 0, done.output
    return dict(zip(texts, map(json.loads, done.stdout.splitlines()), strict=True))


@cases("length")
def test_length(case: Case) -> None:
    found = answers(*ruler_of(case))[text_of(case)]
    assert (found["fits"], found["counts"]) == (case["fits"], case["counts"])


def test_a_mail_of_the_advised_length_is_shown_whole() -> None:
    """In base64, with the line ends of a mail, it stays below the 102 KiB that Gmail shows."""
    advice = loaded()["newsletter"].formats["mail"].fields["html"].advice["byte"]
    sent = base64.encodebytes(b"x" * advice).replace(b"\n", b"\r\n")
    assert advice * 1.36 < len(sent) < 102 * 1024


# --- links, pictures, composers -------------------------------------------------------------------------------------


@cases("linked")
def test_linked(case: Case) -> None:
    found: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for kind, start, end in DETECTORS[form_of(case).takes.detect](case["text"]):
        found[kind].append(case["text"][start:end])
    expected = {Kind.ADDRESS: case["links"], Kind.HASHTAG: case["hashtags"], Kind.MENTION: case.get("mentions", [])}
    assert found == expected


@cases("pictures")
def test_pictures(case: Case) -> None:
    forms = [form_of(case)] if "format" in case else loaded()[case["channel"]].formats.values()
    types = {preset.formats for form in forms for preset in form.pictures.presets}
    assert {tuple(sorted(each)) for each in types} == {tuple(sorted(case["formats"]))}


@cases("composer")
def test_composer(case: Case) -> None:
    forms = [form_of(case)] if "format" in case else list(loaded()[case["channel"]].formats.values())
    composers = [form.composer for form in forms if form.composer]
    assert bool(composers) != case.get("none", False)
    for composer in composers:
        assert sorted(re.findall(r"\{(\w+)\}", composer)) == sorted(case["carries"]), composer


@cases("written")
def test_written(case: Case) -> None:
    blocks = parse(case["html"], "https://www.beispiel.example/blog/ofen/").blocks
    assert WRITERS[form_of(case).markup]().write(blocks) == case["text"]


@cases("api")
def test_api(case: Case) -> None:
    form = form_of(case)
    assert escaped(case["text"], form.takes.escape) == case["api"]
    assert parse_qs(urlsplit(composer_link(form, {"text": case["text"]})).query)["text"] == [case["text"]]


# --- feeds ----------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["C", "de_DE.UTF-8"])
def machine(request: pytest.FixtureRequest) -> Iterator[str]:
    """The words of a machine: those of C, and German ones where it has them (elsewhere once more what it has)."""
    before = locale.setlocale(locale.LC_ALL)
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, request.param)
    yield request.param
    locale.setlocale(locale.LC_ALL, before)


def feed_at(time: datetime) -> Feed:
    home = "https://www.beispiel.example/blog/"
    entry = FeedEntry("tag:a.example,2026:b", home + "b/", "Brot", "Neu.", "<p>Neu.</p>", time, time, lang="de")
    return Feed("tag:a.example,2026:f", "Blog", "Neues", home, home, "de", "blog/", (entry,), time, "Beispiel GmbH")


@cases("rss")
@pytest.mark.usefixtures("machine")
def test_rss(case: Case) -> None:
    dates = ElementTree.fromstring(rss.write(feed_at(case["at"]))).iter("pubDate")
    assert [date.text for date in dates] == [case["said"]]
