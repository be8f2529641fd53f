"""A converted post as a tree of blocks: what it says, free of how the website dresses it.

The tree is read from the finished HTML, because only there every Markdown extension has done its work.
"""

from __future__ import annotations

from dataclasses import dataclass

from litfass.text.blocks import Block, Image, block_images, block_text
from litfass.text.elements import parse_elements
from litfass.text.reader import read_blocks


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a post in order."""

    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """All words, one paragraph per block, without marks."""
        return "\n\n".join(filter(None, (block_text(block) for block in self.blocks)))

    @property
    def images(self) -> tuple[Image, ...]:
        """All pictures in reading order."""
        return tuple(image for block in self.blocks for image in block_images(block))


def parse(html: str, base_url: str) -> Document:
    """The Document of finished HTML; links and pictures become absolute against `base_url`.

    Anchors of headings, footnote marks, scripts, styles and controls are left out; unknown elements are looked through.
    """
    return Document(read_blocks(parse_elements(html), base_url))
