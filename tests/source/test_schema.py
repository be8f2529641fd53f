"""The table of fields keeps what it promises: its own examples are valid, for us and for others."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from litfass.channels.wishes import CHANNEL_KEYS
from litfass.source.fields import TABLES, Field, Fields, fields
from litfass.source.kinds import READERS, validate
from litfass.source.reading import Reading
from litfass.source.schema import NAMES, json_schema, reference_page
from litfass.source.yaml_nodes import read_yaml

Validator: Any = pytest.importorskip("jsonschema").Draft202012Validator


def all_fields(table: Fields) -> list[Field]:
    return [each for field in table.values() for each in (field, *all_fields(field.table))]


def example_of(field: Field) -> Any:
    tree = read_yaml(field.example, "example.yml")
    assert not tree.problems
    return tree.value


@pytest.mark.parametrize("name", TABLES)
def test_every_example_is_read_without_a_problem(name: str) -> None:
    for field in all_fields(fields(name)):
        reading = Reading("example.yml", UTC)
        found = validate({field.name: field}, example_of(field), reading)
        assert not reading.problems, field.example
        assert list(found) == [field.name]


@pytest.mark.oracle
@pytest.mark.parametrize("name", NAMES)
def test_every_example_fits_the_schema(name: str) -> None:
    schema = json_schema(name)
    Validator.check_schema(schema)
    row = schema["properties"]["authors"]["additionalProperties"] if name == "authors" else schema
    for field in fields(name).values():
        properties = {"properties": {field.name: row["properties"][field.name]}, "additionalProperties": False}
        assert not list(Validator(properties).iter_errors(example_of(field))), field.example


@pytest.mark.oracle
@pytest.mark.parametrize(
    "meta",
    [
        {"drfat": True},
        {"draft": "vielleicht"},
        {"tags": {"a": "b"}},
        {"date": "morgen"},
        {"date": {"create": "2026-11-22"}},
        {"readtime": 0},
        {"image": {"src": "x.png", "focus": [2, 0]}},
    ],
)
def test_what_we_refuse_the_schema_refuses_too(meta: dict[str, Any]) -> None:
    reading = Reading("x.md", UTC)
    validate(fields("post"), meta, reading)
    assert reading.problems
    assert list(Validator(json_schema("post")).iter_errors(meta))


@pytest.mark.oracle
def test_what_we_let_pass_the_schema_lets_pass_too() -> None:
    meta = {"title": 2026, "description": None, "authors": "jule", "draft": "ja", "image": False, "hide": ["toc"]}
    reading = Reading("x.md", UTC)
    validate(fields("post"), {name: value for name, value in meta.items() if name != "hide"}, reading)
    assert not reading.problems
    assert not list(Validator(json_schema("post")).iter_errors(meta))


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_reference_page_names_every_field(name: str, lang: str) -> None:
    lines = reference_page(name, lang).splitlines()
    assert len(lines) == 2 + len(all_fields(fields(name)))
    for field, line in zip(all_fields(fields(name)), lines[2:], strict=True):
        assert f"{field.name}`" in line.split(" | ")[0]
        assert (field.de if lang == "de" else field.en).split(".")[0].split("|")[0] in line


def test_the_table_names_every_key_of_a_channel() -> None:
    assert sorted(fields("post")["channels"].table) == sorted(CHANNEL_KEYS)


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("linkedin", True),
        ("ja", True),
        (False, True),
        ([], True),
        (["linkedin", {"x": "thread"}], True),
        ({"linkedin": "Worte", "x": ["post", "thread"], "tiktok": False, "xing": None}, True),
        ({"x": {"formats": {"post": True, "thread": {"text": "Worte"}}, "accounts": "all", "hashtags": []}}, True),
        (3, False),
        ([3], False),
        ([["linkedin"]], False),
        ({"linkedin": 3}, False),
        ({"linkedin": {"hashtag": ["KMU"]}}, False),
        ({"linkedin": {"at": "morgen"}}, False),
    ],
)
def test_the_schema_knows_every_form_of_channels(value: object, fits: bool) -> None:
    assert Validator(json_schema("post")).is_valid({"channels": value}) is fits


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("accounts", "fits"),
    [
        ({"team": "https://social.example/@team", "laden": {"name": "Der Laden"}, "werk": None}, True),
        ({"Team": "https://social.example/@team"}, False),
        ({"all": "https://social.example/@team"}, False),
        ({"team": "@team@social.example"}, False),
        ({"inken": {"limit": {"mastodon_weighted": 5000}, "hashtags": ["Kiel"], "house": {"hashtags": 0}}}, True),
        ({"inken": {"limit": None, "hashtags": [], "house": None}}, True),
        ({"inken": {"limit": 5000}}, False),
        ({"inken": {"limit": {"mastodon_weighted": 0}}}, False),
        ({"inken": {"limit": {"mastodon_weighted": True}}}, False),
        ({"inken": {"limit": {"zeichen": 5000}}}, False),
        ({"inken": {"house": {"length": {"grapheme": 900}, "emoji": False, "number": "{n}/{all}", "parts": 6}}}, True),
        ({"inken": {"house": {"number": False, "runs": 0, "fold": 90, "points": 5}}}, True),
        ({"inken": {"house": {"number": "{n}/{total}"}}}, False),
        ({"inken": {"house": {"number": "Teil"}}}, False),
        ({"inken": {"house": {"parts": 0}}}, False),
        ({"inken": {"house": {"shrink": ["hook"]}}}, False),
        (["team"], False),
    ],
)
def test_the_schema_knows_accounts(accounts: object, fits: bool) -> None:
    assert Validator(json_schema("settings")).is_valid({"channels": {"mastodon": {"accounts": accounts}}}) is fits


def test_every_field_has_a_kind_and_both_descriptions() -> None:
    for name in TABLES:
        for field in all_fields(fields(name)):
            assert field.kind in READERS
            assert field.en.endswith(".")
            assert field.de.endswith(".")
