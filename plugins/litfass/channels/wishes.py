"""One channel's value in a post's front matter: yes or no, a format, own words, a list of formats, or a map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo

from litfass.channels.kinds import shown
from litfass.channels.postreader import PostReader
from litfass.model import Channel, Request
from litfass.text.suggest import did_you_mean

YES = frozenset({"true", "yes", "ja", "on", "an"})
NO = frozenset({"false", "no", "nein", "off", "aus"})

TEXTS = ("text", "title", "description", "first_comment")
FORMAT_KEYS = (*TEXTS, "at", "hashtags", "pictures")
"""What can be said about one format of a channel."""

CHANNEL_KEYS = (*FORMAT_KEYS, "format", "formats")
"""What a map for a channel may hold: the same for all its formats, and which ones."""

Wishes = Sequence[object] | Mapping[object, object]


def truth(value: object) -> bool | None:
    """What a value says as yes or no, in English or German, or None when it says something else."""
    if isinstance(value, bool):
        return value
    word = value.strip().casefold() if isinstance(value, str) else ""
    return True if word in YES else False if word in NO else None


def read_wishes(value: object, key: str, channel: Channel, format_id: str, reader: PostReader) -> tuple[Request, ...]:
    """The Requests for one channel; `format_id` is meant where the value names no format. None of them: refused."""
    start = reader.request(channel, format_id, key)
    said = truth(value)
    if value is None or said is True:
        return (start,)
    if said is False:
        return ()
    if isinstance(value, str):
        return (_from_words(value, key, start, channel, reader),)
    if isinstance(value, list | tuple):
        return _from_formats(value, key, start, channel, reader)
    if isinstance(value, Mapping):
        return _from_map(value, key, start, channel, reader)
    hint = "Type true, false, a format, your own words in quotation marks, or a map."
    reader.wrong(key, f"`{key}` is {shown(value)}; expected words or yes or no.", hint)
    return ()


def _from_words(value: str, key: str, start: Request, channel: Channel, reader: PostReader) -> Request:
    if value.strip() in channel.formats:
        return replace(start, format=value.strip())
    reader.check_text(key, value)
    return replace(start, text=value.strip())


def _from_map(
    value: Mapping[object, object], key: str, start: Request, channel: Channel, reader: PostReader
) -> tuple[Request, ...]:
    common = _with_keys(value, key, start, reader, CHANNEL_KEYS)
    name = "formats" if "formats" in value else "format"
    formats = value.get(name)
    if formats is None:
        return (common,)
    if isinstance(formats, str):
        formats = [formats]
    if isinstance(formats, Mapping | list | tuple):
        return _from_formats(formats, f"{key}.{name}", common, channel, reader)
    message = f"`{key}.{name}` is {shown(formats)}; expected one format or several."
    reader.wrong(f"{key}.{name}", message, f"Type a list: [{', '.join(channel.formats)}].")
    return (common,)


def _from_formats(
    wishes: Wishes, key: str, start: Request, channel: Channel, reader: PostReader
) -> tuple[Request, ...]:
    """Requests for the formats that a list names, or a map with words of their own; the last word on each wins."""
    found: dict[str, Request] = {}
    for where, name, wish in _pairs(wishes, key):
        if name not in channel.formats:
            reader.unknown_format(where, name, channel)
            continue
        request = _one_format(wish, where, replace(start, format=name, line=reader.line(where)), reader)
        if request is not None:
            found[name] = request
    return tuple(found.values())


def _pairs(wishes: Wishes, key: str) -> Iterator[tuple[str, str, object]]:
    """Key, name and wish of each format; a list may hold names and maps."""
    if isinstance(wishes, Mapping):
        yield from ((f"{key}.{name}", str(name), wish) for name, wish in wishes.items())
        return
    for index, item in enumerate(wishes):
        if isinstance(item, Mapping):
            yield from _pairs(item, f"{key}.{index}")
        else:
            yield f"{key}.{index}", str(item), True


def _one_format(wish: object, key: str, start: Request, reader: PostReader) -> Request | None:
    if wish is None or truth(wish) is True:
        return start
    if truth(wish) is False:
        return None
    if isinstance(wish, str):
        reader.check_text(key, wish)
        return replace(start, text=wish.strip())
    if isinstance(wish, Mapping):
        return _with_keys(wish, key, start, reader, FORMAT_KEYS)
    message = f"`{key}` is {shown(wish)}; expected words or yes or no."
    reader.wrong(key, message, "Type true, your own words in quotation marks, or a map.")
    return None


def _with_keys(
    value: Mapping[object, object], key: str, start: Request, reader: PostReader, known: tuple[str, ...]
) -> Request:
    """`start` with everything that a map says about it."""
    request = start
    for name, item in value.items():
        where = f"{key}.{name}"
        if name not in known:
            reader.wrong(where, f"`{where}` is no key for a channel.", did_you_mean(str(name), known), "K112")
        elif item is not None:
            request = _with_key(request, str(name), item, where, reader)
    return request


def _with_key(request: Request, name: str, item: object, key: str, reader: PostReader) -> Request:
    match name:
        case "text":
            return replace(request, text=_text(item, key, reader), line=reader.line(key))
        case "title":
            return replace(request, title=_text(item, key, reader))
        case "description":
            return replace(request, description=_text(item, key, reader))
        case "first_comment":
            return replace(request, first_comment=_text(item, key, reader))
        case "hashtags":
            return replace(request, hashtags=_names(item, key, reader))
        case "pictures":
            return replace(request, pictures=_names(item, key, reader))
        case "at":
            return replace(request, at=_moment(item, key, reader))
        case _:
            return request


def _text(item: object, key: str, reader: PostReader) -> str:
    if not isinstance(item, str):
        reader.wrong(key, f"`{key}` is {shown(item)}; expected a text.", "Put it in quotation marks.")
        return ""
    reader.check_text(key, item)
    return item.strip()


def _names(item: object, key: str, reader: PostReader) -> tuple[str, ...] | None:
    if truth(item) is False:
        return ()
    if isinstance(item, str):
        return (item.strip(),)
    if isinstance(item, list | tuple) and all(isinstance(each, str | int) for each in item):
        return tuple(str(each).strip() for each in item)
    reader.wrong(key, f"`{key}` is {shown(item)}; expected a list.", "Type a list in brackets: [first, second].")
    return None


def _moment(item: object, key: str, reader: PostReader) -> datetime | None:
    moment = _as_datetime(item)
    if moment is None:
        message = f"`{key}` is {shown(item)}; expected a date and time."
        reader.wrong(key, message, "Type for example: 2026-11-24 08:30")
        return None
    return _in_zone(moment, reader.settings.timezone)


def _as_datetime(item: object) -> datetime | None:
    if isinstance(item, str):
        try:
            return datetime.fromisoformat(re.sub(r"\b(\d):", r"0\1:", item.strip(), count=1))
        except ValueError:
            return None
    if isinstance(item, date) and not isinstance(item, datetime):
        return datetime.combine(item, time())
    return item if isinstance(item, datetime) else None


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """The moment in the hub's zone; the way over UTC moves an hour that the clocks skip to one that exists."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)
