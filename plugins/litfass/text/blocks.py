"""What a post is made of: blocks (paragraph, list, table, ...) that hold inlines (words, links, pictures)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Characters; white space is already collapsed as a browser would."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strike:
    """Words that were crossed out."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words for a machine, as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Linked words; `url` is absolute."""

    inlines: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; `url` is absolute. `alt`, `credit` (whose it is) and `licence` are "" where nobody said them."""

    url: str
    alt: str = ""
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line ends here."""


Inline = Text | Strong | Emphasis | Strike | Code | Link | Image | Break


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the first number of an ordered one."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines for a machine, as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `head` is the row of headings, empty when there is none."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Pictures that stand by themselves, with their caption."""

    images: tuple[Image, ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two thoughts; `thread` for the mark `<!-- thread -->`, which nobody sees."""

    thread: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A box beside the text: an admonition, or details that open."""

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Items | Quote | CodeBlock | Table | Figure | Rule | Aside


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """The words of inlines without marks; a picture says nothing."""
    return "".join(_inline_text(inline) for inline in inlines)


def _inline_text(inline: Inline) -> str:
    if isinstance(inline, Text | Code):
        return inline.text
    if isinstance(inline, Break):
        return "\n"
    return "" if isinstance(inline, Image) else inline_text(inline.inlines)


def block_text(block: Block) -> str:
    """The words of a block without marks; lines of a list, rows of a table and lines of code stay lines."""
    match block:
        case Heading() | Paragraph():
            return inline_text(block.inlines)
        case Items():
            return "\n".join("\n".join(block_text(each) for each in item) for item in block.items)
        case Quote():
            return "\n\n".join(block_text(each) for each in block.blocks)
        case CodeBlock():
            return block.text
        case Table():
            rows = (block.head, *block.rows) if block.head else block.rows
            return "\n".join(" – ".join(inline_text(cell) for cell in row) for row in rows)
        case Figure():
            return inline_text(block.caption)
        case Aside():
            return "\n\n".join(filter(None, (inline_text(block.title), *(block_text(each) for each in block.blocks))))
        case Rule():
            return ""


def block_images(block: Block) -> Iterator[Image]:
    """The pictures of a block in reading order."""
    match block:
        case Figure():
            yield from block.images
        case Heading() | Paragraph():
            yield from _inline_images(block.inlines)
        case Items():
            yield from (image for item in block.items for each in item for image in block_images(each))
        case Quote() | Aside():
            yield from (image for each in block.blocks for image in block_images(each))
        case Table():
            yield from (image for row in block.rows for cell in row for image in _inline_images(cell))
        case _:
            return


def _inline_images(inlines: tuple[Inline, ...]) -> Iterator[Image]:
    for inline in inlines:
        if isinstance(inline, Image):
            yield inline
        elif isinstance(inline, Strong | Emphasis | Strike | Link):
            yield from _inline_images(inline.inlines)
