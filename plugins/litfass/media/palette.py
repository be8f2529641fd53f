"""The colours of a brand: its eight values, what is derived from them, and which pairs must be readable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from litfass.media.colour import Colour, blend, contrast, mix, passing, shades

ROUND = 70
"""A cap of so many pixels, or more, is a half circle on a poster."""
ROOT = 20
"""Pixels of 1rem (theme/site/assets/litfass/tokens.css)."""
OWN = {
    "paper": "#F2F4EE", "ink": "#10251D", "accent": "#FFC62B", "on_accent": "#10251D", "second": "#F3A9B4",
    "link": "#0B5E46", "link_dark": "#FFD25C", "cap": "999px",
}  # fmt: skip
"""The theme's own values (theme/site/assets/litfass/tokens.css), where a brand names none."""


class Pair(NamedTuple):
    """A colour on a ground, both by their names in tokens.css, the contrast they need, and the value one would change.

    `both` is true where it must hold on the light and on the dark page.
    """

    colour: str
    ground: str
    need: float
    value: str
    both: bool = True


PAIRS = (
    Pair("ink", "paper", 4.5, "ink"),
    Pair("ink", "wash", 4.5, "ink"),
    Pair("ink_2", "paper", 4.5, "ink"),
    Pair("ink_2", "wash", 4.5, "ink"),
    Pair("link", "paper", 4.5, "link"),
    Pair("link", "wash", 4.5, "link"),
    Pair("on_accent", "accent", 4.5, "on_accent", both=False),
    Pair("warn", "paper", 4.5, "paper"),
    Pair("edge", "paper", 3.0, "ink"),
)
"""The pairs of the look's table: 4.5 for text, 3 for the edges of controls (WCAG 2.2 AA, 1.4.3 and 1.4.11)."""


@dataclass(frozen=True, slots=True)
class Palette:
    """A brand's values, complete; `cap` is 1 for round arches, 0 for boxes."""

    paper: str
    ink: str
    accent: str
    on_accent: str
    second: str
    link: str
    link_dark: str
    cap: float

    @classmethod
    def of(cls, colours: Mapping[str, str]) -> Palette:
        """The palette of the settings' colours; type on an accent takes ink or paper where nothing is said."""
        values = {**OWN, **colours}
        if "accent" in colours and "on_accent" not in colours:
            letters = values["ink"], values["paper"]
            values["on_accent"] = max(letters, key=lambda each: contrast(each, values["accent"]))
        return cls(cap=_roundness(values.pop("cap")), **values)

    def tokens(self, *, dark: bool) -> dict[str, Colour]:
        """The colours of a page, derived as in tokens.css."""
        paper, ink, accent = self.paper, self.ink, self.accent
        if not dark:
            return {
                "paper": paper, "ink": ink, "sheet": blend(paper, "#FFFFFF", 0.30), "ink_2": blend(ink, paper, 0.74),
                "rule": blend(ink, paper, 0.18), "edge": blend(ink, paper, 0.58), "wash": blend(accent, paper, 0.18),
                "accent": accent, "on_accent": self.on_accent, "link": self.link, "warn": "#A3180C",
            }  # fmt: skip
        night = blend(ink, "#000000", 0.86)
        return {
            "paper": night, "ink": blend(paper, ink, 0.95), "sheet": blend(ink, paper, 0.94),
            "ink_2": blend(paper, ink, 0.76), "rule": blend(paper, ink, 0.20), "edge": blend(paper, ink, 0.55),
            "wash": blend(accent, night, 0.15),
            "accent": accent, "on_accent": self.on_accent, "link": self.link_dark, "warn": "#FFB4A6",
        }  # fmt: skip


def _roundness(cap: str) -> float:
    """From 0 to 1, of a CSS length."""
    number = float(cap.rstrip("pxrem%"))
    unit = cap.lstrip("0123456789.")
    return min(1.0, number / {"px": ROUND, "%": 50}.get(unit, ROUND / ROOT))


@dataclass(frozen=True, slots=True)
class Miss:
    """A pair that cannot be read well: the value of the settings to change, and the shade that would do."""

    pair: Pair
    dark: bool
    ratio: float
    value: str
    proposal: str


def misses(palette: Palette) -> Iterator[Miss]:
    """What in a palette fails WCAG AA; one row for each value of the settings that must change."""
    seen = set()
    for dark in (False, True):
        for pair, value in _asked(dark=dark):
            ratio = _ratio(palette, pair, dark=dark)
            if ratio < pair.need and value not in seen:
                seen.add(value)
                yield Miss(pair, dark, ratio, value, _proposal(palette, value, dark=dark))


def _asked(*, dark: bool) -> Iterator[tuple[Pair, str]]:
    """The pairs of a kind of page, each with the value of the settings that would be changed."""
    yield from ((pair, _value(pair, dark=dark)) for pair in PAIRS if pair.both or not dark)


def _ratio(palette: Palette, pair: Pair, *, dark: bool) -> float:
    tokens = palette.tokens(dark=dark)
    return contrast(tokens[pair.colour], tokens[pair.ground])


def _value(pair: Pair, *, dark: bool) -> str:
    """The value to change: on the dark page the paper is the text, and links have a value of their own."""
    swapped = {"ink": "paper", "paper": "ink", "link": "link_dark"}
    return swapped.get(pair.value, pair.value) if dark else pair.value


def _proposal(palette: Palette, value: str, *, dark: bool) -> str:
    """The nearest shade of a value with which all its pairs have their contrast; "" when there is none."""
    mine = [pair for pair, changed in _asked(dark=dark) if changed == value]
    for shade in shades(getattr(palette, value)):
        changed = _with(palette, value, shade)
        if all(_ratio(changed, pair, dark=dark) >= pair.need for pair in mine):
            return shade
    return ""


def _with(palette: Palette, value: str, shade: str) -> Palette:
    colours = {name: getattr(palette, name) for name in OWN if name != "cap"}
    return Palette(**{**colours, value: shade}, cap=palette.cap)


# --- posters --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scheme:
    """A ground, the type on it, and three colours for shapes that can be told from the ground."""

    ground: str
    type: str
    shapes: tuple[str, str, str]


GROUNDS = 4
SEEN = 1.15
"""The contrast from which a shape can be told from its ground."""


def schemes(palette: Palette) -> tuple[Scheme, ...]:
    """The four grounds of posters: accent, ink, a tint of the accent, second."""
    paper, ink, accent, second = palette.paper, palette.ink, palette.accent, palette.second
    tint = mix(accent, paper, 0.22)
    return (
        _scheme(accent, (palette.on_accent,), (ink, paper, second)),
        _scheme(ink, (paper, ink), (accent, second, paper)),
        _scheme(tint, (ink, paper), (ink, accent, second)),
        _scheme(second, (ink, paper), (accent, paper, ink)),
    )


def _scheme(ground: str, letters: tuple[str, ...], shapes: tuple[str, ...]) -> Scheme:
    """Type in whichever colour contrasts most; a shade of it where even that is too little."""
    best = max(letters, key=lambda colour: contrast(colour, ground))
    type_ = best if contrast(best, ground) >= 4.5 else passing(best, ground, 4.5)
    return Scheme(ground, type_, seen(ground, (*shapes, type_)))


def seen(ground: str, colours: Sequence[str]) -> tuple[str, str, str]:
    """Three of the colours that stand out from the ground; few are repeated."""
    visible = [colour for colour in dict.fromkeys(colours) if contrast(colour, ground) >= SEEN] * 3
    return visible[0], visible[1], visible[2]
