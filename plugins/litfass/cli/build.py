"""`litfass build`: the public site and the bundles."""

from __future__ import annotations

from pathlib import Path

import click

from litfass.cli.output import Moment, say_problems
from litfass.website import host


@click.command()
@click.option(
    "--now", type=Moment(), metavar="TIME", help="Build as if it were this moment (ISO 8601; default: the clock)."
)
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.pass_obj
def build(config_file: Path, now: str | None, *, strict: bool) -> None:
    """Build the blog, its feeds and the bundles.

    The new site replaces the old one only when all of it is there: on an error, or when the command is interrupted,
    the old one stays as it was. Drafts and posts that are not due yet are left out of the site.
    """
    report = host.build(config_file, now=now, strict=strict)
    say_problems(report.problems)
    hub = report.hub
    public, waiting = len(hub.public), sum(not post.draft for post in hub.library.hidden(hub.now))
    drafts = sum(post.draft for post in hub.library.posts)
    click.echo(f"{_n(public, 'post')} published, {waiting} scheduled, {_n(drafts, 'draft')}.", err=True)
    if report.outcome is not None:
        done = report.outcome
        click.echo(
            f"{report.site}: {_n(len(done.written), 'file')} written, "
            f"{len(done.unchanged)} unchanged, {len(done.removed)} removed.",
            err=True,
        )
    if report.exported is not None:
        click.echo(f"{report.folder}: {_n(report.bundles, 'bundle')} with {_n(report.texts, 'text')}.", err=True)


def _n(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}"
