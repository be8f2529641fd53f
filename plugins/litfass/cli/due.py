"""`litfass due`: did anything come due?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litfass.cli.output import Moment, moment, say_error
from litfass.problems import LitfassError
from litfass.website import host


@click.command(short_help="Did a scheduled post come due?")
@click.option("--since", type=Moment(), metavar="TIME", required=True, help="When the site was last built (ISO 8601).")
@click.option("--now", type=Moment(), metavar="TIME", help="Ask as if it were this moment (default: the clock).")
@click.pass_obj
def due(config_file: Path, since: str, now: str | None) -> None:
    """Print the posts whose minute came after --since, one path per line.

    Exit code 0: something came due, build. 1: nothing did. 2: the question could not be answered, since settings or
    content have errors.

    \b
    Example:
      litfass due --since 2026-12-24T08:00 && litfass build
    """
    try:
        hub = host.load(config_file, now=now)
    except LitfassError as error:
        say_error(error)
        sys.exit(2)
    start = moment(since, hub.settings.timezone)
    assert start is not None
    found = [post for post in hub.public if not post.due(start)]
    for post in reversed(found):
        click.echo(f"{post.created.isoformat()} {hub.settings.shown_path(post.path)}")
    if not found:
        click.echo("Nothing came due.", err=True)
        sys.exit(1)
