"""A channel as people read it in a terminal: every fact, and beside it its source, its date and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from litfass.channels.facts import CONFIDENCE, Stale, sources_of
from litfass.model import Account, Channel, ChannelSettings, FieldRule, Format, PictureRule, Preset, Source, Takes
from litfass.text.measure import NAMES

WIDTH = 80
_LABEL, _VALUE = 2, 15
"""Columns in which labels and values start."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what is said there; `key` is where it stands in the channel's file, `also` where else it may."""

    label: str
    value: str
    key: str
    also: str = ""


def page(channel: Channel, said: ChannelSettings | None) -> str:
    """All that is known of a channel; `said` is what the hub says about it, None outside of a hub."""
    lines = [f"{channel.name} ({channel.id})", channel.home]
    if channel.aliases:
        lines.append(f"Also called {', '.join(channel.aliases)}")
    if said is not None:
        lines += _wrapped("Here", _here(said))
        for number, account in enumerate(said.accounts.values()):
            lines += _wrapped("" if number else "accounts", _account(account, first=number == 0))
    for form in channel.formats.values():
        default = " (meant where a post names only the channel)" if form is channel.default else ""
        lines += ["", f"{form.id}{default}"]
        lines += _told(list(_platform(form)), channel)
        lines += ["", " " * _LABEL + "What we like"]
        lines += _told(list(_house(form)), channel)
    return "\n".join(lines)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns, two blanks apart; the first row is the head."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def stale_page(found: Sequence[Stale]) -> str:
    """The facts that should be looked at again, channel by channel."""
    blocks = []
    for each in found:
        facts = [f"{each.channel.id}  {fact}" for fact in each.source.facts]
        blocks.append("\n".join([*facts, *_source(each.source, 4, f", {each.days} days ago")]))
    return "\n\n".join(blocks)


def amounts(limits: Mapping[str, int]) -> str:
    """ "300 characters and 3,000 bytes": what a limit says, with its units in words."""
    return " and ".join(f"{amount:,} {NAMES.get(unit, unit)}" for unit, amount in limits.items())


def _here(said: ChannelSettings) -> str:
    about = {"for": said.audience, "why": said.purpose, "hashtags": ", ".join(said.hashtags)}
    return "; ".join([f"tier {said.tier}", *(f"{word}: {text}" for word, text in about.items() if text)])


def _account(account: Account, *, first: bool) -> str:
    """ "@inken: Inken, https://…; at most 5,000 characters": who it is, and what differs there."""
    meant = f"@{account.id}" + (" (meant where a post names none)" if first else "")
    about = ", ".join(text for text in (account.name, account.url) if text)
    told = [about, f"at most {amounts(account.limit)}" if account.limit else ""]
    if account.hashtags is not None:
        told.append(f"hashtags: {', '.join(account.hashtags) or 'none'}")
    told += [f"{word} {_liked(value)}" for word, value in account.house.items()]
    said = "; ".join(text for text in told if text)
    return f"{meant}: {said}" if said else meant


def _liked(value: object) -> str:
    """A taste of an account as one types it, its lengths in words."""
    if isinstance(value, Mapping):
        return f"up to {amounts(value)}"
    return str(value).lower() if isinstance(value, bool) else f"{value}" or "false"


# --- what the platform says -----------------------------------------------------------------------------------------


def _platform(form: Format) -> Iterator[Row]:
    for rule in form.fields.values():
        yield from _field(rule, f"format.{form.id}.field.{rule.name}")
    yield from _takes(form.takes, f"format.{form.id}.takes")
    yield Row("marks", form.markup.replace("_", " "), f"format.{form.id}.markup")
    yield from _pictures(form.pictures, f"format.{form.id}.pictures")
    yield from _slides(form)
    if form.composer:
        opens = form.composer if "{" in form.composer else f"{form.composer} (opens the page; nothing is filled in)"
        yield Row("composer", opens, f"format.{form.id}.composer.url")


def _field(rule: FieldRule, key: str) -> Iterator[Row]:
    said = {
        "limit": f"at most {amounts(rule.limit)}" if rule.limit else "",
        "api_limit": f"at most {amounts(rule.api_limit)} through the API" if rule.api_limit else "",
        "advice": f"better within {amounts(rule.advice)}" if rule.advice else "",
        "fold": f"folded after {rule.fold:,} characters" if rule.fold else "",
        "most": f"at most {rule.most} of them" if rule.most else "",
        "each": f"each at most {amounts(rule.each)}" if rule.each else "",
        "form": f"written as {rule.form}, with {rule.joint!r} between" if rule.kind == "tags" else "",
        "choices": f"one of {', '.join(rule.choices)}" if rule.choices else "",
        "default": f"{rule.default} where nothing is said" if rule.default else "",
        "label": f"called “{rule.label}” there" if rule.label else "",
    }
    rows = [(word, text) for word, text in said.items() if text]
    need = "needed" if rule.required else ""
    if not rows:
        yield Row(rule.name, need or "no limit known", key)
    for number, (word, text) in enumerate(rows):
        first = f"{text}, {need}" if need and number == 0 else text
        yield Row(rule.name if number == 0 else "", first, f"{key}.{word}")


def _takes(takes: Takes, key: str) -> Iterator[Row]:
    """What a platform does with a text beside counting it."""
    said = {
        "links": f"at most {takes.links}" if takes.links is not None else "",
        "hashtags": f"at most {takes.hashtags}" if takes.hashtags is not None else "",
        "mentions": f"at most {takes.mentions}" if takes.mentions is not None else "",
        "refuses": " ".join(takes.refuses),
        "phones": "" if takes.phones else "no telephone number in a text",
        "detect": f"found by the rule {takes.detect}",
        "shown": f"with {takes.shown.replace('_', ' ')}" if takes.shown else "",
        "escape": f"the API wants a backslash before {takes.escape}" if takes.escape else "",
    }
    labels = {"links": "addresses", "detect": "entities", "shown": "counted"}
    for word, text in said.items():
        if text:
            yield Row(labels.get(word, word), text, f"{key}.{word}")


def _pictures(rule: PictureRule, key: str) -> Iterator[Row]:
    if rule.max:
        least = f"at least {rule.min}, " if rule.min else ""
        yield Row("pictures", f"{least}at most {rule.max}", f"{key}.max")
    for preset in rule.presets:
        yield Row("", _preset(preset), f"{key}.presets.{preset.name}")
    if rule.alt_limit:
        yield Row("alt text", f"at most {amounts(rule.alt_limit)}", f"{key}.alt.limit")


def _slides(form: Format) -> Iterator[Row]:
    if form.slides:
        width, height = form.slides.preset.size
        yield Row("slides", f"{width} x {height}, at most {form.slides.max}", f"format.{form.id}.slides")
    if rule := form.document:
        pages = f"at most {rule.pages} pages" if rule.pages else ""
        size = f"{rule.size[0]} x {rule.size[1]}"
        said = [" or ".join(rule.kinds), size, pages, _bytes(rule.bytes)]
        yield Row("document", ", ".join(text for text in said if text), f"format.{form.id}.document")


def _preset(preset: Preset) -> str:
    width, height = preset.size
    said = [f"{preset.name}: {width} x {height}", " or ".join(preset.formats), _bytes(preset.bytes)]
    if preset.safe:
        said.append(f"words stay {preset.safe.top} from the top and {preset.safe.bottom} from the bottom")
    return ", ".join(text for text in said if text)


def _bytes(amount: int | None) -> str:
    if amount is None:
        return ""
    for size, name in ((1_000_000, "MB"), (1_000, "kB")):
        if amount % size == 0:
            return f"{amount // size:,} {name}"
    return f"{amount:,} bytes"


# --- what we like ---------------------------------------------------------------------------------------------------


def _house(form: Format) -> Iterator[Row]:
    likes = form.house
    said = {
        "length": f"up to {amounts(likes.length)}" if likes.length else "",
        "fold": f"the first sentence ends within {likes.fold} characters",
        "runs": f"{likes.runs} after the opening" if likes.runs else "",
        "points": f"up to {likes.points} entries of a list" if likes.points and "points" in likes.compose else "",
        "parts": f"up to {likes.parts}" if likes.parts > 1 else "",
        "slides": f"up to {likes.slides}" if form.slides or form.document else "",
        "hashtags": f"up to {likes.hashtags}" if likes.hashtags else "none",
        "alt text": "one for each picture" if form.pictures.alt_required else "",
        "emoji": "" if likes.emoji else "left out",
        "number": f"each part says {likes.number}" if likes.number else "",
        "compose": ", ".join(likes.compose),
        "shrink": ", ".join(likes.shrink),
        "utm_source": f"{likes.utm_source} / {likes.utm_medium}",
    }
    labels = {"compose": "order", "shrink": "gives way", "utm_source": "statistics", "fold": "opening"}
    for word, text in said.items():
        if text:
            yield Row(labels.get(word, word), text, f"house.{word}", f"house.format.{form.id}.{word}")


# --- lines ----------------------------------------------------------------------------------------------------------


def _told(rows: Sequence[Row], channel: Channel) -> Iterator[str]:
    """The rows; neighbours with the same sources share them."""
    for sources, group in groupby(rows, key=lambda row: _sources(row, channel)):
        for row in group:
            yield from _wrapped(row.label, row.value)
        for source in sources:
            yield from _source(source, _VALUE)


def _sources(row: Row, channel: Channel) -> tuple[Source, ...]:
    found = sources_of(channel, row.key)
    return found + (sources_of(channel, row.also) if row.also else ())


def _wrapped(label: str, value: str) -> list[str]:
    head = " " * _LABEL + label.ljust(_VALUE - _LABEL)
    return wrap(
        value,
        WIDTH,
        initial_indent=head,
        subsequent_indent=" " * _VALUE,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _source(source: Source, indent: int, more: str = "") -> list[str]:
    said = f"{CONFIDENCE[source.confidence]} ({source.confidence}), checked {source.checked}{more}"
    blank = " " * indent
    lines = [f"{blank}- {said}"]
    for text in (source.url, source.note):
        if text:
            lines += wrap(
                text,
                WIDTH,
                initial_indent=f"{blank}  ",
                subsequent_indent=f"{blank}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return lines
