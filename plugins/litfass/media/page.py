"""A page that is drawn: what is decoration, and what is words with their place, so that a picture and a PDF agree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from litfass.media.lettering import Style, Type
from litfass.media.setting import NARROW, STEP, Box, Setting, fit, line, paragraph
from litfass.media.wrapping import Look
from litfass.model import Picture

NARROWER = 14
"""How much narrower letters `fit` tries where a text is long."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where one line stands: its left end, its baseline, and how long it may be."""

    x: float
    y: float
    w: float


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a page. `role` is what they are: title, heading, text, note, item of a list, count and entry of another.

    A note is repeated on every page (a number, a name), so nobody needs to hear it. `x` and `y` are where the first of
    `lines` begins and stands; `leading` is how far one line is below the other. `link` is where they lead.
    """

    role: str
    text: str
    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    leading: float
    style: Style
    fill: str
    svg: str
    top: float
    bottom: float
    right: float
    link: str = ""
    cut: bool = False

    @property
    def last(self) -> float:
        """Where the last of its lines stands."""
        return self.y + max(0, len(self.lines) - 1) * self.leading

    def lowered(self, by: float) -> Words:
        """The same words further down."""
        svg = f'<g transform="translate(0 {by:.2f})">{self.svg}</g>'
        return replace(self, y=self.y + by, top=self.top + by, bottom=self.bottom + by, svg=svg)


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing and the box in which it lies; `alt` says what it shows, "" for decoration.

    `photo` is the post's picture that it is.
    """

    svg: str
    box: Box
    alt: str = ""
    photo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in pixels, its ground, and what stands on it in the order in which it is read."""

    size: tuple[int, int]
    ground: str
    parts: tuple[Words | Art, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """All words, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Words))

    @property
    def photos(self) -> tuple[tuple[Picture, tuple[int, int]], ...]:
        """The post's pictures on it, each with the pixels of its frame."""
        arts = (part for part in self.parts if isinstance(part, Art))
        return tuple((art.photo, (round(art.box.w), round(art.box.h))) for art in arts if art.photo)


def svg_of(page: Page) -> str:
    """The page as a picture: outlines, so that it needs no font."""
    width, height = page.size
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    ground = f'<rect width="{width}" height="{height}" fill="{page.ground}"/>'
    return f"{head}>{ground}{''.join(part.svg for part in page.parts)}</svg>"


def said(page: Page) -> str:
    """What a page says and shows, for people who cannot see it."""
    parts = ((part.alt if isinstance(part, Art) else _told(part)) for part in page.parts)
    return "\n".join(" ".join(part.split()) for part in parts if part.strip())


def _told(words: Words) -> str:
    return "" if words.role in ("note", "count") else words.text


class Setter:
    """Sets words of one language ("" divides no word) with one stack of fonts."""

    def __init__(self, type_: Type, language: str) -> None:
        self.type = type_
        self.language = language

    def fitted(self, role: str, text: str, box: Box, sizes: tuple[float, float], look: Look) -> Words:
        """The text as large as it fits into the box."""
        look = replace(look, language=self.language)
        return self._words(role, text, box, look, fit(self.type, text, box, sizes, look))

    def shrunk(self, role: str, text: str, box: Box, sizes: tuple[float, float], look: Look) -> Words:
        """The text in the larger size, or in the first smaller one in which none of it is cut."""
        look, size = replace(look, language=self.language), sizes[1]
        while (made := paragraph(self.type, text, box, size, look)).cut and size - STEP >= sizes[0]:
            size -= STEP
        return self._words(role, text, box, look, made)

    def line(self, role: str, text: str, row: Row, size: float, look: Look) -> Words:
        """The text on one line, which stands on the row whatever its letters are."""
        box = Box(row.x, row.y - size, row.w, 2 * size)
        made = line(self.type, text, box, size, look)
        words = self._words(role, text, box, look, made)
        svg = self.type.line(made.lines[0], words.style).draw(words.x, row.y, size, look.fill)
        lower = row.y - words.y
        return replace(words, y=row.y, svg=svg, top=words.top + lower, bottom=words.bottom + lower)

    def width(self, text: str, size: float, style: Style) -> float:
        """How wide a text is on one line."""
        return self.type.width(text, style) * size

    def _words(self, role: str, text: str, box: Box, look: Look, made: Setting) -> Words:
        leading, style = made.size * look.leading, self._style(made, look)
        first = made.baseline - max(0, len(made.lines) - 1) * leading
        left = box.x + {"start": 0.0, "middle": (box.w - made.width) / 2, "end": box.w - made.width}[look.align]
        up = self.type.line(made.lines[0], style).top if made.lines else 0.0
        down = self.type.line(made.lines[-1], style).bottom if made.lines else 0.0
        return Words(
            role=role,
            text=text,
            lines=made.lines,
            x=left,
            y=first,
            size=made.size,
            leading=leading,
            style=style,
            fill=look.fill,
            svg=made.svg,
            top=first - up * made.size,
            bottom=made.baseline - min(0.0, down) * made.size,
            right=left + made.width,
            cut=made.cut,
        )

    def _style(self, made: Setting, look: Look) -> Style:
        """The style in which a text was set: narrower than asked for where it was long."""
        widths = dict.fromkeys((look.style.width, max(NARROW, look.style.width - NARROWER), 75, NARROW))
        styles = [replace(look.style, width=width) for width in widths]
        return min(styles, key=lambda style: abs(self._widest(made, style) - made.width))

    def _widest(self, made: Setting, style: Style) -> float:
        return max((self.type.width(text, style) for text in made.lines), default=0.0) * made.size
