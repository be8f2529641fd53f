"""Broken YAML in the words of people: what PyYAML means by its messages, and what to type."""

from __future__ import annotations

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


def broken(fault: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem:
    """The Problem that PyYAML's error means, on its line of the file."""
    mark = fault.problem_mark or fault.context_mark
    line = first_line + (mark.line if mark else 0)
    for known in _FAULTS:
        if known.part in f"{fault.problem}":
            return Problem(path, line, "F104", f"This cannot be read as YAML. {known.reason}", known.hint)
    return Problem(path, line, "F104", f"This cannot be read as YAML: {fault.problem}.", KEY_VALUE)
