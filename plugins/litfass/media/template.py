"""An SVG template of a card as a designer left it: drawings to copy, and places that words and shapes will fill."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

import regex

from litfass.problems import Level, Problem
from litfass.text.suggest import did_you_mean

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
LARGEST = 500_000
DEEPEST = 50

FILLS = ("text", "block", "list", "draw")
"""What fills a place: `data-text`, `data-block`, `data-list` name words, `data-draw` a drawing."""
DRAWINGS = ("motif", "mark", "photo", "window", "rule", "arch", "hanging")
COLOURS = ("ground", "type", "one", "two", "three", "faint", "paper", "ink", "accent", "on-accent", "second")
GROUNDS = ("post", "accent", "ink", "tint", "second", "paper")
CHOICES = {
    "align": ("start", "middle", "end"),
    "stand": ("top", "middle", "bottom"),
    "balance": ("yes", "no"),
    "draw": DRAWINGS,
    "ground": GROUNDS,
    "fill": COLOURS,
    "stroke": COLOURS,
}
RELATIONS = ("after", "below", "above", "along")
"""Places that depend on one before them: right of it, under it, ending above it, as tall as it."""
NUMBERS = ("weight", "width", "leading", "gap", "most", "size")
SETTINGS = (*FILLS, *CHOICES, *RELATIONS, *NUMBERS, "if")

_SHAPES = ("rect", "circle", "ellipse", "line", "path", "polygon", "polyline", "image")
_PARTS = (
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
)
_KEPT = frozenset(_SHAPES + _PARTS)
_IGNORED = frozenset({"style", "metadata", "title", "desc"})
_OUTSIDE = regex.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(", regex.IGNORECASE)
_SAFE_LINK = regex.compile(r"#|data:image/(?:png|jpeg|webp);")
_NUMBER = regex.compile(r"-?\d+(?:\.\d+)?")
_SOFT = Level.WARNING
_BETTER = {"text": 'Turn the letters into a path, or type <rect data-text="title" x="64" y="64" …/>.'}


@dataclass(frozen=True)
class Template:
    """A template that was read: `path` names it in Problems, `size` is its viewBox, `lines` where elements begin."""

    path: str
    root: ET.Element
    size: tuple[float, float]
    lines: Mapping[ET.Element, int]

    @property
    def ground(self) -> str:
        """Which of the grounds it lies on; "post" is the ground of the post's own poster."""
        return self.root.get("data-ground", "post")

    @cached_property
    def words(self) -> frozenset[str]:
        """The names of the words that its places ask for."""
        places = (element.get(f"data-{fill}") for element in self.root.iter() for fill in FILLS[:3])
        return frozenset(name for name in places if name)

    def needs(self, name: str) -> bool:
        """True when one of its places asks for words of this name, or for a drawing."""
        return name in self.words or any(element.get("data-draw") == name for element in self.root.iter())


class _BrokenError(Exception):
    """A file that is no template: its line, what is wrong, what to do."""

    def __init__(self, line: int, what: str, hint: str) -> None:
        super().__init__(what)
        self.line, self.what, self.hint = line, what, hint


def read(data: bytes, path: str) -> tuple[Template | None, list[Problem]]:
    """The template in a file, or None where it cannot be used; every mistake is a Problem with what to type.

    A setting that cannot be read counts as not there.
    """
    try:
        root, lines = _parsed(data)
        size = _size(root, lines[root])
    except _BrokenError as broken:
        return None, [Problem(path, broken.line, "P341", f"The template {broken.what}.", broken.hint)]
    template = Template(path, root, size, lines)
    return template, [problem for element in list(root.iter()) for problem in _check(element, template)]


def _parsed(data: bytes) -> tuple[ET.Element, dict[ET.Element, int]]:
    """The tree with the line of each element; nothing is unfolded and nothing fetched."""
    if len(data) > LARGEST:
        raise _BrokenError(1, f"is larger than {LARGEST // 1000} kB", "Leave out pictures and hidden layers.")
    parser, builder, lines = expat.ParserCreate(namespace_separator="}"), ET.TreeBuilder(), dict[ET.Element, int]()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _BrokenError(parser.CurrentLineNumber, "is nested too deep", "Dissolve groups within groups.")
        element = builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})
        lines[element] = parser.CurrentLineNumber

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(tag))

    def doctype(*_: object) -> None:
        raise _BrokenError(parser.CurrentLineNumber, "has a DOCTYPE", "Delete it, or save the file as plain SVG.")

    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        why = expat.errors.messages.get(getattr(error, "code", 0), "it is not XML")
        raise _BrokenError(getattr(error, "lineno", 1), f"cannot be read: {why}", "Mend the line.") from error
    return builder.close(), lines


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


def _size(root: ET.Element, line: int) -> tuple[float, float]:
    frame = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if root.tag != f"{SVG}svg":
        raise _BrokenError(line, "is no SVG", 'Begin it with <svg xmlns="http://www.w3.org/2000/svg" …>.')
    if len(frame) != 4 or frame[:2] != [0, 0] or min(frame[2:]) < 100:
        raise _BrokenError(line, "has no viewBox that starts at 0 0", 'Type viewBox="0 0 1200 630".')
    return frame[2], frame[3]


# --- what is drawn --------------------------------------------------------------------------------------------------


def tag_of(element: ET.Element) -> str:
    """A tag without its namespace."""
    return element.tag.rsplit("}", 1)[-1]


def is_drawn(element: ET.Element) -> bool:
    """True for SVG's own shapes, not for what an editor notes for itself."""
    return element.tag.startswith(SVG) and tag_of(element) in _KEPT


def attributes(element: ET.Element) -> Iterator[tuple[str, str]]:
    """The attributes that a picture may carry: no scripts, nothing from outside, nothing that only we read."""
    for key, value in element.attrib.items():
        plain = "href" if key == XLINK else key
        if not (_is_unsafe(plain, value) or plain.startswith(("{", "data-")) or plain in {"class", "style"}):
            yield plain, value
    yield from _styles(element.get("style", ""))


def _styles(style: str) -> Iterator[tuple[str, str]]:
    """What drawing programs say in a style, as attributes: librsvg and browsers know both."""
    for row in style.split(";"):
        key, colon, value = (part.strip() for part in row.partition(":"))
        if colon and regex.fullmatch(r"[a-z-]+", key) and not key.startswith("on") and not _OUTSIDE.search(value):
            yield key, value


def _is_unsafe(key: str, value: str) -> bool:
    link = key == "href" and not _SAFE_LINK.match(value.strip())
    return link or key.lower().startswith("on") or _OUTSIDE.search(value) is not None


# --- what cannot be -------------------------------------------------------------------------------------------------


def _check(element: ET.Element, template: Template) -> Iterator[Problem]:
    if not element.tag.startswith(SVG):
        return
    tag, line = tag_of(element), template.lines[element]
    where = f"<{tag}>"
    if tag not in _KEPT | _IGNORED:
        hint = _BETTER.get(tag, "Delete it; only shapes are drawn.")
        yield Problem(template.path, line, "P342", f"The template has {where}, which is left out.", hint, _SOFT)
    for key, value in element.attrib.items():
        if _is_unsafe("href" if key == XLINK else key, value):
            what = f"The template has {key.rsplit('}', 1)[-1]} in {where}, which is left out."
            hint = "Nothing is fetched and no script runs; embed the picture, or delete it."
            yield Problem(template.path, line, "P342", what, hint, _SOFT)
    settings = settings_of(element)
    for key, value in settings.items():
        what, hint = _wrong(key, value, template, element)
        if what:
            del element.attrib[f"data-{key}"]
            yield Problem(template.path, line, "P343", f"The template has {what}.", hint, _SOFT)
    fill = next((key for key in FILLS if key in settings), "")
    if fill and not (tag == "rect" and _is_measured(element)):
        what = f"The template has data-{fill} in {where}, which is no rect with x, y, width and height."
        element.attrib.pop(f"data-{fill}", None)
        yield Problem(template.path, line, "P343", what, f'Type <rect data-{fill}="…" x="64" y="64" …/>.', _SOFT)


def _wrong(key: str, value: str, template: Template, element: ET.Element) -> tuple[str, str]:
    """What is wrong with a setting, and what to type; "" when nothing is."""
    said = f'data-{key}="{value}" in <{tag_of(element)}>'
    if key not in SETTINGS:
        return f"{said}, which nobody knows", did_you_mean(key, SETTINGS) or f"Known are: {', '.join(SETTINGS)}."
    if key in CHOICES and value not in CHOICES[key]:
        return said, did_you_mean(value, CHOICES[key]) or f"Known are: {', '.join(CHOICES[key])}."
    form = r"\d{1,4}(?:\.\d+)?" + (r"(?: \d{1,4}(?:\.\d+)?)?" if key == "size" else "")
    if key in NUMBERS and not regex.fullmatch(form, value):
        return said, f'Type data-{key}="{"40 80" if key == "size" else "40"}".'
    before = _places_before(template, element)
    if key in RELATIONS and value not in before:
        return f"{said}, before which no such place stands", did_you_mean(value, before) or "Name a place above it."
    return "", ""


def settings_of(element: ET.Element) -> dict[str, str]:
    """The `data-` attributes of an element, by their names without it."""
    return {key[5:]: value.strip() for key, value in element.attrib.items() if key.startswith("data-")}


def place_name(element: ET.Element) -> str:
    """What other places call a place: the words or the drawing that fill it."""
    return next((value for key, value in settings_of(element).items() if key in FILLS), "")


def _places_before(template: Template, element: ET.Element) -> list[str]:
    order = list(template.root.iter())
    return [name for each in order[: order.index(element)] if (name := place_name(each))]


def _is_measured(element: ET.Element) -> bool:
    sizes = [element.get(key, "") for key in ("width", "height")]
    places = [element.get(key, "0") for key in ("x", "y")]
    return all(_NUMBER.fullmatch(value) for value in (*sizes, *places)) and "-" not in "".join(sizes)
