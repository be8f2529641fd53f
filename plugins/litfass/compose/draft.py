"""A text while it grows: blocks are added as long as there is room, in the order of what matters most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litfass.model import House
from litfass.text.fit import Block, Fitted, fit, join
from litfass.text.measure import excess

Pieces = tuple[str, ...]

GAP = "\n\n"
FAR = 10
"""A text of so many times the characters that a limit allows is not even measured."""
STRETCH = 1.25
"""A text may be so many times as long as reads well where that lets a paragraph come to its end."""
NARROW = 1.3
"""A limit of less than so many times what reads well is a narrow one."""


def _far_over(text: str, limits: Mapping[str, int]) -> bool:
    return bool(limits) and len(text) > FAR * max(limits.values())


class Draft:
    """The blocks of one text. `limit` is the law, the house's `length` what reads well (unit -> most)."""

    def __init__(self, house: House, limit: Mapping[str, int]) -> None:
        self.house = house
        self.limit = limit
        self.aim = {**limit, **{unit: min(most, limit.get(unit, most)) for unit, most in house.length.items()}}
        self.stretched = {
            unit: min(int(most * STRETCH), limit.get(unit, FAR * most)) for unit, most in self.aim.items()
        }
        self._pieces: dict[str, Pieces] = {}
        self._refused: list[str] = []

    def wants(self, name: str) -> bool:
        """True when the house shows this block."""
        return name in self.house.compose

    def set(self, name: str, pieces: Pieces) -> None:
        """Puts a block into the text, whether there is room or not."""
        if self.wants(name):
            self._pieces[name] = pieces

    def offer(self, name: str, pieces: Pieces, *, law: bool = False, whole: bool = False) -> bool:
        """Puts a block into the text if that still reads well (with `law`: if the platform still takes it).

        With `whole`, it may be somewhat longer: the block ends where the writer ended.
        """
        if not self.wants(name) or not pieces:
            return False
        if self._add({name: pieces}, self.limit if law else self.stretched if whole else self.aim):
            return True
        self._refused.append(name)
        return False

    def fits(self, name: str, pieces: Pieces, *, without: str = "") -> bool:
        """True when the platform would take the text with this block, and with nothing in the block `without`."""
        return self._within({name: pieces, without: ()}, self.limit)

    def offer_both(self, first: str, pieces: Pieces, second: str, others: Pieces, *, law: bool = False) -> bool:
        """Puts two blocks into the text if both together still read well (with `law`: if the platform takes them)."""
        more = {first: pieces, second: others}
        shown = self.wants(first) and self.wants(second) and bool(pieces and others)
        return shown and self._add(more, self.limit if law else self.aim)

    def _add(self, more: Mapping[str, Pieces], limits: Mapping[str, int]) -> bool:
        """Puts blocks into the text if it stays within `limits`."""
        if not self._within(more, limits):
            return False
        self._pieces |= more
        return True

    def _within(self, more: Mapping[str, Pieces], limits: Mapping[str, int]) -> bool:
        """True when the text with these blocks stays within `limits`."""
        text = join(self.blocks(more))
        return not (_far_over(text, limits) or excess(text, limits))

    def has(self, name: str) -> bool:
        """True when the block is in the text."""
        return bool(self._pieces.get(name))

    @property
    def narrow(self) -> bool:
        """True when the law leaves hardly more than what reads well, so that a whole beginning is worth the rest."""
        return any(most < NARROW * self.aim[unit] for unit, most in self.limit.items())

    @property
    def missed(self) -> tuple[str, ...]:
        """The blocks that had something to say and no room."""
        return tuple(name for name in dict.fromkeys(self._refused) if not self.has(name))

    def blocks(self, more: Mapping[str, Pieces] | None = None) -> list[Block]:
        """The blocks in the house's order."""
        pieces = {**self._pieces, **(more or {})}
        return [Block(name, pieces.get(name, ())) for name in self.house.compose]

    def said(self, *names: str) -> str:
        """The words of these blocks so far."""
        return "\n\n".join("".join(self._pieces.get(name, ())).strip() for name in names if self._pieces.get(name))

    def fitted(self) -> Fitted:
        """The text within the platform's limits."""
        return fit(self.blocks(), self.limit, self.house.shrink)


def joined(runs: Sequence[Pieces]) -> Pieces:
    """Runs as paragraphs, still in pieces."""
    made: list[str] = []
    for run in runs:
        if made:
            made[-1] = made[-1].rstrip() + GAP
        made += run
    return tuple(made)
