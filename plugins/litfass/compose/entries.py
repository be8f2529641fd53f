"""The entries of lists and tables: how each is called, and what it says in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from litfass.compose.words import Words
from litfass.text.blocks import Block, Inline, Items, Paragraph, Strong, Table, inline_text
from litfass.text.markup import Plain
from litfass.text.sentences import pieces

_PLAIN = Plain()
LONGEST_ENTRY = 2000
"""A longer entry is nothing for a short text."""
MOST_COLUMNS = 6
"""Wider tables are for a page, not for a line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: how it is called, and all its words."""

    label: str
    text: str


def entries_of(block: Items | Table, words: Words) -> Iterator[Entry]:
    """The entries that a list or a table has for a line each."""
    if isinstance(block, Items):
        yield from (entry for item in block.items if (entry := _entry(item)))
    elif all(1 < len(row) <= MOST_COLUMNS for row in block.rows) and not _is_wordy(block):
        yield from (entry for row in block.rows if (entry := _row(row, block.head, words)))


def _is_hours(value: str, words: Words) -> bool:
    return bool(words.weekly.match(value) or words.clock.search(value))


def _is_wordy(table: Table) -> bool:
    """True for a table whose columns are called by more than a few words: its rows make no lines."""
    return any("," in _PLAIN.inlines(cell) for cell in table.head[1:])


def _row(row: tuple[tuple[Inline, ...], ...], head: tuple[tuple[Inline, ...], ...], words: Words) -> Entry | None:
    """A row as one line: two values or more come with the headings of their columns, which say what is what.

    The only price among them says so itself, and so do the only day and hours.
    """
    name, *values = (_PLAIN.inlines(cell) for cell in row)
    heads = [_PLAIN.inlines(cell) for cell in head[1 : len(row)]] if len(values) > 1 else []
    priced = sum(words.price.search(value) is not None for value in values)
    dated = [words.day.search(value) or words.weekday.match(value) or words.weekly.match(value) for value in values]
    plain = [
        (priced == 1 and words.price.search(value))
        or (len(list(filter(None, dated))) == 1 and day)
        or _is_hours(value, words)
        for value, day in zip(values, dated, strict=True)
    ]
    said = [
        value if alone else f"{of} {value}".strip()
        for of, value, alone in zip_longest(heads, values, plain, fillvalue="")
        if value.strip("–—- ")
    ]
    return Entry(text := f"{name}: {', '.join(said)}", text) if name and said else None


def _entry(item: tuple[Block, ...]) -> Entry | None:
    text = "\n".join(filter(None, (_PLAIN.block(block) for block in item))).strip()
    first = item[0] if item else None
    if not text or len(text) > LONGEST_ENTRY:
        return None
    if isinstance(first, Paragraph) and first.inlines and isinstance(first.inlines[0], Strong):
        bold = inline_text(first.inlines[0].inlines).strip()
        if re.match(r"\s*([:.!?–—-]|$)", text.removeprefix(bold)) or bold.endswith((":", ".", "!", "?")):
            return Entry(bold.rstrip(":.–- "), text)
    head = re.split(r":\s|\s[–—]\s|\n", pieces(text)[0], maxsplit=1)[0].strip()
    return Entry(head.rstrip(":.,;"), text)
