"""Blocks and inlines as text in the marks that a platform understands: one writer per dialect, one method per kind.

A writer that wants another mark for one kind overrides one method. Pictures say nothing in a text: they go beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from litfass.text.blocks import (
    Aside,
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Items,
    Link,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)

BULLET = "•"


class Plain:
    """Text without any marks: what a composer takes that knows no bold and no links but bare addresses."""

    bullet = BULLET

    def write(self, blocks: Sequence[Block]) -> str:
        """The blocks with a blank line between them."""
        return "\n\n".join(text for text in (self.block(block) for block in blocks) if text)

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return self.inlines(block.inlines)
            case Items():
                return self.items(block)
            case Quote():
                return self.quote(block)
            case CodeBlock():
                return self.code_block(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.inlines(block.caption)
            case Aside():
                return self.write((Paragraph(block.title), *block.blocks))
            case Rule():
                return ""

    def inlines(self, inlines: Sequence[Inline]) -> str:
        """A run of inlines."""
        return self._inner(inlines).strip()

    def inline(self, inline: Inline) -> str:
        """One inline."""
        match inline:
            case Text():
                return inline.text
            case Strong():
                return self.strong(self._inner(inline.inlines))
            case Emphasis():
                return self.emphasis(self._inner(inline.inlines))
            case Strike():
                return self.strike(self._inner(inline.inlines))
            case Code():
                return self.code(inline.text)
            case Link():
                return self._inner(inline.inlines)
            case Break():
                return "\n"
            case Image():
                return ""

    def _inner(self, inlines: Sequence[Inline]) -> str:
        """The inlines one after the other; one that says nothing leaves no second blank behind."""
        text = ""
        for part in self.parts(inlines):
            text += part.removeprefix(" ") if text.endswith(" ") else part
        return text

    def parts(self, inlines: Sequence[Inline]) -> list[str]:
        """Each inline by itself."""
        return [self.inline(inline) for inline in inlines]

    def heading(self, block: Heading) -> str:
        """A heading: its words."""
        return self.inlines(block.inlines)

    def items(self, block: Items) -> str:
        """A list: a line per entry, numbered only if the post numbers them."""
        marks = (f"{block.start + index}." if block.ordered else self.bullet for index in range(len(block.items)))
        return "\n".join(f"{mark} {self._item(item)}" for mark, item in zip(marks, block.items, strict=False))

    def _item(self, item: Sequence[Block]) -> str:
        return "\n".join(text for text in (self.block(block) for block in item) if text)

    def quote(self, block: Quote) -> str:
        """A quotation: its words, as they stand."""
        return self.write(block.blocks)

    def code_block(self, block: CodeBlock) -> str:
        """Lines of code."""
        return block.text

    def table(self, block: Table) -> str:
        """A table: a line per row, cells with a dash between."""
        return "\n".join(" – ".join(self.inlines(cell) for cell in row) for row in block.rows)

    def strong(self, text: str) -> str:
        """Words of weight."""
        return text

    def emphasis(self, text: str) -> str:
        """Stressed words."""
        return text

    def strike(self, text: str) -> str:
        """Words that were crossed out: not said at all, since nothing would show it."""
        return ""

    def code(self, text: str) -> str:
        """Words for a machine."""
        return text


class ChatMarks(Plain):
    """The marks of messengers: *bold*, _italic_, ~struck~, ```code```, - lists, > quotes.

    They work only around whole words and when closed in the same line, so a part of a word stays bare, and so do words
    with a break or the mark in them.
    """

    bullet = "-"

    def parts(self, inlines: Sequence[Inline]) -> list[str]:
        parts = super().parts(inlines)
        edges = ["", *parts, ""]
        return [
            Plain().inline(inline) if _is_marked(inline) and _touches(before, part, after) else part
            for inline, before, part, after in zip(inlines, edges, parts, edges[2:], strict=False)
        ]

    def heading(self, block: Heading) -> str:
        return self.strong(super().heading(block).replace("*", ""))

    def quote(self, block: Quote) -> str:
        lines = super().quote(block).split("\n")
        return "\n".join(f"> {line}" for line in lines if line)

    def code_block(self, block: CodeBlock) -> str:
        return f"```{block.text}```" if "```" not in block.text else block.text

    def strong(self, text: str) -> str:
        return _marked(text, "*")

    def emphasis(self, text: str) -> str:
        return _marked(text, "_")

    def strike(self, text: str) -> str:
        return _marked(text, "~")

    def code(self, text: str) -> str:
        return _marked(text, "`")


def _is_marked(inline: Inline) -> bool:
    return isinstance(inline, Strong | Emphasis | Code)


def _touches(before: str, part: str, after: str) -> bool:
    """True when `part` and what stands beside it make one word."""
    left = before[-1:].isalnum() and not part.startswith(" ")
    return left or (after[:1].isalnum() and not part.endswith(" "))


def _marked(text: str, mark: str) -> str:
    words = text.strip(" ")
    if not words or mark in words or "\n" in words:
        return text
    left = text[: len(text) - len(text.lstrip(" "))]
    right = text[len(text.rstrip(" ")) :]
    return f"{left}{mark}{words}{mark}{right}"


WRITERS: Mapping[str, type[Plain]] = MappingProxyType({"plain": Plain, "chat_marks": ChatMarks})
