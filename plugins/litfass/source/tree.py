"""All files below content/, without the links that could publish what is not meant for the site."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from litfass.source.names import below, bundles_above, bundles_in, is_index, is_markdown, is_private

MOST_BEYOND = 10_000
"""So many files behind a link to a folder are listed; one to `/` would take hours, and stops a build anyway."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Paths below content/ with `/` as separator; `files` has only what may be read.

    `leaving` are links to files outside content/, to another post's or private files, or to nothing; `folder_links` are
    links to folders that are not followed, with the files behind them in `beyond`; `closed` are folders that cannot be
    listed, `misnamed` (with ? for what no one can write) are left out; `special` are pipes, sockets and devices.
    `spelled` maps every name in NFC to the name on the disk (macOS writes umlauts in two characters); `links` maps
    links to files to what they lead to, where that lies below content/.
    """

    files: frozenset[str]
    leaving: frozenset[str]
    folder_links: frozenset[str]
    closed: frozenset[str]
    misnamed: frozenset[str] = frozenset()
    spelled: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    beyond: frozenset[str] = frozenset()
    special: frozenset[str] = frozenset()

    def find(self, path: str) -> str:
        """The file with this path, whatever the form of its umlauts, or ""."""
        return self.spelled.get(unicodedata.normalize("NFC", path), "")


def read_tree(content: Path, posts: str) -> Tree:
    """The tree below `content`; links are followed only to what the site may show, and never in a circle."""
    walk = _Walk(content, posts)
    found = frozenset(walk.folder(content, "", frozenset()))
    bundles = bundles_in(found, posts)
    harmful = {path for path, target in walk.links.items() if _is_harmful(path, target, posts, bundles)}
    files = found - harmful
    return Tree(
        files=files,
        leaving=frozenset(walk.leaving | harmful),
        folder_links=frozenset(walk.folder_links),
        closed=frozenset(walk.closed),
        misnamed=frozenset(walk.misnamed),
        spelled={unicodedata.normalize("NFC", path): path for path in sorted(files)},
        links=walk.links,
        beyond=frozenset(walk.beyond),
        special=frozenset(walk.special),
    )


def _is_harmful(path: str, target: str, posts: str, bundles: Mapping[str, str]) -> bool:
    """True when a link would show a private file, another post's, or words of its own post that are for a channel."""
    if is_private(target, posts):
        return True
    if not below(target, posts):
        return False
    home = bundles_above(path, posts, bundles)[:1]
    if not home or bundles_above(target, posts, bundles)[:1] != home:
        return True
    return is_markdown(target) and (is_index(path) or not is_markdown(path))


class _Walk:
    def __init__(self, content: Path, posts: str) -> None:
        self.posts, self.root = posts, os.path.realpath(content)
        self.real_posts = os.path.realpath(content / posts)
        self.links: dict[str, str] = {}
        self.leaving: set[str] = set()
        self.folder_links: set[str] = set()
        self.beyond: set[str] = set()
        self.closed: set[str] = set()
        self.misnamed: set[str] = set()
        self.special: set[str] = set()

    def folder(self, folder: Path, prefix: str, above: frozenset[str]) -> Iterator[str]:
        """The files below a folder; `above` are the real folders that led here."""
        real = os.path.realpath(folder)
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            self.closed.add(prefix.rstrip("/"))
            return
        for entry in found:
            yield from self._entry(entry, prefix + entry.name, above | {real})

    def _entry(self, entry: os.DirEntry[str], path: str, above: frozenset[str]) -> Iterator[str]:
        if (name := path.encode("utf-8", "replace").decode()) != path:
            self.misnamed.add(name)
            return
        place = Path(entry.path)
        if entry.is_symlink() and not self._may_follow(place, path, above):
            return
        if place.is_dir():
            yield from self.folder(place, f"{path}/", above)
        elif place.is_file():
            yield path
        else:
            self.special.add(path)  # whoever reads a pipe waits for ever

    def _may_follow(self, place: Path, path: str, above: frozenset[str]) -> bool:
        real = os.path.realpath(place)
        inside = Path(real).relative_to(self.root).as_posix() if _lies_in(real, self.root) else ""
        if os.path.isdir(place):  # noqa: PTH112  # Path.is_dir raises on a link to itself
            if inside and real not in above and self._is_open(path, real, inside):
                return True
            self.folder_links.add(path)
            self.beyond |= set(islice(_files_behind(place, path), MOST_BEYOND))
            return False
        if not inside or not os.path.isfile(real):  # noqa: PTH113  # as above
            self.leaving.add(path)
            return False
        self.links[path] = inside
        return True

    def _is_open(self, path: str, real: str, inside: str) -> bool:
        """True when a link outside the posts leads to a folder without posts and private files."""
        apart = not _lies_in(real, self.real_posts) and not _lies_in(self.real_posts, real)
        return apart and not below(f"{path}/", self.posts) and not is_private(f"{inside}/x", self.posts)


def _lies_in(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)


def _files_behind(place: Path, path: str) -> Iterator[str]:
    for folder, _, names in os.walk(place):
        for name in names:
            shown = f"{path}/{(Path(folder) / name).relative_to(place).as_posix()}"
            if shown.isprintable():
                yield shown
