"""Words as outlines, set like wood type: every line fills the measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import uharfbuzz as hb

CAP_HEIGHT = 0.686
LINE_GAP = 0.11
UMLAUT_ROOM = 0.24
WIDTH_AXIS = (62, 70, 80, 90, 100, 112, 125)


class Type:
    """Archivo with its weight and width axes; text becomes outlines, so the picture needs no font."""

    def __init__(self, path: Path) -> None:
        self.face = hb.Face(path.read_bytes())

    def shape(self, text: str, weight: int, width: int) -> tuple[Any, list[tuple[Any, Any]]]:
        font = hb.Font(self.face)
        font.set_variations({"wght": weight, "wdth": width})
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        return font, list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))

    def width(self, text: str, weight: int, width: int) -> float:
        """How wide the text is at size 1."""
        return float(sum(position.x_advance for _, position in self.shape(text, weight, width)[1])) / 1000

    def outline(self, text: str, x: float, y: float, size: float, fill: str, weight: int, width: int) -> str:
        font, run = self.shape(text, weight, width)
        scale, path = size / 1000, []
        for glyph, position in run:
            left, base = x + position.x_offset * scale, y - position.y_offset * scale
            path += [command(op, points, left, base, scale) for op, points in glyph_path(font, glyph.codepoint)]
            x += position.x_advance * scale
        return f'<path fill="{fill}" d="{"".join(path)}"/>'

    def block(self, lines: Sequence[str], x: float, y: float, w: float, h: float, fill: str) -> str:
        """Every line fills the measure; the width axis keeps the heights of the lines close."""
        target = h / (len(lines) * (1 + LINE_GAP))
        rows = [(line, *self.setting(line, w, target)) for line in lines]
        gaps = LINE_GAP * target * (len(rows) - 1)
        tall = sum(size * CAP_HEIGHT * (1 + room(line)) for line, _, size in rows)
        shrink = min(1.0, (h - gaps) / tall)
        drawn = []
        for line, width, full in rows:
            size = full * shrink
            y += size * CAP_HEIGHT * (1 + room(line))
            drawn.append(self.outline(line, x - size * 0.04, y, size, fill, 800, width))
            y += LINE_GAP * target
        return "".join(drawn)

    def setting(self, line: str, measure: float, target: float) -> tuple[int, float]:
        """Width axis and size that fill the measure with a cap height nearest to the target."""
        sizes = ((width, measure / self.width(line, 800, width)) for width in WIDTH_AXIS)
        return min(
            sizes,
            key=lambda found: (
                abs(found[1] * CAP_HEIGHT - target) + (9 * target if found[1] * CAP_HEIGHT > target * 1.7 else 0)
            ),
        )


def room(line: str) -> float:
    """Dots need room above the capitals."""
    return UMLAUT_ROOM if set(line) & set("ÄÖÜ") else 0


def glyph_path(font: Any, glyph: int) -> Iterator[tuple[str, tuple[float, ...]]]:
    """A glyph's outline as commands with coordinates."""
    found: list[tuple[str, tuple[float, ...]]] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda *points: found.append(("M", points[:2])))
    draw.set_line_to_func(lambda *points: found.append(("L", points[:2])))
    draw.set_quadratic_to_func(lambda *points: found.append(("Q", points[:4])))
    draw.set_cubic_to_func(lambda *points: found.append(("C", points[:6])))
    draw.set_close_path_func(lambda *_: found.append(("Z", ())))
    font.draw_glyph(glyph, draw, None)
    return iter(found)


def command(op: str, points: Sequence[float], x: float, y: float, scale: float) -> str:
    pairs = zip(points[::2], points[1::2], strict=True)
    return op + " ".join(f"{x + px * scale:.1f} {y - py * scale:.1f}" for px, py in pairs)
