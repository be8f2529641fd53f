"""A file's front matter and text: `read` splits them and remembers on which line everything stands.

python-frontmatter splits through a handler of ours, because its own loses line numbers, the indentation of a leading
code block, and the text of a file that starts with a `---` rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from litfass.problems import Level, Problem
from litfass.source.yaml_nodes import Tree, read_yaml

MAX_BYTES = 1_000_000
"""A post of a million bytes is a book of 160,000 words: somebody pasted a picture as text."""

_BLANK = re.compile(r"(?:[ \t]*\n)*")
_OPEN = re.compile(r"-{3,}[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:-{3,}|\.{3})[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"""(?:[\w-]+|"[^"\n]+"|'[^'\n]+')[ \t]*:(?:[ \t]|\n|\Z)""")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Located:
    """A file that was read; `lines` and `texts` as in `yaml_nodes.Tree`.

    `body` starts with its first line that is not blank, which is line `body_line` of the file. `readable` is false
    when the front matter could not be read; `block` then holds its text.
    """

    meta: dict[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    block: str = ""


def read(raw: bytes, path: str) -> Located:
    """The front matter and the text in `raw`; `path` is what Problems name."""
    text = decoded(raw, path)
    if isinstance(text, Problem):
        return Located(problems=(text,), readable=False)
    if not text.strip():
        return Located(problems=(Problem(path, 1, "F102", "The file is empty.", _START),), readable=False)
    return _split(text, path)


_START = "Type at least “title: …” between two lines of ---."


def decoded(raw: bytes, path: str) -> str | Problem:
    """The text of a file with LF at its line ends and without a BOM, or the Problem that it cannot be read."""
    if len(raw) > MAX_BYTES:
        return Problem(path, 1, "F103", _TOO_LARGE, "Pictures belong in files of their own.")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        return _not_utf8(raw, fault.start, path)


_TOO_LARGE = f"The file is larger than {MAX_BYTES:,} bytes."


def _not_utf8(raw: bytes, start: int, path: str) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem(path, 1, "F101", "The file is UTF-16, not UTF-8.", "Save it as UTF-8.")
    guess = raw[start : start + 1].decode("cp1252", "replace")
    message = f"The file is not UTF-8: byte 0x{raw[start]:02X} (perhaps “{guess}”)."
    return Problem(path, line, "F101", message, "Save it as UTF-8.")


def _split(text: str, path: str) -> Located:
    start = _BLANK.match(text)
    offset = start.end() if start else 0
    if not _starts_meta(text[offset:]):
        return _with_body(text, 1, Located(), path)
    first_line = text.count("\n", 0, offset) + 2
    handler = _Handler(path, first_line)
    frontmatter.parse(text[offset:], handler=handler)
    if not handler.closed:
        hint = "Type --- on a line of its own after the last key."
        problem = Problem(path, first_line - 1, "F108", "The front matter is not closed.", hint)
        return Located(problems=(problem,), readable=False, block=text[offset:])
    tree = handler.tree
    if tree.readable and tree.value is not None and not isinstance(tree.value, dict):
        return _with_body(text, 1, Located(), path)
    meta = tree.value or {}
    found = Located(meta, tree.lines, tree.texts, "", 1, tree.problems, tree.readable, handler.block)
    body = handler.rest(text[offset:])
    return _with_body(body, first_line + handler.block.count("\n") + 1, found, path)


def _starts_meta(text: str) -> bool:
    """True when a `---` line opens front matter; false when it is a rule and the whole file is text.

    Front matter follows its opening line at once, and its first line (comments aside) is a key. An empty pair of
    `---` lines is empty front matter.
    """
    opening = _OPEN.match(text)
    if not opening:
        return False
    rest = text[opening.end() :]
    if _CLOSE.match(rest):
        return True
    while rest.startswith("#"):
        rest = rest.partition("\n")[2]
    return bool(_KEY.match(rest))


def _with_body(text: str, line: int, found: Located, path: str) -> Located:
    blank = _BLANK.match(text)
    skipped = blank.end() if blank else 0
    body, body_line = text[skipped:].rstrip(), line + text.count("\n", 0, skipped)
    problems = (*found.problems, *_control_characters(body, body_line, path))
    return Located(found.meta, found.lines, found.texts, body, body_line, problems, found.readable, found.block)


def _control_characters(body: str, line: int, path: str) -> tuple[Problem, ...]:
    bad = _CONTROL.search(body)
    if not bad:
        return ()
    message = f"A control character (U+{ord(bad[0]):04X}) stands in the text."
    place = line + body.count("\n", 0, bad.start())
    return (Problem(path, place, "F112", message, "Delete it; it may be invisible.", Level.WARNING),)


class _Handler(YAMLHandler):
    """Splits at the first closing line and reads the block with `yaml_nodes`; keeps what python-frontmatter drops."""

    def __init__(self, path: str, first_line: int) -> None:
        super().__init__()
        self.path, self.first_line = path, first_line
        self.block, self.tree, self.closed = "", Tree(), False

    def split(self, text: str) -> tuple[str, str]:
        opening = _OPEN.match(text)
        start = opening.end() if opening else 0
        closing = _CLOSE.search(text, start)
        self.closed = closing is not None
        if not closing:
            raise ValueError("not closed")
        self.block = text[start : closing.start()]
        return self.block, text[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        self.tree = read_yaml(fm, self.path, self.first_line)
        return self.tree.value if isinstance(self.tree.value, dict) else {}

    def rest(self, text: str) -> str:
        """The text after the closing line, untouched."""
        opening = _OPEN.match(text)
        closing = _CLOSE.search(text, opening.end() if opening else 0)
        return text[closing.end() :] if closing else ""
