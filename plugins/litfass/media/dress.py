"""How what is drawn for one post looks: the brand's letters and colours, the post's own ground and motif."""

from __future__ import annotations

from dataclasses import dataclass

from litfass.media.lettering import Type
from litfass.media.motifs import MOTIFS, Motif, box
from litfass.media.page import Art
from litfass.media.palette import Palette, Scheme
from litfass.media.poster import Poster
from litfass.media.setting import Box

RULE = 6
HANGING = (Motif.talk,)
"""Motifs with an arch that hangs from above."""


@dataclass(frozen=True, slots=True)
class Dress:
    """Letters, the brand's palette, and the post's poster, whose ground and motif slides and stories take up."""

    type: Type
    palette: Palette
    poster: Poster

    @property
    def scheme(self) -> Scheme:
        """The colours of its cover."""
        return self.poster.scheme(self.palette)

    def arch(self, place: Box, fill: str, *, share: float = 1.0) -> Art:
        """The ornament of the house; `share` flattens its cap."""
        motif = Motif(0, 0, 0, 0, (fill, fill, fill), 0, self.palette.cap * share)
        return Art(motif.arch(place.x, place.y, place.w, place.h, fill), place)

    def drawn(self, place: Box, shapes: tuple[str, str, str], ceiling: str) -> Art:
        """The post's motif, which ends where its box ends; what hangs in it hangs from a rule, `ceiling`."""
        draw = MOTIFS[self.poster.motif % len(MOTIFS)]
        above = box(0, 0, place.w, RULE, ceiling) if draw in HANGING else ""
        motif = Motif(0, 0, place.w, place.h, shapes, self.poster.seed, self.palette.cap)
        size = f'x="{place.x:.1f}" y="{place.y:.1f}" width="{place.w:.1f}" height="{place.h:.1f}"'
        return Art(f"<svg {size}>{draw(motif)}{above}</svg>", place)
