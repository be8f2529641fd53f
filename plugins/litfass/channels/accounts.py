"""Which accounts of a channel a post means."""

from __future__ import annotations

from collections.abc import Mapping

from litfass.channels.kinds import shown
from litfass.channels.names import settings_of
from litfass.channels.postreader import PostReader
from litfass.model import Account, Channel, Settings
from litfass.text.suggest import did_you_mean

EVERY = frozenset({"all", "alle"})


def accounts_of(channel: Channel, settings: Settings) -> Mapping[str, Account]:
    """The accounts that the hub has on a channel, by id; the first is the default."""
    return settings_of(channel, settings).accounts


def hashtags_of(channel: Channel, account: str, settings: Settings) -> tuple[str, ...]:
    """The hub's own hashtags for an account: the account's, else the channel's."""
    said = settings_of(channel, settings)
    own = said.accounts[account].hashtags if account in said.accounts else None
    return said.hashtags if own is None else own


def read_accounts(item: object, key: str, channel: Channel, reader: PostReader) -> tuple[str, ...] | None:
    """The ids of the accounts that a post names (one, several, or "all"); None when none of them exists."""
    known = accounts_of(channel, reader.settings)
    items = item if isinstance(item, list | tuple) else [item]
    found: dict[str, None] = {}
    for index, each in enumerate(items):
        where = f"{key}.{index}" if items is item else key
        if isinstance(each, str) and each.strip().casefold() in EVERY:
            found |= dict.fromkeys(known)
            if not known:
                _unknown("team", where, channel, reader)
        elif name := _one(each, where, channel, reader):
            found[name] = None
    return tuple(found) or None


def _one(item: object, key: str, channel: Channel, reader: PostReader) -> str:
    if not isinstance(item, str | int) or isinstance(item, bool):
        example = next(iter(accounts_of(channel, reader.settings)), "team")
        message = f"`{key}` is {shown(item)}; expected the name of an account."
        reader.wrong(key, message, f"Type account: {example}, or accounts: all")
        return ""
    name = str(item).strip().removeprefix("@").casefold()
    if name in accounts_of(channel, reader.settings):
        return name
    _unknown(str(item).strip(), key, channel, reader)
    return ""


def _unknown(name: str, key: str, channel: Channel, reader: PostReader) -> None:
    known = accounts_of(channel, reader.settings)
    if known:
        hint = did_you_mean(name, known) or "Type one that mkdocs.yml names."
        reader.wrong(key, f"There is no account {shown(name)} on {channel.name}.", hint, "K120")
        return
    message = f"No accounts of {channel.name} are configured, so a post cannot choose one."
    hint = f'Type into mkdocs.yml, below litfass: channels: {{{channel.id}: {{accounts: {{team: "https://..."}}}}}}'
    reader.wrong(key, message, hint, "K120")
