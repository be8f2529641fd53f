"""One channel's value: yes or no, a format, own words, a list of formats, or a map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from litfass.channels.accounts import read_accounts
from litfass.channels.kinds import shown
from litfass.channels.layers import TEXTS, WORDS, Wish, Wishes
from litfass.channels.postreader import PostReader
from litfass.model import Asking, Channel, FieldRule
from litfass.problems import Level
from litfass.text.moments import iso_proposal, parse_moment
from litfass.text.suggest import did_you_mean, nearest

YES = frozenset({"true", "yes", "ja", "on", "an"})
NO = frozenset({"false", "no", "nein", "off", "aus", "kein", "keine", "none", "never", "nie"})

FORMAT_KEYS = (*WORDS, "account", "accounts")
"""What can be said about one format of a channel."""

CHANNEL_KEYS = (*FORMAT_KEYS, "format", "formats")
"""What a map for a channel may hold: the same for all its formats, and which ones."""


FIXED = (*CHANNEL_KEYS, "html", "link")
"""Names that mean the same for every channel, or that nobody types."""


def truth(value: object) -> bool | None:
    """What a value says as yes or no, in English or German, or None when it says something else."""
    if isinstance(value, bool):
        return value
    word = value.strip().casefold() if isinstance(value, str) else ""
    return True if word in YES else False if word in NO else None


def read_wishes(value: object, key: str, channel: Channel, reader: PostReader) -> Wishes | None:
    """What a value says about a channel; None when it refuses the channel, or cannot be read at all."""
    start = Wish(reader.request(channel, channel.default.id, key))
    said = truth(value)
    if value is None or said is True:
        return Wishes(start)
    if said is False or value in ([], ()):
        return None
    if isinstance(value, str):
        return _from_words(value, key, start, channel, reader)
    if isinstance(value, list | tuple):
        return Wishes(start, _from_formats(value, key, start, channel, reader) or None)
    if isinstance(value, Mapping):
        return _from_map(value, key, start, channel, reader)
    hint = "Type true, false, a format, your own words in quotation marks, or a map."
    reader.wrong(key, f"`{key}` is {shown(value)}; expected words or yes or no.", hint)
    return None


def read_format(value: object, key: str, channel: Channel, format_id: str, reader: PostReader) -> Wishes:
    """What a value says about one format that its key names (`linkedin-document: …`)."""
    start = Wish(reader.request(channel, format_id, key))
    return Wishes(Wish(start.request), {format_id: _one_format(value, key, start, channel, reader)})


def _from_words(value: str, key: str, start: Wish, channel: Channel, reader: PostReader) -> Wishes:
    word = value.strip()
    if word in channel.formats:
        return Wishes(start, {word: Wish(replace(start.request, format=word))})
    reader.check_text(key, value)
    _check_word(word, key, channel, reader)
    return Wishes(Wish(replace(start.request, text=word)))


def _check_word(word: str, key: str, channel: Channel, reader: PostReader) -> None:
    """Warns when one word was taken for a text that looks like a format: nobody publishes "thred"."""
    known = {name for each in reader.channels.values() for name in each.formats}
    guess = nearest(word, channel.formats) if len(word) < 20 and " " not in word else None
    if guess or word.casefold() in known:
        message = f"{shown(word)} is no format of {channel.name}, so it is taken for the text."
        hint = f"Type {guess}, if you mean the format." if guess else did_you_mean(word, channel.formats)
        reader.wrong(key, message, hint, "K121", Level.WARNING)


def _from_map(
    value: Mapping[object, object], key: str, start: Wish, channel: Channel, reader: PostReader
) -> Wishes | None:
    common = _with_keys(value, key, start, channel, reader, CHANNEL_KEYS)
    name = "formats" if "formats" in value else "format"
    formats = value.get(name)
    if formats is None:
        return Wishes(common)
    if formats in ([], (), {}):
        return None
    if isinstance(formats, str):
        formats = [formats]
    if isinstance(formats, Mapping | list | tuple):
        return Wishes(common, _from_formats(formats, f"{key}.{name}", start, channel, reader) or None)
    message = f"`{key}.{name}` is {shown(formats)}; expected one format or several."
    reader.wrong(f"{key}.{name}", message, f"Type a list: [{', '.join(channel.formats)}].")
    return Wishes(common)


def _from_formats(
    wishes: Sequence[object] | Mapping[object, object], key: str, start: Wish, channel: Channel, reader: PostReader
) -> dict[str, Wish | None]:
    """A wish for each format that a list names, or a map with words of their own; the last word on each wins."""
    found: dict[str, Wish | None] = {}
    for where, name, wish in _pairs(wishes, key):
        if not isinstance(name, str) or name.strip() not in channel.formats:
            reader.unknown_format(where, name, channel)
            continue
        name = name.strip()
        if name in found:
            reader.twice(where, f"The format {shown(name)}")
        begin = Wish(replace(start.request, format=name, line=reader.line(where)))
        found[name] = _one_format(wish, where, channel=channel, start=begin, reader=reader)
    return found


def _pairs(wishes: Sequence[object] | Mapping[object, object], key: str) -> Iterator[tuple[str, object, object]]:
    """Key, name and wish of each format; a list may hold names and maps."""
    if isinstance(wishes, Mapping):
        yield from ((f"{key}.{name}", str(name), wish) for name, wish in wishes.items())
        return
    for index, item in enumerate(wishes):
        if isinstance(item, Mapping):
            yield from _pairs(item, f"{key}.{index}")
        else:
            yield f"{key}.{index}", item, True


def _one_format(wish: object, key: str, start: Wish, channel: Channel, reader: PostReader) -> Wish | None:
    if wish is None or truth(wish) is True:
        return start
    if truth(wish) is False:
        return None
    if isinstance(wish, str):
        reader.check_text(key, wish)
        return Wish(replace(start.request, text=wish.strip()))
    if isinstance(wish, Mapping):
        return _with_keys(wish, key, start, channel, reader, FORMAT_KEYS)
    message = f"`{key}` is {shown(wish)}; expected words or yes or no."
    reader.wrong(key, message, "Type true, your own words in quotation marks, or a map.")
    return start


def _with_keys(
    value: Mapping[object, object], key: str, start: Wish, channel: Channel, reader: PostReader, known: tuple[str, ...]
) -> Wish:
    """`start` with everything that a map says about it."""
    wish = start
    fields = own_fields(channel)
    for name, item in value.items():
        where = f"{key}.{name}"
        if name in fields and name not in known:
            words = None if item is None else _field(item, where, fields[str(name)], reader)
            more = {} if words is None else {str(name): words}
            wish = Wish(replace(wish.request, fields={**wish.request.fields, **more}), wish.accounts)
        elif name not in known:
            reader.unknown_key(where, str(name), channel, (*known, *fields))
        elif item is not None and name in ("account", "accounts"):
            wish = Wish(wish.request, read_accounts(item, where, channel, reader))
        elif item is not None and name in WORDS:
            line = reader.line(where) if name == "text" else wish.request.line
            said: dict[str, Any] = {str(name): _word(str(name), item, where, reader)}
            wish = Wish(replace(wish.request, line=line, **said), wish.accounts)
    return wish


def own_fields(channel: Channel) -> dict[str, FieldRule]:
    """The fields of a channel that only it has, by the names that a post may use for them."""
    rules = (rule for form in channel.formats.values() for rule in form.fields.values())
    return {rule.name: rule for rule in rules if rule.name not in FIXED}


def sayable(field: str, channel: Channel) -> bool:
    """True for a field for which a post can say what stands in it."""
    return field in TEXTS or field in own_fields(channel)


def _field(item: object, key: str, rule: FieldRule, reader: PostReader) -> Asking | None:
    """What a post says for such a field: a moment, tags, one of its choices, or words."""
    if rule.kind == "moment":
        return _hour(item, key, reader)
    if rule.kind == "tags":
        return _names(item, key, reader)
    said = _text(str(item) if isinstance(item, int | float) and not isinstance(item, bool) else item, key, reader)
    if rule.kind == "choice" and said and said not in rule.choices:
        hint = did_you_mean(said, rule.choices) or f"Type one of: {', '.join(rule.choices)}."
        reader.wrong(key, f"`{key}` is {shown(said)}, which is none of its choices.", hint, "K125")
        return None
    return said


def _hour(item: object, key: str, reader: PostReader) -> datetime | None:
    """A moment with its hour: a bare day would begin and end at midnight, and lose its last day."""
    found = _moment(item, key, reader)
    if found and not re.search(r"\d:\d", str(item)):
        message = f"`{key}` is {shown(item)}, a day without an hour."
        reader.wrong(key, message, f"Type for example {key.rpartition('.')[2]}: {found:%Y-%m-%d} 18:00")
        return None
    return found


def _word(name: str, item: object, key: str, reader: PostReader) -> object:
    if name in TEXTS:
        return _text(item, key, reader)
    return _moment(item, key, reader) if name == "at" else _names(item, key, reader)


def _text(item: object, key: str, reader: PostReader) -> str:
    if not isinstance(item, str):
        reader.wrong(key, f"`{key}` is {shown(item)}; expected a text.", "Put it in quotation marks.")
        return ""
    reader.check_text(key, item)
    return item.strip()


def _names(item: object, key: str, reader: PostReader) -> tuple[str, ...] | None:
    if truth(item) is False:
        return ()
    items = [item] if isinstance(item, str) else item
    if isinstance(items, list | tuple) and all(isinstance(each, str | int) for each in items):
        for each in items:
            reader.check_text(key, str(each))
        return tuple(str(each).strip() for each in items)
    reader.wrong(key, f"`{key}` is {shown(item)}; expected a list.", "Type a list in brackets: [first, second].")
    return None


def _moment(item: object, key: str, reader: PostReader) -> datetime | None:
    try:
        return parse_moment(str(item), reader.settings.timezone)
    except ValueError:
        example = iso_proposal(item) if isinstance(item, str) else ""
        name = key.rpartition(".")[2]
        hint = f"Type {name}: {example}" if example else f"Type for example {name}: 2026-11-24 08:30"
        reader.wrong(key, f"`{key}` is {shown(item)}; expected a date and time.", hint)
        return None
