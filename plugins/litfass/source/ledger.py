"""The ledger: which part of which post went out where, one small file for each publication.

It is a record of what happened, so that what changed since (a post that went, an account that was closed) is only a
warning; what cannot be read, and two entries for one thing, are errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from urllib.parse import urlsplit

from litfass.channels.names import Channels, Unknown, find_channel, settings_of
from litfass.model import Channel, LedgerEntry, Library, Post, Settings, part_name
from litfass.problems import Level, Problem
from litfass.source.fields import fields
from litfass.source.frontmatter import bytes_of, decoded
from litfass.source.kinds import ACCOUNT, validate
from litfass.source.names import LEDGER, is_hidden
from litfass.source.reading import Reading, shown
from litfass.source.tree import read_tree
from litfass.source.yaml_nodes import read_yaml
from litfass.text.suggest import did_you_mean

SCHEMA = "litfass.ledger/1"


class Posted(TypedDict):
    """What the desk knows of a publication; `url` may be "", `file` is the entry's path as people see it."""

    url: str
    at: str
    by: str
    variant: str
    file: str


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may name: posts by id, channels, and the accounts in the settings.

    `complete` is false when some post could not be read: then no entry is blamed for an unknown id.
    """

    settings: Settings
    channels: Channels
    posts: Mapping[str, Post]
    complete: bool = True


def is_entry(path: str) -> bool:
    """True when a path below content/ is that of a ledger entry, whatever its capitals."""
    folded = path.casefold()
    return folded.startswith(f"{LEDGER}/") and folded.endswith((".yml", ".yaml")) and not is_hidden(path)


def read_ledger(files: Mapping[str, bytes], known: Known) -> tuple[tuple[LedgerEntry, ...], list[Problem]]:
    """All entries in `files` (path below content/ -> bytes), the oldest first, and what is wrong with them."""
    problems: list[Problem] = []
    first: dict[tuple[str, str], LedgerEntry] = {}
    for path in sorted(files):
        reading = Reading(known.settings.shown_path(path), known.settings.timezone, problems=problems)
        entry = read_entry(path, files[path], known, reading)
        if entry is None:
            continue
        other = first.setdefault((entry.post, entry.name), entry)
        if other is entry:
            _check_name(entry, known, reading)
            continue
        message = f"{known.settings.shown_path(other.path)} notes already that {entry.name} of this post is out."
        reading.report("F163", "post", message, "Delete one of the two files.")
    return tuple(sorted(first.values(), key=lambda entry: (entry.at.timestamp(), entry.path))), problems


def read_again(library: Library, settings: Settings, channels: Channels) -> tuple[LedgerEntry, ...]:
    """The ledger as it lies on the disk now, for whoever is about to change it."""
    tree = read_tree(settings.content / LEDGER, settings.posts)
    paths = [path for name in tree.files if is_entry(path := f"{LEDGER}/{name}")]
    read = {path: bytes_of(settings.content / path, path) for path in paths}
    files = {path: raw for path, raw in read.items() if isinstance(raw, bytes)}
    entries, _ = read_ledger(files, Known(settings, channels, by_id(library.posts)))
    return entries


def by_id(posts: Iterable[Post]) -> dict[str, Post]:
    """Posts by their ids."""
    return {post.id: post for post in posts}


def label_of(post: Post, settings: Settings) -> str:
    """What bundles and entries of a post are called: `2026-11-24-<slug>`.

    A post in another language than the hub's has `.en` behind it, since two languages may use one slug on one day; a
    slug never holds a dot, so the names differ. A draft without a date has `draft-<slug>`.
    """
    suffix = "" if post.lang == settings.language.code else f".{post.lang}"
    day = f"{post.created:%Y-%m-%d}" if post.dated else "draft"
    return f"{day}-{post.slug}{suffix}"


def path_of(post: Post, part: str, at: datetime, settings: Settings) -> str:
    """Where the entry for a part of a post belongs, below content/; `at` gives an undated post its year."""
    year = (post.created if post.dated else at).year
    return f"{LEDGER}/{year}/{label_of(post, settings)}--{part}.yml"


def posted_of(library: Library, settings: Settings) -> dict[str, dict[str, Posted]]:
    """Post id -> name of a part (`mastodon-post@team`) -> where and since when it is online."""
    found: dict[str, dict[str, Posted]] = {}
    for entry in library.ledger:
        found.setdefault(entry.post, {})[entry.name] = posted(entry, settings)
    return found


def posted(entry: LedgerEntry, settings: Settings) -> Posted:
    """One entry as the desk knows it."""
    return Posted(
        url=entry.url,
        at=entry.at.isoformat(),
        by=entry.by,
        variant=entry.variant,
        file=settings.shown_path(entry.path),
    )


def read_entry(path: str, raw: bytes, known: Known, reading: Reading) -> LedgerEntry | None:
    """One file as an entry; None when it is none, or names what is not there. Its name is not looked at."""
    reading.unknown = reading.wrong = "F160"
    values = _values(raw, reading)
    if values is None:
        return None
    before = len(reading.problems)
    found = validate(fields("ledger"), values, reading)
    _check_address(found.get("url", ""), reading)
    if len(reading.problems) > before:
        return None
    post, channel = _post(found["post"], known, reading), _channel(found, known, reading)
    if post is None or channel is None:
        return None
    account = _account(found.get("account", ""), channel, known.settings, reading)
    if account is None:
        return None
    return LedgerEntry(
        post=post.id,
        channel=channel.id,
        format=found["format"],
        account=account,
        url=found.get("url", ""),
        at=found["at"],
        by=found.get("by", ""),
        variant=found.get("variant", ""),
        path=path,
    )


def _values(raw: bytes, reading: Reading) -> dict[str, Any] | None:
    """The keys and values of a file, or None with a Problem."""
    text = decoded(raw, reading.path)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return None
    tree = read_yaml(text, reading.path)
    reading.problems += tree.problems
    if not tree.readable:
        return None
    reading.lines, reading.texts = tree.lines, tree.texts
    if isinstance(tree.value, dict):
        return tree.value
    message = f"The entry is {shown(tree.value)}; expected a map of keys and values."
    reading.report("F160", "", message, f"Type schema: {SCHEMA}, and below it post: …")
    return None


def _check_address(url: str, reading: Reading) -> None:
    """Refuses an address with an invisible sign in it, or with a host that is none, or another one to a browser.

    A browser reads a backslash as a slash: to it the host of `https://one\\@other/` is `one`.
    """
    if "\\" in url:
        message = f"url is {shown(url)}; an address has no backslash."
        reading.report("F160", "url", message, "Copy it from the address line of your browser.")
        return
    try:
        fine = not url or (url.isprintable() and bool(urlsplit(url).hostname))
    except ValueError:
        fine = False
    if not fine:
        reading.refuse("url", url, "an address that starts with https://", fields("ledger")["url"].example)


def _post(name: str, known: Known, reading: Reading) -> Post | None:
    post = known.posts.get(name)
    if post is None and known.complete:
        hint = did_you_mean(name, known.posts) or "Type the id of a post."
        message = f"There is no post with the id {shown(name)}."
        reading.report("F161", "post", message, f"{hint} If the post is gone, delete this file.", Level.WARNING)
    return post


def _channel(found: Mapping[str, Any], known: Known, reading: Reading) -> Channel | None:
    """The channel, when it has the format."""
    channel = find_channel(found["channel"], known.channels)
    if isinstance(channel, Unknown):
        message = f"There is no channel {shown(found['channel'])}."
        hint = channel.hint or "`litfass channels` lists all."
        reading.report("F162", "channel", message, hint, Level.WARNING)
        return None
    if found["format"] not in channel.formats:
        message = f"{channel.name} has no format {shown(found['format'])}."
        hint = did_you_mean(found["format"], channel.formats)
        reading.report("F162", "format", message, hint, Level.WARNING)
        return None
    return channel


def _account(name: str, channel: Channel, settings: Settings, reading: Reading) -> str | None:
    """The account; the first where none is named. One that the settings do not know any more stays what it was."""
    known = settings_of(channel, settings).accounts
    if not name:
        return next(iter(known), "")
    account = name.removeprefix("@").casefold()
    if account in known:
        return account
    hint = did_you_mean(account, known) or "Delete the line."
    message = f"{channel.name} has no account {shown(name)} in mkdocs.yml."
    reading.report("F162", "account", message, hint, Level.WARNING)
    return account if re.fullmatch(ACCOUNT, account) else None


def _check_name(entry: LedgerEntry, known: Known, reading: Reading) -> None:
    """Says what the file should be called, so that people find it and nobody writes the entry a second time.

    A name without an account will do where the entry may mean the first.
    """
    post = known.posts[entry.post]
    right = path_of(post, entry.name, entry.at, known.settings)
    accounts = settings_of(known.channels[entry.channel], known.settings).accounts
    if entry.account and entry.account not in accounts:
        return
    plain = path_of(post, part_name(entry.channel, entry.format), entry.at, known.settings)
    if entry.path == right or (entry.path == plain and entry.account == next(iter(accounts), "")):
        return
    message = f"The file is about {entry.name} of {label_of(post, known.settings)}, and its name says something else."
    reading.report("F164", "", message, f"Rename it to {known.settings.shown_path(right)}", Level.WARNING)
