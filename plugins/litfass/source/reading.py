"""What the reading of one file needs to say Problems well: the path, the lines, the words as typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from litfass.problems import Level, Problem


@dataclass(slots=True)
class Reading:
    """One file that is being read; `problems` grows.

    `unknown` and `wrong` are the codes for keys and values; `prefix` is what `lines` and `texts` have before our keys;
    `top` is the line of what the file does not hold.
    """

    path: str
    zone: tzinfo
    lines: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""
    unknown: str = "F110"
    wrong: str = "F111"
    top: int = 1
    problems: list[Problem] = field(default_factory=list)

    def line(self, key: str) -> int:
        """The line of a dotted key; where it has none, of the key above it; else `top`."""
        full = f"{self.prefix}.{key}".strip(".")
        while full and full not in self.lines:
            full = full.rpartition(".")[0]
        return self.lines.get(full, self.top)

    def typed(self, key: str, value: object) -> str:
        """A value as its writer typed it (`1.10` is not 1.1)."""
        return self.texts.get(f"{self.prefix}.{key}".strip("."), str(value))

    def report(self, code: str, key: str, message: str, hint: str = "", level: Level = Level.ERROR) -> None:
        """Adds a Problem on the line of `key`."""
        self.problems.append(Problem(self.path, self.line(key), code, message, hint, level))

    def refuse(self, key: str, value: object, expected: str, example: str = "") -> None:
        """Adds the Problem that a value has the wrong form."""
        hint = f"Type {example}" if example else ""
        self.report(self.wrong, key, f"{key} is {shown(value)}; expected {expected}.", hint)


def shown(value: object) -> str:
    """A value in a message: short, in quotation marks when it is text."""
    if isinstance(value, Mapping):
        return "a map"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value is None:
        return "empty"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
