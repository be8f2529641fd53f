"""A file's front matter and text: `read` splits them and remembers on which line everything stands.

python-frontmatter splits through a handler of ours, because its own loses line numbers, the indentation of a leading
code block, and the text of a file that starts with a `---` rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from litfass.problems import Level, Problem
from litfass.source.beginnings import CLOSE, DASHES, OPEN, slip_in, starts_meta
from litfass.source.yaml_nodes import Tree, read_yaml

MAX_BYTES = 1_000_000
"""A post of a million bytes is a book of 160,000 words: somebody pasted a picture as text."""

_BLANK = re.compile(r"(?:[ \t]*\n)*")
_CUT = re.compile(
    r"^(?P<key>title|description)[ \t]*:"
    r"(?P<kept>(?:[ \t]+[^\"'|>\[{#\s](?:(?![ \t]#)[^\n])*+)?)"
    r"(?P<lost>[ \t]+#\w[^\n]*)",
    re.MULTILINE,
)
_COMMENT = re.compile(r"[ \t]#(?!\w).*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Located:
    """A file that was read; `lines` and `texts` as in `yaml_nodes.Tree`.

    `body` starts with its first line that is not blank, which is line `body_line` of the file. `readable` is false
    when the front matter could not be read; `block` then holds its text. `head` is the file up to the end of the line
    that closes the front matter, "" where there is none.
    """

    meta: dict[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    block: str = ""
    head: str = ""


def read(raw: bytes, path: str, *, is_post: bool = False) -> Located:
    """The front matter and the text in `raw`; `path` is what Problems name.

    A post should have front matter: there a beginning that looks like a failed one is an error, elsewhere it is text.
    """
    text = decoded(raw, path)
    if isinstance(text, Problem):
        return Located(problems=(text,), readable=False)
    if not text.strip():
        return Located(problems=(Problem(path, 1, "F102", "The file is empty.", _START),), readable=False)
    return _split(text, path, is_post=is_post)


_START = "Type at least “title: …” between two lines of ---."


def bytes_of(file: Path, path: str) -> bytes | Problem:
    """The bytes of a file, at most one more than are allowed, or the Problem that it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as fault:
        message = f"The file cannot be read: {fault.strerror or fault}."
        return Problem(path, 0, "F152", message, "Check its permissions.")


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


def _split(text: str, path: str, *, is_post: bool) -> Located:
    start = _BLANK.match(text)
    offset = start.end() if start else 0
    first_line = text.count("\n", 0, offset) + 2
    if not starts_meta(text[offset:]):
        slip = slip_in(text[offset:]) if is_post else None
        if slip:
            problem = Problem(path, first_line - 1 + slip.line, slip.code, slip.message, slip.hint)
            return Located(problems=(problem,), readable=False, block=text[offset:])
        return _with_body(text, 1, Located(), path)
    handler = _Handler(path, first_line)
    frontmatter.parse(text[offset:], handler=handler)
    if not handler.closed:
        return Located(problems=(_unclosed(text[offset:], path, first_line),), readable=False, block=text[offset:])
    tree = handler.tree
    if tree.readable and tree.value is not None and not isinstance(tree.value, dict):
        return _with_body(text, 1, Located(), path)
    problems = (*tree.problems, *(_cut_values(handler.block, path, first_line) if tree.readable else ()))
    found = Located(tree.value or {}, tree.lines, tree.texts, "", 1, problems, tree.readable, handler.block)
    body = handler.rest(text[offset:])
    found = replace(found, head=text.removesuffix(body))
    return _with_body(body, first_line + handler.block.count("\n") + 1, found, path)


def _unclosed(text: str, path: str, first_line: int) -> Problem:
    """Front matter without an end; on the line of dashes that an editor changed, when there is one."""
    dashes = DASHES.search(text, text.find("\n") + 1)
    if dashes:
        line = first_line - 1 + text.count("\n", 0, dashes.start())
        message = f"“{dashes[0].rstrip()}” does not close the front matter."
        return Problem(path, line, "F108", message, "Type --- instead, at the start of the line.")
    hint = "Type --- on a line of its own after the last key."
    return Problem(path, first_line - 1, "F108", "The front matter is not closed.", hint)


def _cut_values(block: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Titles and descriptions that end before a # which starts a word (“Platz #1”), so that no comment can be meant."""
    return tuple(
        _cut_value(match, path, first_line + block.count("\n", 0, match.start())) for match in _CUT.finditer(block)
    )


def _cut_value(match: re.Match[str], path: str, line: int) -> Problem:
    whole = _COMMENT.sub("", f"{match['kept']}{match['lost']}").strip()
    quoted = f"'{whole.replace(chr(39), chr(39) * 2)}'" if '"' in whole or "\\" in whole else f'"{whole}"'
    message = f"YAML takes everything from “{match['lost'].split()[0]}” on for a comment."
    return Problem(path, line, "F113", message, f"Put the whole in quotes: {match['key']}: {quoted}", Level.WARNING)


def _with_body(text: str, line: int, found: Located, path: str) -> Located:
    blank = _BLANK.match(text)
    skipped = blank.end() if blank else 0
    body, body_line = text[skipped:].rstrip(), line + text.count("\n", 0, skipped)
    problems = (*found.problems, *_control_characters(body, body_line, path))
    return replace(found, body=body, body_line=body_line, problems=problems)


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
        opening = OPEN.match(text)
        start = opening.end() if opening else 0
        closing = CLOSE.search(text, start)
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
        opening = OPEN.match(text)
        closing = CLOSE.search(text, opening.end() if opening else 0)
        return text[closing.end() :] if closing else ""
