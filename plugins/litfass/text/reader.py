"""A tree of HTML elements into blocks and inlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urljoin

from litfass.text.blocks import (
    Aside,
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Items,
    Link,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)
from litfass.text.elements import CLOSES_P, THREAD, Element
from litfass.text.whitespace import tidied

Node = Element | str

BLOCK_TAGS = CLOSES_P | {"body", "center", "dd", "dt", "html", "li"}
NOISE = frozenset({"headerlink", "footnote-ref", "footnote", "linenos", "tabbed-labels", "toc", "md-source"})
"""Classes of what the website adds around the words: anchors, footnotes, line numbers, tab labels."""

_BLANKS = re.compile("[ \t\r\n\f\u2028\u2029]+")
_MARK = "\ufeff"
_DIGIT = re.compile(r"\d")
"""A byte order mark that came in with something pasted: nobody sees it, and every platform counts it."""

_IGNORED = frozenset({"head", "title", "input", "label", "link", "meta"})


def read_blocks(root: Element, base_url: str) -> tuple[Block, ...]:
    """The blocks of everything below `root`."""
    return tuple(_Reader(base_url).blocks(root.children))


class _Reader:
    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._block_readers: dict[str, Callable[[Element], Iterator[Block]]] = {
            **{f"h{level}": self._heading for level in range(1, 7)},
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "blockquote": self._quote,
            "pre": self._code,
            "table": self._table,
            "figure": self._figure,
            "hr": self._rule,
            "details": self._aside,
            "dt": self._paragraph,
        }

    # --- blocks ---------------------------------------------------------------------------------------------------

    def blocks(self, nodes: Sequence[Node]) -> Iterator[Block]:
        """Blocks; words that stand between blocks become paragraphs of their own."""
        loose: list[Node] = []
        for node in nodes:
            if isinstance(node, Element) and (node.tag in BLOCK_TAGS or _holds_block(node)):
                yield from self._words(loose)
                loose = []
                yield from self._block(node)
            else:
                loose.append(node)
        yield from self._words(loose)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.classes & NOISE:
            return
        if "admonition" in element.classes:
            yield from self._aside(element)
            return
        reader = self._block_readers.get(element.tag)
        yield from reader(element) if reader else self.blocks(element.children)

    def _words(self, nodes: Sequence[Node]) -> Iterator[Block]:
        inlines = self.inlines(tuple(_lined(nodes)) if _is_lined(nodes) else nodes)
        images = tuple(_loose_images(inlines))
        if images and not _says_something(inlines):
            yield Figure(images)
        elif inlines:
            yield Paragraph(inlines)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        yield from self._words(element.children)

    def _heading(self, element: Element) -> Iterator[Block]:
        inlines = self.inlines(element.children)
        if inlines:
            yield Heading(int(element.tag[1]), inlines)

    def _list(self, element: Element) -> Iterator[Block]:
        items = tuple(tuple(self.blocks(item.children)) for item in element.elements() if item.tag == "li")
        start = element.attributes.get("start", "1")
        if items:
            yield Items(items, element.tag == "ol", int(start) if start.isdecimal() and len(start) < 10 else 1)

    def _quote(self, element: Element) -> Iterator[Block]:
        yield Quote(tuple(self.blocks(element.children)))

    def _code(self, element: Element) -> Iterator[Block]:
        yield CodeBlock(_raw(element).strip("\n"))

    def _table(self, element: Element) -> Iterator[Block]:
        if "highlighttable" in element.classes:
            code = element.first("pre") if element.first("code") is None else element.first("code")
            yield from self._code(code) if code else ()
            return
        rows = [row for row in _rows(element) if row.elements()]
        head = rows[:1] if rows and all(cell.tag == "th" for cell in rows[0].elements()) else []
        cells = [tuple(self.inlines(cell.children) for cell in row.elements()) for row in rows]
        if cells:
            yield Table(cells[0] if head else (), tuple(cells[len(head) :]))

    def _figure(self, element: Element) -> Iterator[Block]:
        caption = element.first("figcaption")
        rest = [child for child in element.children if child is not caption]
        images = tuple(_loose_images(self.inlines(rest)))
        if images:
            yield Figure(images, self.inlines(caption.children) if caption else ())
        else:
            yield from self.blocks(rest)

    def _rule(self, element: Element) -> Iterator[Block]:
        yield Rule(thread=THREAD in element.classes)

    def _aside(self, element: Element) -> Iterator[Block]:
        titles = [
            child for child in element.elements() if child.tag == "summary" or "admonition-title" in child.classes
        ]
        rest = [child for child in element.children if child not in titles]
        title = self.inlines(titles[0].children) if titles else ()
        yield Aside(title, tuple(self.blocks(rest)))

    # --- inlines --------------------------------------------------------------------------------------------------

    def inlines(self, nodes: Sequence[Node]) -> tuple[Inline, ...]:
        """Inlines with white space collapsed within, and none at either end."""
        return tidied(tuple(self._each_inline(nodes)))

    def _each_inline(self, nodes: Sequence[Node]) -> Iterator[Inline]:
        for node in nodes:
            if isinstance(node, str):
                yield Text(_BLANKS.sub(" ", node.replace(_MARK, "")))
            elif not node.classes & NOISE and node.tag not in _IGNORED:
                yield from self._inline(node)

    def _inline(self, element: Element) -> Iterator[Inline]:
        inner = tuple(self._each_inline(element.children))
        match element.tag:
            case "strong" | "b":
                yield Strong(inner)
            case "em" | "i" | "cite":
                yield Emphasis(inner)
            case "del" | "s" | "strike":
                yield Strike(inner)
            case "code" | "kbd" | "samp":
                yield Code(_raw(element))
            case "a":
                yield from self._link(element, inner)
            case "img":
                yield from self._image(element)
            case "br":
                yield Break()
            case _:
                yield from inner

    def _link(self, element: Element, inner: tuple[Inline, ...]) -> Iterator[Inline]:
        href = element.attributes.get("href", "").strip()
        yield from (Link(inner, _join(self._base_url, href)),) if href else inner

    def _image(self, element: Element) -> Iterator[Inline]:
        said = element.attributes
        alt = said.get("alt", "")
        if element.classes & {"emojione", "twemoji", "gemoji"}:
            yield Text(alt)
        elif source := said.get("src", "").strip():
            credit, licence = said.get("credit", "").strip(), said.get("licence", "").strip()
            yield Image(_join(self._base_url, source), alt, credit, licence)


def _join(base_url: str, address: str) -> str:
    try:
        return urljoin(base_url, address)
    except ValueError:
        return address


def _holds_block(element: Element) -> bool:
    return any(child.tag in BLOCK_TAGS or _holds_block(child) for child in element.elements())


def _rows(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _raw(element: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "" if child.classes & NOISE else _raw(child) for child in element.children
    )


def _is_lined(nodes: Sequence[Node]) -> bool:
    """True for a paragraph that begins with bold words with a number on a line of their own: when, where, how much."""
    first, rest = (nodes[0], nodes[1]) if len(nodes) > 1 else (None, None)
    if not isinstance(first, Element) or first.tag not in ("strong", "b") or not isinstance(rest, str):
        return False
    return rest.startswith("\n") and bool(_DIGIT.search(_raw(first)))


def _lined(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes with a line break wherever the source has one."""
    for node in nodes:
        if not isinstance(node, str):
            yield node
            continue
        head, *tails = node.split("\n")
        yield head
        for tail in tails:
            yield Element("br")
            yield tail


def _loose_images(inlines: Sequence[Inline]) -> Iterator[Image]:
    for inline in inlines:
        if isinstance(inline, Image):
            yield inline
        elif isinstance(inline, Link | Strong | Emphasis | Strike):
            yield from _loose_images(inline.inlines)


def _says_something(inlines: Sequence[Inline]) -> bool:
    for inline in inlines:
        if isinstance(inline, Text | Code):
            if inline.text.strip():
                return True
        elif not isinstance(inline, Image | Break) and _says_something(inline.inlines):
            return True
    return False
