"""The command group `litfass`."""

from __future__ import annotations

from pathlib import Path

import click

from litfass import __version__
from litfass.cli.build import build
from litfass.cli.check import check
from litfass.cli.due import due
from litfass.cli.explain import explain
from litfass.cli.new import new
from litfass.cli.schema import schema
from litfass.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The settings of your hub.",
)
@click.version_option(__version__, prog_name="litfass")
@click.pass_context
def cli(context: click.Context, config_file: Path) -> None:
    """Posts in Git become a blog, its feeds, and exactly the text that each channel wants.

    Run it in the folder that holds mkdocs.yml. Exit codes: 0 clean, 1 problems, 2 wrong usage.
    """
    context.obj = config_file


for command in (build, serve, check, new, due, schema, explain):
    cli.add_command(command)
