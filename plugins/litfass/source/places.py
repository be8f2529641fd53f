"""Which file below content/ is what: a post, a sidecar, a post's own file, or private."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from litfass.channels.names import find_channel, find_target
from litfass.model import Channel, Settings
from litfass.problems import Level, Problem
from litfass.source.names import (
    DEFAULTS,
    below,
    bundles_above,
    bundles_in,
    is_hidden,
    is_index,
    is_markdown,
    is_private,
)
from litfass.source.pictures import SUFFIXES
from litfass.source.tree import Tree


@dataclass(frozen=True, slots=True)
class SidecarPlace:
    """Where a text for one channel lies; `format` is "" when the name says only the channel."""

    path: str
    channel: str
    format: str


@dataclass(slots=True)
class PostPlace:
    """Where a post lies. `files` are the other files of a page bundle; a single file has none of its own."""

    path: str
    folder: str
    bundle: bool
    files: list[str] = field(default_factory=list)
    sidecars: list[SidecarPlace] = field(default_factory=list)

    def default_id(self, posts: str) -> str:
        """The path below the posts' folder, lower case."""
        return unicodedata.normalize("NFC", self.name(posts)).lower()

    def name(self, posts: str) -> str:
        """The path below the posts' folder without `/index.md` or `.md`."""
        place = self.folder if self.bundle else posixpath.splitext(self.path)[0]
        return place.removeprefix(f"{posts}/")


@dataclass(slots=True)
class Places:
    """The result: posts by path, what is private, what belongs to a post, and loose files between single posts."""

    posts: dict[str, PostPlace] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    owned: dict[str, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    defaults: dict[str, str] = field(default_factory=dict)
    """Folder -> its .meta.yml."""
    problems: list[Problem] = field(default_factory=list)


def arrange(tree: Tree, settings: Settings, channels: Mapping[str, Channel]) -> Places:
    """Sorts every file of the tree; a file in the wrong place is a Problem and private, so that it never shows."""
    sorter = _Sorter(tree, settings, channels)
    for path in sorted(tree.files):
        sorter.sort(path)
    _check_links(tree, settings, sorter.places)
    return sorter.places


def folders_without_post(places: Places, settings: Settings) -> list[Problem]:
    """Warnings for folders such as posts/2026/hoffest that hold a picture or a text but no post, when none is used.

    To be called when every loose file has its owner: pictures in a folder of their own may belong to posts beside it.
    """
    found: dict[str, list[str]] = {}
    for path in places.loose:
        folder = posixpath.dirname(path)
        if "/" in folder.removeprefix(f"{settings.posts}/") and path.lower().endswith(_OF_A_POST):
            found.setdefault(folder, []).append(path)
    used = {posixpath.dirname(path) for path in places.owned}
    lonely = (folder for folder in found if folder not in used and not _has_markdown(folder, places))
    return [_lonely(folder, found[folder], settings) for folder in lonely]


_OF_A_POST = (*SUFFIXES, ".heic", ".txt", ".docx", ".odt", ".rtf")


def _has_markdown(folder: str, places: Places) -> bool:
    return any(path.startswith(f"{folder}/") and is_markdown(path) for path in (*places.posts, *places.private))


def _lonely(folder: str, paths: list[str], settings: Settings) -> Problem:
    message = "The folder has no index.md, so nothing of it is published."
    texts = [posixpath.basename(path) for path in paths if path.lower().endswith(".txt")]
    hint = f"Rename {texts[0]} to index.md." if texts else "Write the post as index.md in this folder."
    return Problem(settings.shown_path(folder), 0, "F156", message, hint, Level.WARNING)


def _check_links(tree: Tree, settings: Settings, places: Places) -> None:
    """Whatever must not be followed is private, and a Problem unless its name is hidden (`.#x` of an editor)."""
    places.private |= tree.leaving | tree.beyond | tree.special
    links = {path: _FOREIGN if path in tree.links else _LEAVING for path in tree.leaving}
    links |= {path: _BELOW if below(f"{path}/", settings.posts) else _FOLDER for path in tree.folder_links}
    for path, message in sorted(links.items()):
        hint = f"Put the {'folder' if path in tree.folder_links else 'file'} itself here."
        _report(path, "P106", message, hint, settings, places)
    for path in sorted(tree.special):
        _report(path, "P107", "This is no file but a pipe, a socket or a device.", "Delete it.", settings, places)
    for path in sorted(tree.misnamed):
        _report(path, "F155", "The name of the file is not UTF-8.", "Rename the file.", settings, places)
    for path in sorted(tree.closed):
        _report(path, "F152", "The folder cannot be read.", "Check its permissions.", settings, places)


def _report(path: str, code: str, message: str, hint: str, settings: Settings, places: Places) -> None:
    if not is_hidden(path):
        places.problems.append(Problem(settings.shown_path(path), 0, code, message, hint))


_LEAVING = "This is a link to a file outside the content folder, or to nothing."
_FOREIGN = "This is a link to a file of a post, or to a private file."
_BELOW = "This is a link to a folder; below the posts only real folders are read."
_FOLDER = "This is a link to a folder outside the content folder, above this one, with posts, or with private files."


class _Sorter:
    def __init__(self, tree: Tree, settings: Settings, channels: Mapping[str, Channel]) -> None:
        self.settings, self.channels, self.places = settings, channels, Places()
        self.bundles = bundles_in(tree.files, settings.posts)

    def sort(self, path: str) -> None:
        inside = below(path, self.settings.posts)
        if inside and posixpath.basename(path) == DEFAULTS:
            self.places.defaults[posixpath.dirname(path)] = path
        if is_private(path, self.settings.posts):
            self.places.private.add(path)
        elif inside:
            self._below_posts(path)

    def _below_posts(self, path: str) -> None:
        if bundles := bundles_above(path, self.settings.posts, self.bundles):
            self._in_bundle(path, bundles[0], inner=len(bundles) > 1)
        elif posixpath.dirname(path) == self.settings.posts and is_index(path):
            self._refuse(path, "F151", "index.md lies directly in the folder of the posts.", _OWN_FOLDER)
        elif path.endswith(".md"):
            self.places.posts[path] = PostPlace(path, posixpath.dirname(path), bundle=False)
        elif is_markdown(path):
            self._refuse(path, "F153", "The name of a post ends in .md.", "Rename the file.")
        else:
            self.places.loose.append(path)

    def _in_bundle(self, path: str, folder: str, *, inner: bool) -> None:
        """A file below a bundle; what belongs to a post inside it (`inner`) is private and nobody's."""
        index = self.bundles[folder]
        post = self.places.posts.setdefault(index, PostPlace(index, folder, bundle=True))
        if path == index:
            return
        if is_markdown(path):
            self._markdown_in_bundle(path, folder, post)
        elif inner:
            self.places.private.add(path)
        else:
            self.places.owned[path] = index
            post.files.append(path)

    def _markdown_in_bundle(self, path: str, folder: str, post: PostPlace) -> None:
        self.places.private.add(path)
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        if is_index(path):
            name = posixpath.basename(folder)
            hint = f"Move its folder out of {name}/, or move {name}/{posixpath.basename(post.path)} to another folder."
            self._refuse(path, "F151", f"This post lies inside another post ({post.path}).", hint)
        elif suffix != ".md" or posixpath.dirname(path) != folder:
            self._refuse(path, "F150", "Beside index.md only texts for channels may be Markdown.", _CHANNEL_FILE)
        else:
            self._sidecar(path, stem, post)

    def _sidecar(self, path: str, stem: str, post: PostPlace) -> None:
        found = find_target(stem, self.channels)
        if isinstance(found, tuple):
            named = isinstance(find_channel(stem, self.channels), Channel)
            self.places.owned[path] = post.path
            post.files.append(path)
            post.sidecars.append(SidecarPlace(path, found[0].id, "" if named else found[1]))
            return
        message = f"“{stem}” is no channel, so {stem}.md beside index.md means nothing."
        self._refuse(
            path, "F150", message, f"{found.hint} A text that is not for a channel gets a name that starts with _."
        )

    def _refuse(self, path: str, code: str, message: str, hint: str) -> None:
        self.places.private.add(path)
        self.places.problems.append(Problem(self.settings.shown_path(path), 1, code, message, hint))


_OWN_FOLDER = "Give the post a folder of its own: <folder>/index.md."
_CHANNEL_FILE = "Name it <channel>.md and put it beside index.md, or start its name with _."
