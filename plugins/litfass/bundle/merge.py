"""The manifest of a bundle of which only some parts were made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from litfass.bundle.manifest import SCHEMA

CODES = "qr"
"""The folder of a bundle with the links of all its parts as codes."""


def part_of(path: str) -> str:
    """The part that a file of a bundle belongs to: its folder, or the name of a code; "" for the manifest."""
    folder, _, name = path.partition("/")
    if not name:
        return ""
    return name.rpartition(".")[0] if folder == CODES else folder


def merge(old: bytes, new: bytes, covers: Callable[[str], bool], order: Sequence[str]) -> bytes:
    """The manifest `old` with the parts that `covers` names as in `new`, and all other parts as they were.

    Both may be b"" (there is none); an old one of another format counts as none. The parts stand in `order`, as in a
    manifest that is made in one go. The result is b"" when no part is left.
    """
    before, now = _read(old), _read(new)
    kept = {name: row for name, row in before.get("channels", {}).items() if not covers(name)}
    rows = kept | now.get("channels", {})
    files = [row for row in before.get("files", ()) if not covers(part_of(str(row["path"])))]
    files += now.get("files", ())
    if not rows:
        return b""
    names = [name for name in order if name in rows] + [name for name in rows if name not in order]
    value = {
        **before,
        **now,
        "channels": {name: rows[name] for name in names},
        "files": sorted(files, key=lambda row: str(row["path"])),
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def variant_in(manifest: bytes, part: str) -> str:
    """The checksum of what is pasted of a part, or "" where the manifest does not know it."""
    row = _read(manifest).get("channels", {}).get(part)
    return str(row.get("variant", "")) if isinstance(row, dict) else ""


def _read(manifest: bytes) -> dict[str, Any]:
    """The manifest as a value; {} for one that cannot be read or has another format."""
    try:
        value = json.loads(manifest)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) and value.get("schema") == SCHEMA and _is_whole(value) else {}


def _is_whole(value: dict[str, Any]) -> bool:
    """True when what is looked into here has the form that we give it."""
    rows, files = value.get("channels"), value.get("files")
    return isinstance(rows, dict) and isinstance(files, list) and all(_is_file(row) for row in files)


def _is_file(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("path"), str)
