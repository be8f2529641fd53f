"""`litfass posted`: a text is out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litfass.build.ledger import Ledger, find_text, pasted
from litfass.build.selection import Asked, NotFoundError, find_post
from litfass.cli.output import Moment, say_error
from litfass.model import part_name
from litfass.website import host


@click.command(short_help="Note that a text is out, and where.")
@click.argument("post")
@click.argument("channel", metavar="CHANNEL[/FORMAT]")
@click.argument("url", required=False)
@click.option("--account", metavar="ID", default="", help="Which of several accounts (default: the post's).")
@click.option("--at", type=Moment(), metavar="TIME", help="Since when it is online (default: now).")
@click.option("--by", metavar="NAME", default="", help="Who posted it.")
@click.option("--undo", is_flag=True, help="Take the note back.")
@click.pass_obj
def posted(
    config_file: Path, post: str, channel: str, url: str | None, account: str, at: str | None, by: str, *, undo: bool
) -> None:
    """Note in the ledger that the text of POST for CHANNEL is out, and that it can be read at URL.

    Leave URL away where there is none: a newsletter or a WhatsApp message has no address that others could open.

    Type the post's path, its slug or its id, and the channel as bundles call it: linkedin, google-business/event,
    mastodon-post@team. Writes one file below content/ledger/ and prints its path; commit it. The desk then shows the
    text as done, and the post's page links to URL.

    \b
    Examples:
      litfass posted hoffest linkedin https://www.linkedin.com/feed/update/urn:li:activity:7131
      litfass posted hoffest newsletter
      litfass posted hoffest linkedin --undo
    """
    if undo and url:
        raise click.UsageError("Type either a URL or --undo.")
    hub, bundles = host.load_with_bundles(config_file)
    ledger = Ledger(hub.settings, hub.library, hub.channels)
    try:
        found = find_post(Asked(post, (), Path.cwd()), hub.library, hub.settings)
        typed = f"{channel}@{account}" if account else channel
        name, form, owner = find_text(typed, found, hub.settings, hub.channels)
    except NotFoundError as error:
        say_error(error)
        sys.exit(2)
    part = part_name(name, form, owner)
    if undo:
        entry = ledger.remove(found.id, part)
        if entry is None:
            click.echo(f"The ledger has no entry for {part} of this post.", err=True)
            sys.exit(1)
    else:
        said = {"post": found.id, "channel": name, "format": form, "account": owner, "url": url or "", "by": by}
        said |= {"at": at or hub.now.isoformat(timespec="seconds")}
        entry = ledger.add(said | {"variant": pasted(bundles, found, part, hub.settings)})
    click.echo(hub.settings.shown_path(entry.path))
    done = "Removed" if undo else "Noted" if url else "Noted without an address"
    click.echo(f"{done}. Commit the change, so that everybody knows.", err=True)
