"""Blocks of text within limits: what gives way goes whole sentence by whole sentence, never inside a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from litfass.text.measure import excess

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text that can give way from its end, piece by piece; `pieces` join to its text."""

    name: str
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block as it is pasted."""
        return "".join(self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text, and the names of the blocks that gave way wholly or in part, in the order of giving way."""

    text: str
    dropped: tuple[str, ...] = ()


def join(blocks: Sequence[Block]) -> str:
    """The blocks with a blank line between them; empty ones leave no gap."""
    return GAP.join(filter(None, [block.text for block in blocks]))


def fit(blocks: Sequence[Block], limits: Mapping[str, int], shrink: Sequence[str]) -> Fitted:
    """The blocks as one text within `limits` (unit -> most).

    Blocks named in `shrink` give way in that order, each from its end, and only as far as needed. Blocks not named
    stay whole, so the text is over a limit only when those alone are.
    """
    kept = list(blocks)
    text = join(kept)
    dropped: list[str] = []
    if not excess(text, limits):
        return Fitted(text)
    for name in shrink:
        for index, block in enumerate(kept):
            if block.name == name and block.text and excess(text, limits):
                kept[index] = _shortened(kept, index, limits)
                text = join(kept)
                dropped.append(name)
    return Fitted(text, tuple(dropped))


def _shortened(blocks: Sequence[Block], index: int, limits: Mapping[str, int]) -> Block:
    """The block at `index` with as many of its pieces as fit beside the others."""
    block = blocks[index]
    fewest, most = 0, len(block.pieces)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        tried = replace(block, pieces=block.pieces[:middle])
        if excess(join([*blocks[:index], tried, *blocks[index + 1 :]]), limits):
            most = middle - 1
        else:
            fewest = middle
    return replace(block, pieces=block.pieces[:fewest])
