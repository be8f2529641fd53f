"""The command group `litfass`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from litfass import __version__

COMMANDS = ("build", "serve", "check", "export", "channels", "measure", "new", "posted", "due", "schema", "explain")
"""Each is a function in the file of its name, beside this one."""


class Commands(click.Group):
    """Loads the file of a command when it is asked for: `measure` must not wait half a second for MkDocs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"litfass.cli.{cmd_name}"), cmd_name)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
