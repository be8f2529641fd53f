"""Files between single posts: which post each of them belongs to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from litfass.model import Post
from litfass.source.passages import files_linked_in, files_named_in
from litfass.source.tree import Tree

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


def owners_of(loose: Collection[str], posts: Iterable[Post], tree: Tree) -> dict[str, str]:
    """Path of a file -> path of its post, for every file that some post names by exactly this path.

    Of several posts that show or link a file it belongs to the first that appears, so it is public exactly when one of
    them is. Where posts only mention it (in prose, in a macro), it belongs to the last: a word must not publish it.
    """
    ordered = sorted(posts, key=lambda post: (post.draft, post.created, post.path))
    wanted, shown, mentioned = set(loose), dict[str, str](), dict[str, str]()
    for post in ordered:
        for path in _resolved(files_linked_in(post.body), post.folder, tree):
            shown.setdefault(path, post.path)
        for picture in (post.image, *post.pictures):
            if picture is not None:
                shown.setdefault(picture.path, post.path)
        for path in _resolved(files_named_in(f"{post.body}\n{dict(post.meta)}"), post.folder, tree):
            mentioned[path] = post.path
    return {path: owner for path, owner in (mentioned | shown).items() if path in wanted}


def _resolved(names: Iterable[str], folder: str, tree: Tree) -> Iterator[str]:
    """The files below content/ that are meant, as seen from `folder`, or from content/ with a slash in front."""
    for name in names:
        if _REMOTE.match(name):
            continue
        path = re.split(r"[?#]", name, maxsplit=1)[0].replace("\\", "/")
        for each in (path, unquote(path)):
            start = "" if each.startswith("/") else folder
            if found := tree.find(posixpath.normpath(posixpath.join(start, each.lstrip("/")))):
                yield found
