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


def refuse(folder: Path, site: Path, path: str) -> Problem | None:
    """A Problem in the settings file `path` when `folder` overlaps the public site or belongs to somebody else.

    That it does not overlap the hub, its content or the home folder was checked with the settings.
    """
    folder, site = folder.resolve(), site.resolve()
    if folder.is_relative_to(site) or site.is_relative_to(folder):
        return _problem(path, folder, "overlaps the public site")
    if folder.exists() and not folder.is_dir():
        return _problem(path, folder, "is a file")
    if folder.is_dir() and not (folder / RECORD).is_file() and any(folder.iterdir()):
        return _problem(path, folder, f"is not empty and has no {RECORD}, so it belongs to somebody else")
    return None


def _problem(path: str, folder: Path, why: str) -> Problem:
    message = f"Bundles cannot go into {folder}: it {why}."
    return Problem(path, 0, "C109", message, "Type `dir: exports` under `- litfass-exports:`.")


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
