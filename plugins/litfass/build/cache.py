"""A folder of finished pictures, each under a name that says what it was made of and what is in it.

A picture that is made of the same source in the same way has the same name, so it is never made twice, in the next run
or on the next machine that brings the folder along. A name also holds a checksum of the file: one that was damaged or
changed is not taken.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from litfass.build.files import TEMPORARY, sha256
from litfass.problems import OutputError

CACHE = ".cache/litfass"
"""Where it lies, seen from mkdocs.yml: Material for MkDocs keeps its own there, so CI has one folder to keep."""
MOST = 1_000_000_000
"""Bytes that the folder keeps between runs: about 4,000 pictures."""
IGNORED = ".gitignore"
"""Keeps the folder out of a repository whose writer has not thought of it."""
ABANDONED = 24 * 60 * 60
"""Seconds after which a file that is half written is nobody's."""
_KEY, _SUM = 40, 24
_NAME = re.compile(rf"([0-9a-f]{{{_KEY}}})-([0-9a-f]{{{_SUM}}})\.[a-z]{{3,5}}")


def key_of(parts: Iterable[object]) -> str:
    """The name of what is made of these parts: equal ones give equal names, on every machine."""
    return hashlib.sha256(repr(tuple(parts)).encode("utf-8", "backslashreplace")).hexdigest()[:_KEY]


class Cache:
    """Finished files by key; those that were used last stay, as far as `most` bytes go."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder = folder
        self.most = most
        self._names = {found[1]: found[0] for name in self._listed() if (found := _NAME.fullmatch(name))}
        self._used: set[str] = set()

    def find(self, key: str) -> Path | None:
        """The file under this key; None when there is none, or not the one that was put there."""
        name = self._names.get(key)
        if name is None:
            return None
        path = self.folder / name
        if name in self._used:
            return path
        try:
            if sha256(path)[:_SUM] != _NAME.fullmatch(name)[2]:  # type: ignore[index]  # only such names are listed
                return None
            os.utime(path)
        except OSError:
            return None
        self._used.add(name)
        return path

    def put(self, key: str, suffix: str, content: bytes) -> Path:
        """Keeps a file, whole or not at all; OutputError when the folder cannot be written."""
        name = f"{key}-{sha256(content)[:_SUM]}{suffix}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / IGNORED).exists():
                (self.folder / IGNORED).write_text("*\n", "utf-8")
            handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                Path(temporary).replace(self.folder / name)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise OutputError(f"Cannot write {self.folder}: {error.strerror or error}.") from error
        self._names[key] = name
        self._used.add(name)
        return self.folder / name

    def prune(self) -> None:
        """Removes what was not used for longest until the rest is small enough; never what this run used."""
        entries = self._entries()
        total = sum(size for _, _, size in entries)
        for _, name, size in sorted(entries):
            if total <= self.most:
                break
            if name not in self._used:
                (self.folder / name).unlink(missing_ok=True)
                total -= size

    def _entries(self) -> list[tuple[float, str, int]]:
        """When our files were used last, their names and bytes; what a killed run left half written goes."""
        found = []
        for name in self._listed():
            path = self.folder / name
            try:
                seen = path.stat()
            except FileNotFoundError:
                continue  # another run was quicker
            if name.startswith(TEMPORARY) and time.time() - seen.st_mtime > ABANDONED:
                path.unlink(missing_ok=True)
            elif _NAME.fullmatch(name):
                found.append((seen.st_mtime, name, seen.st_size))
        return found

    def _listed(self) -> list[str]:
        try:
            return sorted(path.name for path in self.folder.iterdir())
        except OSError:
            return []
