"""The kinds of fields: how a raw value becomes what the model wants, and what a writer hears when it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from litfass.channels.kinds import LARGEST
from litfass.problems import Level
from litfass.source.fields import Field, Fields
from litfass.source.reading import Reading, shown
from litfass.text.moments import as_moment, iso_proposal, parse_moment, parse_span
from litfass.text.slugs import slugify
from litfass.text.suggest import did_you_mean, nearest

WRONG: Any = object()
"""What a reader returns when it has reported a Problem instead of a value."""

COLOUR = r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
LENGTH = r"0|[0-9]{1,4}(?:\.[0-9]{1,3})?(?:px|rem|em|%)"
WEB = r'https?://[^\s/?#<>"]+[^\s<>"]*'
NUMBERING = r"(?:[^{}\n]|\{all\})*\{n\}(?:[^{}\n]|\{all\}|\{n\})*"
CHECKSUM = "[0-9a-f]{64}"
ACCOUNT = "[a-z0-9-]+"
EVERY = "all"
"""In a post: all accounts of a channel; so none of them may have this name."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")
_YES = frozenset(("true", "yes", "ja", "on"))
_NO = frozenset(("false", "no", "nein", "off"))
_NOTHING = ("no", "false")
"""Choices that a bare `no`, `off` or `false` means, which MkDocs' YAML has already turned into false."""


@dataclass(frozen=True, slots=True)
class Dates:
    """`date` of a post; `created` is None when only `updated` was given."""

    created: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class PictureWish:
    """`image` of a post as it was typed: nothing is looked up yet. `none` means that the post wants no picture."""

    src: str = ""
    alt: str | None = None
    focus: tuple[float, float] | None = None
    credit: str = ""
    licence: str = ""
    none: bool = False


@dataclass(frozen=True, slots=True)
class SlideWish:
    """One of `slides` as it was typed; `picture` is not looked up yet, `key` is where the slide stands."""

    title: str = ""
    text: str = ""
    number: str = ""
    picture: str = ""
    key: str = ""


def validate(table: Fields, values: Mapping[str, Any], reading: Reading, prefix: str = "") -> dict[str, Any]:
    """The values that could be read, by field name; everything else is a Problem of `reading`.

    Empty values (`description:`) count as absent. Required fields that are absent are Problems.
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        key = f"{prefix}.{name}" if prefix else str(name)
        if name not in table:
            _unknown(str(name), key, table, reading)
        elif value is not None and (result := READERS[table[name].kind](value, key, table[name], reading)) is not WRONG:
            found[name] = result
    for field in table.values():
        if field.required and values.get(field.name) is None:
            key = f"{prefix}.{field.name}".strip(".")
            reading.report(reading.wrong, key, f"{key} is missing.", f"Type {field.example}")
    return found


def _unknown(name: str, key: str, table: Fields, reading: Reading) -> None:
    """An unknown key is an error when it looks like a slip of a known one (`drfat: true` must not publish)."""
    guess = guessed(name, table)
    if guess:
        reading.report(reading.unknown, key, f"There is no key “{key}”.", f"Did you mean {guess!r}?")
    elif reading.unknown == "F110" and "." not in key:
        hint = "If another plugin reads it, list it in mkdocs.yml under “- litfass:” as keys: […]."
        reading.report(reading.unknown, key, f"There is no key “{key}”.", hint, Level.WARNING)
    else:
        reading.report(reading.unknown, key, f"There is no key “{key}”.", did_you_mean(name, table))


def guessed(name: str, table: Fields) -> str:
    """The field that somebody who typed `name` most likely meant, or ""."""
    also = {word: field.name for field in table.values() for word in field.also}
    if name.casefold() in also:
        return also[name.casefold()]
    guess = nearest(name, [*table, *also]) or ""
    return also.get(guess, guess)


# --- readers ------------------------------------------------------------------------------------------------------


def _text(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """Text of several lines; numbers and true/false are taken as they were typed."""
    if isinstance(value, (Mapping, list)):
        reading.refuse(key, value, "a text", field.example)
        return WRONG
    text = (value if isinstance(value, str) else reading.typed(key, value)).strip()
    if bad := _FORBIDDEN.search(text.replace("\t", " ")):
        message = f"{key} holds a control character (U+{ord(bad[0]):04X})."
        reading.report(
            "F112" if reading.wrong == "F111" else reading.wrong, key, message, "Delete it; it may be invisible."
        )
        return WRONG
    return text


def _line(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """Text on one line; several lines are joined."""
    text = _text(value, key, field, reading)
    return " ".join(text.split()) if text is not WRONG and "\n" in text else text


def _words(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A list of lines without repetitions; one line stands for a list of one."""
    if isinstance(value, Mapping):
        reading.refuse(key, value, "a list", field.example)
        return WRONG
    if not isinstance(value, list):
        text = _line(value, key, field, reading)
        return text if text is WRONG else tuple(word for word in (text,) if word)
    words = [_line(item, f"{key}.{n}", field, reading) for n, item in enumerate(value) if item is not None]
    return tuple(dict.fromkeys(word for word in words if word is not WRONG and word))


def _switch(value: Any, key: str, field: Field, reading: Reading) -> Any:
    word = str(value).strip().lower()
    if isinstance(value, (bool, str)) and word in _YES | _NO:
        return word in _YES
    reading.refuse(key, value, "true or false", field.example)
    return WRONG


def _whole(least: int, most: int) -> Callable[[Any, str, Field, Reading], Any]:
    """A reader of whole numbers."""

    def read(value: Any, key: str, field: Field, reading: Reading) -> Any:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if whole and least <= value <= most:
            return value
        upwards = f" to {most:,}" if whole and value > most else ""
        reading.refuse(key, value, f"a whole number from {least}{upwards}", field.example)
        return WRONG

    return read


def _amounts(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """How much of which units; in which of them a channel counts is known when its file is."""
    if not isinstance(value, Mapping):
        reading.refuse(key, value, "a map of units and amounts", field.example)
        return WRONG
    found = {str(unit): _whole(1, LARGEST)(each, f"{key}.{unit}", field, reading) for unit, each in value.items()}
    return WRONG if WRONG in found.values() else found


def _numbering(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """What each part of a thread says of its place; false for nothing."""
    if value is False:
        return ""
    return _matching(NUMBERING, "a text with {n}, and {all} if you like, or false")(value, key, field, reading)


def _moment(value: Any, key: str, field: Field, reading: Reading) -> Any:
    if isinstance(value, date):
        return as_moment(value, reading.zone)
    if not isinstance(value, str):
        reading.refuse(key, value, "a date such as 2026-11-24 or 2026-11-24 08:30", field.example)
        return WRONG
    try:
        return parse_moment(value, reading.zone)
    except ValueError as fault:
        code = "F122" if reading.wrong == "F111" else reading.wrong
        proposal = iso_proposal(value)
        hint = f"Type {key.rpartition('.')[2]}: {proposal}" if proposal else f"Type for example {field.example}"
        reading.report(code, key, f"{key}: {fault}", hint)
        return WRONG


def _dates(value: Any, key: str, field: Field, reading: Reading) -> Any:
    if not isinstance(value, Mapping):
        moment = _moment(value, key, field, reading)
        return moment if moment is WRONG else Dates(moment, None)
    before = len(reading.problems)
    found = validate(field.table, value, reading, key)
    if not found and len(reading.problems) > before:
        return WRONG
    return Dates(found.get("created"), found.get("updated"))


def _picture(value: Any, key: str, field: Field, reading: Reading) -> Any:
    if value is False:
        return PictureWish(none=True)
    if isinstance(value, Mapping):
        return PictureWish(**validate(field.table, value, reading, key))
    src = _line(value, key, field, reading)
    return src if src is WRONG else PictureWish(src=src)


def _card(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A card: the name of its template, or a map of that and the words for its places."""
    if isinstance(value, Mapping):
        return validate(field.table, value, reading, key)
    name = _line(value, key, field, reading)
    return name if name is WRONG else {"template": name}


def _slides(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A list of slides; one stands for a list of one."""
    items = value if isinstance(value, list) else [value]
    found = [_slide(item, f"{key}.{n}", field, reading) for n, item in enumerate(items) if item is not None]
    return tuple(each for each in found if each is not WRONG)


def _slide(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A slide: "heading: what it says", which YAML makes a map of unless it is quoted, or a map of known keys."""
    if isinstance(value, Mapping) and len(value) == 1 and not set(value) & set(field.table):
        (title, text), *_ = value.items()
        value = f"{title}: {'' if text is None else text}" if not isinstance(text, (Mapping, list)) else value
    if isinstance(value, Mapping):
        before = len(reading.problems)
        said = validate(field.table, value, reading, key)
        if len(reading.problems) > before:
            return WRONG
    else:
        line = _line(value, key, field, reading)
        if line is WRONG:
            return WRONG
        title, colon, text = line.partition(": ")
        said = {"title": title, "text": text} if colon else {_part(line): line}
    if not said.get("title") and not said.get("text"):
        reading.refuse(key, value, "a heading, a text or both", field.example)
        return WRONG
    return SlideWish(**said, key=key)


def _part(line: str) -> str:
    """What a line without a colon is: a sentence is what a slide says, anything else its heading."""
    return "text" if line.endswith((".", "!", "…")) else "title"


def _focus(value: Any, key: str, field: Field, reading: Reading) -> Any:
    numbers = value if isinstance(value, list) else []
    if len(numbers) == 2 and all(isinstance(n, (int, float)) and 0 <= n <= 1 for n in numbers):
        return (float(numbers[0]), float(numbers[1]))
    reading.refuse(key, value, "two numbers from 0 to 1", field.example)
    return WRONG


def _choice(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """One of a few words."""
    word = str(value).strip()
    if value is False or word in _NO:
        word = next((choice for choice in _NOTHING if choice in field.choices), word)
    if word in field.choices:
        return word
    reading.refuse(key, value, f"one of {', '.join(field.choices)}", field.example)
    return WRONG


def _map(value: Any, key: str, field: Field, reading: Reading) -> Any:
    if isinstance(value, Mapping):
        return validate(field.table, value, reading, key)
    reading.refuse(key, value, "a map of keys and values", field.example)
    return WRONG


def _table(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A map of maps with free names; `name:` without anything is an empty one."""
    if not isinstance(value, Mapping):
        reading.refuse(key, value, "a map of names, each with keys and values", field.example)
        return WRONG
    rows = {str(name): _map({} if row is None else row, f"{key}.{name}", field, reading) for name, row in value.items()}
    return {name: row for name, row in rows.items() if row is not WRONG}


def _lists(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A map of names, each with a list of words."""
    if not isinstance(value, Mapping):
        reading.refuse(key, value, "a map of names, each with a list", field.example)
        return WRONG
    typed = {str(name): [] if row is None else row for name, row in value.items()}
    rows = {name: _words(row, f"{key}.{name}", field, reading) for name, row in typed.items()}
    return {name: row for name, row in rows.items() if row is not WRONG}


def _names(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A map of names, each with a map of names."""
    if not isinstance(value, Mapping) or not all(isinstance(row, Mapping) for row in value.values()):
        reading.refuse(key, value, "a map of names, each with channels and names there", field.example)
        return WRONG
    rows = {
        str(name): {str(below): _line(each, f"{key}.{name}.{below}", field, reading) for below, each in row.items()}
        for name, row in value.items()
    }
    return WRONG if any(WRONG in row.values() for row in rows.values()) else rows


def _accounts(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A map of ids, each with keys and values, or with nothing but the address of its profile."""
    if not isinstance(value, Mapping):
        reading.refuse(key, value, "a map of names, each with an address", field.example)
        return WRONG
    for name in value:
        if not re.fullmatch(ACCOUNT, str(name)) or str(name) == EVERY:
            proposal = slugify(str(name)) if str(name) != EVERY else "team"
            hint = f"Type for example {proposal or 'team'}:"
            message = f"{key} has “{name}”; expected a name of a-z, 0-9 and -, other than “{EVERY}”."
            reading.report(reading.wrong, f"{key}.{name}", message, hint)
    rows = {str(name): {"url": row} if isinstance(row, str) else row for name, row in value.items()}
    return _table(rows, key, field, reading)


def _matching(pattern: str, expected: str) -> Callable[[Any, str, Field, Reading], Any]:
    """A reader of one line that has a certain form; such values go into style sheets, so the form is strict."""
    form = re.compile(pattern)

    def read(value: Any, key: str, field: Field, reading: Reading) -> Any:
        if form.fullmatch(str(value).strip()):
            return str(value).strip()
        reading.refuse(key, value, expected, field.example)
        return WRONG

    return read


def _checksum(value: Any, key: str, field: Field, reading: Reading) -> Any:
    """A SHA-256; nobody types one, so the hint names no example."""
    if re.fullmatch(CHECKSUM, str(value)):
        return str(value)
    message = f"{key} is {shown(value)}; expected a SHA-256, 64 of the signs 0-9 and a-f."
    reading.report(reading.wrong, key, message, "Copy it from manifest.json, or delete the line.")
    return WRONG


def _span(value: Any, key: str, field: Field, reading: Reading) -> Any:
    try:
        return parse_span(f"{value}d" if isinstance(value, int) and not isinstance(value, bool) else str(value))
    except ValueError:
        reading.refuse(key, value, "a span of time in days (90d), weeks (12w) or hours (36h)", field.example)
        return WRONG


def _raw(value: Any, key: str, field: Field, reading: Reading) -> Any:
    return value


READERS: dict[str, Callable[[Any, str, Field, Reading], Any]] = {
    "text": _text,
    "line": _line,
    "words": _words,
    "lists": _lists,
    "names": _names,
    "switch": _switch,
    "number": _whole(1, 10_000),
    "count": _whole(0, 10_000),
    "amounts": _amounts,
    "numbering": _numbering,
    "moment": _moment,
    "dates": _dates,
    "picture": _picture,
    "card": _card,
    "slides": _slides,
    "focus": _focus,
    "choice": _choice,
    "map": _map,
    "table": _table,
    "accounts": _accounts,
    "web": _matching(WEB, "an address that starts with https://"),
    "checksum": _checksum,
    "colour": _matching(COLOUR, "a colour such as #FFC62B"),
    "length": _matching(LENGTH, "a length such as 14px"),
    "span": _span,
    "wishes": _raw,
    "raw": _raw,
}
