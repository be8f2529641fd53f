"""The poster of a post: its words set like wood type, a motif, a ground; drawn in any shape."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import regex

from litfass.media.lettering import Style, Type
from litfass.media.motifs import MOTIFS, Motif, box
from litfass.media.palette import GROUNDS, Palette, Scheme, schemes
from litfass.media.setting import Box, Setting, block, fit, line
from litfass.media.wrapping import Look

Size = tuple[int, int]
SMALL = Style(600, 88)
TITLE = Style(800, 80)
LANDSCAPE, BANNER, TALL = 1.2, 2.0, 0.6
"""From these shares of width to height on a poster lies on its side, is a strip, or (below) is a story."""
SAFE_TOP, SAFE_FOOT = 250 / 1920, 340 / 1920
"""What a platform lays over a story, as shares of its height."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says and which of its forms it takes.

    `words` are its lines; without any the title is set. `motif` and `ground` are places in MOTIFS and in the schemes;
    `seed` (0 to 255) varies the motif. `name` is who publishes.
    """

    title: str
    words: tuple[str, ...] = ()
    category: str = ""
    name: str = ""
    motif: int = 0
    ground: int = 0
    seed: int = 0
    language: str = "de"

    def scheme(self, palette: Palette) -> Scheme:
        """Its colours in a brand."""
        return schemes(palette)[self.ground % GROUNDS]

    def draw_motif(self, place: Box, palette: Palette, shapes: tuple[str, str, str] | None = None) -> str:
        """Its motif in a place, in the colours of its scheme or others."""
        colours = shapes or self.scheme(palette).shapes
        motif = Motif(place.x, place.y, place.w, place.h, colours, self.seed, palette.cap)
        return MOTIFS[self.motif % len(MOTIFS)](motif)

    def set_words(self, type_: Type, place: Box, fill: str, *, stand: str = "top") -> Setting:
        """Its words as wood type, or its title; both fill the place.

        Where the fonts lack its script the category stands there, or nothing: the title is beside it on every page.
        """
        if self.words and not type_.missing("".join(self.words)):
            return block(type_, self.words, place, fill, stand=stand)
        known = [text for text in (self.title, self.category) if text.strip() and not type_.missing(text)]
        largest = max(28.0, min(place.h * 0.5, place.w * 0.3))
        look = Look(fill, TITLE, 0.98, stand=stand, language=self.language)
        return fit(type_, known[0] if known else "", place, (largest * 0.14, largest), look)


def draw(poster: Poster, palette: Palette, size: Size, type_: Type) -> str:
    """The poster as SVG of outlines in a size of pixels; the same input gives the same bytes."""
    w, h = size
    scheme = poster.scheme(palette)
    share = w / h
    lying = _strip if share >= BANNER else _landscape
    body = lying(poster, palette, size, type_) if share >= LANDSCAPE else _upright(poster, palette, size, type_)
    return svg(size, box(0, 0, w, h, scheme.ground) + body, poster.title)


def svg(size: Size, body: str, label: str) -> str:
    """A whole SVG file; what is said of it for those who cannot see it is text that can do nothing."""
    w, h = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        f'aria-label="{escape(plain(label))}">{body}</svg>'
    )


def plain(text: str) -> str:
    """A text without characters that XML does not know."""
    return regex.sub(r"[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]", " ", text)


def _landscape(poster: Poster, palette: Palette, size: Size, type_: Type) -> str:
    """Words left, motif right and bleeding, name and category at the foot."""
    w, h = size
    margin, small, split = h * 0.065, max(h * 0.042, 18), w * 0.56
    fill, measure = poster.scheme(palette).type, w * 0.56 - h * 0.065 * 2.2
    words = Box(margin, margin, measure, h - 2 * margin - small * 2.4)
    return (
        poster.draw_motif(Box(split, margin * 1.2, w - split, h - margin * 1.2), palette)
        + poster.set_words(type_, words, fill).svg
        + _foot(poster, type_, Box(margin, h - margin * 0.9 - small * 0.7, measure, small), fill)
    )


def _strip(poster: Poster, palette: Palette, size: Size, type_: Type) -> str:
    """A banner: words in one row of blocks, the motif in a square at the right end."""
    w, h = size
    margin, small = h * 0.1, max(h * 0.06, 18)
    room = w - h * 0.9 - margin * 2
    fill = poster.scheme(palette).type
    return (
        poster.draw_motif(Box(w - h * 0.9, margin, h * 0.9, h - margin), palette)
        + poster.set_words(type_, Box(margin, margin, min(room, h * 1.7), h - 2 * margin - small * 2.2), fill).svg
        + _foot(poster, type_, Box(margin, h - margin * 0.9 - small * 0.7, room, small), fill)
    )


def _upright(poster: Poster, palette: Palette, size: Size, type_: Type) -> str:
    """The motif stands on the words; a story keeps free what the platform covers."""
    w, h = size
    margin, small, fill = min(w, h) * 0.065, max(min(w, h) * 0.042, 18), poster.scheme(palette).type
    story = w / h < TALL
    top = h * SAFE_TOP + margin * 0.5 if story else margin
    foot = h * (1 - SAFE_FOOT) - margin * 0.5 if story else h - margin
    base = foot - small * 1.8
    high = (base - top) * (0.36 if story or w < h * 0.9 else 0.38)
    words = poster.set_words(type_, Box(margin, base - high, w - 2 * margin, high), fill, stand="bottom")
    motif_top = top + small * 1.9
    motif = Box(margin, motif_top, w - 2 * margin, base - words.height - small * 0.9 - motif_top)
    return (
        poster.draw_motif(motif, palette)
        + words.svg
        + _small(type_, poster.category, Box(margin, top, w - 2 * margin, small), fill, "start")
        + _small(type_, poster.name, Box(margin, foot - small * 0.7, w - 2 * margin, small), fill, "start")
    )


def _foot(poster: Poster, type_: Type, place: Box, fill: str) -> str:
    """The name, and the category at the other end where both find room."""
    size = place.h
    wide = type_.width(poster.name, SMALL) * size + type_.width(poster.category, SMALL) * size
    end = _small(type_, poster.category, place, fill, "end") if wide < place.w - size else ""
    return _small(type_, poster.name, place, fill, "start") + end


def _small(type_: Type, text: str, place: Box, fill: str, align: str) -> str:
    return line(type_, text, place, place.h, Look(fill, SMALL, align=align)).svg if text.strip() else ""
