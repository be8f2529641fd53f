"""`litfass channels new`: a channel file to fill in, or the built-in one to change."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import click

from litfass.authoring.channel_file import channel_file
from litfass.build.files import create
from litfass.channels.files import load
from litfass.cli.output import Moment, say_error
from litfass.problems import LitfassError, OutputError

NEXT = """\
It works already. Put what the platform says in place of what is only a placeholder; `litfass check` says what is wrong
in the file, `litfass channels {id}` what Litfass reads in it. Posts go there when mkdocs.yml says below `channels:`
  {id}: {{tier: must}}"""

COPIED = """\
It replaces what Litfass knows of {name}, in this hub alone. What Litfass learns later does not reach you: delete the
file, and Litfass's own counts again. Our taste stands below [house]; `litfass check` says what is wrong in it."""


@click.command(short_help="Start a channel file.")
@click.argument("name", metavar="ID")
@click.option("--name", "title", default="", metavar="NAME", help="What people call it (default: made from ID).")
@click.option(
    "--now",
    type=Moment(),
    metavar="TIME",
    envvar="LITFASS_NOW",
    show_envvar=True,
    help="The day on which its facts are said to be checked (default: today).",
)
@click.pass_obj
def new(config_file: Path, name: str, title: str, now: str | None) -> None:
    """Write channels/ID.toml beside mkdocs.yml: a channel of your own, which works at once.

    ID is a word of a-z, 0-9 and hyphens; posts, mkdocs.yml and the folders of bundles call the channel so. The ID of a
    channel that comes with Litfass starts from a copy of its file, for you to change. Prints the path of the new file.
    An existing file is never touched.

    \b
    Examples:
      litfass channels new dorffunk --name "Dorffunk"
      litfass channels new linkedin
    """
    from litfass.website import host  # MkDocs takes half a second; help and wrong usage need it not

    try:
        hub = host.load(config_file, now=now)
        known, _ = load(hub.settings.root / "channels")
        builtin = _builtin(name)
        text = channel_file(name, title, hub.now.astimezone(hub.settings.timezone).date(), known, builtin)
    except LitfassError as error:
        say_error(error)
        sys.exit(2)
    path = f"channels/{name}.toml"
    try:
        create(hub.settings.root / path, text)
    except OutputError as error:
        there = isinstance(error.__cause__, FileExistsError)
        hint = f" It stays as it is; `litfass channels {name}` says what Litfass reads in it." if there else ""
        say_error(OutputError(f"{error}{hint}"))
        sys.exit(1)
    click.echo(path)
    click.echo((COPIED if builtin else NEXT).format(id=name, name=known[name].name if builtin else ""), err=True)


def _builtin(name: str) -> bytes | None:
    """The file of a channel that comes with Litfass; None where there is none of that name."""
    found = {item.name: item for item in files("litfass.channels").iterdir() if item.name.endswith(".toml")}
    return found[f"{name}.toml"].read_bytes() if f"{name}.toml" in found else None
