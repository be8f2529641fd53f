"""`litfass new`: a draft to write into."""

from __future__ import annotations

from pathlib import Path

import click

from litfass.authoring.new_post import new_post
from litfass.build.files import create
from litfass.cli.output import Moment
from litfass.website import host


@click.command(short_help="Start a draft.")
@click.argument("title")
@click.option("--now", type=Moment(), metavar="TIME", help="Gives folder and id their year (default: now).")
@click.pass_obj
def new(config_file: Path, title: str, now: str | None) -> None:
    """Start a post called TITLE: a folder with an index.md that is a draft.

    Prints the path of the new file. An existing file is never touched.

    \b
    Example:
      litfass new "Unser neuer Ofen"
    """
    hub = host.load(config_file, now=now)
    path, text = new_post(title, hub.settings, hub.library, hub.channels, hub.now)
    create(hub.settings.content / path, text)
    click.echo(hub.settings.shown_path(path))
    click.echo("Write, put pictures beside it. When it may be seen, give it a date and remove `draft: true`.", err=True)
