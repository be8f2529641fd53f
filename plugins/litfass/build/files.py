"""Puts files into a folder so that a reader never meets half of one: the only code that writes output.

Each file is written beside its place and moved over it (`rename` is atomic on one file system); a file whose
bytes are already right keeps its time stamp; what nobody owns any more goes last.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from litfass.problems import OutputError

TEMPORARY = ".litfass-tmp-"
LONGEST_BUILD = 24 * 60 * 60
"""Seconds after which a staging folder is nobody's, whatever process has its number by now."""
Content = bytes | Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `apply` did, by path."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def apply(folder: Path, files: Mapping[str, Content], *, prune: Iterable[str] = (), move: bool = False) -> Outcome:
    """Makes `folder` hold `files` and removes the paths in `prune` that are not among them.

    `files` maps a path with `/` to its bytes or to a file to copy; with `move` those files are ours to take away.
    Raises OutputError when the disk is full or the folder cannot be written; every file is then either the old or the
    new one, and nothing was removed.
    """
    stale = sorted(set(prune) - set(files))
    written: list[str] = []
    unchanged: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in sorted(files.items(), key=lambda item: (_rank(item[0]), item[0])):
            _make_way(folder, path, stale)
            (written if _put(folder / path, content, move=move) else unchanged).append(path)
        removed = [path for path in stale if _remove(folder, path)]
    except OSError as error:
        name = error.filename2 or error.filename or folder  # of a rename the target, and not our temporary file
        raise OutputError(f"Cannot write {name}: {error.strerror or error}.") from error
    return Outcome(tuple(written), tuple(unchanged), tuple(removed))


def create(path: Path, content: bytes) -> None:
    """Writes a new file, whole or not at all; OutputError when it exists already or its folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
        _fill(path, content)
    except FileExistsError as error:
        raise OutputError(f"{path} exists already.") from error
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}.") from error


def _fill(path: Path, content: bytes) -> None:
    """Writes into a file that is new and ours, and takes it away again when that fails."""
    try:
        path.write_bytes(content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def sha256(content: Content) -> str:
    """The SHA-256 of bytes or of a file, in lower-case hex."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def tree(folder: Path, *, hidden: bool = True) -> dict[str, Path]:
    """All files below `folder` by their path with `/`.

    Without `hidden`, entries at the top that start with a dot are left out: in a folder that is published by Git,
    `.git` is not ours to remove.
    """
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (hidden or not path.relative_to(folder).parts[0].startswith("."))
    }


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder of the system, for a run that must leave nothing beside the hub's files."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="litfass-", ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(f"Cannot write in {tempfile.gettempdir()}: {error.strerror or error}.") from error
    with folder as name:
        yield Path(name)


@contextlib.contextmanager
def staging(beside: Path) -> Iterator[Path]:
    """A temporary folder on the same file system as `beside`; gone afterwards, also those of a killed run.

    Its name carries the number of our process, so that a second build does not take away the folder of the first.
    """
    parent = beside.parent
    prefix = f"{TEMPORARY}{beside.name}-"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        for left in [path for path in parent.iterdir() if path.name.startswith(prefix)]:
            if _is_abandoned(left, prefix):
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=parent))
    except OSError as error:
        raise OutputError(f"Cannot write in {parent}: {error.strerror or error}.") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path, prefix: str) -> bool:
    """True when the process that made a staging folder is gone, or the folder is older than any build."""
    match = re.fullmatch(r"(\d+)-[^-]+", folder.name.removeprefix(prefix))
    if match and not _is_running(int(match[1])):
        return True
    try:
        return time.time() - folder.stat().st_mtime > LONGEST_BUILD
    except FileNotFoundError:
        return False


def _is_running(process: int) -> bool:
    """False only when there is surely no such process; Windows has no harmless signal to ask with."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _rank(path: str) -> int:
    """Assets first, pages next, entrances last: a page never points at a file that is not there yet."""
    if not path.endswith((".html", ".xml", ".json")):
        return 0
    return 2 if path in ("index.html", "sitemap.xml") else 1


def _put(target: Path, content: Content, *, move: bool) -> bool:
    """Writes one file and tells whether that was needed."""
    if target.is_file() and not target.is_symlink() and _same(target, content):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    if not (move and isinstance(content, Path) and _moved(content, target)):
        _copy(content, target)
    return True


def _moved(source: Path, target: Path) -> bool:
    """Moves a file over `target`; False when only a copy can do it.

    A link, or a file with a second name, belongs to somebody else too; and `target` may be on another file system.
    """
    status = source.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        return False
    try:
        source.chmod(0o666 & ~_umask())
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _copy(content: Content, target: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            if isinstance(content, bytes):
                stream.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, stream)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _same(target: Path, content: Content) -> bool:
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    return target.stat().st_size == size and sha256(target) == sha256(content)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _make_way(folder: Path, path: str, stale: list[str]) -> None:
    """Removes a stale file that stands where a folder must be, or a stale folder where a file must be."""
    for parent in list(Path(path).parents)[:-1]:
        if (folder / parent).is_file() and parent.as_posix() in stale:
            (folder / parent).unlink()
    if (folder / path).is_dir():
        for inner in [old for old in stale if old.startswith(f"{path}/")]:
            _remove(folder, inner)


def _remove(folder: Path, path: str) -> bool:
    """Removes a file and the folders that it leaves empty; tells whether there was one."""
    target = folder / path
    if not target.is_file() and not target.is_symlink():
        return False
    target.unlink()
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
