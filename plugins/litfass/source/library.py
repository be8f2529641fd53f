"""content/ becomes a Library: all posts, all people, what is private, and every Problem in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from litfass.model import Author, Channel, Library, Post, Settings, Sidecar, newest_first
from litfass.problems import Level, Problem
from litfass.source.authors import read_authors
from litfass.source.collisions import collisions, without_own_address
from litfass.source.folder_defaults import Defaults, defaults_for, read_defaults
from litfass.source.frontmatter import MAX_BYTES, Located, read
from litfass.source.loose import owners_of
from litfass.source.names import AUTHORS
from litfass.source.places import Places, PostPlace, SidecarPlace, arrange, folders_without_post
from litfass.source.posts import Around, read_post
from litfass.source.reading import Reading
from litfass.source.tree import Tree, read_tree

_NEVER_SOFT = frozenset(("F150", "F151", "P106", "P107"))
"""What could publish a foreign file or take other posts off the site, even from a draft's folder."""
_TWINS = frozenset(("F140", "F141"))


def read_library(settings: Settings, *, channels: Mapping[str, Channel]) -> tuple[Library, list[Problem]]:
    """All content of the hub and all Problems with it, sorted by file and line.

    A file that cannot be read is in no post, and private.
    """
    tree = read_tree(settings.content, settings.posts)
    return _Librarian(settings, tree, arrange(tree, settings, channels)).library()


def soften(problems: Iterable[Problem], library: Library, now: datetime) -> list[Problem]:
    """The Problems, with errors in files of drafts and of posts that are not yet due as warnings.

    A hidden post that takes the id or the address of a public one stays an error: it would replace it when it is due.
    """
    hidden = {post.path for post in library.hidden(now)}
    twins = _twins_of_public(library, now)
    hidden |= {path for path, owner in library.owned.items() if owner in hidden}
    return [problem.softened() if _may_soften(problem, hidden, twins) else problem for problem in problems]


def _twins_of_public(library: Library, now: datetime) -> set[str]:
    public = library.public(now)
    ids, addresses = {post.id for post in public}, {post.address for post in public}
    return {post.path for post in library.hidden(now) if post.id in ids or post.address in addresses}


def _may_soften(problem: Problem, hidden: set[str], twins: set[str]) -> bool:
    if problem.code in _NEVER_SOFT or (problem.code in _TWINS and _lies_in(problem.path, twins)):
        return False
    return _lies_in(problem.path, hidden)


def _lies_in(shown: str, paths: set[str]) -> bool:
    """True when a path as people see it (from the hub's root) is one of `paths` (from content/)."""
    parts = shown.split("/")
    return any("/".join(parts[n:]) in paths for n in range(len(parts)))


class _Librarian:
    """One reading of the whole content."""

    def __init__(self, settings: Settings, tree: Tree, places: Places) -> None:
        self.settings, self.tree, self.places = settings, tree, places
        self.problems = list(places.problems)

    def library(self) -> tuple[Library, list[Problem]]:
        authors = self._authors()
        defaults = {folder: self._defaults(path) for folder, path in self.places.defaults.items()}
        posts = [post for place in self.places.posts.values() if (post := self._post(place, authors, defaults))]
        self.problems += collisions(posts, self.settings)
        posts = [without_own_address(post) for post in posts]
        self._hide_unread(posts)
        self._own_loose(posts)
        self.problems += folders_without_post(self.places, self.settings)
        private, owned = frozenset(self.places.private), dict(sorted(self.places.owned.items()))
        library = Library(newest_first(posts), authors or {}, private, owned)
        return library, sorted(set(self.problems), key=lambda each: (each.path, each.line, each.code, each.message))

    def _authors(self) -> dict[str, Author] | None:
        if AUTHORS not in self.tree.files:
            return {}
        reading = self._reading(AUTHORS)
        raw = self._bytes(AUTHORS)
        return None if raw is None else read_authors(raw, reading, self.tree)

    def _defaults(self, path: str) -> Defaults:
        raw = self._bytes(path)
        return Defaults() if raw is None else read_defaults(raw, self._reading(path), self.settings.keys)

    def _post(
        self, place: PostPlace, authors: Mapping[str, Author] | None, defaults: Mapping[str, Defaults]
    ) -> Post | None:
        located = self._located(place.path, is_post=True)
        if located is None:
            return None
        sidecars = {each.path: found for each in place.sidecars if (found := self._sidecar(each))}
        around = Around(self.settings, self.tree, authors, sidecars)
        return read_post(place, located, defaults_for(place.folder, defaults), around, self._reading(place.path))

    def _sidecar(self, place: SidecarPlace) -> Sidecar | None:
        located = self._located(place.path)
        if located is None or not located.readable:
            return None
        if located.meta:
            message = "Front matter has no meaning in a text for a channel."
            hint = "Put such keys into index.md under channels."
            shown = self.settings.shown_path(place.path)
            self.problems.append(Problem(shown, 1, "F154", message, hint, Level.WARNING))
        raw = (self._bytes(place.path) or b"").decode("utf-8", "replace")
        return Sidecar(place.path, place.channel, place.format, located.body, raw)

    def _located(self, path: str, *, is_post: bool = False) -> Located | None:
        raw = self._bytes(path)
        if raw is None:
            return None
        located = read(raw, self.settings.shown_path(path), is_post=is_post)
        self.problems += located.problems
        return located

    def _bytes(self, path: str) -> bytes | None:
        """The bytes of a file, at most one more than are allowed; None when it cannot be read."""
        try:
            with Path(self.settings.content / path).open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError as fault:
            message = f"The file cannot be read: {fault.strerror or fault}."
            self.problems.append(Problem(self.settings.shown_path(path), 0, "F152", message, "Check its permissions."))
            return None

    def _reading(self, path: str) -> Reading:
        return Reading(self.settings.shown_path(path), self.settings.timezone, problems=self.problems)

    def _hide_unread(self, posts: list[Post]) -> None:
        """Files of posts that could not be read are private: MkDocs would publish them as pages."""
        unread = self.places.posts.keys() - {post.path for post in posts}
        self.places.private |= unread | {path for path, owner in self.places.owned.items() if owner in unread}

    def _own_loose(self, posts: list[Post]) -> None:
        """A file between single posts belongs to a post that names it, and is private when none does."""
        owners = owners_of(self.places.loose, posts, self.tree) if self.places.loose else {}
        self.places.owned |= owners
        self.places.private |= set(self.places.loose) - owners.keys()
