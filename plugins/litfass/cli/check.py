"""`litfass check`: every Problem of the hub in one run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litfass.cli.output import FORMATS, Moment, in_repository, print_problems, summary
from litfass.cli.progress import progress
from litfass.problems import errors
from litfass.website import host


@click.command(short_help="Say everything that is wrong, and write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="github: annotations on the lines of a pull request.",
)
@click.option("--now", type=Moment(), metavar="TIME", help="Check as if it were this moment.")
@click.pass_obj
def check(config_file: Path, form: str, now: str | None, *, strict: bool) -> None:
    """Say everything that is wrong with settings and content, and write nothing.

    Errors in drafts and in posts that are not due yet are errors here, since somebody is about to publish them.

    \b
    Example:
      litfass check --strict --format github
    """
    with progress() as told:
        problems = host.check(config_file, now=now, progress=told)
    print_problems(in_repository(problems, config_file) if form == "github" else problems, form)
    click.echo(summary(problems) if problems else "Everything is fine.", err=True)
    if errors(problems) or (strict and problems):
        sys.exit(1)
