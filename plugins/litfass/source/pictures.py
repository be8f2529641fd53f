"""Pictures of a post: which file is meant, and why some files are not."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from litfass.model import Picture
from litfass.source.kinds import PictureWish
from litfass.source.passages import Shown
from litfass.source.reading import Reading
from litfass.source.tree import Tree
from litfass.text.suggest import nearest

PICTURE_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
"""Ending -> media type. Written down, since Python's own table asks the operating system and differs by machine."""
SUFFIXES = tuple(PICTURE_TYPES)
_FOREIGN = (".heic", ".heif", ".tif", ".tiff", ".bmp")
"""Pictures of cameras and scanners that browsers do not show."""
_RELATIVE = "Put the file below the content folder and type its path as seen from here, such as cover.png"
_COVERS = ("cover", "titelbild")
_REMOTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
_ABSOLUTE = re.compile(r"(?:/|\\|[A-Za-z]:[\\/])")


def is_picture(path: str) -> bool:
    """True when the name ends as that of a picture."""
    return path.lower().endswith(SUFFIXES)


def find_picture(src: str, folder: str, tree: Tree, reading: Reading, key: str) -> str:
    """The file below content/ that `src` names as seen from `folder`, or "" with a Problem at `key`."""
    if found := _refused(src):
        reading.report("P102", key, *found)
        return ""
    path = posixpath.normpath(posixpath.join(folder, src.replace("\\", "/")))
    candidates = (path, unquote(path))
    if path.startswith("..") or any(each in tree.leaving for each in candidates):
        message = f"The picture “{src}” lies outside the content folder."
        reading.report("P103", key, message, "Put the file below the content folder.")
        return ""
    found_path = next((spelled for each in candidates if (spelled := tree.find(each))), "")
    if not found_path:
        reading.report("P101", key, f"There is no picture “{src}”.", _nearby(src, path, tree))
    elif not is_picture(found_path):
        reading.report("P104", key, *_no_picture(src))
        return ""
    return found_path


def _no_picture(src: str) -> tuple[str, str]:
    if src.lower().endswith(_FOREIGN):
        return f"“{src}” is a picture that browsers do not show.", "Export it as JPG."
    return f"“{src}” is no picture.", f"Pictures end in {', '.join(suffix[1:] for suffix in SUFFIXES)}."


def _refused(src: str) -> tuple[str, str] | None:
    if _ABSOLUTE.match(src) and not src.startswith("//"):
        return f"“{src}” is an absolute path.", _RELATIVE
    if _REMOTE.match(src):
        return f"“{src}” is an address, not a file.", _RELATIVE
    return None


def _nearby(src: str, path: str, tree: Tree) -> str:
    folder = posixpath.dirname(path)
    names = [posixpath.basename(each) for each in tree.files if posixpath.dirname(each) == folder and is_picture(each)]
    guess = nearest(posixpath.basename(src), sorted(names))
    return f"Did you mean {guess!r}?" if guess else "Add the file, or name another one."


def choose(
    wish: PictureWish | None,
    folder: str,
    files: Iterable[str],
    shown: dict[str, str | None],
    tree: Tree,
    reading: Reading,
) -> Picture | None:
    """The title picture: the one that was named, else a cover file, else the first picture in the text, else none.

    `shown` has the pictures of the text (paths below content/) with their alternative texts, in their order.
    """
    wish = wish or PictureWish()
    if wish.none:
        return None
    key = "image.src" if "image.src" in reading.lines else "image"
    path = find_picture(wish.src, folder, tree, reading, key) if wish.src else _default(folder, files, shown)
    if not path:
        return None
    alt = wish.alt if wish.alt is not None else shown.get(path)
    return Picture(path, alt, wish.focus, wish.credit, wish.licence)


def _default(folder: str, files: Iterable[str], shown: dict[str, str | None]) -> str:
    here = [path for path in sorted(files) if posixpath.dirname(path) == folder and is_picture(path)]
    for name in _COVERS:
        for path in here:
            if posixpath.splitext(posixpath.basename(path))[0].lower() == name:
                return path
    return next(iter(shown), "")


def pictures_of(files: Iterable[str], shown: dict[str, str | None], image: Picture | None) -> tuple[Picture, ...]:
    """Every picture among `files`, by path, with what is known about it."""
    found = {path: Picture(path, shown.get(path)) for path in sorted(files) if is_picture(path)}
    if image is not None and image.path in found:
        found[image.path] = replace(image)
    return tuple(found.values())


def find_shown(
    pictures: Iterable[Shown], first_line: int, folder: str, tree: Tree, reading: Reading
) -> dict[str, str | None]:
    """The pictures of the text that are files of the hub, with their alternative texts; missing ones are Problems.

    Addresses, paths from the site's root and templates of other plugins are left to MkDocs.
    """
    found: dict[str, str | None] = {}
    for picture in pictures:
        src = re.split(r"[?#]", picture.src, maxsplit=1)[0]
        if not src or _refused(src) or "{" in src:
            continue
        line = Reading(reading.path, reading.zone, {"text": picture.line + first_line - 1}, problems=reading.problems)
        if picture.spaced:
            hint = f"Type ![{picture.alt or ''}](<{src}>)"
            line.report("P108", "text", "A name with a space needs <…>.", hint)
        elif (path := find_picture(src, folder, tree, line, "text")) and found.get(path) is None:
            found[path] = picture.alt
    return found
