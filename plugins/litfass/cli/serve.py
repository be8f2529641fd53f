"""`litfass serve`: a preview on this machine."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from litfass.website import host


@click.command(short_help="Show a preview that renews itself.")
@click.option(
    "-a", "--address", metavar="IP:PORT", help="Where to listen (default: dev_addr of mkdocs.yml, else 127.0.0.1:8000)."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser as soon as the preview is there.")
@click.option("--exports", is_flag=True, help="Make the bundles too, now and on every change.")
@click.pass_obj
def serve(config_file: Path, address: str | None, *, open_browser: bool, exports: bool) -> None:
    """Show the site with drafts and scheduled posts, and renew it on every change.

    Stop it with Ctrl+C. Nothing is written into site/, and into exports/ only with --exports: the bundles that `build`
    makes, with the addresses of the public site. While a text has an error, they stay as they were.

    \b
    Example:
      litfass serve --open --exports
    """
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logging.getLogger("mkdocs").addHandler(handler)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    host.serve(config_file, address=address, open_browser=open_browser, with_exports=exports)
