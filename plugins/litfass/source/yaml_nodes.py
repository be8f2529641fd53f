"""YAML as plain values, with the line of every key.

PyYAML's own constructor reads `no` as False, `12:30` as 750 and dates as objects, and lets the last of two equal keys
win in silence. Here only true, false, null and decimal numbers are more than text, equal keys are a Problem, and
size, depth and aliases have limits, so that a few lines cannot unfold into gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from litfass.problems import Problem
from litfass.source.yaml_faults import KEY_VALUE, broken

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
MAX_VALUES = 10_000
MAX_ALIASES = 100

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"[-+]?\d{1,17}\.\d{1,17}")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_PLAIN_NAMES = ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in _PLAIN_NAMES)


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML text as values.

    `lines` and `texts` have dotted keys (`channels.linkedin.text`, `authors.0`); `texts` keeps what was typed where the
    value is no longer text (`title: 1.10`). `readable` is false when the text could not be read at all.
    """

    value: Any = None
    lines: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    readable: bool = True


_SIMPLER = "Write the values out, without anchors (&) and deep nesting."


class _TooMuch(Exception):
    """What must not be read; `line` counts from 0."""

    def __init__(self, line: int, message: str, code: str = "F105", hint: str = _SIMPLER) -> None:
        super().__init__(message)
        self.line, self.code, self.hint = line, code, hint


def read_yaml(text: str, path: str, first_line: int = 1) -> Tree:
    """The values in `text`; Problems name `path`, and lines count from `first_line`."""
    try:
        _limits(text)
        node = yaml.compose(text, Loader=_LOADER)
        walk = _Walk(path, first_line)
        value = walk.value(node, "", 0) if node is not None else None
    except _TooMuch as fault:
        return _unreadable(Problem(path, first_line + fault.line, fault.code, str(fault), fault.hint))
    except yaml.MarkedYAMLError as fault:
        return _unreadable(broken(fault, path, first_line, text))
    except (yaml.YAMLError, RecursionError):
        return _unreadable(Problem(path, first_line, "F104", "This cannot be read as YAML.", KEY_VALUE))
    return Tree(value, walk.lines, walk.texts, tuple(walk.problems))


def node_lines(text: str) -> dict[str, int]:
    """The line of every key of a YAML text, whatever tags it uses; empty when the text cannot be read."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
        walk = _Walk("", 1)
        walk.value(node, "", 0)
    except (yaml.YAMLError, _TooMuch, RecursionError):
        return {}
    return walk.lines


def _unreadable(problem: Problem) -> Tree:
    return Tree(problems=(problem,), readable=False)


def _limits(text: str) -> None:
    """Refuses what must not be composed: forbidden characters, too many bytes, levels, values or aliases."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise _TooMuch(0, f"The YAML part is larger than {MAX_BYTES // 1024} KiB.")
    if bad := _FORBIDDEN.search(text):
        line = text.count("\n", 0, bad.start())
        message = f"A control character (U+{ord(bad[0]):04X}) stands in the YAML part."
        raise _TooMuch(line, message, "F112", "Delete it; it may be invisible.")
    depth = aliases = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        line = event.start_mark.line if event.start_mark else 0
        if depth > MAX_DEPTH:
            raise _TooMuch(line, f"The values are nested deeper than {MAX_DEPTH} levels.")
        if aliases > MAX_ALIASES:
            raise _TooMuch(line, f"There are more than {MAX_ALIASES} aliases (*name).")


class _Walk:
    """One walk over the nodes; it collects lines, texts and Problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.first_line, self.count = path, first_line, 0
        self.lines: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node | None, key: str, depth: int) -> Any:
        if node is None:
            return None
        self.count += 1
        if self.count > MAX_VALUES or depth > MAX_DEPTH:
            raise _TooMuch(node.start_mark.line, f"The aliases unfold into more than {MAX_VALUES} values.")
        self._check_tag(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, key, depth))
        if isinstance(node, yaml.SequenceNode):
            return [
                self._at(child, f"{key}.{n}" if key else str(n), child, depth) for n, child in enumerate(node.value)
            ]
        return self._scalar(node, key)

    def _pairs(self, node: yaml.MappingNode, prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            line = self.first_line + key_node.start_mark.line
            if name in seen:
                self._twice(name, line, seen[name])
                continue
            seen[name] = line
            yield name, self._at(value_node, f"{prefix}.{name}" if prefix else name, key_node, depth)

    def _twice(self, name: str, line: int, first: int) -> None:
        message = f"The key “{name}” stands here a second time; the first is in line {first}."
        self.problems.append(Problem(self.path, line, "F106", message, "Delete one of the two."))

    def _at(self, node: yaml.Node, key: str, place: yaml.Node, depth: int) -> Any:
        self.lines[key] = self.first_line + place.start_mark.line
        return self.value(node, key, depth + 1)

    def _check_tag(self, node: yaml.Node) -> None:
        if node.tag not in _PLAIN_TAGS:
            line = self.first_line + node.start_mark.line
            hint = 'Put the text in "quotes", or leave the ! out.'
            self.problems.append(Problem(self.path, line, "F107", f"The tag “{node.tag}” has no meaning here.", hint))

    def _scalar(self, node: yaml.Node, key: str) -> Any:
        text = str(node.value)
        value = text if getattr(node, "style", None) else _resolved(text)
        if not isinstance(value, str):
            self.texts[key] = text
        return value


def _resolved(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
