"""What the table of fields gives besides validation: JSON Schemas for editors and reference tables for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from litfass.channels.kinds import LARGEST
from litfass.source.fields import MATERIAL, TABLES, Field, Fields, fields
from litfass.source.kinds import ACCOUNT, CHECKSUM, COLOUR, EVERY, LENGTH, NUMBERING, WEB
from litfass.text.measure import UNITS

NAMES = TABLES

_TITLES = {
    "post": "Front matter of a post",
    "folder": "Folder defaults (.meta.yml)",
    "authors": "authors.yml",
    "settings": "Options of “- litfass:” in mkdocs.yml",
    "feeds": "Options of “- litfass-feeds:” in mkdocs.yml",
    "exports": "Options of “- litfass-exports:” in mkdocs.yml",
    "ledger": "An entry of the ledger, content/ledger/<year>/<date>-<slug>--<channel>-<format>.yml",
}

Schema = dict[str, Any]


def json_schema(name: str) -> Schema:
    """The JSON Schema (draft 2020-12) of one of `NAMES`; KeyError for any other name."""
    found = _object(fields(name))
    if name in ("post", "folder"):
        found["properties"] |= {key: {} for key in sorted(MATERIAL) if key not in found["properties"]}
    if name == "authors":
        found = {"type": "object", "properties": {"authors": {"type": "object", "additionalProperties": found}}}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLES[name]}
    return head | found


def reference_page(name: str, lang: str) -> str:
    """A Markdown table of all fields of one of `NAMES`, in German ("de") or English."""
    head = _HEADS.get(lang, _HEADS["en"])
    rows = [_row(path, field, lang) for path, field in _flat(fields(name), "")]
    rule = "| --- | --- | --- |"
    return "\n".join([f"| {' | '.join(head)} |", rule, *rows]) + "\n"


_HEADS = {"de": ("Schlüssel", "Wofür", "Beispiel"), "en": ("Key", "What for", "Example")}
_DEFAULT = {"de": "Vorgabe", "en": "Default"}


def _flat(table: Fields, prefix: str) -> list[tuple[str, Field]]:
    found: list[tuple[str, Field]] = []
    for field in table.values():
        path = f"{prefix}{field.name}"
        below = f"{path}.<id>." if field.kind in ("table", "accounts", "wishes") else f"{path}."
        found += [(path, field), *_flat(field.table, below)]
    return found


def _row(path: str, field: Field, lang: str) -> str:
    about = field.de if lang == "de" else field.en
    if field.default is not None:
        about += f" {_DEFAULT.get(lang, _DEFAULT['en'])}: `{_word(field.default)}`."
    return f"| `{path}` | {_cell(about)} | `{_cell(field.example)}` |"


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# --- kinds --------------------------------------------------------------------------------------------------------

_NULL: Schema = {"type": "null"}
_MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$"}


def _object(table: Fields) -> Schema:
    properties = {name: _described(field) for name, field in table.items()}
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [name for name, field in table.items() if field.required]
    return found | ({"required": required} if required else {})


def _described(field: Field) -> Schema:
    found = {"description": field.en, **_KINDS[field.kind](field)}
    return found if field.default is None else found | {"default": field.default}


def _or_nothing(*forms: Schema) -> Schema:
    """One of some forms, or empty: an empty value counts as absent."""
    return {"anyOf": [*forms, _NULL]}


def _typed(*types: str) -> Callable[[Field], Schema]:
    return lambda field: {"type": [*types, "null"]}


def _like(pattern: str) -> Callable[[Field], Schema]:
    return lambda field: {"type": ["string", "null"], "pattern": f"^(?:{pattern})$"}


def _wishes(field: Field) -> Schema:
    """A selection of channels; `channels` reads it, which knows the channels of the hub."""
    formats: Schema = {"type": "array", "items": {"type": ["string", "object"]}}
    channel = {"anyOf": [{"type": ["string", "boolean", "null"]}, formats, _object(field.table)]}
    named: Schema = {"type": "object", "additionalProperties": channel}
    listed: Schema = {"type": "array", "items": {"anyOf": [{"type": "string"}, named]}}
    return _or_nothing({"type": ["string", "boolean"]}, listed, named)


def _slide(field: Field) -> Schema:
    """A slide as a map; one free key is a heading that was typed without quotation marks."""
    typed: Schema = {"type": "object", "additionalProperties": _WORD, "minProperties": 1, "maxProperties": 1}
    return {"anyOf": [_object(field.table), typed]}


_WORD: Schema = {"type": ["string", "number", "boolean"]}

_KINDS: dict[str, Callable[[Field], Schema]] = {
    "text": _typed("string", "number", "boolean"),
    "line": _typed("string", "number", "boolean"),
    "words": lambda field: _or_nothing(_WORD, {"type": "array", "items": _or_nothing(_WORD)}),
    "lists": lambda field: _or_nothing(
        {
            "type": "object",
            "additionalProperties": _or_nothing(_WORD, {"type": "array", "items": _or_nothing(_WORD)}),
        }
    ),
    "names": lambda field: _or_nothing(
        {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _WORD}}
    ),
    "switch": lambda field: _or_nothing({"type": "boolean"}, {"enum": ["yes", "no", "ja", "nein", "on", "off"]}),
    "number": lambda field: {"type": ["integer", "null"], "minimum": 1, "maximum": 10_000},
    "count": lambda field: {"type": ["integer", "null"], "minimum": 0, "maximum": 10_000},
    "amounts": lambda field: {
        "type": ["object", "null"],
        "propertyNames": {"enum": list(UNITS)},
        "additionalProperties": {"type": "integer", "minimum": 1, "maximum": LARGEST},
    },
    "numbering": lambda field: _or_nothing({"type": "string", "pattern": f"^(?:{NUMBERING})$"}, {"const": False}),
    "moment": lambda field: _or_nothing(_MOMENT),
    "dates": lambda field: _or_nothing(_MOMENT, _object(field.table)),
    "picture": lambda field: _or_nothing({"type": "string"}, {"const": False}, _object(field.table)),
    "card": lambda field: _or_nothing({"type": "string"}, _object(field.table)),
    "slides": lambda field: _or_nothing(_WORD, {"type": "array", "items": _or_nothing(_WORD, _slide(field))}),
    "focus": lambda field: _or_nothing(
        {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1}, "minItems": 2, "maxItems": 2}
    ),
    "choice": lambda field: {"enum": [*field.choices, *([False] if {"no", "false"} & {*field.choices} else []), None]},
    "map": lambda field: _or_nothing(_object(field.table)),
    "table": lambda field: _or_nothing({"type": "object", "additionalProperties": _or_nothing(_object(field.table))}),
    "accounts": lambda field: _or_nothing(
        {
            "type": "object",
            "propertyNames": {"pattern": f"^{ACCOUNT}$", "not": {"const": EVERY}},
            "additionalProperties": _or_nothing(_like(WEB)(field), _object(field.table)),
        }
    ),
    "colour": _like(COLOUR),
    "web": _like(WEB),
    "checksum": _like(CHECKSUM),
    "length": _like(LENGTH),
    "span": lambda field: {"type": ["string", "integer", "null"], "pattern": r"^\d{1,5} *[hdw]$"},
    "wishes": _wishes,
    "raw": lambda field: {},
}
