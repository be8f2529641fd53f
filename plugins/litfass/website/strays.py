"""What must never get into the public site: the desk, the overview and bundles, which hold the unpublished, too.

Two looks: at the files of content/ before anything is written, so that a Problem names the file to delete, and at the
finished site, which closes all other ways (a hook, a plugin, a theme's folder).
"""

from __future__ import annotations

import json
import os
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mkdocs.structure.files import Files

from litfass import bundle, desk
from litfass.model import Channel, part_name
from litfass.problems import Problem
from litfass.website.hub import Hub

HEAD = 4096
"""Bytes that tell whether a file is text: one without a zero among them."""
MOST = 64 * 1024 * 1024
"""Bytes of a text that are looked at, so that a huge file of data fills no memory."""
DATA = {desk.SCHEMA: ("the desk", "posts"), bundle.SCHEMA: ("the manifest of a bundle", "channels")}
"""What JSON of ours says of itself: what it is, and a key that it has."""
PAGES = {"desk": ("the desk", "desk-plain"), "overview": ("the page with all pictures", bundle.OVERVIEW)}
"""What pages of ours say in their head (`<meta name="litfass">`): what they are, and the id of an element."""
_BOMS = {BOM_UTF32_LE: "utf-32", BOM_UTF32_BE: "utf-32", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_SCRIPT = re.compile(rb"<script\b[^<>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_META = re.compile(rb"<meta\b[^<>]*>", re.IGNORECASE)
_NAMED = re.compile(rb"""\bname\s*=\s*["']?litfass["'\s/>]""", re.IGNORECASE)
_SAID = re.compile(rb"""\bcontent\s*=\s*["']?([a-z]+)["'\s/>]""", re.IGNORECASE)
_ID = rb"""<(?:div|main)\b[^<>]*\bid\s*=\s*["']?%s["'\s/>]"""
_TEXT = re.compile(r"text(?:-\d+)?\.txt")
_GIT = ".git"


def strays(hub: Hub, files: Files) -> Iterator[Problem]:
    """S110 for each file that would be copied into the site or made a page of it, and is one of ours."""
    sources = {
        file.dest_uri: (file.src_uri, Path(file.abs_src_path))
        for file in files
        if not file.inclusion.is_excluded() and file.abs_src_path is not None
    }
    hint = "Delete it there; `litfass serve --exports` shows the desk at /desk/."
    for path, kind in found({path: source for path, (_, source) in sources.items()}, hub.channels).items():
        hub.strays.add(path)
        yield _problem(_shown(*sources[path], hub), kind, hint)


def published(hub: Hub, site: Path, name: str) -> Iterator[Problem]:
    """S110 for each file of a finished site that is one of ours and was not said yet; `name` is what people call it."""
    hint = "No file of content/ is the reason: look what copies it, among hooks, plugins and custom_dir in mkdocs.yml."
    for path, kind in found(dict(_tree(site)), hub.channels).items():
        if path not in hub.strays:
            yield _problem(f"{name}/{path}", kind, hint)


def found(files: Mapping[str, Path], channels: Mapping[str, Channel]) -> dict[str, str]:
    """The files that give something away, with what they are; of a bundle without its manifest one text is enough."""
    kinds = {path: kind for path in sorted(files) if (kind := _kind(files[path]))}
    parts = {part_name(channel.id, form) for channel in channels.values() for form in channel.formats}
    told = {PurePosixPath(path).parent for path in kinds}
    for path in map(PurePosixPath, sorted(files)):
        of_part = _TEXT.fullmatch(path.name) and path.parent.name.partition("@")[0] in parts
        if of_part and not told & {path.parent, path.parent.parent}:
            told.add(path.parent.parent)
            kinds[str(path)] = "a text of a bundle"
    return kinds


def _kind(file: Path) -> str:
    """What a file is by what stands in it; "" for a file of somebody else's making, or one that only speaks of ours."""
    text = _text(file)
    return _data(text) or _page(text) if b"litfass" in text else ""


def _text(file: Path) -> bytes:
    """A text in UTF-8, whatever it was written in; b"" for a picture, an archive and the like."""
    if not file.is_file():
        return b""
    with file.open("rb") as stream:
        head = stream.read(HEAD)
        codec = next((_BOMS[bom] for bom in _BOMS if head.startswith(bom)), "")
        if not codec and b"\0" in head:
            return b""
        raw = head + stream.read(MOST - len(head)) if len(head) == HEAD else head
    return raw.decode(codec, "replace").encode("utf-8", "replace") if codec else raw.removeprefix(BOM_UTF8)


def _data(text: bytes) -> str:
    """By its JSON, which is a whole file or fills a script: an example in a page is neither."""
    if not any(schema.encode() in text for schema in DATA):
        return ""
    blocks = [text] if text.lstrip().startswith(b"{") else [match[1] for match in _SCRIPT.finditer(text)]
    return next((kind for block in blocks if (kind := _said(block))), "")


def _said(block: bytes) -> str:
    try:
        value = json.loads(block.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ""
    kind, key = DATA.get(str(value.get("schema")), ("", "")) if isinstance(value, dict) else ("", "")
    return kind if kind and key in value else ""


def _page(text: bytes) -> str:
    """By the sign in its head together with an element of its body: who only writes about the sign has no such."""
    for meta in _META.findall(text):
        said = _SAID.search(meta) if _NAMED.search(meta) else None
        kind, element = PAGES.get(said[1].decode().lower(), ("", "")) if said else ("", "")
        if kind and re.search(_ID % element.encode(), text, re.IGNORECASE):
            return kind
    return ""


def _tree(site: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a site by its path, but for the repository that some keep in it."""
    for folder, folders, names in os.walk(site):
        folders[:] = [name for name in folders if name != _GIT]
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(site).as_posix(), path


def _shown(source: str, path: Path, hub: Hub) -> str:
    """The file as people see it; one of a theme's folder does not lie below content/."""
    root = hub.settings.root
    if path.is_relative_to(hub.settings.content) or not path.is_relative_to(root):
        return hub.settings.shown_path(source)
    return path.relative_to(root).as_posix()


def _problem(path: str, kind: str, hint: str) -> Problem:
    message = f"It is {kind}, which shows texts that are not published yet; the site would show it to everybody."
    return Problem(path, 0, "S110", message, hint)
