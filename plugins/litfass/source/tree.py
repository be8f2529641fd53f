"""All files below content/, with the links that lead out of it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """Paths below content/ with `/` as separator.

    `leaving` are links to files outside content/ or to nothing; `folder_links` are links to folders below the posts,
    which are not followed; `closed` are folders that cannot be listed, `misnamed` (with ? for what no one can write)
    are left out. `spelled` maps every name in NFC to the name on
    the disk (macOS writes umlauts in two characters).
    """

    files: frozenset[str]
    leaving: frozenset[str]
    folder_links: frozenset[str]
    closed: frozenset[str]
    misnamed: frozenset[str] = frozenset()
    spelled: dict[str, str] = field(default_factory=dict)

    def find(self, path: str) -> str:
        """The file with this path, whatever the form of its umlauts, or ""."""
        return self.spelled.get(unicodedata.normalize("NFC", path), "")


def read_tree(content: Path, posts: str) -> Tree:
    """The tree below `content`; links to folders are followed outside the posts only, and never in a circle."""
    walk = _Walk(content.resolve(), posts)
    files = frozenset(walk.folder(content, "", frozenset()))
    spelled = {unicodedata.normalize("NFC", path): path for path in sorted(files)}
    links = frozenset(walk.leaving), frozenset(walk.folder_links)
    return Tree(files, *links, frozenset(walk.closed), frozenset(walk.misnamed), spelled)


class _Walk:
    def __init__(self, content: Path, posts: str) -> None:
        self.content, self.posts = content, posts
        self.leaving: set[str] = set()
        self.folder_links: set[str] = set()
        self.closed: set[str] = set()
        self.misnamed: set[str] = set()

    def folder(self, folder: Path, prefix: str, above: frozenset[str]) -> Iterator[str]:
        real = os.path.realpath(folder)
        if real in above:
            return
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
        if entry.is_symlink() and not self._may_follow(entry, path):
            return
        if entry.is_dir():
            yield from self.folder(Path(entry.path), f"{path}/", above)
        elif entry.is_file():  # a pipe or a device would never end
            yield path

    def _may_follow(self, entry: os.DirEntry[str], path: str) -> bool:
        if entry.is_dir():
            if f"{path}/".startswith(f"{self.posts}/"):
                self.folder_links.add(path)
                return False
            return True
        target = Path(entry.path).resolve()
        if not target.is_relative_to(self.content) or not target.is_file():
            self.leaving.add(path)
            return False
        return True
