"""How a file begins: with front matter, with a rule that belongs to its text, or with a slip of somebody who meant one.

A `---` at the top is both the opening of front matter and a Markdown rule, so what follows it decides. Nothing that was
typed may be taken for the other in silence: lost front matter has no date, lost text is not published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from litfass.source.fields import fields
from litfass.source.passages import without_code

OPEN = re.compile(r"-{3,}[ \t]*(?:\n|\Z)")
CLOSE = re.compile(r"^(?:-{3,}|\.{3})[ \t]*(?:\n|\Z)", re.MULTILINE)
DASHES = re.compile(r"^[ \t]*[-–—―−]{2,}[ \t]*$", re.MULTILINE)
"""A line of dashes of any kind, also those that editors make of two or three hyphens."""

_NOTES = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?+\n)*+")
_KEY = re.compile(r"""(?P<indent>[ \t]*)(?:[\w-]+|"[^"\n]+"|'[^'\n]+')[ \t]*:(?:[ \t]|\n|\Z)""")
_NEVER_CODE = 3
"""More blanks than this make a line of Markdown code."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Why front matter that was plainly meant is none; `line` counts from 0 within the text."""

    line: int
    code: str
    message: str
    hint: str


def starts_meta(text: str) -> bool:
    """True when a `---` line opens front matter; false when it is a rule and the whole file is text.

    Front matter begins with a key. Where only comments stand before it, any key will do; after a blank line or
    indented it must be plain that no text is meant: a key of the table of fields is among the keys. An empty pair
    of `---` lines is empty front matter.
    """
    opening = OPEN.match(text)
    if not opening:
        return False
    rest = text[opening.end() :]
    if CLOSE.match(rest):
        return True
    notes, first = _after_notes(rest)
    key = _KEY.match(first)
    if not key:
        return False
    direct = all(line.strip() for line in notes.splitlines())
    if direct and not key["indent"]:
        return True
    if not direct and ("\t" in key["indent"] or len(key["indent"]) > _NEVER_CODE):
        return False
    closing = CLOSE.search(first)
    return bool(_known().search(first, 0, closing.start()) if closing else _known().match(first))


def slip_in(text: str) -> Slip | None:
    """What is wrong with the beginning of a post that has no front matter, when it plainly should have some."""
    opening = OPEN.match(text)
    if not opening:
        return _unopened(text)
    closing = CLOSE.search(text, opening.end())
    if not closing:
        return None
    block = without_code(text[opening.end() : closing.start()])
    if tight := _tight().search(block):
        line = 1 + block.count("\n", 0, tight.start())
        return Slip(line, "F104", f"After {tight[1]}: comes a space.", f"Type {tight[1]}: {tight[2].rstrip()}")
    known = _known().search(block)
    if not known:
        return None
    name, line = known[1], 1 + block.count("\n", 0, known.start(1))
    message = f"The lines after --- are no front matter, but {name}: stands among them."
    hint = "Begin with a key such as title: …; if the --- is a rule in the text, type *** instead."
    return Slip(line, "F109", message, hint)


def _unopened(text: str) -> Slip | None:
    """A first line that is a known key, or dashes of the wrong kind with a known key below them."""
    found = Slip(0, "F109", "The file does not begin with ---.", "Type --- as its first line.")
    if _known().match(text) or (_tight().match(text) and CLOSE.search(text)):
        return found
    dashes = DASHES.match(text)
    if not dashes:
        return None
    after = DASHES.search(text, dashes.end())
    head = text[dashes.end() : after.start() if after else dashes.end()]
    return found if _known().search(without_code(head)) or _tight().search(head) else None


def _after_notes(text: str) -> tuple[str, str]:
    """Blank lines and comments at the beginning, and what follows them."""
    notes = _NOTES.match(text)
    end = notes.end() if notes else 0
    return text[:end], text[end:]


@cache
def _known() -> re.Pattern[str]:
    """A line with a key of the post's table of fields."""
    return re.compile(rf"^[ \t]*({_names()})[ \t]*:(?:[ \t]|$)", re.MULTILINE)


@cache
def _tight() -> re.Pattern[str]:
    """A line with such a key whose colon has no blank after it."""
    return re.compile(rf"^({_names()}):(?![\s/:])([^\n]+)", re.MULTILINE)


def _names() -> str:
    return "|".join(re.escape(name) for name in fields("post"))
