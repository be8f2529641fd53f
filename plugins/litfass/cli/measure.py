"""`litfass measure`: does a text fit where it is pasted?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click
from click.core import ParameterSource

from litfass.channels import load
from litfass.channels.accounts import accounts_of
from litfass.channels.house import for_account
from litfass.channels.kinds import shown
from litfass.channels.names import Unknown, find_channel, find_target
from litfass.cli.output import say_error, say_problems
from litfass.model import Account, Channel
from litfass.problems import LitfassError, errors
from litfass.text.measure import NAMES, counts
from litfass.text.shown import as_shown, escaped
from litfass.text.suggest import did_you_mean

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Ruler:
    """What a text is measured with: one field of one format, and how much of each unit it takes."""

    channel: Channel
    format: str
    field: str
    mode: str
    limits: Mapping[str, int]
    account: str = ""
    shown: str = ""
    """What the composer shows, and counts, in place of the text; "" for the text."""
    escape: str = ""
    """The characters that the API wants a backslash before, which counts, too."""

    def measured(self, text: str) -> Json:
        """Whether the text fits, and its length beside the limit in each unit."""
        text = as_shown(text, self.shown) if self.shown else text
        text = escaped(text, self.escape) if self.escape else text
        found = counts(text, self.limits)
        fits = all(found[unit] <= limit for unit, limit in self.limits.items())
        return {"fits": fits, "counts": found, "limits": dict(self.limits)}


@click.command(short_help="Say whether a text fits on a channel.")
@click.argument("target", metavar="CHANNEL[/FORMAT]")
@click.option("--field", default="text", show_default=True, help="Which field of the format: title, description, …")
@click.option(
    "--mode",
    type=click.Choice(["paste", "api"]),
    default="paste",
    show_default=True,
    help="paste: what its page counts. api: the limit of its API, and the text with the backslashes that it wants.",
)
@click.option("--account", metavar="NAME", help="One of the channel's accounts in mkdocs.yml, with its own limit.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help="Read one JSON string per line; print one JSON object per line.")
@click.pass_context
def measure(
    context: click.Context, target: str, field: str, mode: str, account: str | None, *, as_json: bool, jsonl: bool
) -> None:
    """Measure the text on standard input (UTF-8) by the rules of CHANNEL.

    Without FORMAT the channel's default is meant; `x/thread` and `x-thread` are the same. One line end at the very end
    is not counted, since `echo` adds it; all else is. With --jsonl exactly the string is counted.

    Needs no hub; where there is one, its own channel files count too. Only --account needs one: without it the
    platform's limit is meant.

    Exit codes: 0 the text fits, 1 it does not, 2 wrong usage or input that is no text. With --jsonl, 0 also for texts
    that do not fit.

    \b
    Examples:
      litfass measure bluesky < text.txt
      echo "Der neue Ofen steht." | litfass measure linkedin --json
      litfass measure x/thread --mode api --jsonl < texts.jsonl
      litfass measure mastodon --account werkstatt < text.txt
    """
    if as_json and jsonl:
        raise click.UsageError("Type either --json or --jsonl.")
    ruler = _ruler(context, target, field, mode, account)
    stream = sys.stdin.buffer
    if jsonl:
        _answer_lines(ruler, stream)
        return
    if stream.isatty():
        click.echo("Type or paste the text, then end it with Ctrl+D (Windows: Ctrl+Z and Enter).", err=True)
    found = ruler.measured(_text(stream.read()))
    if as_json:
        head = {"channel": ruler.channel.id, "format": ruler.format, "field": ruler.field, "mode": ruler.mode}
        named = {"account": ruler.account} if ruler.account else {}
        click.echo(json.dumps(head | named | found))
    else:
        click.echo(sentence(ruler, found))
    sys.exit(0 if found["fits"] else 1)


def sentence(ruler: Ruler, found: Json) -> str:
    """What was measured, for people: "Bluesky post text: 318 of 300 characters, 18 over; 330 of 3,000 bytes."."""
    account = f"@{ruler.account}" if ruler.account else ""
    label = f"{ruler.channel.name} {ruler.format}{account} {ruler.field.replace('_', ' ')}"
    lengths = found["counts"]
    assert isinstance(lengths, dict)
    parts = [_part(lengths[unit], limit, NAMES[unit]) for unit, limit in ruler.limits.items()]
    return f"{label}: {'; '.join(parts) or 'no limit is known'}."


def _part(length: int, limit: int, unit: str) -> str:
    over = f", {length - limit:,} over" if length > limit else ""
    return f"{length:,} of {limit:,} {unit}{over}"


def _ruler(context: click.Context, target: str, field: str, mode: str, account: str | None) -> Ruler:
    channels = _channels(context)
    channel, form = _found(target, channels)
    own = None if account is None else _account(context, account, channel)
    chosen = channel.formats[form]
    fields = (for_account(chosen, own) if own else chosen).fields
    rule = fields.get(field.replace("-", "_"))
    if rule is None:
        raise click.UsageError(f"{channel.name} {form} has no field {field!r}. {did_you_mean(field, fields)}")
    limits = (mode == "api" and rule.api_limit) or rule.limit
    shown_as = chosen.takes.shown if mode == "paste" and rule.name == "text" else ""
    escape = chosen.takes.escape if mode == "api" and rule.name == "text" else ""
    return Ruler(channel, form, rule.name, mode, limits, own.id if own else "", shown_as, escape)


def _account(context: click.Context, name: str, channel: Channel) -> Account:
    """The account that somebody typed, from the settings of the hub; whatever is wrong with those stops us."""
    if not Path(context.obj).is_file():
        message = f"There is no {context.obj} here, and only there accounts have names."
        raise click.UsageError(f"{message} Change to the folder of the hub, or leave out --account.")
    from litfass.website import host  # MkDocs takes half a second, which only accounts need

    try:
        hub = host.load(context.obj)
    except LitfassError as error:
        say_error(error)
        sys.exit(2)
    wrong = [problem for problem in errors(hub.problems) if problem.code.startswith("C")]
    if wrong:
        say_problems(wrong)
        sys.exit(2)
    known = accounts_of(channel, hub.settings)
    if found := known.get(name.strip().removeprefix("@").casefold()):
        return found
    hint = did_you_mean(name, known) or "Leave out --account."
    raise click.UsageError(f"{channel.name} has no account {shown(name)} in {context.obj}. {hint}")


def _channels(context: click.Context) -> dict[str, Channel]:
    """The channels that come with Litfass, and those of the hub where there is one; its faulty files stop us."""
    config_file: Path = context.obj
    parent = context.parent
    typed = parent is not None and parent.get_parameter_source("config_file") is ParameterSource.COMMANDLINE
    if typed and not config_file.is_file():
        raise click.UsageError(f"There is no {config_file}. Leave out --config-file to measure without a hub.")
    channels, problems = load(config_file.parent / "channels" if config_file.is_file() else None)
    if errors(problems):
        say_problems(problems)
        sys.exit(2)
    return channels


def _found(target: str, channels: dict[str, Channel]) -> tuple[Channel, str]:
    """The channel and the format that somebody typed; UsageError with what was probably meant."""
    name, slash, form = (part.strip() for part in target.partition("/"))
    found = find_channel(name, channels) if slash else find_target(name, channels)
    if isinstance(found, Unknown):
        hint = did_you_mean(name, channels) or "`litfass channels` lists all."
        raise click.UsageError(f"There is no channel {shown(name)}. {hint}")
    if isinstance(found, tuple):
        return found
    if form.casefold() not in found.formats:
        raise click.UsageError(f"{found.name} has no format {shown(form)}. {did_you_mean(form, found.formats)}")
    return found, form.casefold()


def _text(raw: bytes) -> str:
    """The text without the one line end that `echo` adds, and without a byte order mark."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise click.UsageError(
            f"The text is not UTF-8: byte 0x{raw[error.start]:02X} in line {line} is no part of it. Save it as UTF-8."
        ) from error
    return text.removesuffix("\n").removesuffix("\r") if text.endswith("\n") else text


def _answer_lines(ruler: Ruler, stream: BinaryIO) -> None:
    """One answer per line as soon as it is known, so that another program can ask and wait."""
    for text in _strings(stream):
        sys.stdout.write(json.dumps(ruler.measured(text)) + "\n")
        sys.stdout.flush()


def _strings(stream: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(iter(stream.readline, b""), start=1):
        try:
            value = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise _not_a_string(number) from error
        if not isinstance(value, str):
            raise _not_a_string(number)
        yield value


def _not_a_string(number: int) -> click.UsageError:
    return click.UsageError(f'Line {number} is no JSON string in UTF-8. Type each text as "…" on a line of its own.')
