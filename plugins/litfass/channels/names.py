"""Names of channels and formats as people type them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from litfass.model import Channel, ChannelSettings, Settings
from litfass.text.suggest import did_you_mean

Channels = Mapping[str, Channel]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that means nothing; the hint says what to type."""

    hint: str


def find_channel(name: str, channels: Channels) -> Channel | Unknown:
    """The channel with this id or alias, whatever the capitals and blanks around it."""
    wanted = name.strip().casefold()
    for channel in channels.values():
        if wanted == channel.id or wanted in channel.aliases:
            return channel
    return Unknown(did_you_mean(name, names_of(channels)))


def names_of(channels: Channels) -> list[str]:
    """All ids, then all aliases."""
    return [*channels, *(alias for channel in channels.values() for alias in channel.aliases)]


def find_target(name: str, channels: Channels) -> tuple[Channel, str] | Unknown:
    """The channel and format that `name` means: `linkedin`, or `linkedin-post` as bundles and sidecars call it."""
    found = find_channel(name, channels)
    if isinstance(found, Channel):
        return found, found.default.id
    for channel in channels.values():
        for format_id in channel.formats:
            if name.strip().casefold() in (f"{known}-{format_id}" for known in (channel.id, *channel.aliases)):
                return channel, format_id
    return found


def settings_of(channel: Channel, settings: Settings) -> ChannelSettings:
    """What the hub says about a channel, by its id or an alias; nothing said gives the defaults."""
    names = (channel.id, *channel.aliases)
    found = (each for name, each in settings.channels.items() if name.strip().casefold() in names)
    return next(found, ChannelSettings())
