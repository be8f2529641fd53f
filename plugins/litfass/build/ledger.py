"""Writes the ledger: an entry when a text was posted, and away with it when that was a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from litfass.authoring.ledger import new_entry
from litfass.build.exports import MANIFEST
from litfass.build.files import apply
from litfass.build.selection import NotFoundError, find_part
from litfass.bundle import folder_of, variant_in
from litfass.channels.requests import read_requests
from litfass.model import Channel, LedgerEntry, Library, Post, Settings
from litfass.problems import OutputError
from litfass.source.ledger import Known, by_id, read_again

Channels = Mapping[str, Channel]
_ONE = Lock()
"""Held while the ledger changes: a preview answers several requests at a time."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a hub; each change waits for the last and looks at the disk anew, since Git may change it."""

    settings: Settings
    library: Library
    channels: Channels

    def add(self, said: Mapping[str, str]) -> LedgerEntry:
        """Writes the entry that `said` means (values by key) and returns it.

        Raises ContentError when it is none or there is one already, OutputError when it cannot be written.
        """
        with _ONE:
            known = Known(self.settings, self.channels, by_id(self.library.posts))
            entry, text = new_entry(said, known, self._entries())
            self._check_place(entry.path)
            if (self.settings.content / entry.path).exists():
                raise OutputError(
                    f"{self.settings.shown_path(entry.path)} exists already. Look at it; run litfass check."
                )
            apply(self.settings.content, {entry.path: text})
            return entry

    def remove(self, post: str, part: str) -> LedgerEntry | None:
        """Takes away the entry for a part of the post with this id and returns it; None when there is none."""
        with _ONE:
            found = next((each for each in self._entries() if (each.post, each.name) == (post, part)), None)
            if found is not None:
                folder, _, rest = found.path.partition("/")
                self._check_place(found.path)
                apply(self.settings.content / folder, {}, prune=[rest])
            return found

    def _entries(self) -> tuple[LedgerEntry, ...]:
        return read_again(self.library, self.settings, self.channels)

    def _check_place(self, path: str) -> None:
        """Refuses a place that a link leads out of the ledger's own folder."""
        folder = self.settings.content.resolve() / Path(path).parts[0]
        target = self.settings.content / path
        if not target.parent.resolve().is_relative_to(folder) or target.is_symlink():
            raise OutputError(f"{self.settings.shown_path(path)} leads to another folder. Put the folder itself there.")


def find_text(typed: str, post: Post, settings: Settings, channels: Channels) -> tuple[str, str, str]:
    """Channel, format and account that `linkedin`, `linkedin/post`, `linkedin-post` or `mastodon@team` means.

    A channel alone means what the post has for it; "" as account means the first. Raises NotFoundError for what is not
    there, and when the post has several texts that could be meant.
    """
    target = find_part(typed.replace("/", "-", 1), settings, channels)
    requests, _ = read_requests(post, settings, channels)
    meant = [request for request in requests if target.covers(request.name)]
    if len(meant) > 1:
        names = ", ".join(request.name for request in meant)
        raise NotFoundError(f"{typed!r} means {len(meant)} texts of this post. Type one of: {names}.")
    if meant:
        return meant[0].channel, meant[0].format, meant[0].account
    channel, form = next(pair for pair in _formats(channels) if "-".join(pair) in target.names)
    return channel, form, target.account


def _formats(channels: Channels) -> Iterator[tuple[str, str]]:
    return ((channel.id, form) for channel in channels.values() for form in channel.formats)


def pasted(bundles: Path | None, post: Post, part: str, settings: Settings) -> str:
    """The checksum of the text that lies in the bundle, or "" where there is no bundle."""
    manifest = bundles / folder_of(post, settings) / MANIFEST if bundles is not None else None
    return variant_in(manifest.read_bytes(), part) if manifest is not None and manifest.is_file() else ""
