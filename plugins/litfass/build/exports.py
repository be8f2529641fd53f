"""Brings bundles into exports/ without ever taking anything that is not ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from litfass.build.files import Content, Outcome, apply, sha256
from litfass.problems import OutputError, Problem

RECORD = ".litfass.json"
SCHEMA = "litfass.exports/1"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was done in exports/, and the files that people changed and that therefore stayed as they are."""

    outcome: Outcome
    changed: tuple[str, ...]


def refuse(folder: Path, root: Path, content: Path) -> Problem | None:
    """A Problem when `folder` is no place for bundles: it overlaps the hub or home, or holds foreign files."""
    folder, root, content = folder.resolve(), root.resolve(), content.resolve()
    if folder in (root, Path.home().resolve(), Path(folder.anchor)) or folder in root.parents:
        return _problem(folder, "is the hub itself, the home folder, or a folder above the hub")
    if folder == content or folder in content.parents or content in folder.parents:
        return _problem(folder, "overlaps the content folder, where a build never writes")
    if folder.exists() and not folder.is_dir():
        return _problem(folder, "is a file")
    if folder.is_dir() and not (folder / RECORD).is_file() and any(folder.iterdir()):
        return _problem(folder, f"is not empty and has no {RECORD}, so it belongs to somebody else")
    return None


def _problem(folder: Path, why: str) -> Problem:
    return Problem(
        "mkdocs.yml",
        0,
        "C109",
        f"Bundles cannot go into {folder}: it {why}.",
        "Type `dir: exports` under `- litfass-exports:`.",
    )


def write(folder: Path, files: Mapping[str, Content]) -> Exported:
    """Makes `folder` hold the bundles in `files` and removes old ones of ours that nobody changed.

    Raises OutputError when the folder cannot be written or its record cannot be read.
    """
    before = _recorded(folder)
    changed = tuple(sorted(path for path in before if _is_changed(folder / path, before[path], files.get(path))))
    ours = {path: content for path, content in files.items() if path not in changed}
    sums = {path: sha256(content) for path, content in ours.items()} | {path: before[path] for path in changed}
    record = json.dumps({"schema": SCHEMA, "files": dict(sorted(sums.items()))}, ensure_ascii=False, indent=1) + "\n"
    outcome = apply(folder, {**ours, RECORD: record.encode()}, prune=set(before) - set(changed))
    return Exported(outcome, changed)


def _is_changed(path: Path, recorded: str, wanted: Content | None) -> bool:
    """True when somebody edited the file after we wrote it, and it is not what we would write now."""
    if not path.is_file():
        return False
    found = sha256(path)
    return found != recorded and (wanted is None or found != sha256(wanted))


def _recorded(folder: Path) -> dict[str, str]:
    """Path and checksum of every file that we wrote here."""
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
        if record["schema"] != SCHEMA:
            raise OutputError(
                f"{folder / RECORD} has the format {record['schema']!r}; this Litfass knows {SCHEMA!r}. Update Litfass."
            )
        return {str(path): str(checksum) for path, checksum in record["files"].items() if _is_inside(path)}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise OutputError(f"{folder / RECORD} cannot be read ({error}). Delete it together with the folder.") from error


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in Path(path).parts and ":" not in path
