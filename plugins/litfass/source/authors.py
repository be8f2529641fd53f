"""authors.yml, in the format of Material's blog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from litfass.model import Author
from litfass.problems import Level
from litfass.source.fields import fields
from litfass.source.frontmatter import decoded
from litfass.source.kinds import validate
from litfass.source.pictures import find_picture
from litfass.source.reading import Reading
from litfass.source.tree import Tree
from litfass.source.yaml_nodes import read_yaml


def read_authors(raw: bytes, reading: Reading, tree: Tree) -> dict[str, Author] | None:
    """The people by id, or None when the file cannot be read (then no post is blamed for an unknown author)."""
    text = decoded(raw, reading.path)
    if not isinstance(text, str):
        reading.problems.append(text)
        return None
    found = read_yaml(text, reading.path)
    reading.problems += found.problems
    if not found.readable:
        return None
    reading.lines, reading.texts = found.lines, found.texts
    rows = found.value.get("authors") if isinstance(found.value, dict) else None
    if found.value is not None and not isinstance(rows, dict):
        reading.report(
            "F111", "authors", "“authors” is missing or is no map.", "Type authors: and below it jule: {name: …}"
        )
        return None
    return {
        name: _author(name, row, reading, tree) for name, row in (rows or {}).items() if _is_map(name, row, reading)
    }


def _is_map(name: str, row: object, reading: Reading) -> bool:
    if isinstance(row, Mapping):
        return True
    reading.refuse(f"authors.{name}", row, "a map", "name: Jule Petersen below it")
    return False


def _author(name: str, row: Mapping[str, Any], reading: Reading, tree: Tree) -> Author:
    key = f"authors.{name}"
    found = validate(fields("authors"), row, reading, key)
    return Author(
        id=name,
        name=found.get("name") or name,
        description=found.get("description", ""),
        avatar=_avatar(found.get("avatar", ""), f"{key}.avatar", reading, tree),
        url=_url(found.get("url", ""), f"{key}.url", reading),
    )


def _avatar(src: str, key: str, reading: Reading, tree: Tree) -> str:
    if src.startswith(("http://", "https://", "//")):
        message = f"The portrait “{src}” lies on another server, which would learn of every reader; it is left out."
        reading.report("P105", key, message, "Put the file below the content folder.", Level.WARNING)
        return ""
    return find_picture(src, "", tree, reading, key) if src else ""


def _url(url: str, key: str, reading: Reading) -> str:
    if url and urlsplit(url).scheme not in ("", "http", "https", "mailto"):
        reading.refuse(key, url, "an address that starts with https://", "url: https://…")
        return ""
    return url
