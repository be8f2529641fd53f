"""What can go wrong: `Problem` is a value that people read, `LitfassError` is an exception that stops a run.

    LitfassError            the environment is broken, or Litfass is
    ├── SettingsError       mkdocs.yml cannot be used; carries the Problems that say why
    ├── ContentError        content has errors that stop a build; carries all of them
    └── OutputError         a folder cannot be written, or is not ours to write

Every code of a Problem stands in `codes.toml` beside this file, with an explanation, a bad and a good example.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Level(StrEnum):
    """How serious a Problem is: an error stops a build, a warning does not (unless `--strict`)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a writer should mend, with the place and what to type.

    `path` is relative to the hub's root with `/` as separator ("" when no file is meant); `line` counts from 1
    (0 when no line is meant); `hint` says what to type.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        hint = f" {self.hint}" if self.hint else ""
        return visible(f"{place}{self.code} {self.message}{hint}")

    def softened(self) -> Problem:
        """The same Problem as a warning (an error in a draft does not stop the others)."""
        return replace(self, level=Level.WARNING)


class LitfassError(Exception):
    """The environment is broken, or Litfass is."""


class _WithProblems(LitfassError):
    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class SettingsError(_WithProblems):
    """The settings cannot be used."""


class ContentError(_WithProblems):
    """The content has errors that stop a build."""


class OutputError(LitfassError):
    """A folder cannot be written, or is not ours to write."""


def visible(text: str) -> str:
    """`text` on one line, with control characters and direction overrides shown as escapes.

    A title may hold a newline, a terminal escape or U+202E; a message must not be able to forge another message.
    """
    return "".join(_escape(char) if _is_hidden(char) else char for char in text)


def _is_hidden(char: str) -> bool:
    code = ord(char)
    return code < 32 or 127 <= code < 160 or code in _DIRECTION or code in (0x2028, 0x2029)


_DIRECTION = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


@dataclass(frozen=True, slots=True)
class Code:
    """One row of `codes.toml`: what a code means and how to mend it."""

    code: str
    title: str
    why: str
    bad: str
    good: str


@cache
def codes() -> dict[str, Code]:
    """All codes by name, in the order of the file."""
    rows = tomllib.loads(files("litfass").joinpath("codes.toml").read_text("utf-8"))
    return {
        name: Code(name, row["title"], row["why"], row.get("bad", ""), row.get("good", ""))
        for name, row in rows.items()
    }


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that stop a build."""
    return [problem for problem in problems if problem.level is Level.ERROR]


def as_json(problems: Sequence[Problem]) -> str:
    """The Problems as one JSON array (format `litfass.problems/1`), for editors and other programs."""
    rows = [
        {"level": p.level, "code": p.code, "path": p.path, "line": p.line, "message": p.message, "hint": p.hint}
        for p in problems
    ]
    return json.dumps({"schema": "litfass.problems/1", "problems": rows}, ensure_ascii=False, indent=2)


def as_github(problem: Problem) -> str:
    """The Problem as a workflow command that GitHub shows on the line of the file.

    Escaping follows the toolkit's own rule (actions/toolkit, packages/core/src/command.ts: `%`, CR, LF in the text,
    also `:` and `,` in properties), so a title such as `%0A::error::` stays text.
    """
    text = _github_text(f"{problem.message} {problem.hint}".strip())
    place = f" file={_github_property(problem.path)}" if problem.path else ""
    line = f",line={problem.line}" if problem.path and problem.line else ""
    comma = "," if place else " "
    return f"::{problem.level}{place}{line}{comma}title={_github_property(problem.code)}::{text}"


def _github_text(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _github_property(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")
