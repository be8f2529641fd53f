"""`litfass export`: the bundles without the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litfass.build.selection import Asked, NotFoundError
from litfass.cli.closing import closing, counted, shown
from litfass.cli.output import Moment, say_error, say_problems
from litfass.cli.progress import progress
from litfass.website import host


@click.command(short_help="Make the bundles, or one of them, without the site.")
@click.argument("post", required=False)
@click.option(
    "--channel",
    "channels",
    multiple=True,
    metavar="ID",
    help="Only this channel (linkedin), format (linkedin-post) or account (mastodon-post@team); may be repeated.",
)
@click.option(
    "--now", type=Moment(), metavar="TIME", help="Decide as if it were this moment which posts have a bundle."
)
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.pass_obj
def export(config_file: Path, post: str | None, channels: tuple[str, ...], now: str | None, *, strict: bool) -> None:
    """Make the bundles that `build` makes, and no site. Prints the folder of each bundle.

    With POST, the bundle of that post alone, also of a draft or of an old post: type its path, its slug or its id. What
    is wrong with other posts does not stop it; `litfass check` says it. With POST or --channel nothing else below
    exports/ is touched but the overview of all pictures. The next `build`, or `export` without POST, takes away the
    bundle of a post that has none by its date.

    A file that somebody changed by hand stays as it is. On an error nothing is written.

    The last line counts the posts and the texts that were made. A text needs you when there is a problem with it, or
    when its file was changed by hand; a post whose `channels` have a problem counts once more.

    \b
    Examples:
      litfass export
      litfass export content/posts/2026/hoffest/index.md
      litfass export hoffest --channel linkedin --channel bluesky
    """
    if post is not None and not post.strip():
        raise click.UsageError("The name of the post is empty. Leave it out for all bundles.")
    asked = Asked(post or "", channels, Path.cwd())
    try:
        with progress() as told:
            report = host.export(config_file, asked, now=now, strict=strict, progress=told)
    except NotFoundError as error:
        say_error(error)
        sys.exit(2)
    say_problems(report.problems)
    if report.exports is None:
        return
    for name in report.exports.bundles:
        click.echo(shown(report.exports.folder / name))
    if report.elsewhere:
        click.echo(f"{counted(report.elsewhere, 'error')} elsewhere in the hub: type `litfass check`.", err=True)
    click.echo(closing(report.exports), err=True)
