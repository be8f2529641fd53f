"""What the name of a file below content/ says: a post, Markdown, or private.

Names are compared whatever their capitals: on macOS and Windows Authors.yml is authors.yml.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

AUTHORS = "authors.yml"
DEFAULTS = ".meta.yml"
LEDGER = "ledger"
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What somebody may have meant as a page; MkDocs takes only the first four, in small letters."""

_PEOPLE = (AUTHORS, "authors.yaml")
_LEFT_OVER = ("~", ".bak", ".old", ".orig", ".rej", ".swo", ".swp", ".tmp")
"""Ends of the copies that editors and merges leave behind."""


def is_private(path: str, posts: str) -> bool:
    """True when no site may show a file with this name, whatever lies in it."""
    parts = path.casefold().split("/")
    inside = path.casefold().removeprefix(f"{posts}/".casefold()).split("/") if below(path, posts) else []
    hidden = is_hidden(path) or any(part.startswith(("_", "#", "~$")) for part in inside)
    left_over = bool(inside) and inside[-1].endswith(_LEFT_OVER)
    return hidden or left_over or path.casefold() in _PEOPLE or parts[0] == LEDGER


def is_hidden(path: str) -> bool:
    """True when the file or a folder above it starts with a dot."""
    return any(part.startswith(".") for part in path.split("/"))


def below(path: str, folder: str) -> bool:
    """True when the path lies below the folder."""
    return path.startswith(f"{folder}/")


def is_index(path: str) -> bool:
    """True for a file that makes its folder a page bundle; MkDocs publishes INDEX.MD as it is."""
    return path.endswith(".md") and posixpath.basename(path).lower() == "index.md"


def is_markdown(path: str) -> bool:
    """True when the name ends as that of a page, whatever its capitals."""
    return path.lower().endswith(MARKDOWN)


def bundles_in(files: Iterable[str], posts: str) -> dict[str, str]:
    """Folder -> index.md of every page bundle below the posts' folder."""
    found = {posixpath.dirname(path): path for path in sorted(files) if is_index(path) and below(path, posts)}
    found.pop(posts, None)
    return found


def bundles_above(path: str, posts: str, bundles: Mapping[str, str]) -> list[str]:
    """The folders above a file that are page bundles, outermost first."""
    names = path.removeprefix(f"{posts}/").split("/")[:-1] if below(path, posts) else []
    folders = ("/".join([posts, *names[: n + 1]]) for n in range(len(names)))
    return [folder for folder in folders if folder in bundles]
