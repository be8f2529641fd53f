"""What a post asks for: the values under `channels` and the sidecars become Requests, one per format and account.

The strongest word wins: settings (tiers), then folder defaults, then the post's front matter, then a file
`<channel>.md` beside the post.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from litfass.channels.accounts import accounts_of
from litfass.channels.kinds import shown
from litfass.channels.layers import Wish, Wishes, in_both, overlay, settled, together
from litfass.channels.names import Channels, Unknown, find_channel, find_target
from litfass.channels.postreader import PostReader
from litfass.channels.wishes import read_format, read_wishes, truth
from litfass.model import Asked, Channel, Post, Request, Settings, Sidecar
from litfass.problems import Problem

Layer = dict[str, Wishes | None]
"""What one file says, by channel id; None refuses the channel."""


@dataclass(slots=True)
class _Choice:
    """The channels that are wanted so far, and everything that was said about channels, wanted or not.

    `refused` are those that the post itself leaves out: a file beside it cannot bring them back.
    """

    wanted: dict[str, Wishes] = field(default_factory=dict)
    said: dict[str, Wishes] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    def add(self, layer: Layer, channels: Channels) -> None:
        """Lets a layer change the channels that it names."""
        for name, wishes in layer.items():
            if wishes is None:
                self.wanted.pop(name, None)
                continue
            if name not in self.wanted and wishes.formats and not any(wishes.formats.values()):
                continue  # it only refuses a format of a channel that nobody wants
            weak = self.said.get(name) or self.wanted.get(name)
            self.said[name] = overlay(wishes, weak, channels[name].default.id) if weak else wishes
            if self.said[name].formats == {}:
                self.wanted.pop(name, None)  # every format that it had is refused
            else:
                self.wanted[name] = self.said[name]


def read_requests(post: Post, settings: Settings, channels: Channels) -> tuple[tuple[Request, ...], list[Problem]]:
    """The Requests of a post, in the order of channels and their formats, and what is wrong with what it says.

    No `channels` key means every channel of tier `must`; a map changes that set only where it names a channel; a
    list is the whole set; `false` and `[]` are none.
    """
    problems: list[Problem] = []
    own = Asked(post.requested, settings.shown_path(post.path), post.lines)
    reader = PostReader(own, settings, channels, problems)
    choice = _Choice({channel.id: _nothing(channel, reader) for channel in default_channels(settings, channels)})
    for asked in post.asked:
        _choose(choice, asked.value, PostReader(asked, settings, channels, problems))
    choice.refused = frozenset()
    _choose(choice, own.value, reader)
    choice.add(_from_sidecars(post.sidecars, choice, reader), channels)
    order = {(channel.id, name): n for n, (channel, name) in enumerate(_all_formats(channels))}
    requests = [each for name, wishes in choice.wanted.items() for each in _requests(channels[name], wishes, reader)]
    requests.sort(key=lambda request: order[request.channel, request.format])
    return tuple(requests), list(dict.fromkeys(problems))


def default_channels(settings: Settings, channels: Channels) -> list[Channel]:
    """What a post gets that says nothing: the tier `must`, or what is usual while the settings speak of no channel."""
    if not settings.channels:
        return [channel for channel in channels.values() if channel.usual]
    found = (find_channel(name, channels) for name, each in settings.channels.items() if each.tier == "must")
    return [channel for channel in found if isinstance(channel, Channel)]


def _nothing(channel: Channel, reader: PostReader) -> Wishes:
    """A channel that is wanted without a word about it."""
    return Wishes(Wish(reader.request(channel, channel.default.id)))


def _choose(choice: _Choice, value: object, reader: PostReader) -> None:
    """Lets one file's value change the choice."""
    said = truth(value)
    if value is None:
        return
    if said is True:
        for channel in default_channels(reader.settings, reader.channels) if not choice.wanted else ():
            choice.wanted[channel.id] = choice.said.get(channel.id) or _nothing(channel, reader)
        choice.refused = frozenset()
        return
    layer = {} if said is False else _layer(value, reader)
    if not isinstance(value, Mapping):
        choice.wanted.clear()
    choice.add(layer, reader.channels)
    named = layer if isinstance(value, Mapping) else reader.channels
    choice.refused = frozenset(name for name in named if name not in choice.wanted)


def _layer(value: object, reader: PostReader) -> Layer:
    layer: Layer = {}
    if isinstance(value, Mapping):
        _add_map(layer, value, "channels", reader)
    elif isinstance(value, str):
        _add_list(layer, [value], ["channels"], reader)
    elif isinstance(value, list | tuple):
        _add_list(layer, value, [f"channels.{index}" for index in range(len(value))], reader)
    else:
        message = f"`channels` is {shown(value)}; expected names of channels."
        reader.wrong("channels", message, "Type a list such as [linkedin, whatsapp], or a map.")
    return layer


def _add_map(layer: Layer, value: Mapping[object, object], key: str, reader: PostReader) -> None:
    for name, wish in value.items():
        _add(layer, str(name), wish, f"{key}.{name}", reader)


def _add_list(layer: Layer, value: Iterable[object], keys: Iterable[str], reader: PostReader) -> None:
    for item, key in zip(value, keys, strict=True):
        if isinstance(item, Mapping):
            _add_map(layer, item, key, reader)
        elif isinstance(item, str):
            _add(layer, item, True, key, reader)
        else:
            what = "an empty entry" if item is None else shown(item)
            hint = "Type names of channels: [linkedin, whatsapp]."
            reader.wrong(key, f"The list under `channels` holds {what}.", hint)


def _add(layer: Layer, name: str, wish: object, key: str, reader: PostReader) -> None:
    """Adds one entry; two for one channel name its formats together, and of two for one format the later holds."""
    found = find_target(name, reader.channels)
    if isinstance(found, Unknown):
        reader.unknown_channel(key, name, found)
        return
    channel, format_id = found
    named = isinstance(find_channel(name, reader.channels), Channel)
    wishes = read_wishes(wish, key, channel, reader) if named else read_format(wish, key, channel, format_id, reader)
    before = layer.get(channel.id)
    default = channel.default.id
    if channel.id in layer and (wishes is None or before is None or in_both(before, wishes, default)):
        reader.twice(key, channel.name)
    layer[channel.id] = together(before, wishes, default) if before and wishes else wishes


def _from_sidecars(sidecars: Iterable[Sidecar], choice: _Choice, reader: PostReader) -> Layer:
    """The files beside the post as the strongest layer: `x.md` holds for all formats, `x-thread.md` asks for one."""
    layer: Layer = {}
    seen: set[tuple[str, str]] = set()
    for sidecar in sorted(sidecars, key=lambda each: each.format):
        channel = find_channel(sidecar.channel, reader.channels)
        if isinstance(channel, Unknown) or sidecar.format not in ("", *channel.formats):
            continue  # the source has said so already
        if channel.id in choice.refused:
            reader.unused(sidecar, channel)
            continue
        path = reader.settings.shown_path(sidecar.path)
        if (channel.id, sidecar.format) in seen:
            reader.second_file(path, channel)
        seen.add((channel.id, sidecar.format))
        reader.check_file(path, sidecar.text)
        words = Request(channel.id, sidecar.format, text=sidecar.text.strip(), line=1, path=path)
        layer[channel.id] = _with_file(layer.get(channel.id), words, choice, channel)
    return layer


def _with_file(before: Wishes | None, words: Request, choice: _Choice, channel: Channel) -> Wishes:
    if not words.format:
        return Wishes(Wish(replace(words, format=channel.default.id)))
    said = choice.wanted.get(channel.id)
    common = before.common if before else Wish(Request(channel.id, channel.default.id))
    named: dict[str, Wish | None] = dict(before.formats or {}) if before else {}
    if not named and said and said.formats:
        named = {name: Wish(Request(channel.id, name)) for name, wish in said.formats.items() if wish}
    if not named and common.request.text:
        named = {channel.default.id: common}
    return Wishes(common, {**named, words.format: Wish(words)})


def _requests(channel: Channel, wishes: Wishes, reader: PostReader) -> list[Request]:
    """One Request per format and account; composed texts belong to the post, own words to the file that holds them."""
    first = tuple(accounts_of(channel, reader.settings))[:1] or ("",)
    found = []
    for wish in settled(wishes, channel.default.id):
        request = wish.request
        if not request.text and request.path != reader.path:
            request = replace(request, path=reader.path, line=reader.line("channels"))
        found += [replace(request, account=account) for account in wish.accounts or first]
    return found


def _all_formats(channels: Channels) -> list[tuple[Channel, str]]:
    return [(channel, name) for channel in channels.values() for name in channel.formats]
