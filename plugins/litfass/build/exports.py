"""Brings bundles into exports/ without ever taking anything that is not ours."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from litfass.build.files import Content, Outcome, apply, sha256
from litfass.bundle import merge, part_of
from litfass.problems import OutputError, Problem

RECORD = ".litfass.json"
MANIFEST = "manifest.json"
SCHEMA = "litfass.exports/1"
LONGEST_NAME, LONGEST_PATH = 255, 2000
"""Bytes of a name (ext4, APFS and NTFS hold no more) and of a path below exports/, well within what Linux opens."""


Sums = Mapping[str, Sequence[str]]
READ = (MANIFEST, ".txt", ".html")
"""How the names of the files end that an index is made of."""
Index = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""Makes files beside the bundles' folders, from the manifests and texts of all of them by path."""


def no_index(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Makes none."""
    return {}


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of exports/ that is made anew: in the folders of `parts` every part that `covers` names.

    `parts` gives for each folder all parts that its post asks for, in their order.
    """

    parts: Mapping[str, Sequence[str]]
    covers: Callable[[str], bool]

    def holds(self, path: str) -> bool:
        """True for a path below exports/ that belongs to the scope; the manifests of its folders do."""
        folder, _, rest = path.partition("/")
        part = part_of(rest)
        return folder in self.parts and (rest == MANIFEST or (bool(part) and self.covers(part)))

    def complete(self, files: Mapping[str, Content], before: Mapping[str, Content]) -> dict[str, Content]:
        """`files` with manifests that also know the parts that stay, as the manifests in `before` told them."""
        found = dict(files)
        for folder, order in self.parts.items():
            path = f"{folder}/{MANIFEST}"
            if manifest := merge(_bytes(before.get(path, b"")), _bytes(files.get(path, b"")), self.covers, order):
                found[path] = manifest
        return found


def _bytes(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()


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


def write(folder: Path, files: Mapping[str, Content], scope: Scope | None = None, index: Index = no_index) -> Exported:
    """Makes `folder` hold the bundles in `files` and removes old ones of ours that nobody changed.

    With `scope` only that part of the folder is looked at, and all else stays as it is, but for what `index` makes of
    all manifests and texts, as they then lie there. A file that we did not write, or that somebody changed since, stays
    too. Raises OutputError when the folder cannot be written or its record cannot be read.
    """
    before = _recorded(folder)
    inside = {path for path in before if scope is None or scope.holds(path) or "/" not in path}
    wanted = dict(files) if scope is None else scope.complete(files, _unchanged(folder, before, inside))
    wanted |= index(dict(_indexed(folder, before, wanted, {path for path in before if is_read(path)} - inside)))
    changed = {
        path for path in inside | set(wanted) if _is_changed(folder / path, before.get(path, ()), wanted.get(path))
    }
    ours = {path: content for path, content in wanted.items() if path not in changed}
    kept = {path: sums for path, sums in before.items() if path not in inside or path in changed}
    after = kept | {path: (sha256(content),) for path, content in ours.items()}
    both = {path: (*before.get(path, ()), *after.get(path, ())) for path in {**before, **after}}
    if after != before:
        apply(folder, {RECORD: _record(both)})
    outcome = apply(folder, ours, prune=inside - changed)
    last = apply(folder, {RECORD: _record(after)})
    recorded = last if after == before else Outcome(written=(RECORD,))
    return Exported(_together(recorded, outcome), tuple(sorted(changed)))


def _indexed(
    folder: Path, before: Sums, wanted: Mapping[str, Content], others: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """What an index is made of, with `others` as they lie there; a text that somebody changed as it is."""
    there = {path: folder / path for path in others if (folder / path).is_file()}
    for path, content in {**there, **wanted}.items():
        if is_read(path):
            edited = not path.endswith(MANIFEST) and _is_changed(folder / path, before.get(path, ()), content)
            yield path, (folder / path).read_bytes() if edited else _bytes(content)


def is_read(path: str) -> bool:
    """True for the path of a file that an index is made of: a manifest or a text of a bundle."""
    return "/" in path and path.endswith(READ)


def _together(one: Outcome, other: Outcome) -> Outcome:
    return Outcome(one.written + other.written, one.unchanged + other.unchanged, one.removed + other.removed)


def _unchanged(folder: Path, before: Sums, paths: Iterable[str]) -> dict[str, Path]:
    """Those of `paths` that lie there as we wrote them; what somebody deleted does not."""
    present = (path for path in paths if (folder / path).is_file())
    return {path: folder / path for path in present if not _is_changed(folder / path, before[path], None)}


def _is_changed(path: Path, recorded: Sequence[str], wanted: Content | None) -> bool:
    """True when somebody else wrote or edited the file, and it is not what we would write now."""
    if not path.is_file():
        return False
    found = sha256(path)
    return found not in recorded and (wanted is None or found != sha256(wanted))


def _record(sums: Sums) -> bytes:
    """The record as JSON; a file that is about to change has its old and its new checksum.

    So a run that is killed between the two leaves no file of which nobody knows whose it is.
    """
    rows = {path: found[0] if len(found) == 1 else list(found) for path in sorted(sums) if (found := _once(sums[path]))}
    return (json.dumps({"schema": SCHEMA, "files": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def _once(sums: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sums))


def _recorded(folder: Path) -> dict[str, tuple[str, ...]]:
    """Path and checksums of every file that we wrote here; two when a run was killed."""
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
        if record["schema"] != SCHEMA:
            raise OutputError(
                f"{folder / RECORD} has the format {record['schema']!r}; this Litfass knows {SCHEMA!r}. Update Litfass."
            )
        rows = {str(path): sums for path, sums in record["files"].items() if _is_inside(path)}
        return {path: (sums,) if isinstance(sums, str) else tuple(map(str, sums)) for path, sums in rows.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as error:
        raise OutputError(f"{folder / RECORD} cannot be read ({error}). Delete it together with the folder.") from error


def _is_inside(path: str) -> bool:
    """True for a path that stays below exports/ on every system; a colon in a name leads nowhere, a drive does.

    A name that no system can have is none of ours, and neither is the record itself.
    """
    whole = PureWindowsPath(path)
    return not whole.anchor and ".." not in whole.parts and path != RECORD and _can_be(path)


def _can_be(path: str) -> bool:
    lengths = [len(name.encode("utf-8", "surrogatepass")) for name in path.split("/")]
    plain = not any(char == "\0" or "\ud800" <= char <= "\udfff" for char in path)
    return plain and max(lengths) <= LONGEST_NAME and sum(lengths) <= LONGEST_PATH
