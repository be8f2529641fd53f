"""Which file below content/ is what: a post, a sidecar, a post's own file, or private."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from litfass.channels.names import find_channel, find_target
from litfass.model import Channel, Settings
from litfass.problems import Problem
from litfass.source.tree import Tree

AUTHORS = "authors.yml"
DEFAULTS = ".meta.yml"
LEDGER = "ledger"
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs renders as a page."""


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


def _check_links(tree: Tree, settings: Settings, places: Places) -> None:
    below = f"{settings.posts}/"
    places.private |= {path for path in tree.leaving if path.startswith(below)}
    for path in sorted(places.private & tree.leaving):
        message = "This is a link to a file outside the content folder, or to nothing."
        places.problems.append(Problem(settings.shown_path(path), 0, "P106", message, "Put the file itself here."))
    for path in sorted(tree.folder_links):
        message = "This is a link to a folder; below the posts only real folders are read."
        places.problems.append(Problem(settings.shown_path(path), 0, "P106", message, "Put the folder itself here."))
    for path in sorted(tree.misnamed):
        message = "The name of the file is not UTF-8."
        places.problems.append(Problem(settings.shown_path(path), 0, "F155", message, "Rename the file."))
    for path in sorted(tree.closed):
        message = "The folder cannot be read."
        places.problems.append(Problem(settings.shown_path(path), 0, "F152", message, "Check its permissions."))


class _Sorter:
    def __init__(self, tree: Tree, settings: Settings, channels: Mapping[str, Channel]) -> None:
        self.settings, self.channels, self.places = settings, channels, Places()
        self.root = f"{settings.posts}/"
        indexes = (path for path in sorted(tree.files) if _is_index(path) and path.startswith(self.root))
        self.bundles = {posixpath.dirname(path): path for path in indexes}
        self.bundles.pop(settings.posts, None)

    def sort(self, path: str) -> None:
        parts = path.split("/")
        below = path.startswith(self.root)
        if parts[-1] == DEFAULTS and below:
            self.places.defaults[posixpath.dirname(path)] = path
        if self._is_private(path, parts):
            self.places.private.add(path)
        elif below:
            self._below_posts(path)

    def _is_private(self, path: str, parts: list[str]) -> bool:
        inside = path.removeprefix(self.root).split("/") if path.startswith(self.root) else []
        hidden = any(part.startswith(".") for part in parts) or any(part.startswith("_") for part in inside)
        return hidden or path == AUTHORS or parts[0] == LEDGER

    def _below_posts(self, path: str) -> None:
        if bundle := self._bundle_of(path):
            self._in_bundle(path, bundle)
        elif posixpath.dirname(path) == self.settings.posts and _is_index(path):
            self._refuse(path, "F151", "index.md lies directly in the folder of the posts.", _OWN_FOLDER)
        elif path.endswith(".md"):
            self.places.posts[path] = PostPlace(path, posixpath.dirname(path), bundle=False)
        elif _is_markdown(path):
            self._refuse(path, "F153", "The name of a post ends in .md.", "Rename the file.")
        else:
            self.places.loose.append(path)

    def _bundle_of(self, path: str) -> str:
        """The outermost folder above `path` that is a page bundle, or ""."""
        names = path.removeprefix(self.root).split("/")[:-1]
        folders = [self.root + "/".join(names[: n + 1]) for n in range(len(names))]
        return next((folder for folder in folders if folder in self.bundles), "")

    def _in_bundle(self, path: str, folder: str) -> None:
        index = self.bundles[folder]
        post = self.places.posts.setdefault(index, PostPlace(index, folder, bundle=True))
        if path == index:
            return
        self.places.owned[path] = index
        post.files.append(path)
        if _is_markdown(path):
            self._markdown_in_bundle(path, folder, post)

    def _markdown_in_bundle(self, path: str, folder: str, post: PostPlace) -> None:
        self.places.private.add(path)
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        if _is_index(path):
            hint = f"Move its folder out of {posixpath.basename(folder)}/."
            self._refuse(path, "F151", f"This post lies inside another post ({post.path}).", hint)
        elif suffix != ".md" or posixpath.dirname(path) != folder:
            self._refuse(path, "F150", "Beside index.md only texts for channels may be Markdown.", _CHANNEL_FILE)
        else:
            self._sidecar(path, stem, post)

    def _sidecar(self, path: str, stem: str, post: PostPlace) -> None:
        found = find_target(stem, self.channels)
        if isinstance(found, tuple):
            named = isinstance(find_channel(stem, self.channels), Channel)
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


def _is_index(path: str) -> bool:
    return posixpath.basename(path).lower() == "index.md"


def _is_markdown(path: str) -> bool:
    return path.lower().endswith(MARKDOWN)
