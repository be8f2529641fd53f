"""`litfass channels`: what is known of the channels, and how well."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from click.core import ParameterSource

from litfass.channels.facts import as_data, source_data, stale
from litfass.channels.files import load
from litfass.channels.kinds import shown
from litfass.channels.names import find_channel, settings_of
from litfass.channels.page import page, stale_page, table
from litfass.cli.channels_new import new
from litfass.cli.output import Moment, say_error, say_problems
from litfass.model import Channel, Settings
from litfass.problems import LitfassError
from litfass.text.moments import parse_moment

SCHEMA = "litfass.channels/1"


class _WithNew(click.Command):
    """Hands over to `litfass channels new`; any other word is a channel."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args[:1] == [new.name]:
            return new.make_context(f"{info_name} {new.name}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(cls=_WithNew, short_help="Say what is known of each channel, and how well; start a new one.")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--stale", "days", type=click.IntRange(min=0), metavar="DAYS", help="List facts checked longer ago.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.option(
    "--now",
    type=Moment(),
    metavar="TIME",
    envvar="LITFASS_NOW",
    show_envvar=True,
    help="Ask as if it were this moment (default: the clock).",
)
@click.pass_context
def channels(context: click.Context, name: str | None, days: int | None, now: str | None, *, as_json: bool) -> None:
    """List the channels, or say everything about the one called ID: limits, pictures, our taste.

    Each fact stands with its source, the day it was checked, and how far it can be trusted. In a hub its own channel
    files and tiers count; elsewhere what comes with Litfass. With --stale the exit code is 1 when facts are that old.

    `litfass channels new ID` writes the file of a channel of your own; `litfass channels new --help` says more.

    \b
    Examples:
      litfass channels linkedin
      litfass channels --stale 180
      litfass channels new dorffunk
    """
    try:
        settings, today = _hub(context, now)
    except LitfassError as error:
        say_error(error)
        sys.exit(2)
    known, problems = load(settings.root / "channels" if settings else None)
    say_problems(problems)
    chosen = _chosen(name, known)
    if days is not None:
        _say_stale(chosen, today, days, as_json=as_json)
    elif as_json:
        _print([_data(channel, settings) for channel in chosen.values()])
    else:
        click.echo(_text(chosen, settings, whole=name is not None))
    if problems:
        sys.exit(1)


def _hub(context: click.Context, now: str | None) -> tuple[Settings | None, date]:
    """The settings of the hub where we stand, None where there is none, and what day it is."""
    given = (
        context.parent is not None and context.parent.get_parameter_source("config_file") is ParameterSource.COMMANDLINE
    )
    if given or Path(context.obj).is_file():
        from litfass.website import host  # MkDocs takes half a second; without a hub it is not needed

        hub = host.load(context.obj, now=now)
        return hub.settings, hub.now.astimezone(hub.settings.timezone).date()
    return None, (parse_moment(now, ZoneInfo("UTC")) if now else datetime.now(UTC)).date()


def _chosen(name: str | None, known: Mapping[str, Channel]) -> Mapping[str, Channel]:
    if name is None:
        return known
    found = find_channel(name, known)
    if not isinstance(found, Channel):
        hint = f"{found.hint} `litfass channels` lists all.".lstrip()
        raise click.UsageError(f"There is no channel {shown(name)}. {hint}")
    return {found.id: found}


def _text(chosen: Mapping[str, Channel], settings: Settings | None, *, whole: bool) -> str:
    if whole:
        return "\n\n\n".join(page(each, settings_of(each, settings) if settings else None) for each in chosen.values())
    head = ["ID", "NAME", "FORMATS", *(["TIER", ""] if settings else [])]
    return table([head, *(_row(channel, settings) for channel in chosen.values())])


def _row(channel: Channel, settings: Settings | None) -> list[str]:
    row = [channel.id, channel.name, ", ".join(channel.formats)]
    if settings is None:
        return row
    return [*row, settings_of(channel, settings).tier, "own file" if _is_own(channel, settings) else ""]


def _is_own(channel: Channel, settings: Settings) -> bool:
    return (settings.root / "channels" / f"{channel.id}.toml").is_file()


def _data(channel: Channel, settings: Settings | None) -> dict[str, object]:
    if settings is None:
        return as_data(channel)
    said = settings_of(channel, settings)
    accounts = {name: asdict(account) for name, account in said.accounts.items()}
    return as_data(channel) | {"tier": said.tier, "own": _is_own(channel, settings), "accounts": accounts}


def _print(found: list[dict[str, object]], key: str = "channels") -> None:
    click.echo(json.dumps({"schema": SCHEMA, key: found}, ensure_ascii=False, indent=2))


def _say_stale(chosen: Mapping[str, Channel], today: date, days: int, *, as_json: bool) -> None:
    found = list(stale(chosen.values(), today, days))
    if as_json:
        _print([{"channel": each.channel.id, "days": each.days, **source_data(each.source)} for each in found], "stale")
    elif found:
        click.echo(stale_page(found))
    count = sum(len(each.source.facts) for each in found)
    click.echo(
        f"{count or 'No'} fact{'s' * (count > 1)} checked more than {days} day{'s' * (days != 1)} ago.", err=True
    )
    if found:
        sys.exit(1)
