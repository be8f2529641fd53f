"""What MkDocs and other plugins say while they work, as Problems with the place that they name."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from jinja2 import TemplateNotFound
from mkdocs.exceptions import Abort, BuildError, MkDocsException

from litfass.problems import Level, Problem, errors
from litfass.source.passages import line_of
from litfass.source.yaml_faults import broken
from litfass.source.yaml_nodes import node_lines
from litfass.website.plugin import STOPPED

_LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a|an \w+) link '(?P<link>[^']*)'")
_PAGE = re.compile(r"Error (?:reading|building) page '(?P<file>[^']+)':(?P<rest>.*)", re.DOTALL)
_SETTING = re.compile(r"Config value '(?P<key>[^']+)': ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the hub lies: its mkdocs.yml, and its content as far as that is known already."""

    config_file: Path
    content: Path | None = None

    def shown(self, file: Path) -> str:
        """A file as people see it: relative to the folder of mkdocs.yml."""
        root = self.config_file.parent
        return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()

    def find(self, name: str, part: str = "") -> tuple[str, int]:
        """Path and line in which a file of the content holds `part`; "" for a page that has no file."""
        file = self.content / name if self.content else None
        if file is None or not file.is_file():
            return "", 0
        return self.shown(file), line_of(_text(file), part)


class _Ear(logging.Handler):
    """Keeps every warning and error that MkDocs and its plugins log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the record."""
        self.records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """The list that grows by every warning and error; MkDocs prints none of them meanwhile."""
    ear, logger = _Ear(), logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield ear.records
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = propagate


def problems_of(heard: list[logging.LogRecord], place: Place, end: BaseException | None = None) -> list[Problem]:
    """What was logged, as Problems, our own as they are; and what ended the run, if that was an exception.

    An exception of ours that only sums up Problems which were said is left out.
    """
    found: list[Problem] = [record.problem for record in heard if hasattr(record, "problem")]
    foreign = [record for record in heard if not hasattr(record, "problem")]
    end = _reason(end)
    if end is None:
        found += [_foreign(record.getMessage(), record.levelno, place) for record in foreign]
        return sorted(dict.fromkeys(found))
    text, page = str(end), ""
    sums_up = text.endswith(f"; {STOPPED}.") and bool(errors(found))
    for record in foreign:
        message = record.getMessage()
        match = _PAGE.fullmatch(message)
        if match and match["rest"].strip() in ("", text.strip()):
            page = match["file"]
        elif message != text:
            found.append(_foreign(message, record.levelno, place))
    if not sums_up:
        found.append(ending(end, place, page))
    return sorted(dict.fromkeys(found))


def refusal(heard: list[logging.LogRecord], place: Place, error: BaseException) -> list[Problem]:
    """Why MkDocs does not take mkdocs.yml; at least one error."""
    for cause in _chain(error):
        if isinstance(cause, yaml.YAMLError):
            return [_not_yaml(cause, place)]
    found = problems_of(heard, place)
    if isinstance(error, Abort) and errors(found):
        return found
    text = _one_line(error) if isinstance(error, MkDocsException) else _named(error)
    return [*found, Problem(place.config_file.name, 0, "C194", text, _raised_in(error, place))]


def _reason(error: BaseException | None) -> BaseException | None:
    """The exception that made MkDocs abort; its own Abort says nothing of it."""
    if isinstance(error, Abort) and isinstance(error.__context__, BuildError):
        return error.__context__
    return error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def cause_of(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    """The first exception of exactly that kind among those that led to `error`."""
    return next((cause for cause in _chain(error) if type(cause) is kind), None)


def _foreign(message: str, number: int, place: Place) -> Problem:
    level = Level.ERROR if number >= logging.ERROR else Level.WARNING
    if match := _LINK.search(message):
        return Problem(*place.find(match["file"], match["link"]), "S102", message, level=level)
    if match := _SETTING.match(message):
        line = node_lines(_text(place.config_file)).get(match["key"], 0)
        return Problem(place.config_file.name, line, "C194", " ".join(message.split()), level=level)
    if match := _PAGE.match(message):
        return Problem(*place.find(match["file"]), "S102", message, level=level)
    return Problem("", 0, "S102", message, level=level)


def ending(error: BaseException, place: Place, page: str = "") -> Problem:
    """The exception that ended the run, on the page that MkDocs was at ("" when it was at none)."""
    if isinstance(error, TemplateNotFound):
        path, line = place.find(page, str(error.name))
        text = f"Neither custom_dir nor the theme nor a plugin has the template {str(error.name)!r}"
        hint = "Correct its name, put it into custom_dir, or switch on the plugin that has it."
        return Problem(path, line, "S105", f"{text}{_for_page(path, page)}.", hint)
    path, line = place.find(page)
    text = _one_line(error) if isinstance(error, MkDocsException) else _named(error)
    return Problem(path, line, "S104", f"{text}{_for_page(path, page)}", _raised_in(error, place))


def _for_page(path: str, page: str) -> str:
    """Names a page that is made and has no file to point at."""
    return f" (for {page})" if page and not path else ""


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {_one_line(error)}".rstrip(": ")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())


def _raised_in(error: BaseException, place: Place) -> str:
    """Where in the hub's own hooks, or else anywhere, an exception that is no message for people was raised."""
    if isinstance(error, MkDocsException):
        return ""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    root = place.config_file.parent
    own = [frame for frame in frames if frame[0].is_relative_to(root) and "site-packages" not in frame[0].parts]
    file, line = (own or frames)[-1]
    return f"It was raised in {place.shown(file)}, line {line}."


def _not_yaml(error: yaml.YAMLError, place: Place) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        text = f"This cannot be read as YAML: {getattr(error, 'reason', error)}."
        return Problem(place.config_file.name, 0, "C193", " ".join(text.split()), "Save the file as UTF-8.")
    mark = error.problem_mark or error.context_mark
    path = place.shown(Path(mark.name)) if mark and Path(mark.name).is_file() else place.config_file.name
    return replace(broken(error, path, 1), code="C193")


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
