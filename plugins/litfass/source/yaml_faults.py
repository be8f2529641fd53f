"""Broken YAML in the words of people: what PyYAML means by its messages, and what to type."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from litfass.problems import Problem

KEY_VALUE = "Every line needs the form “key: value”."


@dataclass(frozen=True, slots=True)
class _Fault:
    """A part of a message of libyaml 0.2 or of PyYAML's own parser, what is behind it, and what to type."""

    part: str
    reason: str
    hint: str


_FAULTS = (
    _Fault("mapping values are not allowed", "A second colon?", 'A text with a colon needs quotes: title: "Neu: so".'),
    _Fault(
        "cannot start any token", "A tab, or a reserved character.", 'Indent with spaces; quote a text: title: "@ich".'
    ),
    _Fault("unexpected end of stream", "A quotation mark is not closed.", 'Close it: title: "So".'),
    _Fault("expected ',' or ']'", "A list is not closed.", "Close it: tags: [Zeit, Kosten]."),
    _Fault("expected ',' or '}'", "A map in braces is not closed.", "Close it, or write one key to a line."),
    _Fault("unknown escape character", 'A backslash in “"”.', "Use / in paths, or 'single quotes'."),
    _Fault("undefined alias", "A text that starts with *.", 'Quote it: title: "*neu*".'),
    _Fault("alphabetic or numeric character", "A text that starts with * or &.", 'Quote it: title: "*neu*".'),
    _Fault("could not find expected ':'", "A line without a key.", KEY_VALUE),
    _Fault("expected key", "A line without a key, or a quotation mark too many.", KEY_VALUE),
    _Fault("block end", "The indentation does not fit.", "Start keys of one level in the same column."),
    _Fault("expected a single document", "A second document starts here.", "Close the front matter only once."),
    _Fault("'-' indicator", "The indentation does not fit.", "Put the list below its key, two spaces to the right."),
)


MOST = 500
"""More of a line is not looked at: nobody types a longer one, and patterns would take their time with it."""

_TAB = re.compile(r" *\t")
_TIGHT = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?![\s/:])(?P<value>.+)")
_HASH_IN_LIST = re.compile(r"""\[[^\]"']*?(?<=[\s\[,])\#(?P<word>[\w-]+)""")
_AFTER_QUOTES = re.compile(
    r"\s*(?P<before>(?:-[ ]+)?(?:[\w-]+[ ]*:[ ]+)?)"
    r"(?P<value>(?P<mark>[\"'])(?:(?!(?P=mark)).)*+(?P=mark)[ ]*(?P<next>[^\s#,]).*)"
)


def broken(fault: yaml.MarkedYAMLError, path: str, first_line: int, text: str = "") -> Problem:
    """The Problem that PyYAML's error means, on its line of the file; `text` (what was read) makes it plainer."""
    mark = fault.problem_mark or fault.context_mark
    at = mark.line if mark else 0
    lines = text.split("\n")
    begun = fault.context_mark.line if fault.context_mark else at
    for number in dict.fromkeys((at, at - 1, begun)):
        if 0 <= number < len(lines) and (slip := _slip(lines[number][:MOST], first_line + number)):
            return Problem(path, first_line + number, "F104", *slip)
    for known in _FAULTS:
        if known.part in f"{fault.problem}":
            return Problem(path, first_line + at, "F104", f"This cannot be read as YAML. {known.reason}", known.hint)
    return Problem(path, first_line + at, "F104", f"This cannot be read as YAML: {fault.problem}.", KEY_VALUE)


def _slip(line: str, number: int) -> tuple[str, str] | None:
    """What is wrong with one line of broken YAML and what to type, where the line itself shows it."""
    if _TAB.match(line):
        return f"Line {number} starts with a tab.", "Type two spaces instead."
    if tight := _TIGHT.match(line):
        return f"After {tight['key']}: comes a space.", f"Type {tight['key']}: {tight['value'].rstrip()}"
    if word := _HASH_IN_LIST.search(line):
        hint = f'Leave out the #, or quote it: ["#{word["word"]}"].'
        return "This cannot be read as YAML. In a list, # starts a comment.", hint
    quoted = _AFTER_QUOTES.fullmatch(line.rstrip())
    if quoted and (":" in quoted["before"] or quoted["next"] != ":"):
        whole = quoted["value"].replace("'", "''")
        message = "This cannot be read as YAML. The text goes on after the closing quotation mark."
        return message, f"Put the whole in single quotes: {quoted['before']}'{whole}'"
    return None
