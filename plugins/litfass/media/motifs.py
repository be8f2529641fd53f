"""Shapes of a poster as SVG text: the arch (a column seen flat) and its relatives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


def box(x: float, y: float, w: float, h: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"/>'


def disc(x: float, y: float, r: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"/>'


@dataclass(frozen=True, slots=True)
class Motif:
    """Draws into a box that may bleed over the right and lower edge; `cap` is 1 for round arches, 0 for boxes."""

    x: float
    y: float
    w: float
    h: float
    shapes: tuple[str, str, str]
    seed: int
    cap: float

    def arch(self, x: float, y: float, w: float, h: float, fill: str, *, hanging: bool = False) -> str:
        """A column with its cap; a hanging one is turned upside down."""
        r = min(w / 2, h) * self.cap
        foot, top, sweep = (y, y + h, 0) if hanging else (y + h, y, 1)
        side, shoulder = (top - r, r) if hanging else (top + r, -r)
        bend = f"a{r:.1f} {r:.1f} 0 0 {sweep} {r:.1f}"
        return (
            f'<path fill="{fill}" d="M{x:.1f} {foot:.1f}V{side:.1f}{bend} {shoulder:.1f}h{w - 2 * r:.1f}'
            f'{bend} {-shoulder:.1f}V{foot:.1f}Z"/>'
        )

    def nest(self) -> str:
        """Nested arches: first the frame, then the picture."""
        a, b, c = self.shapes
        step, foot = min(self.w * 0.125, self.h * 0.22), self.y + self.h
        tops = [self.y + self.h * 0.02 + step * i for i in range(4)]
        return "".join(
            self.arch(self.x + self.w * 0.125 * i, top, self.w * (1 - 0.25 * i), foot - top, fill)
            for i, (top, fill) in enumerate(zip(tops, (a, b, a, c), strict=True))
        )

    def steps(self) -> str:
        heights = (0.42, 0.68, 0.96) if self.seed % 2 else (0.40, 0.62, 0.98)
        return self.columns(heights, self.shapes, 1.0)

    def growth(self) -> str:
        a, b, _ = self.shapes
        return self.columns((0.26, 0.40, 0.34, 0.62, 0.94), (a, a, a, a, b), 0.88)

    def columns(self, heights: Sequence[float], fills: Sequence[str], share: float) -> str:
        w = self.w / (len(heights) - (1 - share) / 2)  # the last column ends at the edge
        return "".join(
            self.arch(
                self.x + w * (i + (1 - share) / 2), self.y + self.h * (1 - height), w * share, self.h * height, fill
            )
            for i, (height, fill) in enumerate(zip(heights, fills, strict=True))
        )

    def beat(self) -> str:
        """A regular beat of dots with few accents."""
        a, b, c = self.shapes
        rows = 4 if self.h > self.w * 0.75 else 3 if self.h > self.w * 0.45 else 2
        across = max(4, round(self.w / self.h * rows))
        w, h = self.w / across, self.h / rows
        return "".join(
            disc(
                self.x + w * (i + 0.5),
                self.y + h * (j + 0.5),
                min(w, h) * 0.4,
                b if (i + j * 3 + self.seed) % 7 == 0 else c if (i * 2 + j + self.seed) % 11 == 3 else a,
            )
            for i in range(across)
            for j in range(rows)
        )

    def talk(self) -> str:
        """One arch stands, one hangs; they meet."""
        a, b, c = self.shapes
        w, h = self.w / 2, self.h * (0.66 if self.seed % 2 else 0.6)
        top = self.y + self.h - h
        return (
            self.arch(self.x, top, w, h, a)
            + self.arch(self.x + w, 0, w, self.y + h, b, hanging=True)
            + disc(self.x + w / 2, top + min(w, h) / 2, min(w, h) * 0.17, c)
        )

    def lens(self) -> str:
        """A phone as a studio."""
        a, b, c = self.shapes
        w = min(self.w * 0.72, self.h * 0.56)
        h = min(self.h * 0.94, w * 1.72)
        x, y, r = self.x + (self.w - w) / 2, self.y + self.h - h, w * 0.2
        top, left, right = f"{y + r:.1f}", f"q0 {-r:.1f} {r:.1f} {-r:.1f}", f"q{r:.1f} 0 {r:.1f} {r:.1f}"
        foot = f"{y + h:.1f}"
        case = f'<path fill="{a}" d="M{x:.1f} {foot}V{top}{left}h{w * 0.6:.1f}{right}V{foot}Z"/>'
        eye = disc(x + w * 0.5, y + w * 0.55, w * 0.36, b) + disc(x + w * 0.5, y + w * 0.55, w * 0.19, c)
        return case + eye + disc(x + w * 0.82, y + w * 0.17, w * 0.05, b)

    def dial(self) -> str:
        """A quarter of an hour."""
        a, b, c = self.shapes
        r = min(self.w * 0.46, self.h * 0.44)
        x, y = self.x + self.w * 0.48, self.y + self.h * 0.46
        quarter = f'<path fill="{b}" d="M{x:.1f} {y:.1f}V{y - r:.1f}A{r:.1f} {r:.1f} 0 0 1 {x + r:.1f} {y:.1f}Z"/>'
        return disc(x, y, r, a) + quarter + disc(x, y, r * 0.13, c)


Drawing = Callable[[Motif], str]
MOTIFS: tuple[Drawing, ...] = (
    Motif.nest, Motif.steps, Motif.beat, Motif.talk, Motif.growth, Motif.lens, Motif.dial,
)  # fmt: skip
