"""Colours and shapes of a poster, as SVG text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """A ground, the type on it, and three colours for shapes that can be told from the ground."""

    ground: str
    type: str
    shapes: tuple[str, str, str]


# --- colour ---------------------------------------------------------------------------------------------------------


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def schemes(brand: dict[str, str]) -> list[Scheme]:
    """The four grounds: accent, ink, a tint of the accent, second."""
    paper, ink, accent, second = (brand[name] for name in ("paper", "ink", "accent", "second"))
    on_second = max((ink, paper), key=lambda colour: contrast(colour, second))
    grounds = [
        (accent, brand["on_accent"], (ink, paper, second)),
        (ink, paper, (accent, second, paper)),
        (mix(accent, paper, 0.22), ink, (ink, accent, second)),
        (second, on_second, (accent, paper, ink)),
    ]
    return [Scheme(ground, type_, seen(ground, shapes)) for ground, type_, shapes in grounds]


def seen(ground: str, colours: Sequence[str]) -> tuple[str, str, str]:
    """Three of the colours that stand out from the ground; few are repeated."""
    visible = [colour for colour in colours if contrast(colour, ground) >= 1.15] * 3
    return visible[0], visible[1], visible[2]


# --- shapes: the arch (a column seen flat) and its relatives --------------------------------------------------------


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
        r = w / 2 * self.cap
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
        return "".join(
            self.arch(
                self.x + self.w * 0.125 * i,
                self.y + self.h * 0.02 + self.w * 0.125 * i,
                self.w * (1 - 0.25 * i),
                self.h,
                f,
            )
            for i, f in enumerate((a, b, a, c))
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
        w, h = self.w / 4, self.h / 4
        return "".join(
            disc(
                self.x + w * (i + 0.5),
                self.y + h * (j + 0.5),
                min(w, h) * 0.4,
                b if (i + j * 3 + self.seed) % 7 == 0 else c if (i * 2 + j + self.seed) % 11 == 3 else a,
            )
            for i in range(4)
            for j in range(4)
        )

    def talk(self) -> str:
        """One arch stands, one hangs; they meet."""
        a, b, c = self.shapes
        w, h = self.w / 2, self.h * (0.66 if self.seed % 2 else 0.6)
        top = self.y + self.h - h
        return (
            self.arch(self.x, top, w, h, a)
            + self.arch(self.x + w, 0, w, self.y + h, b, hanging=True)
            + disc(self.x + w / 2, top + w / 2, w * 0.17, c)
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


MOTIFS: tuple[Callable[[Motif], str], ...] = (
    Motif.nest, Motif.steps, Motif.beat, Motif.talk, Motif.growth, Motif.lens, Motif.dial,
)  # fmt: skip
