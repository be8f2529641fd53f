"""A card: a template filled with words, shapes and colours; words become outlines, so nothing in them can do harm."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from litfass.media.colour import contrast, mix, passing
from litfass.media.dress import Dress
from litfass.media.lettering import Style, Type
from litfass.media.motifs import Motif, box
from litfass.media.palette import Palette, Scheme, schemes, seen
from litfass.media.poster import Poster, svg
from litfass.media.setting import Box, Setting, block, fit, line, paragraph
from litfass.media.signs import column, picture
from litfass.media.template import Template, attributes, is_drawn, place_name, settings_of, tag_of
from litfass.media.wrapping import Look

Size = tuple[int, int]
WORDMARK = 2.2
"""A logo so many times as wide as high says the name itself."""
BULLET = 0.9
"""From the left edge of a list to its words, in sizes of these."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as a picture that an SVG may hold (`data:`), and its width by its height.

    `plain` says that it may be drawn in one colour: it is transparent where it shows nothing.
    """

    source: str
    ratio: float
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: words and lists by the names that templates use, and the poster whose form it takes up.

    `photo` gives the picture for a frame of some size in pixels, as an address that an SVG may hold.
    """

    poster: Poster
    words: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    photo: Callable[[Size], str] | None = None

    def has(self, name: str) -> bool:
        """True when there is something to say or show under a name."""
        return bool(self.words.get(name, "").strip() or self.lists.get(name) or (name == "photo" and self.photo))


@dataclass(frozen=True, slots=True)
class Kit:
    """A brand for cards: its colours, letters and logos, the latter for light and dark grounds."""

    palette: Palette
    type: Type
    logo: Logo | None = None
    logo_dark: Logo | None = None


def draw(template: Template, card: Card, kit: Kit, size: Size) -> str:
    """The card as SVG of outlines in a size of pixels; a template of a somewhat different shape is stretched.

    Only its places are stretched, not what is set and drawn in them.
    """
    return _Drawing(template, card, kit, size).svg()


def nearest(templates: Iterable[Template], size: Size) -> Template:
    """The template whose shape needs least stretching."""
    return min(templates, key=lambda each: abs(each.size[1] / each.size[0] - size[1] / size[0]))


class _Drawing:
    """One card in one size; `placed` is where what was set so far ended up."""

    def __init__(self, template: Template, card: Card, kit: Kit, size: Size) -> None:
        self.template, self.card, self.kit, self.size = template, card, kit, size
        w, h = template.size
        self.scale = min(size[0] / w, size[1] / h)
        self.canvas = size[0] / self.scale, size[1] / self.scale
        self.stretch = self.canvas[0] / w, self.canvas[1] / h
        self.scheme = _scheme(template.ground, card.poster, kit.palette)
        self.colours = _colours(self.scheme, kit.palette)
        self.placed: dict[str, Box] = {}

    def svg(self) -> str:
        ground = f'<rect width="{self.canvas[0]:.2f}" height="{self.canvas[1]:.2f}" fill="{self.scheme.ground}"/>'
        body = ground + "".join(self._drawn(child) for child in self.template.root)
        whole = svg(self.size, body, self.card.words.get("title", ""))
        frame = f'viewBox="0 0 {self.size[0]} {self.size[1]}"'
        return whole.replace(frame, f'viewBox="0 0 {self.canvas[0]:.2f} {self.canvas[1]:.2f}"', 1)

    def _drawn(self, element: ET.Element) -> str:
        """An element of the template with its children: a place filled, anything else as the designer drew it."""
        settings = settings_of(element)
        if not is_drawn(element) or ("if" in settings and not self.card.has(settings["if"])):
            return ""
        if place_name(element):
            return self._filled(element, settings)
        if tag_of(element) == "g" and not element.get("transform"):
            return f"<g{self._attributes(element)}>{''.join(map(self._drawn, element))}</g>"
        copied = self._copied(element)
        across, down = self.stretch
        plain = math.isclose(across, 1) and math.isclose(down, 1)
        return copied if plain else f'<g transform="scale({across:.4f} {down:.4f})">{copied}</g>'

    def _copied(self, element: ET.Element) -> str:
        if not is_drawn(element):
            return ""
        tag, inner = tag_of(element), "".join(map(self._copied, element))
        return f"<{tag}{self._attributes(element)}>{inner}</{tag}>" if inner else f"<{tag}{self._attributes(element)}/>"

    def _attributes(self, element: ET.Element) -> str:
        found = dict(attributes(element))
        for key in ("fill", "stroke"):
            if colour := self.colours.get(settings_of(element).get(key, "")):
                found[key] = colour
        return "".join(f' {key}="{escape(value)}"' for key, value in found.items())

    # --- places

    def _filled(self, element: ET.Element, settings: Mapping[str, str]) -> str:
        name, place = place_name(element), self._place(element, settings)
        fill = self.colours[settings.get("fill", "type")]
        self.placed[name] = replace(place, h=0.0)
        if place.w <= 1 or place.h <= 1:
            return ""
        if "draw" in settings:
            return self._shape(settings["draw"], place, fill)
        if "list" in settings:
            return self._list(name, place, settings, fill)
        text = self.card.words.get(name, "")
        if not text.strip() or (name == "name" and self.kit.logo and self.kit.logo.ratio >= WORDMARK):
            return ""
        return self._set(name, place, _words(self.kit.type, text, place, settings, self._look(settings, fill)))

    def _place(self, element: ET.Element, settings: Mapping[str, str]) -> Box:
        """The box of a place, stretched, and moved by what stands before it."""
        across, down = self.stretch
        x, y, w, h = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
        place, gap = Box(x * across, y * down, w * across, h * down), float(settings.get("gap", "24"))
        for relation, other in ((key, self.placed.get(value)) for key, value in settings.items()):
            if other is not None:
                place = _moved(place, relation, other, gap)
        return replace(place, h=h) if settings.get("draw") == "rule" and "along" not in settings else place

    def _look(self, settings: Mapping[str, str], fill: str) -> Look:
        style = Style(int(float(settings.get("weight", "800"))), int(float(settings.get("width", "80"))))
        return Look(
            fill,
            style,
            float(settings.get("leading", "1.02")),
            settings.get("align", "start"),
            settings.get("stand", "top"),
            settings.get("balance", "yes") == "yes",
            self.card.poster.language,
        )

    def _set(self, name: str, place: Box, made: Setting) -> str:
        self.placed[name] = Box(place.x, max(place.y, made.baseline - made.height), made.width, made.height)
        return made.svg

    def _list(self, name: str, place: Box, settings: Mapping[str, str], fill: str) -> str:
        """Lines below each other behind small arches, as large as all of them fit."""
        items = self.card.lists.get(name, ())[: int(float(settings.get("most", "6")))]
        look, smallest, size = self._look(settings, fill), *_sizes(settings, place)
        rows = self._rows(items, place, size, look)
        while size > smallest and (not rows or _foot(rows) > place.y + place.h or any(row.cut for row in rows)):
            size = max(smallest, size - 2)
            rows = self._rows(items, place, size, look)
        while len(rows) > 1 and _foot(rows) > place.y + place.h:
            rows.pop()
        self.placed[name] = Box(place.x, place.y, place.w, (_foot(rows) - place.y) if rows else 0)
        return "".join(self._bullet(place.x, row, look.leading) + row.svg for row in rows)

    def _rows(self, items: Iterable[str], place: Box, size: float, look: Look) -> list[Setting]:
        rows: list[Setting] = []
        for item in items:
            top = _foot(rows) + size * 0.55 if rows else place.y
            free = Box(place.x + size * BULLET, top, place.w - size * BULLET, max(size * 1.2, place.y + place.h - top))
            rows.append(paragraph(self.kit.type, item, free, size, replace(look, stand="top")))
        return rows

    def _bullet(self, x: float, row: Setting, leading: float) -> str:
        first = row.baseline - (len(row.lines) - 1) * row.size * leading
        wide, high = row.size * 0.42, row.size * 0.66
        fill = self.scheme.shapes[0]
        return self._motif(Box(x, first - high, wide, high), (fill, fill, fill)).arch(x, first - high, wide, high, fill)

    def _motif(self, place: Box, shapes: tuple[str, str, str]) -> Motif:
        return Motif(place.x, place.y, place.w, place.h, shapes, self.card.poster.seed, self.kit.palette.cap)

    def _shape(self, name: str, place: Box, fill: str) -> str:
        self.placed[name] = place
        if name == "motif":
            look = Dress(self.kit.type, self.kit.palette, self.card.poster)
            return look.drawn(place, self.scheme.shapes, fill).svg
        if name == "mark":
            return self._mark(place, fill)
        if name == "rule":
            return box(place.x, place.y, place.w, place.h, fill)
        if name == "photo":
            return self._photo(place)
        motif = self._motif(place, self.scheme.shapes)
        arch = motif.arch(place.x, place.y, place.w, place.h, fill, hanging=name == "hanging")
        if name == "window" and self.card.photo:
            clip = f'<clipPath id="window">{arch}</clipPath>'
            return f'<defs>{clip}</defs><g clip-path="url(#window)">{self._photo(place)}</g>'
        return arch

    def _photo(self, place: Box) -> str:
        """The picture, cut to its frame round what matters in it."""
        frame = round(place.w * self.scale), round(place.h * self.scale)
        return picture(self.card.photo(frame), place) if self.card.photo else ""

    def _mark(self, place: Box, fill: str) -> str:
        """The logo, in its own colours on paper and in one colour elsewhere; without a logo the house's column."""
        paper, ink = self.kit.palette.paper, self.kit.palette.ink
        dark = contrast(self.scheme.ground, paper) > contrast(self.scheme.ground, ink)
        logo = (self.kit.logo_dark if dark else None) or self.kit.logo
        if logo is None:
            self.placed["mark"] = replace(place, w=place.h)
            return column(Box(place.x, place.y, place.h, place.h), fill, self.kit.palette.cap)
        wide = min(place.w, place.h * logo.ratio)
        high = wide / logo.ratio
        self.placed["mark"] = replace(place, w=wide)
        own = self.scheme.ground == paper or (dark and logo is self.kit.logo_dark)
        return _logo(logo, Box(place.x, place.y + (place.h - high) / 2, wide, high), "" if own else fill)


def _scheme(ground: str, poster: Poster, palette: Palette) -> Scheme:
    if ground == "post":
        return poster.scheme(palette)
    if ground == "paper":
        return Scheme(palette.paper, palette.ink, seen(palette.paper, (palette.accent, palette.ink, palette.second)))
    return schemes(palette)[("accent", "ink", "tint", "second").index(ground)]


def _colours(scheme: Scheme, palette: Palette) -> dict[str, str]:
    """What templates may name as data-fill and data-stroke."""
    one, two, three = scheme.shapes
    faint = mix(scheme.type, scheme.ground, 0.76)
    return {
        "ground": scheme.ground, "type": scheme.type, "one": one, "two": two, "three": three,
        "faint": faint if contrast(faint, scheme.ground) >= 4.5 else passing(scheme.type, scheme.ground, 4.5),
        "paper": palette.paper, "ink": palette.ink, "accent": palette.accent, "on-accent": palette.on_accent,
        "second": palette.second,
    }  # fmt: skip


def _moved(box: Box, relation: str, other: Box, gap: float) -> Box:
    """A place right of another, below it, ending above it, or as tall as it; its far edges stay where they are."""
    right, foot = box.x + box.w, box.y + box.h
    gap = gap if other.h else 0.0
    if relation == "after":
        left = other.x + other.w + gap if other.w else box.x
        return replace(box, x=left, w=max(0.0, right - left))
    if relation == "below":
        top = other.y + other.h + gap
        return replace(box, y=top, h=max(0.0, foot - top))
    if relation == "above":
        return replace(box, h=max(0.0, other.y - gap - box.y))
    return replace(box, y=other.y, h=other.h) if relation == "along" else box


def _words(type_: Type, text: str, place: Box, settings: Mapping[str, str], look: Look) -> Setting:
    smallest, largest = _sizes(settings, place)
    if "block" in settings:
        return block(type_, text.split("\n"), place, look.fill, stand=look.stand)
    if place.h < 2 * largest and smallest == largest:
        return line(type_, text, place, largest, look)
    return fit(type_, text, place, (smallest, largest), look)


def _sizes(settings: Mapping[str, str], place: Box) -> tuple[float, float]:
    """The smallest and largest size of letters; one number is both."""
    numbers = [float(number) for number in settings.get("size", f"{place.h * 0.2} {place.h * 0.6}").split()]
    return min(numbers), max(numbers)


def _foot(rows: list[Setting]) -> float:
    return rows[-1].baseline + rows[-1].size * 0.05


def _logo(logo: Logo, place: Box, fill: str) -> str:
    """The logo, or its silhouette in a colour."""
    shown = picture(logo.source, place)
    if not fill or not logo.plain:
        return shown
    tint = (
        f'<filter id="tint" x="0" y="0" width="1" height="1"><feFlood flood-color="{fill}"/>'
        '<feComposite in2="SourceAlpha" operator="in"/></filter>'
    )
    return f'<defs>{tint}</defs><g filter="url(#tint)">{shown}</g>'


def names_of(template: Template) -> Iterator[str]:
    """The names of what a template shows, each once, in their order."""
    yield from dict.fromkeys(name for element in template.root.iter() if (name := place_name(element)))
