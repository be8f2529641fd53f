"""The one table of fields (`fields.toml`) as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Fields = Mapping[str, "Field"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: how it is read, what holds without it, and what it is for (English and German)."""

    name: str
    kind: str
    en: str
    de: str
    example: str
    default: Any = None
    required: bool = False
    folder: bool = False
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def table(self) -> Fields:
        """The fields of a map, by name."""
        return {field.name: field for field in self.fields}


TABLES = ("post", "folder", "settings", "authors", "feeds", "exports", "ledger")
"""`folder` is the part of `post` that may stand in a .meta.yml."""

MATERIAL = frozenset(
    ("title", "description", "template", "hide", "search", "comments", "status", "icon", "subtitle", "social", "tags")
)
"""Keys that MkDocs, Material and its plugins own: they pass through untouched."""


@cache
def fields(table: str) -> Fields:
    """The fields of one table by name, in the order of the file; KeyError when there is no such table."""
    if table == "folder":
        return {name: field for name, field in fields("post").items() if field.folder}
    rows = tomllib.loads(files("litfass.source").joinpath("fields.toml").read_text("utf-8"))
    return {name: _field(name, row) for name, row in rows[table].items()}


def defaults(table: Fields) -> dict[str, Any]:
    """What holds for every field that is absent."""
    return {name: field.default for name, field in table.items()}


def _field(name: str, row: Mapping[str, Any]) -> Field:
    inner = tuple(_field(inner_name, inner_row) for inner_name, inner_row in row.get("fields", {}).items())
    lists: dict[str, Any] = {key: tuple(row.get(key, ())) for key in ("choices", "also")}
    plain = {key: value for key, value in row.items() if key not in ("fields", "choices", "also")}
    return Field(name, **plain, **lists, fields=inner)
