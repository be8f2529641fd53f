"""Channel files: those that come with Litfass, and what is said about a hub's own with mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from litfass import channels
from litfass.channels.files import read_channel
from litfass.channels.schema import json_schema
from litfass.problems import codes

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/channels/files.toml").read_text("utf-8"))
FOLDER = Path(channels.__file__).parent
BUILTIN = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def numbers(value: object, key: str) -> Iterator[str]:
    """Dotted keys of numbers, found in another way than the product does."""
    if type(value) is int:
        yield key
    items: list[tuple[object, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    if isinstance(value, list):
        items = [(each["name"] if isinstance(each, dict) else n, each) for n, each in enumerate(value)]
    for name, item in items:
        yield from numbers(item, f"{key}.{name}")


def plain(value: object) -> object:
    """TOML's dates as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_built_in_channels_have_no_problem() -> None:
    found, problems = channels.load(None)
    assert problems == []
    assert list(found) == sorted(BUILTIN)
    assert {"linkedin", "whatsapp"} <= set(found)


@pytest.mark.parametrize("name", BUILTIN)
def test_every_number_has_a_dated_source(name: str) -> None:
    facts = [fact for source in BUILTIN[name]["source"] for fact in source["facts"]]
    bare = [
        key
        for key in numbers(BUILTIN[name]["format"], "format")
        if not any(f"{key}.".startswith(f"{fact}.") for fact in facts)
    ]
    assert bare == []
    assert all(isinstance(source["checked"], date) for source in BUILTIN[name]["source"])


@pytest.mark.parametrize("name", BUILTIN)
def test_examples_measure_as_they_say(name: str) -> None:
    assert BUILTIN[name]["example"]
    for example in BUILTIN[name]["example"]:
        text = example["text"]
        known = {"utf16": len(text.encode("utf-16-le")) // 2, "codepoint": len(text), "byte": len(text.encode())}
        assert example["length"] == {unit: known[unit] for unit in example["length"]}, example["about"]


@pytest.mark.parametrize("name", BUILTIN)
def test_the_json_schema_accepts_the_built_in_files(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(plain(BUILTIN[name]), json_schema())


def test_the_json_schema_refuses_a_misspelt_key() -> None:
    wrong = {**BUILTIN["linkedin"], "naem": "LinkedIn"}
    with pytest.raises(jsonschema.ValidationError, match="naem"):
        jsonschema.validate(plain(wrong), json_schema())


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["about"])
def test_case(case: dict[str, Any]) -> None:
    text = case.get("file")
    if text is None:
        old, new = case["change"]
        assert old in CASES["base"]
        text = CASES["base"].replace(old, new)
    channel, problems = read_channel(text.encode(), "channels/pillar.toml")
    assert [str(problem) for problem in problems] == case["problems"]
    assert (channel is None) == bool(problems)
    assert {problem.code for problem in problems} <= set(codes())


def test_a_file_that_is_not_utf8() -> None:
    channel, problems = read_channel("\n# Köln".encode("latin-1"), "channels/pillar.toml")
    assert channel is None
    expected = "channels/pillar.toml:2: K101 The file is not UTF-8. Save it with the encoding UTF-8."
    assert [str(problem) for problem in problems] == [expected]


def test_a_file_with_a_byte_order_mark_and_crlf() -> None:
    channel, problems = read_channel(b"\xef\xbb\xbf" + CASES["base"].replace("\n", "\r\n").encode(), "c/pillar.toml")
    assert problems == []
    assert channel is not None
    assert channel.default.fields["text"].limit == {"utf16": 300}


def test_a_hub_brings_its_own_channel_and_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "pillar.toml").write_text(CASES["base"], "utf-8")
    replaced = CASES["base"].replace("pillar", "linkedin").replace("300", "200")
    (tmp_path / "linkedin.toml").write_text(replaced, "utf-8")
    found, problems = channels.load(tmp_path)
    assert problems == []
    assert list(found) == sorted({*BUILTIN, "pillar"})
    assert found["linkedin"].default.fields["text"].limit == {"utf16": 200}


def test_a_broken_file_of_a_hub_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "pillar.toml").write_text("id = ", "utf-8")
    found, problems = channels.load(tmp_path)
    assert list(found) == sorted(BUILTIN)
    assert [(problem.path, problem.code) for problem in problems] == [(f"{tmp_path.name}/pillar.toml", "K101")]


def test_one_alias_for_two_channels(tmp_path: Path) -> None:
    text = CASES["base"].replace('kind = "feed"', 'kind = "feed"\naliases = ["whatsapp"]')
    (tmp_path / "pillar.toml").write_text(text, "utf-8")
    _, problems = channels.load(tmp_path)
    assert [problem.code for problem in problems] == ["K106"]
    assert problems[0].message == "The alias 'whatsapp' of pillar already means whatsapp."


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert channels.load(tmp_path / "channels") == channels.load(None)
