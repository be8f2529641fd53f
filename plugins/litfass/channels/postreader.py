"""What every step of reading a post's `channels` needs: the lines of its keys, and a place for its Problems."""

from __future__ import annotations

from litfass.channels.kinds import shown
from litfass.channels.names import Channels, Unknown
from litfass.channels.placeholders import PLACEHOLDERS, unknown
from litfass.model import Channel, Post, Request, Settings, Sidecar
from litfass.problems import Level, Problem
from litfass.text.suggest import did_you_mean


class PostReader:
    """One post while its `channels` are read: knows post, settings and channels, and collects the Problems."""

    def __init__(self, post: Post, settings: Settings, channels: Channels) -> None:
        self.post = post
        self.settings = settings
        self.channels = channels
        self.path = settings.shown_path(post.path)
        self.problems: list[Problem] = []

    def line(self, key: str) -> int:
        """The line of a dotted key in the post, else of the nearest key above it."""
        while key and key not in self.post.lines:
            key = key.rpartition(".")[0]
        return self.post.line(key) if key else 1

    def wrong(self, key: str, message: str, hint: str, code: str = "K113") -> None:
        """Notes a Problem at a key."""
        self.problems.append(Problem(self.path, self.line(key), code, message, hint))

    def unknown_channel(self, key: str, name: str, found: Unknown) -> None:
        """Notes that no channel has this name."""
        self.wrong(key, f"There is no channel {name!r}.", found.hint, "K110")

    def unknown_format(self, key: str, name: object, channel: Channel) -> None:
        """Notes that the channel has no such format."""
        hint = did_you_mean(str(name), channel.formats)
        self.wrong(key, f"{channel.name} has no format {shown(name)}.", hint, "K111")

    def unused(self, sidecar: Sidecar, channel: Channel) -> None:
        """Notes that a sidecar's words go nowhere, because the post refuses the channel."""
        path = self.settings.shown_path(sidecar.path)
        message = f"The file holds words for {channel.name}, but the post's `channels` leave {channel.name} out."
        hint = f"Add {channel.id} to `channels` in {self.path}, or delete the file."
        self.problems.append(Problem(path, 1, "K115", message, hint, Level.WARNING))

    def check_text(self, key: str, text: str, *, path: str = "") -> None:
        """Notes placeholders that do not exist."""
        for name in unknown(text):
            message = f"There is no placeholder {{{name}}}."
            hint = did_you_mean(name, PLACEHOLDERS)
            line = text[: text.index(f"{{{name}}}")].count("\n") + 1 if path else self.line(key)
            self.problems.append(Problem(path or self.path, line, "K114", message, hint))

    def request(self, channel: Channel, format_id: str, key: str = "channels") -> Request:
        """An empty Request."""
        return Request(channel.id, format_id, line=self.line(key), path=self.path)

    def simple(self, channel: Channel) -> tuple[Request, ...]:
        """The channel's default format, everything composed."""
        return (self.request(channel, channel.default.id),)
