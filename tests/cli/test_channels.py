"""`litfass channels`: what is known, where from, how well; inside and outside of a hub."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from tests import hubs

from litfass.channels import load

BASE = tomllib.loads((Path(__file__).parents[1] / "cases/channels/files.toml").read_text("utf-8"))["base"]


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Path:
    return hubs.copy_hub(tmp_path / "hub")


def test_the_list_outside_of_a_hub(tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "channels")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["ID", "NAME", "FORMATS"]
    assert [line.split()[0] for line in lines[1:]] == list(load(None)[0])
    assert re.search(r"(?m)^xing +XING +profile, page$", done.stdout)


def test_the_list_in_a_hub_says_its_tiers(hub: Path) -> None:
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "litfass:\n" in text
    text = re.sub(r"(?m)^      channels:\n(        .*\n)+", "", text)
    said = '      channels:\n        twitter: {tier: must}\n        xing: {tier: "no", purpose: Zu wenig Zeit.}\n'
    settings.write_text(text.replace("litfass:\n", f"litfass:\n{said}", 1), "utf-8")
    done = hubs.litfass(hub, "channels")
    assert done.returncode == 0, done.stderr
    assert re.search(r"(?m)^x +X +post, thread +must$", done.stdout)
    assert re.search(r"(?m)^xing +XING +profile, page +no$", done.stdout)
    assert re.search(r"(?m)^bluesky +Bluesky +post, thread +may$", done.stdout)
    told = hubs.litfass(hub, "channels", "xing")
    assert "  Here         tier no; why: Zu wenig Zeit.\n" in told.stdout


def test_a_file_of_the_hub_is_listed_and_its_mistakes_are_told(hub: Path) -> None:
    (hub / "channels").mkdir()
    own = hub / "channels/pillar.toml"
    own.write_text(BASE, "utf-8")
    done = hubs.litfass(hub, "channels")
    assert done.returncode == 0, done.stderr
    assert re.search(r"(?m)^pillar +Pillar +post +\w+ +own file$", done.stdout)
    own.write_text(BASE.replace("utf16 = 300", "letters = 300"), "utf-8")
    done = hubs.litfass(hub, "channels")
    assert done.returncode == 1
    assert "error: channels/pillar.toml:11: K102 " in done.stderr
    assert "pillar" not in done.stdout
    assert "bluesky" in done.stdout


def test_every_fact_stands_with_its_source(tmp_path: Path) -> None:
    for channel in load(None)[0].values():
        told = hubs.litfass(tmp_path, "channels", channel.id).stdout
        joined = re.sub(r"\s+", " ", told)
        assert told.startswith(f"{channel.name} ({channel.id})\n{channel.home}\n")
        for source in channel.sources:
            assert source.url in joined
            assert re.sub(r"\s+", " ", source.note) in joined
            assert f"({source.confidence}), checked {source.checked}" in joined
        for form in channel.formats.values():
            assert re.search(rf"(?m)^{form.id}( \(meant|$)", told)
            assert form.composer in joined
            for rule in form.fields.values():
                assert re.search(rf"(?m)^  {rule.name} ", told)
                amounts = [*rule.limit.values(), *rule.advice.values(), *([rule.fold] if rule.fold else [])]
                assert all(f"{amount:,} " in told for amount in amounts)
        long = [line for line in told.splitlines() if len(line) > 80 and "://" not in line]
        assert long == []


def test_one_channel_in_full(tmp_path: Path) -> None:
    told = hubs.litfass(tmp_path, "channels", "BSKY").stdout
    assert told.startswith(
        """\
Bluesky (bluesky)
https://bsky.app/
Also called bsky

post (meant where a post names only the channel)
  text         at most 300 characters and 3,000 bytes
               - official (A), checked 2026-11-22
                 https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json
                 Both hold at once. The app shortens shown addresses before it
                 counts; the API counts them whole.
  entities     found by the rule atproto
               - official (A), checked 2026-11-22
                 https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/detection.ts
                 A bare domain with a hyphen or umlaut is no link, nor an
                 address behind „ or a colon; hashtags keep hyphens.
"""
    )
    assert "  What we like\n  length       up to 290 characters\n" in told


def test_what_is_from_memory_says_so_loudly(tmp_path: Path) -> None:
    told = hubs.litfass(tmp_path, "channels", "whatsapp").stdout
    assert (
        "  text         at most 65,536 characters (UTF-16 units)\n               - from a weak source (C), checked"
        in told
    )
    assert "               folded after 768 characters\n               - from memory, NOT verified (M), checked" in told


def test_an_unknown_channel(tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "channels", "linkdin")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no channel 'linkdin'. Did you mean 'linkedin'? `litfass channels` lists all." in done.stderr


def test_facts_that_should_be_checked_again(tmp_path: Path) -> None:
    facts = sum(len(source.facts) for channel in load(None)[0].values() for source in channel.sources)
    fresh = hubs.litfass(tmp_path, "channels", "--stale", "180", now="2027-05-21")
    assert (fresh.returncode, fresh.stdout) == (0, "")
    assert fresh.stderr == "No fact checked more than 180 days ago.\n"
    old = hubs.litfass(tmp_path, "channels", "--stale", "180", now="2027-05-22")
    assert (old.returncode, old.stderr) == (1, f"{facts} facts checked more than 180 days ago.\n")
    assert (
        "linkedin  format.post.field.text.limit\n    - official (A), checked 2026-11-22, 181 days ago\n" in old.stdout
    )
    one = hubs.litfass(tmp_path, "channels", "xing", "--stale", "1", "--now", "2026-12-24")
    assert one.returncode == 1
    assert {line.split()[0] for line in one.stdout.splitlines() if line[:1].strip()} == {"xing"}


def test_facts_of_the_hubs_own_files_grow_old_too(hub: Path) -> None:
    (hub / "channels").mkdir()
    (hub / "channels/pillar.toml").write_text(BASE.replace("checked = 2026-11-22", "checked = 2025-01-01"), "utf-8")
    done = hubs.litfass(hub, "channels", "--stale", "180", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "schema": "litfass.channels/1",
        "stale": [
            {
                "channel": "pillar",
                "days": 690,
                "facts": ["format.post.field.text.limit"],
                "url": "https://pillar.example/rules",
                "note": "",
                "checked": "2025-01-01",
                "confidence": "A",
                "meaning": "official",
            }
        ],
    }


def test_channels_as_data(tmp_path: Path) -> None:
    data = json.loads(hubs.litfass(tmp_path, "channels", "--json").stdout)
    assert data["schema"] == "litfass.channels/1"
    known = {channel["id"]: channel for channel in data["channels"]}
    assert list(known) == list(load(None)[0])
    assert known["bluesky"]["formats"]["post"]["fields"]["text"]["limit"] == {"grapheme": 300, "byte": 3000}
    assert known["x"]["formats"]["thread"]["house"]["parts"] == 5
    assert known["x"]["sources"][0]["meaning"] == "official"
    one = json.loads(hubs.litfass(tmp_path, "channels", "fb", "--json").stdout)
    assert [channel["id"] for channel in one["channels"]] == ["facebook"]


@pytest.mark.parametrize(
    "arguments",
    [["--stale", "-1"], ["--stale", "bald"], ["--now", "gestern"], ["linkedin", "xing"]],
)
def test_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "channels", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: " in done.stderr


def test_a_moment_in_the_environment_that_is_none(tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "channels", now="gestern")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'gestern' is no date or time." in done.stderr


def test_settings_that_are_named_must_be_there(tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "-f", "anders.yml", "channels")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("litfass: There is no anders.yml.")


def test_settings_with_errors(hub: Path) -> None:
    settings = hub / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("Europe/Berlin", "Europa/Mond"), "utf-8")
    done = hubs.litfass(hub, "channels")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: mkdocs.yml:" in done.stderr
