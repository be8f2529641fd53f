"""What a value of a channel file may be: small kinds that check a value and describe themselves as JSON Schema.

A channel file is declared once, in `schema`, out of these; the checks, the messages and the JSON Schema follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from litfass.text.suggest import did_you_mean

JsonSchema = dict[str, object]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong at a dotted key: what it is, and what to type."""

    key: str
    message: str
    hint: str
    unknown: bool = False


class Kind(Protocol):
    """A kind of value."""

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        """What is wrong with `value`, which stands at `key`."""

    def json_schema(self) -> JsonSchema:
        """The kind as JSON Schema (draft 2020-12)."""


def _expected(key: str, value: object, what: str, example: str) -> Wrong:
    return Wrong(key, f"`{key}` is {shown(value)}; expected {what}.", f"Type for example: {example}")


LARGEST = 1_000_000_000
"""No amount is larger; a number of thousands of digits could not even be shown."""


def shown(value: object) -> str:
    """`value` short enough for a message, and what TOML and YAML have a word for as they write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "empty"
    if isinstance(value, int) and abs(value) > LARGEST:
        return "a huge number"
    text = value.isoformat() if isinstance(value, date | time) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty, and matches `pattern` wholly where there is one."""

    about: str = "a text"
    example: str = '"..."'
    pattern: str = ""
    blank: bool = False
    """True when white space alone will do."""

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        empty = isinstance(value, str) and not (value if self.blank else value.strip())
        if not isinstance(value, str) or empty or not re.fullmatch(self.pattern or "(?s).*", value):
            yield _expected(key, value, self.about, self.example)

    def json_schema(self) -> JsonSchema:
        pattern = f"^(?:{self.pattern})$" if self.pattern else r"\S"
        return {"type": "string", "description": self.about, "pattern": pattern}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, `minimum` or more and no larger than `LARGEST`; true and false are none."""

    minimum: int = 0

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if not isinstance(value, int) or isinstance(value, bool) or not self.minimum <= value <= LARGEST:
            yield _expected(key, value, f"a whole number, {self.minimum} or more", str(max(self.minimum, 3)))

    def json_schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.minimum, "maximum": LARGEST}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if not isinstance(value, bool):
            yield _expected(key, value, "true or false", "true")

    def json_schema(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date without a time, not in quotation marks."""

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if not isinstance(value, date) or isinstance(value, datetime):
            yield _expected(key, value, "a date without quotation marks", "2026-11-22")

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words or numbers."""

    values: tuple[str | int, ...]

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if value not in self.values or isinstance(value, bool):
            words = [str(each) for each in self.values]
            hint = did_you_mean(value if isinstance(value, str) else "", words)
            if isinstance(value, str) and value in words:
                hint = f"Type {value} without quotation marks."
            yield Wrong(key, f"`{key}` is {shown(value)}; expected {_either(words)}.", hint)

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self.values)}


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"one of {len(words)} known words" if len(words) > 5 else ", ".join(words)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one kind; `length` when it is fixed."""

    kind: Kind
    length: int | None = None
    minimum: int = 0

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if not isinstance(value, list) or len(value) < self.minimum or len(value) != (self.length or len(value)):
            amount = f" of {self.length}" if self.length else " that is not empty" if self.minimum else ""
            yield _expected(key, value, f"a list{amount}", "[...]")
            return
        for index, item in enumerate(value):
            yield from self.kind.wrongs(item, f"{key}.{index}")

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {
            "type": "array",
            "items": self.kind.json_schema(),
            "minItems": self.length or self.minimum,
        }
        return schema | {"maxItems": self.length} if self.length else schema


@dataclass(frozen=True, slots=True)
class MapOf:
    """A table whose keys are free names, or come from `keys`; every value has one kind.

    `noun` is what messages call one of `keys`; `pattern` is what free names match, if not `NAME`.
    """

    kind: Kind
    keys: tuple[str, ...] = ()
    minimum: int = 0
    noun: str = ""
    pattern: str = ""

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if not isinstance(value, dict) or len(value) < self.minimum:
            yield _expected(key, value, "a table" + (" with an entry" if self.minimum else ""), "{ ... }")
            return
        for name, item in value.items():
            if self.keys and name not in self.keys:
                yield _unknown(f"{key}.{name}", name, self.keys, self.noun)
            elif not self.keys and not re.fullmatch(self.pattern or NAME, name):
                use = "Use a-z and _." if self.pattern else "Use a-z, 0-9 and -."
                yield Wrong(f"{key}.{name}", f"`{name}` is no name for `{key}`.", use)
            else:
                yield from self.kind.wrongs(item, f"{key}.{name}")

    def json_schema(self) -> JsonSchema:
        names: JsonSchema = {"enum": list(self.keys)} if self.keys else {"pattern": f"^{self.pattern or NAME}$"}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.kind.json_schema(),
            "minProperties": self.minimum,
        }


NAME = "[a-z0-9]+(-[a-z0-9]+)*"
"""A name that may stand in the name of a folder, an address and a manifest."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with known keys; those in `required` must be there."""

    kinds: Mapping[str, Kind]
    required: tuple[str, ...] = ()

    def wrongs(self, value: object, key: str) -> Iterator[Wrong]:
        if not isinstance(value, dict):
            yield _expected(key, value, "a table", "{ ... }")
            return
        prefix = f"{key}." if key else ""
        for name, item in value.items():
            kind = self.kinds.get(name)
            if kind is None:
                yield _unknown(f"{prefix}{name}", name, tuple(self.kinds))
            else:
                yield from kind.wrongs(item, f"{prefix}{name}")
        for name in self.required:
            if name not in value:
                yield Wrong(f"{prefix}{name}", f"`{prefix}{name}` is missing.", f"Add: {name} = ...")

    def json_schema(self) -> JsonSchema:
        return {
            "type": "object",
            "properties": {name: kind.json_schema() for name, kind in self.kinds.items()},
            "required": list(self.required),
            "additionalProperties": False,
        }


def _unknown(key: str, name: str, known: tuple[str, ...], noun: str = "") -> Wrong:
    message = f"`{key}`: there is no {noun} {name!r}." if noun else f"`{key}` is no key of a channel file."
    return Wrong(key, message, did_you_mean(name, known), unknown=True)
