"""A format as one account has it: what its server or tariff takes, and what the hub likes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from litfass.channels.accounts import accounts_of
from litfass.channels.kinds import Wrong
from litfass.model import Account, Channel, ChannelSettings, FieldRule, Format, House, Request, Settings
from litfass.text.measure import UNITS
from litfass.text.suggest import nearest

THREADS = ("parts", "number")
"""Taste that only a format in several parts can have."""

Amounts = Mapping[str, int]


def format_of(format: Format, channel: Channel, request: Request, settings: Settings) -> Format:
    """The format as the account of a request has it; the platform's own where the hub says nothing else."""
    account = accounts_of(channel, settings).get(request.account)
    return for_account(format, account) if account else format


def for_account(format: Format, account: Account) -> Format:
    """The format with the limits and the taste of an account; done twice, it is the same.

    The account's limit holds for the field `text`, in a thread for each part, pasted or through the API: a server has
    one limit. A unit of the platform that the account does not name holds as before, one that the platform does not
    have is not taken up. One map of taste speaks for all formats of a channel, so a length is cut to what each takes.
    """
    if not account.limit and not account.house:
        return format
    fields = dict(format.fields)
    if rule := fields.get("text"):
        fields["text"] = replace(
            rule, limit=_changed(rule.limit, account.limit), api_limit=_changed(rule.api_limit, account.limit)
        )
    return replace(format, fields=fields, house=_taste(format, account, _limit(fields)))


def wrong_accounts(channel: Channel, said: ChannelSettings, key: str) -> Iterator[Wrong]:
    """What the accounts in the settings say that this channel cannot do; `key` is where they stand."""
    for account in said.accounts.values():
        above = f"{key}.{account.id}"
        units = _units(form.fields for form in channel.formats.values())
        liked = dict.fromkeys((*units, *(unit for form in channel.formats.values() for unit in form.house.length)))
        length: Amounts = account.house.get("length", {})
        yield from _uncounted(account.limit, units, channel, f"{above}.limit")
        yield from _uncounted(length, liked or UNITS, channel, f"{above}.house.length")
        yield from _endless(length, channel, account, f"{above}.house.length")
        yield from _spammy(channel, account, f"{above}.house.hashtags")
        if all(form.house.parts == 1 for form in channel.formats.values()):
            for name in THREADS:
                if name in account.house:
                    where = f"{above}.house.{name}"
                    yield Wrong(where, f"{where} is for threads, which {channel.name} does not have.", "Delete it.")


def _changed(limit: Amounts, own: Amounts) -> Amounts:
    return {unit: own.get(unit, most) for unit, most in limit.items()}


def _limit(fields: Mapping[str, FieldRule]) -> Amounts:
    return fields["text"].limit if "text" in fields else {}


def _taste(format: Format, account: Account, limit: Amounts) -> House:
    threaded = format.house.parts > 1
    own = {name: value for name, value in account.house.items() if threaded or name not in THREADS}
    house = replace(format.house, **own)
    length = {
        unit: min(most, limit.get(unit, most) * house.parts) for unit, most in house.length.items() if unit in UNITS
    }
    most = house.hashtags if format.takes.hashtags is None else min(house.hashtags, format.takes.hashtags)
    return replace(house, length=length, hashtags=most)


def _units(formats: Iterable[Mapping[str, FieldRule]]) -> tuple[str, ...]:
    """The units in which a channel limits a text, in any of its formats."""
    return tuple(dict.fromkeys(unit for fields in formats for unit in _limit(fields)))


def _uncounted(amounts: Amounts, units: Iterable[str], channel: Channel, key: str) -> Iterator[Wrong]:
    """Amounts in a unit that the channel does not count in."""
    known, name = list(units), key.rpartition(".")[2]
    for unit, amount in amounts.items():
        if not known:
            yield Wrong(key, f"{key} changes nothing: no limit of {channel.name} is known.", "Delete it.")
        elif unit not in known:
            message = f"{key} is in “{unit}”, but {channel.name} counts in {' and '.join(known)}."
            yield Wrong(f"{key}.{unit}", message, f"Type {name}: {{{nearest(unit, known) or known[0]}: {amount}}}")


def _endless(length: Amounts, channel: Channel, account: Account, key: str) -> Iterator[Wrong]:
    """Lengths that no format of the channel takes: whoever likes such texts forgot the account's limit."""
    formats = [for_account(form, account) for form in channel.formats.values()]
    for unit, amount in length.items():
        rooms = [_limit(form.fields).get(unit, amount) * form.house.parts for form in formats]
        if rooms and amount > max(rooms):
            message = f"{key}.{unit} is {amount:,}, but a text there may be {max(rooms):,} at most."
            yield Wrong(f"{key}.{unit}", message, f"Type {unit}: {max(rooms)}, or a larger limit for the account.")


def _spammy(channel: Channel, account: Account, key: str) -> Iterator[Wrong]:
    """More hashtags than any format of the channel takes."""
    liked = account.house.get("hashtags", 0)
    most = [form.takes.hashtags for form in channel.formats.values()]
    known = [each for each in most if each is not None]
    if known and len(known) == len(most) and liked > max(known):
        message = f"{key} is {liked}, but {channel.name} takes at most {max(known)}."
        yield Wrong(key, message, f"Type hashtags: {max(known)}")
