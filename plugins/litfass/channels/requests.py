"""What a post asks for: the value under `channels` and the sidecars become Requests, one per format of a channel.

The strongest word wins: settings (tiers), then the post's front matter, then a file `<channel>.md` beside the post.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from litfass.channels.kinds import shown
from litfass.channels.names import Channels, Unknown, find_channel, find_target
from litfass.channels.postreader import PostReader
from litfass.channels.wishes import read_wishes, truth
from litfass.model import Channel, Post, Request, Settings, Sidecar
from litfass.problems import Problem

Wanted = dict[str, tuple[Request, ...]]
"""Requests by channel id; a channel with none was refused."""


def read_requests(post: Post, settings: Settings, channels: Channels) -> tuple[tuple[Request, ...], list[Problem]]:
    """The Requests of a post, in the order of channels and their formats, and what is wrong with what it says.

    No `channels` key means every channel of tier `must`; a map changes that set only where it names a channel; a
    list is the whole set; `false` and `[]` are none.
    """
    reader = PostReader(post, settings, channels)
    wanted = _selected(post.requested, reader)
    for sidecar in post.sidecars:
        _add_sidecar(wanted, sidecar, reader, chosen=_is_whole(post.requested))
    requests = [request for each in wanted.values() for request in each]
    order = {(channel.id, name): n for n, (channel, name) in enumerate(_all_formats(channels))}
    requests.sort(key=lambda request: (order[request.channel, request.format], request.account))
    return tuple(requests), reader.problems


def default_channels(settings: Settings, channels: Channels) -> list[Channel]:
    """What a post gets that says nothing: the tier `must`, or everything while the settings speak of no channel."""
    if not settings.channels:
        return list(channels.values())
    found = (find_channel(name, channels) for name, each in settings.channels.items() if each.tier == "must")
    return [channel for channel in found if isinstance(channel, Channel)]


def _selected(value: object, reader: PostReader) -> Wanted:
    defaults = {channel.id: reader.simple(channel) for channel in default_channels(reader.settings, reader.channels)}
    said = truth(value)
    if value is None or said is True:
        return defaults
    if said is False:
        return {}
    if isinstance(value, Mapping):
        return defaults | _from_map(value, "channels", reader)
    if isinstance(value, str):
        return _from_list([value], reader, keys=("channels",))
    if isinstance(value, list | tuple):
        return _from_list(value, reader, keys=[f"channels.{index}" for index in range(len(value))])
    message = f"`channels` is {shown(value)}; expected names of channels."
    reader.wrong("channels", message, "Type a list such as [linkedin, whatsapp], or a map.")
    return {}


def _from_map(value: Mapping[object, object], key: str, reader: PostReader) -> Wanted:
    wanted: Wanted = {}
    for name, wish in value.items():
        where = f"{key}.{name}"
        found = find_target(str(name), reader.channels)
        if isinstance(found, Unknown):
            reader.unknown_channel(where, str(name), found)
            continue
        channel, format_id = found
        _merge(wanted, channel.id, read_wishes(wish, where, channel, format_id, reader))
    return wanted


def _merge(wanted: Wanted, channel_id: str, requests: tuple[Request, ...]) -> None:
    """Adds requests; of two for the same format the later one stays."""
    names = {request.name for request in requests}
    wanted[channel_id] = (*(each for each in wanted.get(channel_id, ()) if each.name not in names), *requests)


def _from_list(value: Iterable[object], reader: PostReader, *, keys: Iterable[str]) -> Wanted:
    wanted: Wanted = {}
    for item, key in zip(value, keys, strict=True):
        found: Wanted
        if isinstance(item, Mapping):
            found = _from_map(item, key, reader)
        elif isinstance(item, str):
            found = _from_map({item: True}, key, reader)
        else:
            hint = "Type names of channels: [linkedin, whatsapp]."
            reader.wrong(key, f"The list under `channels` holds {shown(item)}.", hint)
            continue
        for channel_id, requests in found.items():
            _merge(wanted, channel_id, requests)
    return wanted


def _add_sidecar(wanted: Wanted, sidecar: Sidecar, reader: PostReader, *, chosen: bool) -> None:
    channel = find_channel(sidecar.channel, reader.channels)
    if isinstance(channel, Unknown) or sidecar.format not in ("", *channel.formats):
        return  # the source has said so already
    present = wanted.get(channel.id)
    if present == () or (present is None and chosen):
        reader.unused(sidecar, channel)
        return
    path = reader.settings.shown_path(sidecar.path)
    reader.check_text("", sidecar.text, path=path)
    empty = reader.request(channel, sidecar.format or channel.default.id)
    said = next((each for each in present or () if each.name == empty.name), empty)
    _merge(wanted, channel.id, (replace(said, text=sidecar.text.strip(), path=path, line=1),))


def _is_whole(value: object) -> bool:
    """True when `value` is the whole selection, so that a channel it does not name was refused."""
    return truth(value) is False or isinstance(value, list | tuple) or (isinstance(value, str) and truth(value) is None)


def _all_formats(channels: Channels) -> list[tuple[Channel, str]]:
    return [(channel, name) for channel in channels.values() for name in channel.formats]
