"""HTML into a tree of elements, as forgiving as a browser and never deeper than a limit."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base br col embed hr img input link meta source track wbr")
CLOSES_P = _words(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul"
)
SILENT = _words("script style template noscript svg math iframe object video audio canvas button select")
"""Elements that say nothing in a text."""

THREAD = "litfass-thread"
"""The class of the rule that a mark for threads becomes."""

DEEPEST = 100
"""Deeper elements are hung up at this depth: a reader sees the same words, and no recursion ends badly."""


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes (without value: ""), and children in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The words of its class attribute."""
        return frozenset(self.attributes.get("class", "").split())

    def first(self, *tags: str) -> Element | None:
        """The first element below with one of these tags."""
        for child in self.children:
            if isinstance(child, Element):
                found = child if child.tag in tags else child.first(*tags)
                if found is not None:
                    return found
        return None

    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]


def parse_elements(html: str) -> Element:
    """The tree of `html` under a root with the tag ""; scripts, styles, comments and the like are left out.

    The comment `<!-- thread -->` becomes a rule of the class `THREAD`.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]
        self._silent = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._depth += tag == self._silent
            return
        if tag in SILENT:
            self._silent, self._depth = tag, 1
            return
        self._close_implied(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)
        elif tag not in SILENT:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            self._silent = self._silent if self._depth else ""
            return
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_comment(self, data: str) -> None:
        if data.strip().casefold() == "thread":
            self.handle_starttag("hr", [("class", THREAD)])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._open[-1].children.append(data)

    def _close_implied(self, tag: str) -> None:
        current = self._open[-1].tag
        if (current == "p" and tag in CLOSES_P) or (current == tag and tag in ("li", "dt", "dd", "tr", "td", "th")):
            self.handle_endtag(current)
