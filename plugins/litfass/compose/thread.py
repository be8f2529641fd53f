"""A text as the parts of a thread: split where it reads well, or where the writer put `<!-- thread -->`; numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litfass.compose.task import Task
from litfass.model import Format
from litfass.text.blocks import Block as DocumentBlock
from litfass.text.blocks import Items, Paragraph, Quote, Rule
from litfass.text.document import Document
from litfass.text.entities import only_entities
from litfass.text.fit import GAP, Block, Fitted, join
from litfass.text.markup import WRITERS
from litfass.text.measure import excess
from litfass.text.split import split

_MARK = re.compile(r"<!--[ \t]*thread[ \t]*-->", re.IGNORECASE)


def parts_of(text: str, format: Format) -> tuple[str, ...]:
    """The parts of a text, at least one. Where the format is no thread, marks become empty lines.

    A part between two marks is the writer's own and stays whole; without marks every part fits the limit.
    """
    marked = [part.strip() for part in _MARK.split(text) if part.strip()]
    if format.house.parts == 1:
        return (GAP.join(marked),)
    if len(marked) > 1:
        return numbered(marked, format.house.number)
    whole = marked[0] if marked else ""
    pattern = format.house.number
    parts = split(
        whole, format.fields["text"].limit, (lambda n, of: f"{GAP}{number_of(pattern, n, of)}") if pattern else None
    )
    return numbered(parts, pattern) if parts else ("",)


def starts_of(text: str) -> tuple[int, ...]:
    """The line on which each marked part of own words begins, the first line being 1; as many as `parts_of` finds."""
    found, start = [], 0
    for part in (*_MARK.finditer(text), None):
        end = part.start() if part else len(text)
        if words := text[start:end].strip():
            found.append(text.count("\n", 0, text.index(words, start)) + 1)
        start = part.end() if part else end
    return tuple(found)


def numbered(parts: Sequence[str], pattern: str) -> tuple[str, ...]:
    """The parts with their numbers behind them ("1/3"); a single part has none.

    Behind an address or a hashtag the number stands on a line of its own, so that it does not become a part of it.
    """
    if not pattern or len(parts) < 2:
        return tuple(parts)
    return tuple(_with_number(part, number_of(pattern, n, len(parts))) for n, part in enumerate(parts, start=1))


def _with_number(part: str, number: str) -> str:
    last = part.rstrip().rpartition("\n")[2]
    alone = only_entities(last.split()[-1]) if last.split() else True
    return f"{part}{GAP if alone else ' '}{number}"


def number_of(pattern: str, n: int, of: int) -> str:
    """What the part says of its place."""
    return pattern.replace("{n}", str(n)).replace("{all}", str(of))


def is_marked(document: Document) -> bool:
    """True when the post says itself where a thread goes on."""
    return any(isinstance(block, Rule) and block.thread for block in document.blocks)


def marked_parts(document: Document, task: Task) -> tuple[Fitted, tuple[str, ...]]:
    """The thread that a post's own marks make: what stands between them; what is too long for a part takes two.

    Label first, link and hashtags last, as the law and the house want. Nothing is left out.
    """
    limit, house = task.format.fields["text"].limit, task.house
    segments = [text for text in _segments(document.blocks, task) if text]
    many = 10 ** len(str(len(segments))) * 10
    room = f"{GAP}{number_of(house.number, many, many)}" if house.number else ""
    made: list[str] = []
    for index, text in enumerate(segments):
        blocks = [*([Block("label", task.label())] if index == 0 else []), Block("text", (text,))]
        if index == len(segments) - 1:
            blocks += [Block("link", task.link_line())] if "link" in house.compose else []
            blocks += [Block("mentions", task.mentions())] if "mentions" in house.compose else []
            blocks += [Block("hashtags", task.hashtags())] if house.hashtags or task.request.hashtags else []
        whole = join(blocks)
        made += split(whole, limit, lambda *_: room) if excess(f"{whole}{room}", limit) else [whole]
    return Fitted(GAP.join(made)), numbered(made, house.number)


def unmarked_start(text: str) -> str:
    """A text without marks at its beginning, where there is nothing yet to go on from."""
    return re.sub(rf"^(?:\s*{_MARK.pattern})+\s*", "", text, flags=re.IGNORECASE)


def _segments(blocks: Sequence[DocumentBlock], task: Task) -> list[str]:
    writer = WRITERS[task.format.markup]()
    found: list[list[str]] = [[]]
    for block in blocks:
        if isinstance(block, Rule) and block.thread:
            found.append([])
        elif isinstance(block, Paragraph | Items | Quote):
            found[-1].append(writer.block(block))
    return [GAP.join(filter(None, texts)) for texts in found]
