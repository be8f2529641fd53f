"""Where a public post is talked about: its links to what was posted on channels."""

from __future__ import annotations

from collections.abc import Sequence

from litfass.channels.names import settings_of
from litfass.model import LedgerEntry
from litfass.website.hub import Hub
from litfass.website.views import TalkView, safe

NO_REPLIES = ("mail",)
"""Kinds of channels on which nobody can answer where others read it."""

TIERS = ("must", "may", "no")


def talks(hub: Hub) -> dict[str, Sequence[TalkView]]:
    """The links of each public post by its id, in the order of the channels; one for each channel and account.

    A channel that has the post in several formats is linked in the first of them that has an address. Addresses are
    http or https: the ledger takes no other.
    """
    public = {post.id for post in hub.public}
    found: dict[str, list[LedgerEntry]] = {}
    for entry in hub.library.ledger:
        if entry.url and entry.post in public and hub.channels[entry.channel].kind not in NO_REPLIES:
            found.setdefault(entry.post, []).append(entry)
    return {post: _views(entries, hub) for post, entries in found.items()}


def _views(entries: list[LedgerEntry], hub: Hub) -> Sequence[TalkView]:
    first: dict[tuple[str, str], LedgerEntry] = {}
    for entry in sorted(entries, key=lambda entry: _rank(entry, hub)):
        first.setdefault((entry.channel, entry.account), entry)
    channels = [channel for channel, _ in first]
    return [
        TalkView(safe(_name(entry, hub, alone=channels.count(entry.channel) == 1)), safe(entry.url))
        for entry in first.values()
    ]


def _rank(entry: LedgerEntry, hub: Hub) -> tuple[int, int, str, int, int]:
    """The place of a link: what matters most to the hub first, then as its settings and the channel's file say."""
    channel = hub.channels[entry.channel]
    said, names = settings_of(channel, hub.settings), [name.strip().casefold() for name in hub.settings.channels]
    place = min((n for n, name in enumerate(names) if name in (channel.id, *channel.aliases)), default=len(names))
    accounts, forms = list(said.accounts), list(channel.formats)
    account = accounts.index(entry.account) if entry.account in accounts else len(accounts)
    return TIERS.index(said.tier), place, channel.id, account, forms.index(entry.format)


def _name(entry: LedgerEntry, hub: Hub, *, alone: bool) -> str:
    """The channel's name, with the account's where two accounts have the post."""
    channel = hub.channels[entry.channel]
    account = settings_of(channel, hub.settings).accounts.get(entry.account)
    said = (account.name if account else "") or entry.account
    return channel.name if alone or not said else f"{channel.name} ({said})"
