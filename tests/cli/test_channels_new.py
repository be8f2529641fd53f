"""`litfass channels new`: a channel by one file alone, and the built-in ones for a hub to change."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from tests import hubs

from litfass.channels import load


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Path:
    return hubs.copy_hub(tmp_path / "hub")


def _give_tier(hub: Path, name: str) -> None:
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "whatsapp: {tier: must}" in text
    settings.write_text(text.replace("whatsapp: {tier: must}", f"{name}: {{tier: must}}"), "utf-8")


def _bundle(hub: Path, name: str) -> dict[str, str]:
    """The texts of a published post for a channel and format."""
    folder = hub / "exports/2026-10-02-erster" / name
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def test_a_new_channel_works_at_once(hub: Path) -> None:
    before = hubs.litfass(hub, "check").stdout
    made = hubs.litfass(hub, "channels", "new", "dorffunk", "--name", "Der Dorffunk")
    assert (made.returncode, made.stdout) == (0, "channels/dorffunk.toml\n")
    assert made.stderr.endswith("Posts go there when mkdocs.yml says below `channels:`\n  dorffunk: {tier: must}\n")
    assert "checked = 2026-11-22 " in (hub / "channels/dorffunk.toml").read_text("utf-8")
    _give_tier(hub, "dorffunk")
    checked = hubs.litfass(hub, "check")
    assert (checked.returncode, checked.stdout) == (0, before)
    hubs.build(hub)
    text = _bundle(hub, "dorffunk-post")["text.txt"]
    assert 0 < len(text) <= 450
    assert "https://brot.example/laden/blog/erster/?utm_source=dorffunk" in text
    assert "Der Dorffunk" in hubs.litfass(hub, "channels").stdout


def test_a_platform_with_title_tags_and_a_field_that_is_needed_is_one_file_alone(hub: Path) -> None:
    hubs.litfass(hub, "channels", "new", "dorffunk")
    file = hub / "channels/dorffunk.toml"
    text = file.read_text("utf-8")
    fields = """\
[format.post.field.title]
label = "Überschrift"
limit = { utf16 = 60 }
required = true

[format.post.field.tags]
kind = "tags"
most = 1
form = "hyphens"

[format.post.field.board]
label = "Rubrik"
required = true

[format.post.pictures]
"""
    assert text.count("[format.post.pictures]\n") == 1
    text = text.replace("[format.post.pictures]\n", fields)
    facts = 'facts = ["format.post.field.text.limit"]'
    assert text.count(facts) == 1
    more = '"format.post.field.text.limit", "format.post.field.title.limit", "format.post.field.tags.most"'
    file.write_text(text.replace(facts, f"facts = [{more}]"), "utf-8")
    _give_tier(hub, "dorffunk")
    checked = hubs.litfass(hub, "check")
    wanted = [line for line in checked.stdout.splitlines() if " K126 " in line]
    assert wanted
    assert all("Rubrik" in line and "{dorffunk: {board: ...}}" in line for line in wanted)
    post = hub / "content/posts/2026/erster/index.md"
    front = post.read_text("utf-8")
    post.write_text(front.replace("---\n", "---\nchannels: {dorffunk: {board: Markt}}\n", 1), "utf-8")
    hubs.build(hub)
    made = _bundle(hub, "dorffunk-post")
    assert sorted(made) == ["alt-1.txt", "board.txt", "tags.txt", "text.txt", "title.txt"]
    assert made["board.txt"] == "Markt"
    assert len(made["title.txt"]) <= 60
    told = hubs.litfass(hub, "channels", "dorffunk").stdout
    assert "\n  board " in told
    assert "\n  title        at most 60 characters" in told


def test_a_built_in_channel_starts_from_its_file(hub: Path) -> None:
    made = hubs.litfass(hub, "channels", "new", "linkedin")
    assert (made.returncode, made.stdout) == (0, "channels/linkedin.toml\n")
    assert made.stderr.startswith("It replaces what Litfass knows of LinkedIn, in this hub alone.")
    file = hub / "channels/linkedin.toml"
    text = file.read_text("utf-8")
    assert text.endswith((files("litfass.channels") / "linkedin.toml").read_text("utf-8"))
    before = hubs.build(hub)
    likes = f"hashtags = {load(None)[0]['linkedin'].default.house.hashtags}\n"
    assert likes in text
    file.write_text(text.replace(likes, "hashtags = 0\n", 1), "utf-8")
    after = hubs.build(hub)
    changed = {path for path in before if before[path] != after[path]}
    assert "exports/2026-10-02-erster/linkedin-post/text.txt" in changed
    assert b"#" in before["exports/2026-10-02-erster/linkedin-post/text.txt"]
    assert b"#" not in after["exports/2026-10-02-erster/linkedin-post/text.txt"]
    listed = {each["id"]: each["own"] for each in _json(hub)}
    assert listed["linkedin"]
    assert not listed["whatsapp"]


def _json(hub: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(hubs.litfass(hub, "channels", "--json").stdout)["channels"]
    return found


def test_an_existing_file_is_never_touched(hub: Path) -> None:
    (hub / "channels").mkdir()
    own = hub / "channels/dorffunk.toml"
    own.write_text("kaputt", "utf-8")
    done = hubs.litfass(hub, "channels", "new", "dorffunk")
    assert (done.returncode, done.stdout) == (1, "")
    assert "dorffunk.toml exists already. It stays as it is;" in done.stderr
    assert own.read_text("utf-8") == "kaputt"


def test_the_day_is_that_of_the_hub(hub: Path) -> None:
    """Half past eleven at night in UTC is tomorrow in Berlin."""
    hubs.litfass(hub, "channels", "new", "dorffunk", "--now", "2026-06-30T23:30Z")
    assert "checked = 2026-07-01 " in (hub / "channels/dorffunk.toml").read_text("utf-8")


def test_settings_may_name_the_channel_before_it_is_there(hub: Path) -> None:
    _give_tier(hub, "dorffunk")
    assert hubs.litfass(hub, "check").returncode == 1
    assert hubs.litfass(hub, "channels", "new", "dorffunk").returncode == 0
    assert hubs.litfass(hub, "check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing argument 'ID'"),
        (["Dorf_Funk"], "Type litfass channels new dorf-funk"),
        (["fb"], "“fb” already means Facebook"),
        (["new"], "“new” cannot be the id of a channel"),
        (["dorffunk", "--now", "gestern"], "'gestern' is no date or time."),
        (["dorffunk", "--name", " "], "cannot be the name of a channel"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, hub: Path) -> None:
    done = hubs.litfass(hub, "channels", "new", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (hub / "channels").exists()


def test_outside_of_a_hub(tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "channels", "new", "dorffunk")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("litfass: There is no mkdocs.yml. Change into the folder of your hub")
    assert list(tmp_path.iterdir()) == []


def test_help(tmp_path: Path) -> None:
    told = hubs.litfass(tmp_path, "channels", "new", "--help")
    assert told.returncode == 0
    assert told.stdout.partition("\n")[0].endswith("litfass channels new [OPTIONS] ID")
    assert '\n  Examples:\n    litfass channels new dorffunk --name "Dorffunk"\n' in told.stdout
    assert "litfass channels new ID" in hubs.litfass(tmp_path, "channels", "--help").stdout
