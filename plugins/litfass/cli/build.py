"""`litfass build`: the public site and the bundles."""

from __future__ import annotations

from pathlib import Path

import click

from litfass.cli.closing import closing, counted, shown
from litfass.cli.output import Moment, say_problems
from litfass.cli.progress import progress
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
    the old one stays as it was. Drafts and posts that are not due yet are left out of the site; posts that are not due
    yet have bundles.

    The line about bundles counts the posts that have one and their texts. A text needs you when there is a problem
    with it, or when its file was changed by hand; a post whose `channels` have a problem counts once more.

    \b
    Example:
      litfass build --now 2026-12-24T08:00
    """
    with progress() as told:
        report = host.build(config_file, now=now, strict=strict, progress=told)
    say_problems(report.problems)
    hub = report.hub
    public, waiting = len(hub.public), sum(not post.draft for post in hub.library.hidden(hub.now))
    drafts = sum(post.draft for post in hub.library.posts)
    click.echo(f"{counted(public, 'post')} published, {waiting} scheduled, {counted(drafts, 'draft')}.", err=True)
    if report.outcome is not None:
        done = report.outcome
        click.echo(
            f"{report.site}: {counted(len(done.written), 'file')} written, "
            f"{len(done.unchanged)} unchanged, {len(done.removed)} removed.",
            err=True,
        )
    if report.exports is not None:
        click.echo(closing(report.exports), err=True)
        if place := report.exports.locked:
            where = f"{shown(report.site)}/{place}/, on the website at {hub.settings.url(f'{place}/')}"
            click.echo(f"The locked desk lies in {where}", err=True)
    elif hub.hint:
        click.echo(hub.hint, err=True)
