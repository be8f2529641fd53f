"""Words as outlines, so that a picture needs no font later and looks the same everywhere."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import regex
import uharfbuzz as hb

from litfass.media import emoji

FILES = ("archivo.ttf", "archivo-ext.ttf")
EMOJI_FILE = "twemoji.ttf.gz"
CAP_HEIGHT = 0.686
REMEMBERED = 4096
"""How many lines and glyphs are kept: setting a title asks for the same words again and again."""

_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Variation_Selector}\u115F\u1160\u3164\uFFA0]")
_SPACE = regex.compile(r"[\p{Z}\t\n\r]+")
_PICTURED = regex.compile(r"[\u200D\uFE0F\U000E0020-\U000E007F]")
_STANDS_IN = {
    "→": "›",
    "←": "‹",
    "‑": "-",
    "✓": "✔\ufe0f",
    "✗": "✖\ufe0f",
    "★": "⭐",
    "ẞ": "SS",
    "≈": "~",
    "≥": ">=",
    "≤": "<=",
}
_FOREGROUND = 0xFFFF

Command = tuple[str, tuple[float, ...]]
Layer = tuple[str, float, tuple[Command, ...]]
"""Colour ("" is the colour of the text), opacity, and an outline in ems, y upwards."""


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look: weight (100 to 900) and width (62 to 125) of a font that has these axes."""

    weight: int = 800
    width: int = 88


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at size 1: how wide it is, how far it reaches up and down, and its layers with their places."""

    width: float
    top: float
    bottom: float
    layers: tuple[tuple[float, float, Layer], ...]

    @property
    def left(self) -> float:
        """Where its ink begins: letters have a little air before them, which shows where they are large."""
        reach = (x + at for x, _, (*_, shape) in self.layers for _, points in shape for at in points[::2])
        return min(reach, default=0.0)

    def draw(self, x: float, y: float, size: float, fill: str) -> str:
        """The line as SVG paths, one for each run of one colour; `y` is the line on which letters stand."""
        drawn = []
        for (colour, opacity), group in groupby(self.layers, key=lambda placed: placed[2][:2]):
            shape = "".join(
                _placed(commands, x + left * size, y - up * size, size) for left, up, (*_, commands) in group
            )
            if shape:
                veil = "" if opacity == 1 else f' fill-opacity="{opacity:.2f}"'
                drawn.append(f'<path fill="{colour or fill}"{veil} d="{shape}"/>')
        return "".join(drawn)


class Face:
    """One font file; glyphs come out in ems."""

    def __init__(self, data: bytes) -> None:
        self._face = hb.Face(data)
        self._scale = 1 / self._face.upem
        self._characters = frozenset(self._face.unicodes)
        self._glyphs: dict[tuple[int, Style], tuple[Layer, ...]] = {}

    def has(self, text: str) -> bool:
        return all(ord(character) in self._characters for character in text)

    def shape(self, text: str, style: Style, *, rtl: bool) -> Iterator[tuple[float, float, float, tuple[Layer, ...]]]:
        """For each glyph its advance, its offsets to the right and upwards, and its layers."""
        font = hb.Font(self._face)
        font.set_variations({"wght": style.weight, "wdth": style.width})
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(font, buffer)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            layers = self._layers(font, glyph.codepoint, style)
            yield place.x_advance * self._scale, place.x_offset * self._scale, place.y_offset * self._scale, layers

    def static(self, text: str, style: Style) -> bytes:
        """The font file cut down to the letters of a text, with fixed weight and width, for programs without axes."""
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, text))
        for axis, value in (("wght", style.weight), ("wdth", style.width)):
            if any(info.tag == axis for info in self._face.axis_infos):
                wanted.pin_axis_location(self._face, axis, value)
        return bytes(hb.subset(self._face, wanted).blob.data)

    def _layers(self, font: Any, glyph: int, style: Style) -> tuple[Layer, ...]:
        if (found := self._glyphs.get((glyph, style))) is None:
            found = self._glyphs[glyph, style] = tuple(self._drawn(font, glyph))
        return found

    def _drawn(self, font: Any, glyph: int) -> Iterator[Layer]:
        coloured = self._face.get_glyph_color_layers(glyph) if self._palette else ()
        for layer in coloured:
            colour = ("", 1.0) if layer.color_index == _FOREGROUND else self._palette[layer.color_index]
            yield (*colour, _outline(font, layer.glyph, self._scale))
        if not coloured:
            yield "", 1.0, _outline(font, glyph, self._scale)

    @cached_property
    def _palette(self) -> tuple[tuple[str, float], ...]:
        table = self._face.reference_table("CPAL").data if self._face.has_color_layers else b""
        return emoji.palette(table) if table else ()


class Type:
    """A stack of fonts: each character comes from the first that has it, emoji from the colour font.

    What is not meant to be seen is left out; a character that no font has becomes the box that the first font keeps for
    such cases. Text from right to left is ordered run by run, which is right for words, not for every mixture.
    """

    def __init__(self, faces: Sequence[Face], packed: Path | None = None) -> None:
        self._faces = tuple(faces)
        self._packed = packed
        self._lines: dict[tuple[str, Style], Line] = {}

    @classmethod
    def load(cls, folder: Path, first: Path | None = None) -> Type:
        """The fonts of `theme/fonts/`, behind a company's own (`first`) where it has one."""
        paths = [*([first] if first else []), *(folder / name for name in FILES)]
        return cls([Face(path.read_bytes()) for path in paths], folder / EMOJI_FILE)

    @cached_property
    def _colour(self) -> Face | None:
        """The emoji font, unpacked when the first emoji is met."""
        return Face(gzip.decompress(self._packed.read_bytes())) if self._packed else None

    def line(self, text: str, style: Style) -> Line:
        """A line of text, ready to be drawn in any size."""
        if (found := self._lines.get((text, style))) is None:
            if len(self._lines) >= REMEMBERED:
                self._lines.clear()
            found = self._lines[text, style] = self._set(text, style)
        return found

    def width(self, text: str, style: Style) -> float:
        """How wide the text is at size 1."""
        return self.line(text, style).width

    def plain(self, text: str) -> str:
        """The text as it is shown, in the order in which it is read; what no font has is left out."""
        found = (self._found(grapheme) for grapheme in regex.findall(r"\X", _SPACE.sub(" ", text)))
        return "".join(shown for shown, face in found if face is not None)

    def files(self, text: str, style: Style) -> list[bytes]:
        """Font files with fixed axes that hold all letters of a text, in the order in which they are to be asked."""
        held: dict[int, tuple[Face, str]] = {}
        for grapheme in regex.findall(r"\X", _SPACE.sub(" ", text)):
            shown, face = self._found(grapheme)
            if face is not None:
                held[id(face)] = (face, held.get(id(face), (face, ""))[1] + shown)
        order = [*self._faces, *([self._colour] if self._colour else [])]
        return [held[id(face)][0].static(held[id(face)][1], style) for face in order if id(face) in held]

    def missing(self, text: str) -> str:
        """The characters of a text that no font has, each once."""
        lost = (
            grapheme for grapheme in regex.findall(r"\X", _SPACE.sub(" ", text)) if self._found(grapheme)[1] is None
        )
        return "".join(dict.fromkeys(lost))

    def _set(self, text: str, style: Style) -> Line:
        x, placed = 0.0, []
        for face, run, rtl in self._runs(_SPACE.sub(lambda gap: " " * len(gap[0]), text)):
            for advance, right, up, layers in face.shape(run, style, rtl=rtl):
                placed += [(x + right, up, layer) for layer in layers]
                x += advance
        heights = [up + y for _, up, (*_, shape) in placed for _, points in shape for y in points[1::2]]
        return Line(x, max(heights, default=0.0), min(heights, default=0.0), tuple(placed))

    def _runs(self, text: str) -> Iterator[tuple[Face, str, bool]]:
        """Runs of one font and direction, from left to right as they are seen."""
        pieces = [found for grapheme in regex.findall(r"\X", text) if (found := self._found(grapheme))[0]]
        rtl = _directions([piece for piece, _ in pieces])
        runs = [
            (face or self._faces[0], "".join(piece for (piece, _), _ in group), right)
            for (face, right), group in groupby(zip(pieces, rtl, strict=True), key=lambda pair: (pair[0][1], pair[1]))
        ]
        backwards = bool(rtl) and rtl[0]
        for right, group in groupby(reversed(runs) if backwards else runs, key=lambda run: run[2]):
            same = list(group)
            yield from reversed(same) if right != backwards else same

    def _found(self, grapheme: str) -> tuple[str, Face | None]:
        """What stands for a grapheme, "" for nothing, and the face that has it."""
        if emoji.coloured(grapheme) and self._colour and self._colour.has(grapheme[0]):
            return grapheme, self._colour
        plain = _UNSEEN.sub("", grapheme)
        for form in (plain, unicodedata.normalize("NFC", plain), unicodedata.normalize("NFKC", plain)):
            for face in self._faces:
                if face.has(form):
                    return form, face
        if self._colour and self._colour.has(plain):
            return grapheme, self._colour
        if (other := _STANDS_IN.get(plain)) is not None:
            return self._found(other) if len(other) < 3 and "\ufe0f" in other else (other, self._faces[0])
        return plain, None


def right_to_left(text: str) -> bool:
    """True when a line begins on the right: its first letter belongs to such a script."""
    return next((side for side in map(_direction, text) if side is not None), False)


def _directions(pieces: Sequence[str]) -> list[bool]:
    """For each piece whether it runs from right to left; what has no direction goes with its neighbours."""
    strong = [_direction(piece) for piece in pieces]
    known = [side for side in strong if side is not None]
    start = bool(known) and known[0]
    before, found = start, []
    for i, side in enumerate(strong):
        after = next((later for later in strong[i:] if later is not None), start)
        found.append(side if side is not None else before if before == after else start)
        before = before if side is None else side
    return found


def _direction(piece: str) -> bool | None:
    kind = unicodedata.bidirectional(piece[0])
    return True if kind in {"R", "AL"} else False if kind in {"L", "EN", "AN"} else None


def _outline(font: Any, glyph: int, scale: float) -> tuple[Command, ...]:
    """A glyph's outline as commands with coordinates."""
    found: list[Command] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda *points: found.append(("M", points[:2])))
    draw.set_line_to_func(lambda *points: found.append(("L", points[:2])))
    draw.set_quadratic_to_func(lambda *points: found.append(("Q", points[:4])))
    draw.set_cubic_to_func(lambda *points: found.append(("C", points[:6])))
    draw.set_close_path_func(lambda *_: found.append(("Z", ())))
    font.draw_glyph(glyph, draw, None)
    return tuple((op, tuple(point * scale for point in points)) for op, points in found)


def _placed(commands: Sequence[Command], x: float, y: float, size: float) -> str:
    return "".join(
        op + " ".join(f"{x + a * size:.1f} {y - b * size:.1f}" for a, b in zip(points[::2], points[1::2], strict=True))
        for op, points in commands
    )
