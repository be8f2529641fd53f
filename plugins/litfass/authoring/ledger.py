"""A new entry of the ledger: where its file goes, and the text of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from litfass.model import LedgerEntry
from litfass.problems import ContentError, Level, Problem
from litfass.source.fields import fields
from litfass.source.ledger import SCHEMA, Known, path_of, read_entry
from litfass.source.reading import Reading

KEYS = tuple(name for name in fields("ledger") if name != "schema")
"""What may be said about a publication, in the order in which it is written."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./+@%=~-]*(?::[A-Za-z0-9_./+@%=~?&-]+)*")
_NOT_TEXT = re.compile(r"[\d.:_+-]*|true|false|yes|no|on|off|null|y|n", re.IGNORECASE)
_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")


def new_entry(said: Mapping[str, str], known: Known, ledger: Iterable[LedgerEntry]) -> tuple[LedgerEntry, bytes]:
    """The entry that `said` means, with the path of its file, and the file's text.

    `said` holds values by key as somebody typed them; an empty one counts as absent. They are judged as a file with
    them would be. Raises ContentError with all that is wrong, also when `ledger` has an entry for that text already.
    """
    reading = Reading("", known.settings.timezone)
    entry = read_entry("", _text({"schema": SCHEMA, **said}), known, reading)
    if entry is None or reading.problems:
        raise ContentError([replace(each, path="", line=0, level=Level.ERROR) for each in reading.problems])
    for other in ledger:
        if (other.post, other.name) == (entry.post, entry.name):
            raise ContentError([_twice(other, known)])
    path = path_of(known.posts[entry.post], entry.name, entry.at, known.settings)
    return replace(entry, path=path), text_of(entry)


def text_of(entry: LedgerEntry) -> bytes:
    """The file of an entry: its keys in one order, no key without a value."""
    values = {key: getattr(entry, key) for key in KEYS} | {"at": entry.at.isoformat()}
    return _text({"schema": SCHEMA, **values})


def _text(values: Mapping[str, str]) -> bytes:
    """Keys and values as YAML. What has no bytes in UTF-8 is kept, so that the reader can refuse it."""
    lines = [f"{key}: {_scalar(value)}\n" for key, value in values.items() if value]
    return "".join(lines).encode("utf-8", "surrogatepass")


def _scalar(value: str) -> str:
    """A value that every reader of YAML takes for this text: plain where that is safe, else as JSON writes it."""
    if _PLAIN.fullmatch(value) and not _NOT_TEXT.fullmatch(value):
        return value
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _twice(other: LedgerEntry, known: Known) -> Problem:
    path = known.settings.shown_path(other.path)
    message = f"{path} notes already that {other.name} of this post is out{f': {other.url}' if other.url else '.'}"
    return Problem("", 0, "F163", message, "Take that back first: litfass posted POST CHANNEL --undo")
