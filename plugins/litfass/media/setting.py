"""Words into boxes: wrapped, balanced and sized so that they fill a box and never leave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from litfass.media import hyphens
from litfass.media.lettering import CAP_HEIGHT, Style, Type, right_to_left
from litfass.media.wrapping import Look, bound, wrap

DESCENT = 0.21
ROUND = 0.02
"""So much letters that are round reach over the capitals' height."""
HAIR = 0.05
"""So much, in sizes, letters may reach over the capitals' height without being given room."""
LINE_GAP = 0.11
WIDTH_AXIS = (62, 70, 80, 90, 100, 112, 125)
NARROW = 62
STEP = 2
"""Sizes are tried in steps of so many pixels."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a picture: left, top, width, height in pixels."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it was set: SVG, its lines, size, and the height and width it takes; `cut` when words were left out.

    `baseline` is where its last line stands.
    """

    svg: str
    lines: tuple[str, ...]
    size: float
    height: float
    width: float
    baseline: float
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together on a line, what joins it to the piece before, and what a break behind it costs and adds."""

    text: str
    joint: str = " "
    cost: float = 0.0
    hyphen: str = ""


# --- boxes ----------------------------------------------------------------------------------------------------------


def fit(type_: Type, text: str, box: Box, sizes: tuple[float, float], look: Look) -> Setting:
    """The text as large as it fits, between the sizes (smallest, largest).

    Large and whole words first, then narrower letters, then hyphens: whichever lets it grow most, at a price for each.
    When nothing fits at the smallest size, words are left out at the end.
    """
    text = bound(text)
    narrow = replace(look, style=replace(look.style, width=max(NARROW, look.style.width - 14)))
    whole, narrower = replace(look, language=""), replace(narrow, language="")
    tries = ((whole, 1.0), (narrower, 0.85), (look, 0.74), (narrow, 0.66))
    best: tuple[float, float, Look, list[str]] | None = None
    for how, worth in tries:
        floor = max(sizes[0], best[0] / worth if best else 0)
        for size, lines in _fitting(type_, text, box, (floor, sizes[1]), how):
            score = size * worth * _beauty(lines)
            if best is None or score > best[0]:
                best = (score, size, how, lines)
            if size * worth < best[0]:
                break
    if best:
        return _draw(type_, best[3], box, best[1], best[2])
    return _cut(type_, text, box, sizes[0], narrow)


def paragraph(type_: Type, text: str, box: Box, size: float, look: Look) -> Setting:
    """The text in one size; what does not fit in the box's height is left out at its end."""
    text = bound(text)
    lines = wrap(type_, text, box.w / size, look)
    if _high(type_, lines, size, look) <= box.h and _wide(type_, lines, look) * size <= box.w + 0.5:
        return _draw(type_, lines, box, size, look)
    return _cut(type_, text, box, size, look)


def line(type_: Type, text: str, box: Box, size: float, look: Look) -> Setting:
    """One line: narrower letters where it is too long, then cut."""
    text = bound(" ".join(text.split()))
    for width in (look.style.width, 75, NARROW):
        narrow = replace(look, style=replace(look.style, width=min(width, look.style.width)))
        if type_.width(text, narrow.style) * size <= box.w:
            return _draw(type_, [text], box, size, narrow)
    kept = regex.findall(r"\X", text)
    while kept and type_.width("".join(kept).rstrip() + ELLIPSIS, narrow.style) * size > box.w:
        kept.pop()
    return replace(_draw(type_, ["".join(kept).rstrip() + ELLIPSIS], box, size, narrow), cut=True)


def block(type_: Type, lines: Sequence[str], box: Box, fill: str, *, stand: str = "top") -> Setting:
    """Lines set like wood type: every line fills the measure; the width axis keeps their heights close."""
    target = box.h / (len(lines) * (1 + LINE_GAP))
    rows = [(text, *_filling(type_, text, box.w, target)) for text in lines]
    gaps = LINE_GAP * target * (len(rows) - 1)
    feet = [size * _hanging(type_, text, style) for text, style, size in rows]
    tall = sum(size * (CAP_HEIGHT + _over(type_, text, style)) for text, style, size in rows) + sum(feet)
    shrink = min(1.0, (box.h - gaps) / tall)
    used = tall * shrink + gaps
    y, drawn = box.y + (box.h - used if stand == "bottom" else 0), []
    for (text, style, full), foot in zip(rows, feet, strict=True):
        size = full * shrink
        y += size * (CAP_HEIGHT + _over(type_, text, style))
        shown = type_.line(text, style)
        drawn.append(shown.draw(box.x - size * shown.left, y, size, fill))
        y += LINE_GAP * target + foot * shrink
    widest = max(type_.width(text, style) * size * shrink for text, style, size in rows)
    largest = max(size for _, _, size in rows) * shrink
    return Setting("".join(drawn), tuple(lines), largest, used, widest, y - LINE_GAP * target - feet[-1] * shrink)


def _filling(type_: Type, text: str, measure: float, target: float) -> tuple[Style, float]:
    """The style and size that fill the measure with a cap height nearest to the target."""
    styles = [Style(800, width) for width in WIDTH_AXIS]
    sizes = [(style, measure / max(type_.width(text, style), 0.1)) for style in styles]
    return min(
        sizes,
        key=lambda found: abs(found[1] * CAP_HEIGHT / target - 1) + (9 if found[1] * CAP_HEIGHT > target * 1.7 else 0),
    )


# --- measures -------------------------------------------------------------------------------------------------------


def _fitting(
    type_: Type, text: str, box: Box, sizes: tuple[float, float], look: Look
) -> Iterator[tuple[float, list[str]]]:
    """The sizes, in steps from the largest, at which the text fits, and its lines."""
    size = sizes[1]
    while size >= sizes[0]:
        lines = wrap(type_, text, box.w / size, look)
        if _high(type_, lines, size, look) <= box.h and _wide(type_, lines, look) * size <= box.w:
            yield size, lines
        size -= STEP


def _beauty(lines: Sequence[str]) -> float:
    """Below 1 for lines that a smaller size may better: one short word alone, words badly divided."""
    alone = sum(len(text) <= 3 for text in lines) if len(lines) > 1 else 0
    divided = sum(not _good(text, after) for text, after in pairwise(lines) if text.endswith("-"))
    return float(0.82**alone * 0.88**divided)


def _good(text: str, after: str) -> bool:
    """True for a hyphen that stands where a compound is put together, or was written."""
    head, tail = regex.search(r"\p{L}*(?=-$)", text), regex.match(r"\p{L}*", after)
    word = (head[0] if head else "") + (tail[0] if tail else "")
    return head is None or after[:1].isupper() or hyphens.joint(word, len(head[0]))


def _cut(type_: Type, text: str, box: Box, size: float, look: Look) -> Setting:
    """The text without as many of its last words as needed; something always remains."""
    words = text.split()
    look = look if look.language else replace(look, language="de")
    while len(words) > 1:
        words.pop()
        shown = " ".join(words).rstrip(",;:–- ") + f"\u00a0{ELLIPSIS}"
        lines = wrap(type_, shown, box.w / size, look)
        if _high(type_, lines, size, look) <= box.h and _wide(type_, lines, look) * size <= box.w:
            return replace(_draw(type_, lines, box, size, look), cut=True)
    rows = max(1, int((box.h - size * (CAP_HEIGHT + DESCENT)) // (size * look.leading)) + 1)
    lines = wrap(type_, text, box.w / size, look)[:rows] or [""]
    while lines[-1] and type_.width(lines[-1] + ELLIPSIS, look.style) * size > box.w:
        lines[-1] = lines[-1][:-1]
    shrink = min(1.0, box.h / max(_high(type_, lines, size, look), 1))
    return replace(_draw(type_, [*lines[:-1], lines[-1] + ELLIPSIS], box, size * shrink, look), cut=True)


def _high(type_: Type, lines: Sequence[str], size: float, look: Look) -> float:
    """From the top of the first line's capitals (or their dots) to the foot of the last."""
    if not lines:
        return 0.0
    above, below = _dots(type_, lines[0], look.style), _foot(type_, lines[-1], look.style)
    return size * (CAP_HEIGHT + above + (len(lines) - 1) * look.leading + below)


def _wide(type_: Type, lines: Sequence[str], look: Look) -> float:
    return max((type_.width(shown, look.style) for shown in lines), default=0.0)


def _dots(type_: Type, text: str, style: Style) -> float:
    """Room above the capitals, in sizes: for the dots of Ä, not for what is round or a little taller."""
    return max(0.0, type_.line(text, style).top - CAP_HEIGHT - HAIR)


def _over(type_: Type, text: str, style: Style) -> float:
    """Room above a line of capitals, in sizes: where letters are large, a hair is much."""
    return max(0.0, type_.line(text, style).top - CAP_HEIGHT - ROUND)


def _hanging(type_: Type, text: str, style: Style) -> float:
    """Room below a line of capitals, in sizes: for a §, not for a comma or a Q."""
    below = -type_.line(text, style).bottom
    return below if below > LINE_GAP else 0.0


def _foot(type_: Type, text: str, style: Style) -> float:
    """Room below the line, in sizes."""
    return max(HAIR, -type_.line(text, style).bottom)


def _draw(type_: Type, lines: Sequence[str], box: Box, size: float, look: Look) -> Setting:
    high = _high(type_, lines, size, look)
    top = box.y + {"top": 0.0, "middle": (box.h - high) / 2, "bottom": box.h - high}[look.stand]
    y = first = top + size * (CAP_HEIGHT + (_dots(type_, lines[0], look.style) if lines else 0))
    drawn, widest = [], 0.0
    for i, text in enumerate(lines):
        shown = type_.line(text, look.style)
        free = box.w - shown.width * size
        turned = {"start": "end", "end": "start"}.get(look.align, look.align) if right_to_left(text) else look.align
        y = first + i * size * look.leading
        drawn.append(shown.draw(box.x + {"start": 0.0, "middle": free / 2, "end": free}[turned], y, size, look.fill))
        widest = max(widest, shown.width * size)
    return Setting("".join(drawn), tuple(lines), size, high, widest, y)
