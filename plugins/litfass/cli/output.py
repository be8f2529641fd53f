"""How commands talk: Problems in three formats, and a moment given on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from litfass.problems import ContentError, Level, LitfassError, Problem, SettingsError, as_github, as_json, errors
from litfass.text.moments import parse_moment

FORMATS = ("text", "json", "github")


class Moment(click.ParamType[str]):
    """An ISO 8601 date or time; without an offset it is in the hub's zone, which is known later."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Checks that `value` can be read; the hub's zone is applied when it is known."""
        text = str(value)
        try:
            parse_moment(text, ZoneInfo("UTC"))
        except ValueError:
            self.fail(f"{text!r} is no date or time. Type for example 2026-11-24 or 2026-11-24T08:30.", param, ctx)
        return text


def moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    """The moment of an option in the hub's zone; None when it was not given."""
    return None if text is None else parse_moment(text, zone)


def say_problems(problems: Sequence[Problem]) -> None:
    """Prints Problems for people on stderr: errors in red, warnings in yellow where the terminal has colours."""
    for problem in problems:
        colour = "red" if problem.level is Level.ERROR else "yellow"
        click.secho(f"{problem.level}: ", fg=colour, bold=True, nl=False, err=True, color=_colours())
        click.echo(str(problem), err=True)
    if problems:
        click.echo(summary(problems), err=True)


def say_error(error: LitfassError) -> None:
    """Says on stderr what stopped a command: the Problems that it carries, else its message."""
    if isinstance(error, ContentError | SettingsError):
        say_problems(error.problems)
    else:
        click.echo(f"litfass: {error}", err=True)


def print_problems(problems: Sequence[Problem], form: str) -> None:
    """Prints Problems as data on stdout (`json`, `github`) or one per line (`text`)."""
    if form == "json":
        click.echo(as_json(problems))
        return
    for problem in problems:
        click.echo(as_github(problem) if form == "github" else f"{problem.level}: {problem}")


def in_repository(problems: Sequence[Problem], config_file: Path) -> list[Problem]:
    """The Problems with paths from the top of the repository, as GitHub wants them.

    Ours start at the folder of mkdocs.yml. The top is GITHUB_WORKSPACE where that holds the hub, else where we stand.
    """
    root = config_file.resolve().parent
    tops = [Path(top).resolve() for top in (os.environ.get("GITHUB_WORKSPACE"), ".") if top]
    top = next((top for top in tops if root.is_relative_to(top)), root)
    return [replace(problem, path=_below(top, root, problem.path)) for problem in problems]


def _below(top: Path, root: Path, path: str) -> str:
    file = Path(os.path.normpath(root / path))
    return file.relative_to(top).as_posix() if path and file.is_relative_to(top) else path


def summary(problems: Sequence[Problem]) -> str:
    """ "2 errors, 1 warning" with the way to learn more."""
    wrong = len(errors(problems))
    counts = [(wrong, "error"), (len(problems) - wrong, "warning")]
    text = ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts if n)
    first = (errors(problems) or problems)[0].code
    return f"{text}. `litfass explain {first}` says more about {first}."


def _colours() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
