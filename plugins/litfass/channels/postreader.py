"""What every step of reading a `channels` value needs: the lines of its keys, and a place for its Problems."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litfass.channels.kinds import shown
from litfass.channels.names import Channels, Unknown
from litfass.channels.placeholders import PLACEHOLDERS, unknown
from litfass.model import Asked, Channel, Request, Settings, Sidecar
from litfass.problems import Level, Problem
from litfass.text.suggest import did_you_mean


class PostReader:
    """One file while its `channels` are read; `problems` grows."""

    def __init__(self, asked: Asked, settings: Settings, channels: Channels, problems: list[Problem]) -> None:
        self.path = asked.path
        self.lines = asked.lines
        self.settings = settings
        self.channels = channels
        self.problems = problems

    def line(self, key: str) -> int:
        """The line of a dotted key in the file, else of the nearest key above it."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)

    def wrong(self, key: str, message: str, hint: str, code: str = "K113", level: Level = Level.ERROR) -> None:
        """Notes a Problem at a key."""
        self.problems.append(Problem(self.path, self.line(key), code, message, hint, level))

    def unknown_channel(self, key: str, name: str, found: Unknown) -> None:
        """Notes that no channel has this name."""
        self.wrong(key, f"There is no channel {shown(name)}.", found.hint or _ALL, "K110")

    def unknown_format(self, key: str, name: object, channel: Channel) -> None:
        """Notes that the channel has no such format."""
        hint = did_you_mean(str(name), channel.formats)
        self.wrong(key, f"{channel.name} has no format {shown(name)}.", hint, "K111")

    def unknown_key(self, key: str, name: str, channel: Channel, known: Sequence[str]) -> None:
        """Notes that no channel, or no format, has this key; a format stands in another place."""
        hint = did_you_mean(name, known) or f"Type one of: {', '.join(known)}."
        if name in channel.formats:
            hint = f"For one format of several, type {channel.id}-{name}: in place of {channel.id}:."
        self.wrong(key, f"`{key}` is no key for a channel.", hint, "K112")

    def twice(self, key: str, name: str) -> None:
        """Notes that a list or a map has two entries for the same; the later one holds."""
        self.wrong(key, f"{name} is named twice; the later entry holds.", "Delete one of the two.", "K122", _WARNING)

    def second_file(self, path: str, channel: Channel) -> None:
        """Notes that two files hold the same words for a channel, since one of them is named by an alias."""
        message = f"Another file beside this one holds words for {channel.name} already; this one holds."
        self.problems.append(Problem(path, 1, "K122", message, "Delete one of the two.", _WARNING))

    def unused(self, sidecar: Sidecar, channel: Channel) -> None:
        """Notes that a sidecar's words go nowhere, because the post refuses the channel."""
        path = self.settings.shown_path(sidecar.path)
        message = f"The file holds words for {channel.name}, but the post's `channels` leave {channel.name} out."
        hint = f"Add {channel.id} to `channels` in {self.path}, or delete the file."
        self.problems.append(Problem(path, 1, "K115", message, hint, _WARNING))

    def check_text(self, key: str, text: str) -> None:
        """Notes placeholders in a value that do not exist, and characters that no channel takes."""
        if bad := _CONTROL.search(text):
            message = f"`{key}` holds a control character (U+{ord(bad[0]):04X})."
            self.wrong(key, message, "Delete it; it may be invisible.", "F112")
        for name, _ in unknown(text):
            self._no_placeholder(self.path, self.line(key), name)

    def check_file(self, path: str, text: str) -> None:
        """Notes placeholders in the text of another file that do not exist, each where it stands first."""
        for name, start in unknown(text):
            self._no_placeholder(path, text.count("\n", 0, start) + 1, name)

    def _no_placeholder(self, path: str, line: int, name: str) -> None:
        message, hint = f"There is no placeholder {{{name}}}.", did_you_mean(name, PLACEHOLDERS)
        self.problems.append(Problem(path, line, "K114", message, hint))

    def request(self, channel: Channel, format_id: str, key: str = "channels") -> Request:
        """An empty Request."""
        return Request(channel.id, format_id, line=self.line(key), path=self.path)


_WARNING = Level.WARNING
_ALL = "`litfass channels` lists all."
_CONTROL = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
