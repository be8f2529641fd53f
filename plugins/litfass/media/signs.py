"""Small signs on cards and slides: an arrow, a button, the column without words, a picture in its frame."""

from __future__ import annotations

from html import escape

from litfass.media.motifs import Motif, box
from litfass.media.setting import Box


def arrow(x: float, y: float, size: float, fill: str) -> str:
    """An arrow to the right, `size` long, whose shaft lies at `y`."""
    head = size * 0.36
    path = f"M{x:.1f} {y:.1f}h{size * 0.9:.1f}m{-head:.1f} {-head:.1f}l{head:.1f} {head:.1f}l{-head:.1f} {head:.1f}"
    return f'<path fill="none" stroke="{fill}" stroke-width="{size * 0.13:.1f}" d="{path}"/>'


def button(place: Box, fill: str, cap: float) -> str:
    """A button as round as the house's arches."""
    size = f'x="{place.x:.1f}" y="{place.y:.1f}" width="{place.w:.1f}" height="{place.h:.1f}"'
    return f'<rect {size} rx="{place.h / 2 * cap:.1f}" fill="{fill}"/>'


def column(place: Box, fill: str, cap: float) -> str:
    """The mark: a little column of cap, lip and shaft."""
    x, y, s = place.x, place.y, place.w
    arch = Motif(0, 0, 0, 0, (fill, fill, fill), 0, cap).arch(x + s * 0.2, y, s * 0.6, s * 0.36, fill)
    return arch + box(x, y + s * 0.3, s, s * 0.14, fill) + box(x + s * 0.12, y + s * 0.52, s * 0.76, s * 0.48, fill)


def picture(source: str, place: Box) -> str:
    """A picture that fills its frame; what does not fit is cut off at the sides."""
    size = f'x="{place.x:.1f}" y="{place.y:.1f}" width="{place.w:.1f}" height="{place.h:.1f}"'
    return f'<image {size} preserveAspectRatio="xMidYMid slice" href="{escape(source)}"/>'
