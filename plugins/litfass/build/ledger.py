"""Writes the ledger: an entry when a text was posted, another when that was wrong, none when it was a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from litfass.source.names import LEDGER

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
            entry, text = new_entry(said, self._known(), self._entries())
            self._write(entry, text, None)
            return entry

    def replace(self, said: Mapping[str, str]) -> LedgerEntry:
        """Writes the entry that `said` means in place of the one for the same text, or as the first; returns it.

        The old one is there until the new one is. Raises as `add` does, and then the old one stays as it was.
        """
        with _ONE:
            entry, text = new_entry(said, self._known(), ())
            self._write(entry, text, self._find(entry.post, entry.name))
            return entry

    def remove(self, post: str, part: str) -> LedgerEntry | None:
        """Takes away the entry for a part of the post with this id and returns it; None when there is none."""
        with _ONE:
            found = self._find(post, part)
            if found is not None:
                self._check_place(found.path)
                self._apply({}, [found.path])
            return found

    def _write(self, entry: LedgerEntry, text: bytes, old: LedgerEntry | None) -> None:
        """Puts an entry where it belongs; nothing may lie there but the one that it replaces."""
        stale = [] if old is None else [old.path]
        for path in {entry.path, *stale}:
            self._check_place(path)
        if entry.path not in stale and (self.settings.content / entry.path).exists():
            raise OutputError(f"{self.settings.shown_path(entry.path)} exists already. Look at it; run litfass check.")
        self._apply({entry.path: text}, stale)

    def _apply(self, files: Mapping[str, bytes], prune: Sequence[str]) -> None:
        """Changes files below content/; the ledger's own folder stays when its last file goes."""
        within = {path.partition("/")[2]: text for path, text in files.items()}
        apply(self.settings.content / LEDGER, within, prune=[path.partition("/")[2] for path in prune])

    def _find(self, post: str, part: str) -> LedgerEntry | None:
        return next((each for each in self._entries() if (each.post, each.name) == (post, part)), None)

    def _known(self) -> Known:
        return Known(self.settings, self.channels, by_id(self.library.posts))

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
