"""The handbook is true: its reference pages come from the table of fields and the channel files, its commands exist.

`LITFASS_GOLDEN=write pytest tests/test_handbook.py` writes the reference pages anew.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from litfass.channels import load
from litfass.channels.handbook import front_matter, german, overview, page
from litfass.channels.requests import read_requests
from litfass.channels.schema import BLOCKS, FILLS, KINDS
from litfass.cli.main import COMMANDS
from litfass.model import Channel, FieldRule, Format, Language, Post, Settings
from litfass.problems import codes
from litfass.source.schema import reference_page
from litfass.text.measure import UNITS

HANDBOOK = Path(__file__).parents[1] / "content" / "handbuch"
REFERENCE = HANDBOOK / "angaben.md"
PAGES = HANDBOOK / "kanaele"
CHANNELS, _ = load(None)
FORMATS = [(channel, form) for channel in CHANNELS.values() for form in channel.formats.values()]
each_channel = pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)
each_format = pytest.mark.parametrize(
    ("channel", "form"), FORMATS, ids=[f"{channel.id}-{form.id}" for channel, form in FORMATS]
)
PARTS = {
    "post": "Im Kopf eines Beitrags",
    "folder": "Für einen ganzen Ordner: `.meta.yml`",
    "authors": "Personen: `authors.yml`",
    "settings": "In mkdocs.yml unter `litfass`",
    "feeds": "In mkdocs.yml unter `litfass-feeds`",
    "exports": "In mkdocs.yml unter `litfass-exports`",
    "ledger": "Was gepostet ist: `content/ledger/`",
}
HEAD = """---
title: Alle Angaben
description: Jede Angabe, die Litfass versteht, mit Bedeutung und Beispiel. Sie kommt aus dem Programm selbst.
---

# Alle Angaben

Diese Seite entsteht aus derselben Tabelle, nach der Litfass prüft. Wie man damit arbeitet, steht unter
[Einen Beitrag schreiben](schreiben.md) und [Anpassen](anpassen.md).
"""


def test_the_reference_page_is_that_of_the_program() -> None:
    made = HEAD + "".join(f"\n## {title}\n\n{reference_page(name, 'de')}" for name, title in PARTS.items())
    if os.environ.get("LITFASS_GOLDEN") == "write":
        REFERENCE.write_text(made, "utf-8")
    assert REFERENCE.read_text("utf-8") == made


def test_commands_and_codes_of_the_handbook_exist() -> None:
    text = "".join(file.read_text("utf-8") for file in HANDBOOK.rglob("*.md"))
    commands = set(re.findall(r"\blitfass ([a-z]+)\b", text))
    known = set(COMMANDS)
    assert commands <= known, commands - known
    named = set(re.findall(r"\b[CFKLNPST]\d{3}\b", text))
    assert named
    assert named <= set(codes()), named - set(codes())


def test_the_pages_of_channels_are_those_of_the_files() -> None:
    made = {"index.md": overview(CHANNELS)} | {f"{name}.md": page(channel) for name, channel in CHANNELS.items()}
    if os.environ.get("LITFASS_GOLDEN") == "write":
        PAGES.mkdir(exist_ok=True)
        for old in PAGES.glob("*.md"):
            old.unlink()
        for name, text in made.items():
            (PAGES / name).write_text(text, "utf-8")
    assert {file.name: file.read_text("utf-8") for file in PAGES.glob("*.md")} == made


@each_channel
def test_a_page_of_a_channel_tells_its_facts(channel: Channel) -> None:
    told = page(channel)
    rules = [rule for form in channel.formats.values() for rule in form.fields.values()]
    for rule in rules:
        figures = [
            *rule.limit.values(),
            *rule.advice.values(),
            *rule.each.values(),
            *([rule.fold] if rule.fold else []),
        ]
        assert all(f" {amount:,} ".replace(",", ".") in told for amount in figures), rule.name
        assert not rule.label or f"**{rule.label}**" in told
    for form in channel.formats.values():
        assert f"{{#{form.id}}}\n" in told
        sizes = [f"| {preset.size[0]}&nbsp;×&nbsp;{preset.size[1]} |" for preset in form.pictures.presets]
        assert all(size in told for size in sizes)
        assert "{" in form.composer or f"({form.composer})" in told or not form.composer
    for source in channel.sources:
        for_programs = all(fact.endswith(("api_limit", "escape")) for fact in source.facts)
        assert for_programs or source.url in told, source.url


@each_channel
def test_what_is_only_remembered_is_never_told_as_known(channel: Channel) -> None:
    known, _, remembered = page(channel).partition(f"## {german.CONFIDENCE['M']}")
    trust = ""
    for line in known.partition("## Woher wir das wissen")[2].splitlines():
        trust = line.strip("*") if line.startswith("**") else trust
        if line.startswith("- "):
            assert re.search(r": (\[\S+\]\(\S+\), )?\d\d\.\d\d\.\d{4}$", line), line
            confidences = {each.confidence for each in channel.sources if f"({each.url})" in line or not each.url}
            assert trust in {german.CONFIDENCE[letter] for letter in confidences - {"M"}}, line
    for source in channel.sources:
        only_programs = all(fact.endswith(("api_limit", "escape")) for fact in source.facts)
        assert source.confidence != "M" or only_programs or f"{source.checked:%d.%m.%Y}" in remembered
    for fact in (fact for source in channel.sources if source.confidence == "M" for fact in source.facts):
        if fact.endswith((".limit", ".advice", ".fold", "pictures.max", ".hashtags")) and fact.startswith("format."):
            section = known.partition(f"{{#{fact.split('.')[1]}}}")[2].partition("\n## ")[0]
            assert "*(ungeprüft)*" in section, fact


@each_format
def test_what_a_page_says_to_type_is_understood(channel: Channel, form: Format) -> None:
    zone = ZoneInfo("Europe/Berlin")
    german_words = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
    hub = Path("hub")
    settings = Settings(hub, hub / "content", "https://hof.example/", "Hof", zone, "hof.example", (german_words,))
    typed = yaml.safe_load(front_matter(form, channel))["channels"]
    day = datetime(2026, 11, 22, tzinfo=zone)
    post = Post("p", "posts/p.md", "posts", "p", "de", "Titel", "Text", 1, day, "blog/p/", requested=typed)
    requests, problems = read_requests(post, settings, {channel.id: channel})
    assert problems == []
    (request,) = [each for each in requests if each.channel == channel.id]
    assert request.format == form.id
    needed = [rule for rule in form.fields.values() if rule.required and (rule.fill or rule.name) not in german.FILLS]
    assert all(rule.name in request.fields for rule in needed)


def test_every_word_of_the_built_in_channels_has_a_german_one() -> None:
    rules = [rule for _, form in FORMATS for rule in form.fields.values()]
    assert {form.id for _, form in FORMATS} <= set(german.FORMATS)
    assert {rule.name for rule in rules if not rule.label} <= set(german.FIELDS)
    assert {preset.name for _, form in FORMATS for preset in form.pictures.presets} <= set(german.PRESETS)
    assert {kind for kinds in german.GROUPS.values() for kind in kinds} == set(KINDS)
    assert set(UNITS) == set(german.UNITS)
    assert {*german.BLOCKS, "label", "support", "points", "hashtags"} == set(BLOCKS)
    assert set(german.FILLS) == {*FILLS, "text"} - {"first_comment"}


def test_a_channel_that_says_little_has_a_page() -> None:
    """A hub's own file may name a format, a size and a field that nobody has a German word for."""
    channel = CHANNELS["bluesky"]
    form = replace(
        channel.default, id="ding", fields={"text": FieldRule("text"), "rubrik": FieldRule("rubrik", required=True)}
    )
    told = page(replace(channel, formats={"ding": form}, sources=()))
    assert "## `ding` {#ding}\n" in told
    assert "| **rubrik** (Pflicht)<br>`rubrik.txt` | nur, was Sie selbst angeben |" in told
    assert "ungeprüft" not in told
    assert '    # rubrik, Pflicht\n    rubrik: "…"\n' in told
