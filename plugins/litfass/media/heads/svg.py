"""SVG (1.1 and 2): its size, and nothing in it that runs or leads outside.

A drawing is read by a parser that fetches nothing and stops at the first entity, so that none can be unfolded.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from xml.parsers import expat

from litfass.media.faults import PictureError, damaged
from litfass.media.heads.found import Head, head

LARGEST = 8_000_000
"""Bytes of a drawing that we read: more is a photo in disguise, and takes longer than anybody waits."""
DEEPEST = 200
SPACE = " "
SVG = f"http://www.w3.org/2000/svg{SPACE}"
ALIVE = ("script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "listener")
ANIMATED = ("to", "from", "by", "values")
"""What an animation puts in an attribute's place, an address perhaps (SVG 1.1, 19.2.9)."""
DEFAULT = (300, 150)
"""The size of a drawing that has none (CSS 2.1, 10.3.2)."""
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(px|pt|pc|mm|cm|in|)\s*")
_INSIDE = re.compile(r"\s*(?:#.*)?", re.DOTALL)
_DATA = re.compile(r"\s*data:image/(?:png|jpeg|jpg|gif|webp);base64,(.*)", re.DOTALL)
_CALL = re.compile(r"url\(\s*[\"']?\s*(.*?)[\"']?\s*\)|(@import)|(expression\s*\()|\\", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_HINT = "Export the drawing as plain SVG, with all pictures and fonts in it, or as PNG."


def read(raw: bytes, look_at: Callable[[bytes], object]) -> Head:
    """The drawing's size; PictureError when it holds more than a drawing. `look_at` judges pictures inside it."""
    if len(raw) > LARGEST:
        raise PictureError("P308", f"is a drawing of {len(raw) // 1_000_000} MB", "Export it as PNG or JPG.")
    reader = _Reader(look_at)
    parser = expat.ParserCreate(namespace_separator=SPACE)
    parser.EntityDeclHandler = reader.entity
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged("is no whole SVG") from error
    return reader.head()


class _Reader:
    """Looks at each element of a drawing once."""

    def __init__(self, look_at: Callable[[bytes], object]) -> None:
        self.look_at = look_at
        self.depth = 0
        self.root: dict[str, str] = {}
        self.styles: list[str] = []
        self.in_style = False

    def entity(self, name: str, *_: object) -> None:
        raise _unsafe(f"defines the entity “{name}”")

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise _unsafe("asks for a style sheet outside itself")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(SPACE)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _unsafe("is nested too deeply")
        if self.depth == 1:
            if local != "svg" or space not in (SVG.strip(), ""):
                raise damaged("is no SVG")
            self.root = attributes
        if local in ALIVE:
            raise _unsafe(f"has a <{local}>")
        self.in_style = local == "style"
        for key, value in attributes.items():
            self.attribute(key.rpartition(SPACE)[2], value)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.in_style:
            self.style("".join(self.styles))
            self.styles.clear()
            self.in_style = False

    def text(self, text: str) -> None:
        if self.in_style:
            self.styles.append(text)

    def attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            raise _unsafe(f"runs something at “{name}”")
        if name in ("href", "src"):
            self.reference(value)
        elif name in ANIMATED:
            for each in value.split(";"):
                if _ADDRESS.match(each):
                    self.reference(each)
        elif name != "class" and not name.startswith(("aria-", "data-")) and ("(" in value or "\\" in value):
            self.style(value)

    def style(self, text: str) -> None:
        """Refuses what a style asks for from outside; a backslash could hide it."""
        for found in _CALL.finditer(text):
            if found[1] is None:
                raise _unsafe(f"has a style with “{found[0][:20].strip()}”")
            self.reference(found[1])

    def reference(self, address: str) -> None:
        if _INSIDE.fullmatch(address):
            return
        data = _DATA.fullmatch(address)
        if data is None:
            raise _unsafe(f"refers to “{address.strip()[:60]}”")
        try:
            self.look_at(base64.b64decode(re.sub(r"\s+", "", data[1]), validate=True))
        except binascii.Error as error:
            raise damaged("holds a picture that cannot be read") from error

    def head(self) -> Head:
        width, height = (_length(self.root.get(name, "")) for name in ("width", "height"))
        if width is None or height is None:
            width, height = _view(self.root.get("viewBox", ""), width, height)
        return head("svg", (max(1, round(width)), max(1, round(height))), alpha=True)


def _unsafe(what: str) -> PictureError:
    return PictureError("P308", f"is a drawing that {what}", _HINT)


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * UNITS[found[2]] if found else None


def _view(text: str, width: float | None, height: float | None) -> tuple[float, float]:
    """The size from the view box, where one of the lengths or both are missing."""
    try:
        _, _, across, down = (float(part) for part in re.split(r"[\s,]+", text.strip()))
    except ValueError:
        return width or DEFAULT[0], height or DEFAULT[1]
    if not (0 < across < 1e9 and 0 < down < 1e9):
        return width or DEFAULT[0], height or DEFAULT[1]
    if width is not None:
        return width, width * down / across
    if height is not None:
        return height * across / down, height
    return across, down
