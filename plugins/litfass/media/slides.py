"""A deck as pages: a cover on which the motif stands on the title, a page for each thought, and a close."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from litfass.media import qr
from litfass.media.colour import contrast, mix
from litfass.media.dress import RULE, Dress
from litfass.media.lettering import Style
from litfass.media.motifs import box
from litfass.media.page import Art, Page, Row, Setter, Words
from litfass.media.palette import seen
from litfass.media.setting import Box, block
from litfass.media.signs import arrow, button, column, picture
from litfass.media.wrapping import Look
from litfass.model import Deck, Picture, Slide

WIDTH, HEIGHT = 1080, 1350
MARGIN = 84
MEASURE = WIDTH - 2 * MARGIN
HEAD, FOOT = MARGIN + 32, HEIGHT - MARGIN - 4
"""Where the lines at the top and at the foot of each page stand."""
SMALL, META, BODY = 36, 42, 52
LEAST, ROOMY = 36, 46
"""Nothing is smaller than the first: a slide of 1080 pixels is a third as wide on a phone. Before a text becomes
smaller than the second, its arch does."""
TITLE, HEADING, STRONG, PLAIN = Style(800, 76), Style(800, 90), Style(600, 90), Style(430, 90)
SIGN = Box(MARGIN, 190, 190, 268)
"""The arch with the number."""
HEIGHTS = (268.0, 200.0, 150.0, 0.0)
"""How high that arch is; it makes room for a long text."""
INDENT = 72
STEP = 46
"""From one arch of the progress to the next."""
FEW = ((14, 68), (22, 60))
"""So few words are set so large; more of them in the usual size."""


Framed = Callable[[Picture, tuple[int, int]], str]
"""A picture cut to a size, as an address that an SVG may hold (`data:`); "" when it cannot be shown."""


def pages_of(deck: Deck, dress: Dress, framed: Framed | None = None) -> tuple[Page, ...]:
    """The pages of a deck, cover and close included; `framed` brings the pictures that stand on slides."""
    drawer = _Drawer(deck, dress, framed)
    slides = (drawer.slide(slide, number) for number, slide in enumerate(deck.slides, start=2))
    return (drawer.cover(), *slides, drawer.close())


class _Drawer:
    """Draws the pages of one deck."""

    def __init__(self, deck: Deck, dress: Dress, framed: Framed | None) -> None:
        self.deck, self.dress, self.framed = deck, dress, framed
        self.set = Setter(dress.type, deck.lang.partition("-")[0])
        self.paper, self.ink = dress.palette.paper, dress.palette.ink
        self.accent = dress.palette.accent

    # --- cover

    def cover(self) -> Page:
        """The title, large, and the post's motif standing on it."""
        scheme, deck = self.dress.scheme, self.deck
        look = Look(scheme.type, TITLE, 0.98, stand="bottom")
        title = self.set.fitted("title", deck.title, Box(MARGIN - 5, 640, MEASURE, 536), (72, 184), look)
        place = Box(MARGIN, 172, MEASURE, title.top - 54 - 172)
        motif = self.dress.drawn(place, scheme.shapes, scheme.type)
        head = self._head(deck.label or deck.category, 1, scheme.type, STRONG)
        return Page((WIDTH, HEIGHT), scheme.ground, (motif, *head, title, *self._onward(scheme.type)))

    def _onward(self, fill: str) -> Iterator[Words | Art]:
        """Who speaks, and that one may leaf on."""
        end = WIDTH - MARGIN - 42
        width = self.set.width(self.deck.onward, SMALL, STRONG)
        yield from self._name(fill, end - width - MARGIN - 120)
        row = Row(end - 18 - width, FOOT, width + 1)
        yield self.set.line("note", self.deck.onward, row, SMALL, Look(fill, STRONG))
        yield Art(arrow(end, FOOT - 13, 42, fill), Box(end, FOOT - 40, 42, 40))

    # --- a thought

    def slide(self, slide: Slide, number: int) -> Page:
        """One thought: what it is called, and what it says."""
        head = self._head(self._over(slide), number, self.ink, PLAIN)
        said = self._thought(slide) if slide.title else self._statement(slide)
        return Page((WIDTH, HEIGHT), self.paper, (*head, *said, *self._foot(number)))

    def _over(self, slide: Slide) -> str:
        """What stands at the top: the list that the slide belongs to, else the post's title, else its category."""
        room = MEASURE - 140
        said = (slide.over, self.deck.title, self.deck.category)
        return next((text for text in said if text and self.set.width(text, META, PLAIN) <= room), slide.over)

    def _statement(self, slide: Slide) -> Iterator[Words | Art]:
        """A thought without a heading, such as how a post begins: large, beside a bar."""
        place = Box(MARGIN + INDENT, 250, MEASURE - INDENT, 830)
        words = self.set.fitted("text", slide.text, place, (BODY, 92), Look(self.ink, STRONG, 1.2, balance=False))
        yield self.dress.arch(Box(MARGIN, words.top - 6, 34, words.bottom - words.top + 12), self._on_paper())
        yield words

    def _thought(self, slide: Slide) -> Iterator[Words | Art]:
        """A heading below its arch, and sentences, lines or a picture below the heading."""
        for high in HEIGHTS:
            parts = list(self._arranged(slide, high))
            if not any(part.cut for part in parts if isinstance(part, Words)):
                break
        yield from parts

    def _arranged(self, slide: Slide, high: float) -> Iterator[Words | Art]:
        rule = SIGN.y + high
        if high:
            yield from self._sign(slide, Box(SIGN.x, SIGN.y, SIGN.w * (high / SIGN.h) ** 0.5, high))
        yield Art(box(MARGIN, rule, MEASURE, RULE, self.ink), Box(MARGIN, rule, MEASURE, RULE))
        place = Box(MARGIN - 3, rule + 76, MEASURE, 290)
        title = self.set.fitted("heading", slide.title, place, (60, 112), Look(self.ink, HEADING, 1.02))
        yield title
        top = title.last + 66
        room = Box(MARGIN, top, MEASURE, HEIGHT - MARGIN - 120 - top)
        if slide.lines:
            yield from self._lines(slide, room, ROOMY if high else LEAST)
        elif slide.picture and self.framed:
            yield from self._pictured(slide, slide.picture, room)
        elif slide.text:
            look = Look(self._soft(), PLAIN, 1.34, balance=False)
            yield self.set.shrunk("text", slide.text, room, (ROOMY if high else LEAST, _size(slide.text)), look)

    def _lines(self, slide: Slide, room: Box, least: int) -> Iterator[Words | Art]:
        """Lines below each other, each behind its number or a small arch, in the largest size that has room for all."""
        for size in range(_size(*slide.lines), least - 1, -2):
            rows = self._rows(slide, room, size)
            fits = rows[-1].bottom <= room.y + room.h
            if fits:
                break
        if not slide.ordered:
            yield from (self._bullet(words, room.x) for words in rows)
        for index, words in enumerate(rows, start=1):
            if slide.ordered:
                row = Row(room.x, words.y, INDENT)
                yield self.set.line("count", f"{index}", row, words.size, Look(self.ink, HEADING))
            yield words if fits else replace(words, cut=True)

    def _bullet(self, words: Words, x: float) -> Art:
        size = words.size
        return self.dress.arch(Box(x, words.y - size * 0.72, size * 0.46, size * 0.72), self._on_paper())

    def _rows(self, slide: Slide, room: Box, size: int) -> list[Words]:
        look = Look(self._soft(), PLAIN, 1.24, balance=False)
        rows: list[Words] = []
        y = room.y + size * 0.7
        for text in slide.lines:
            place = Box(room.x + INDENT, room.y, room.w - INDENT, HEIGHT)
            words = self.set.shrunk("entry" if slide.ordered else "item", text, place, (size, size), look)
            rows.append(words.lowered(y - words.y))
            y += words.last - words.y + size * 1.66
        return rows

    def _pictured(self, slide: Slide, shown: Picture, room: Box) -> Iterator[Words | Art]:
        """What a slide says, and its picture below."""
        top = room.y
        if slide.text:
            look = Look(self._soft(), PLAIN, 1.3, balance=False)
            words = self.set.shrunk("text", slide.text, replace(room, h=room.h * 0.45), (LEAST, 46), look)
            yield words
            top = words.bottom + 36
        frame = replace(room, y=top, h=room.y + room.h - top)
        source = self.framed(shown, (round(frame.w), round(frame.h))) if self.framed else ""
        if source:
            yield Art(picture(source, frame), frame, shown.alt or "", shown)

    def _sign(self, slide: Slide, place: Box) -> Iterator[Words | Art]:
        """The number in its arch; without a number the post's motif, small."""
        if not slide.number:
            shapes = seen(self.paper, (self.accent, self.ink, self.dress.palette.second))
            yield self.dress.drawn(replace(place, w=place.h * 0.9), shapes, self.ink)
            return
        yield self.dress.arch(place, self.accent)
        wide = self.set.width(slide.number, 1, HEADING)
        size = min(150.0, place.h * 0.56, place.w * 0.76 / max(wide, 0.1))
        row = Row(place.x, place.y + place.h * 0.8, place.w)
        yield self.set.line(
            "text", slide.number, row, size, Look(self.dress.palette.on_accent, HEADING, align="middle")
        )

    def _foot(self, number: int) -> Iterator[Words | Art]:
        """How far one has come, in arches, and who speaks."""
        step = min(STEP, 520 / self.deck.pages)
        for index in range(self.deck.pages):
            fill = self.ink if index < number else mix(self.ink, self.paper, 0.2)
            yield self.dress.arch(Box(MARGIN + index * step, HEIGHT - MARGIN - 56, step * 0.65, 56), fill)
        left = MARGIN + self.deck.pages * step + 24
        row = Row(left, FOOT, WIDTH - MARGIN - left)
        yield self.set.line("note", self.deck.name, row, SMALL, Look(self.ink, STRONG, align="end"))

    # --- close

    def close(self) -> Page:
        """What the post asks, one thing to do, and the way there as words and as a code for a camera."""
        ground, type_ = self._last()
        closing, top = self.deck.closing, 190.0
        parts: list[Words | Art] = [*self._head("", self.deck.pages, type_, STRONG)]
        if closing.words:
            high = 180 + 80 * len(closing.words)
            made = block(self.dress.type, closing.words, Box(MARGIN, top, MEASURE, high), type_)
            parts.append(Art(made.svg, Box(MARGIN, top, MEASURE, made.height), " ".join(closing.words)))
            top += made.height + 76
        look = Look(type_, STRONG if closing.words else HEADING, 1.2)
        sizes = (44, 60) if closing.words else (52, 104)
        parts.append(self.set.fitted("heading", closing.text, Box(MARGIN, top, MEASURE, 780 - top), sizes, look))
        return Page((WIDTH, HEIGHT), ground, (*parts, *self._way(ground, type_), *self._name(type_, 420)))

    def _last(self) -> tuple[str, str]:
        """Ground and type of the close: ink, or the accent where the cover has ink already."""
        if self.dress.scheme.ground == self.ink:
            return self.accent, self.dress.palette.on_accent
        return self.ink, self.paper

    def _way(self, ground: str, type_: str) -> Iterator[Words | Art]:
        """The button, the address to type, and the code, pasted on a column."""
        closing, wide = self.deck.closing, 400.0
        left, side = WIDTH - MARGIN - wide, wide - 16
        dark, light = qr.colours(self.ink, self.paper)
        place = Box(left + 8, HEIGHT - side - 40, side, side)
        yield self.dress.arch(Box(left, place.y - 80, wide, HEIGHT - place.y + 80), light, share=0.4)
        bar = Box(MARGIN, 894, 480, 112)
        look = Look(ground, STRONG, align="middle")
        label = self.set.line("text", closing.action, Row(bar.x + 30, bar.y + 72, bar.w - 60), 46, look)
        yield Art(button(bar, type_, self.dress.palette.cap), bar)
        yield replace(label, link=closing.link)
        address = Look(type_, STRONG, 1.25, balance=False)
        room = Box(MARGIN, 1044, left - MARGIN - 36, 140)
        yield replace(self._address(closing.shown, room, address), text=closing.shown, link=closing.link)
        yield Art(qr.drawn(closing.link, place.x, place.y, side, dark), place, f"QR-Code: {closing.shown}")

    def _address(self, shown: str, room: Box, look: Look) -> Words:
        """An address, broken behind a slash where that will do, and never with a hyphen of ours."""
        set_ = Setter(self.dress.type, "")
        head, slash, tail = shown.rpartition("/")
        halves = (head + slash, tail)
        fits = [set_.width(text, SMALL, look.style) <= room.w for text in (shown, *halves)]
        if slash and fits == [False, True, True]:
            shown = "\n".join(halves)
        return set_.shrunk("text", shown, room, (LEAST, SMALL), look)

    # --- what pages share

    def _head(self, said: str, number: int, fill: str, style: Style) -> Iterator[Words]:
        """A line at the top: what this belongs to, and which of how many slides it is."""
        count = f"{number}/{self.deck.pages}"
        if said:
            room = MEASURE - self.set.width(count, META, STRONG) - 40
            role = "text" if said == self.deck.label else "note"
            yield self.set.line(role, said, Row(MARGIN, HEAD, room), META, Look(fill, style))
        yield self.set.line("note", count, Row(MARGIN, HEAD, MEASURE), META, Look(fill, STRONG, align="end"))

    def _name(self, fill: str, room: float) -> Iterator[Words | Art]:
        """The mark and the name of who speaks."""
        place = Box(MARGIN, HEIGHT - MARGIN - 36, 40, 40)
        yield Art(column(place, fill, self.dress.palette.cap), place)
        yield self.set.line("note", self.deck.name, Row(MARGIN + 58, FOOT, room), SMALL, Look(fill, STRONG))

    def _on_paper(self) -> str:
        """The accent where it can be told from paper, else ink."""
        return self.accent if contrast(self.accent, self.paper) >= 1.15 else self.ink

    def _soft(self) -> str:
        """Running text, a little lighter than headings."""
        return mix(self.ink, self.paper, 0.86)


def _size(*texts: str) -> int:
    """The size of running text, larger where it has few words."""
    count = sum(len(text.split()) for text in texts)
    return next((large for most, large in FEW if count <= most), BODY)
