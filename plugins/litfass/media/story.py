"""A story or status: an upright screen on which the motif stands on the poster's words, and the title below them.

An app lays its own signs over the upper and the lower end; there is no word of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litfass.media.dress import Dress
from litfass.media.lettering import Style
from litfass.media.page import Art, Page, Row, Setter, Words
from litfass.media.setting import Box, block
from litfass.media.signs import column
from litfass.media.wrapping import Look
from litfass.model import Notice, Preset, Safe

WIDE = 1080
"""The width in which all measures here are given."""
UPRIGHT = 0.6
"""A picture wider than that, as a share of its height, is no story."""
META, LEAST = 38, 40
TITLE, STRONG, PLAIN = Style(800, 84), Style(600, 90), Style(480, 90)
EDGE, HEAD, GAP = 28, 92, 50
"""Room inside the safe zone, for the line at its top, and between its parts."""
LEAST_SIDE, HANG = 52, 12
"""Room at the sides where no app covers them, and how far the arcs of a letter may reach over its stem."""
WORDS, LARGEST = 215, 560
"""How high a line of the poster is about, and all of them at most."""
TEXTS = 250
"""The height that title and text may take, each."""
SHORTEST = 240
"""A motif that is lower is left out."""


def page_of(notice: Notice, dress: Dress, preset: Preset) -> Page:
    """The page of a notice in an upright preset, drawn in units of a page 1080 wide."""
    width, height = preset.size
    scale = WIDE / width
    safe = preset.safe or Safe()
    left, right = (max(side * scale, LEAST_SIDE) + HANG for side in (safe.left, safe.right))
    top, foot = safe.top * scale + EDGE, height * scale - safe.bottom * scale - EDGE
    zone = Box(left, top, WIDE - left - right, foot - top)
    parts = tuple(_Drawer(notice, dress).parts(zone))
    return Page((WIDE, round(height * scale)), dress.scheme.ground, parts)


class _Drawer:
    """Draws one notice."""

    def __init__(self, notice: Notice, dress: Dress) -> None:
        self.notice, self.dress = notice, dress
        self.set = Setter(dress.type, notice.lang.partition("-")[0])
        self.fill = dress.scheme.type

    def parts(self, zone: Box) -> Iterator[Words | Art]:
        """What stands in the zone: a line at its top, words at its foot, and the motif on the words."""
        stack = [each for each in (self._poster(zone), self._title(zone), self._text(zone)) if each]
        high = sum(each.bottom - each.top for each in stack) + GAP * (len(stack) - 1)
        top = zone.y + HEAD
        room = zone.h - HEAD - high - GAP
        y = zone.y + zone.h - high
        if room >= SHORTEST:
            shapes = self.dress.scheme.shapes
            yield self.dress.drawn(Box(zone.x, top, zone.w, room), shapes, self.fill)
        yield from self._head(zone)
        for each in stack:
            yield each.lowered(y - each.top)
            y += each.bottom - each.top + GAP

    def _head(self, zone: Box) -> Iterator[Words | Art]:
        """Who speaks, and of what; on a paid post the label alone, as large as the rest."""
        row, look = zone.y + META * 0.8, Look(self.fill, STRONG)
        if self.notice.label:
            yield self.set.line("text", self.notice.label, Row(zone.x, row, zone.w), META, look)
            return
        name = self.notice.name
        wide = min(self.set.width(name, META, STRONG), zone.w * 0.6)
        start = zone.x + zone.w - wide
        if self.notice.category:
            yield self.set.line("note", self.notice.category, Row(zone.x, row, start - 110 - zone.x), META, look)
        if name:
            place = Box(start - 54, row - 34, 38, 38)
            yield Art(column(place, self.fill, self.dress.palette.cap), place)
            yield self.set.line("note", name, Row(start, row, wide + 1), META, look)

    def _poster(self, zone: Box) -> Words | None:
        """The poster's words, as wide as the zone; None where they are the title already."""
        words = self.dress.poster.words
        if not words or not any(self.dress.type.width(word, TITLE) for word in words):
            return None
        high = min(LARGEST, WORDS * len(words))
        made = block(self.dress.type, words, Box(zone.x, 0, zone.w, high), self.fill)
        return Words(
            role="title" if _same(words, self.notice.title) else "text",
            text=" ".join(words),
            lines=tuple(words),
            x=zone.x,
            y=made.baseline,
            size=made.size,
            leading=0,
            style=TITLE,
            fill=self.fill,
            svg=made.svg,
            top=0,
            bottom=made.height,
            right=zone.x + zone.w,
        )

    def _title(self, zone: Box) -> Words | None:
        """The title, smaller below words that do not say it, large where there are none."""
        words = self.dress.poster.words
        if _same(words, self.notice.title):
            return None
        place = Box(zone.x, 0, zone.w, TEXTS if words else 2 * TEXTS)
        sizes = (48.0, 66.0) if words else (64.0, 150.0)
        return self.set.fitted("title", self.notice.title, place, sizes, Look(self.fill, TITLE, 1.08))

    def _text(self, zone: Box) -> Words | None:
        if not self.notice.text:
            return None
        look = Look(self.fill, PLAIN, 1.28, balance=False)
        return self.set.shrunk("text", self.notice.text, Box(zone.x, 0, zone.w, TEXTS), (LEAST, 48), look)


def _same(words: Sequence[str], title: str) -> bool:
    """True when the poster says the whole title."""
    return _letters("".join(words)) == _letters(title)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
