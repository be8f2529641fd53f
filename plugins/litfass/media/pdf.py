"""Pages as one tagged PDF with real words: the one importer of typst.

The pages are those of the pictures, line for line. What people say goes to typst as data and never as its language, its
fonts are only those that are handed to it, and nothing is looked for on the machine or in a network.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from litfass.media.lettering import Style, Type
from litfass.media.page import Art, Page, Words
from litfass.media.sfnt import renamed

STANDARD = "ua-1"
"""PDF/UA-1 (ISO 14289-1): what a screen reader needs, checked by typst before it writes."""
LISTED = ("item", "entry")
HEADINGS = ("title", "heading")
ROOM = 1.0
"""A line has so many points more than it needs, so that nothing is broken where it was not."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself."""

    title: str
    author: str
    language: str


def pdf_of(pages: Sequence[Page], about: About, type_: Type) -> bytes:
    """The pages as a PDF (PDF/UA-1) with bookmarks; the same bytes for the same pages, since it holds no date."""
    import typst

    made = _Data(type_)
    data = {
        "title": type_.plain(about.title).strip() or "-",
        "author": type_.plain(about.author),
        "lang": about.language.partition("-")[0],
        "pages": [made.page(page) for page in pages],
    }
    sources = {"main.typ": _template(), "data.json": json.dumps(data, ensure_ascii=False).encode(), **made.pictures}
    with tempfile.TemporaryDirectory() as folder:  # typst reads fonts from files alone
        for name, font in made.fonts.items():
            (Path(folder) / f"{name}.ttf").write_bytes(font)
        compile_: Any = typst.compile  # it takes a mapping of files, which its types do not say
        found = compile_(
            sources,
            format="pdf",
            font_paths=[folder],
            ignore_system_fonts=True,
            pdf_standards=[STANDARD],
        )
    return bytes(found)


@cache
def _template() -> bytes:
    return files("litfass.media").joinpath("document.typ").read_bytes()


@dataclass(slots=True)
class _Data:
    """What the template needs: pages as JSON has them, and beside them fonts and drawings, each once."""

    type: Type
    fonts: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    families: dict[tuple[str, Style], list[str]] = field(default_factory=dict)
    headed: bool = False
    """True behind the first heading, which is the title, or stands for it where no font has its letters."""

    def page(self, page: Page) -> Json:
        """One page; drawings that follow each other are one."""
        parts = [part for parts in _runs(page.parts) for part in self._parts(parts, page)]
        return {"w": page.size[0], "h": page.size[1], "ground": page.ground, "parts": parts}

    def _parts(self, parts: Sequence[Words | Art], page: Page) -> Iterator[Json]:
        """What a run of parts gives; words of which no font has a letter give nothing."""
        drawn = [part for part in parts if isinstance(part, Art)]
        words = [part for part in parts if isinstance(part, Words) and self.type.plain("".join(part.lines)).strip()]
        if drawn:
            yield self._art(drawn, page)
        elif any(part.role in LISTED for part in words):
            yield self._list(words)
        else:
            yield from ({"kind": "words", **self._words(part)} for part in words if part.role != "count")

    def _art(self, parts: Sequence[Art], page: Page) -> Json:
        """Drawings as one file: decoration over the whole page, what has a meaning in its own box."""
        alt, box = self.type.plain(parts[0].alt), parts[0].box
        x, y, w, h = (box.x, box.y, box.w, box.h) if alt else (0, 0, *page.size)
        shown = "".join(part.svg for part in parts)
        size = f'viewBox="{x:.2f} {y:.2f} {w:.2f} {h:.2f}" width="{w:.2f}" height="{h:.2f}"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shown}</svg>'.encode()
        name = next((name for name, known in self.pictures.items() if known == svg), f"{len(self.pictures)}.svg")
        self.pictures[name] = svg
        return {"kind": "art", "file": name, "alt": alt, "x": x, "y": y, "w": w, "h": h}

    def _list(self, parts: Sequence[Words]) -> Json:
        items = [part for part in parts if part.role in LISTED]
        counts = [part for part in parts if part.role == "count" and any(part.y == item.y for item in items)]
        data = [self._words(item) for item in items]
        for each, count in zip(data, counts, strict=False):
            each["number"] = self._words(count)
        first = items[0]
        left = counts[0].x if counts else first.x
        wide = max((count.right - count.x for count in counts), default=0.0)
        gap = items[1].y - first.last if len(items) > 1 else 0.0
        return {
            "kind": "list",
            "ordered": bool(counts),
            "x": left,
            "y": first.y,
            "indent": first.x - left - wide,
            "spacing": gap,
            "items": data,
        }

    def _words(self, words: Words) -> Json:
        role = words.role
        if role in HEADINGS:
            role, self.headed = HEADINGS[self.headed], True
        return {
            "role": role,
            "lines": _joined(words, self.type),
            "fonts": self._fonts(words),
            "x": words.x,
            "y": words.y,
            "size": words.size,
            "leading": words.leading,
            "width": words.right - words.x + ROOM,
            "fill": words.fill,
            "link": words.link,
        }

    def _fonts(self, words: Words) -> list[str]:
        """The families that hold these words, in order; each is cut down to its letters and has a name of its own."""
        text = "".join(words.lines) + "-"
        key = ("".join(sorted(set(text))), words.style)
        if key not in self.families:
            names = []
            for font in self.type.files(text, words.style):
                name = f"L{len(self.fonts)}"
                self.fonts[name] = renamed(font, name)
                names.append(name)
            self.families[key] = names
        return self.families[key]


def _runs(parts: Sequence[Words | Art]) -> Iterator[list[Words | Art]]:
    """What goes together: decoration that follows decoration, the lines of a list, all else by itself."""
    for _, group in groupby(enumerate(parts), key=lambda each: _kind(*each)):
        yield [part for _, part in group]


def _kind(index: int, part: Words | Art) -> tuple[str, int]:
    if isinstance(part, Words):
        return ("list", 0) if part.role in (*LISTED, "count") else ("words", index)
    return ("art", index) if part.alt else ("decoration", 0)


def _joined(words: Words, type_: Type) -> list[str]:
    """The lines as typst is to break them: two that divide a word are one, with a soft hyphen where it is divided.

    So the word is found and copied whole. Where both would have room on one line, the hyphen stays as it is drawn.
    """
    whole = " ".join(words.text.split())
    widest = max((type_.width(line, words.style) for line in words.lines), default=0.0)
    found: list[str] = []
    divided = False
    for line, after in zip(words.lines, (*words.lines[1:], ""), strict=True):
        shown = type_.plain(line)
        found = [*found[:-1], f"{found[-1]}\u00ad{shown}"] if divided else [*found, shown]
        both = f"{line[:-1]}{after.split(' ')[0]}"
        divided = _is_divided(line, after, whole) and type_.width(both, words.style) > widest
        if divided:
            found[-1] = found[-1].removesuffix("-")
    return found


def _is_divided(line: str, after: str, whole: str) -> bool:
    """True when a line ends with a hyphen that the text does not have."""
    tail, head = line.replace("\u00a0", " ").split(" ")[-1], after.replace("\u00a0", " ").split(" ")[0]
    return tail.endswith("-") and f"{tail[:-1]}{head}" in whole and f"{tail}{head}" not in whole
