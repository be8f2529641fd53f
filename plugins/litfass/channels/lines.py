"""On which line of a TOML file a key stands, so that a Problem can say it (tomllib does not)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-.\"']+)\s*=")


def key_lines(text: str) -> dict[str, int]:
    """Dotted key -> line, counted from 1: tables (`source.0`, `format.post`) and the keys that start a line."""
    lines: dict[str, int] = {}
    table, counts, multiline = "", dict[str, int](), ""
    for number, line in enumerate(text.split("\n"), start=1):
        if multiline:
            multiline = "" if line.count(multiline) % 2 else multiline
            continue
        if header := _HEADER.match(line):
            table = _table(header, counts)
            for key in _upwards(table):
                lines.setdefault(key, number)
        elif found := _KEY.match(line):
            name = found[1].replace('"', "").replace("'", "")
            lines.setdefault(f"{table}.{name}" if table else name, number)
            multiline = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")
    return lines


def _table(header: re.Match[str], counts: dict[str, int]) -> str:
    name = "".join(header[2].replace('"', "").replace("'", "").split())
    if header[1] != "[[":
        return name
    index = counts.get(name, 0)
    counts[name] = index + 1
    return f"{name}.{index}"


def line_of(key: str, lines: dict[str, int]) -> int:
    """The line of `key`, else of the nearest key above it, else 1."""
    return next((lines[above] for above in _upwards(key) if above in lines), 1)


def _upwards(key: str) -> Iterator[str]:
    """A dotted key and all keys above it."""
    while key:
        yield key
        key = key.rpartition(".")[0]
