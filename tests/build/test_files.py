"""Files appear whole or not at all, and nothing that is not ours goes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from litfass.build import files
from litfass.problems import OutputError


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_apply_writes_keeps_and_prunes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    files.apply(site, {"index.html": b"one", "a/b/old.html": b"old", "same.css": b"same"})
    os.utime(site / "same.css", (1_000_000_000, 1_000_000_000))
    source = tmp_path / "picture.png"
    source.write_bytes(b"\x89PNG")
    done = files.apply(
        site, {"index.html": b"two", "same.css": b"same", "new/p.png": source}, prune=["a/b/old.html", "index.html"]
    )
    assert done == files.Outcome(("new/p.png", "index.html"), ("same.css",), ("a/b/old.html",))
    assert _tree(site) == {"index.html": b"two", "same.css": b"same", "new/p.png": b"\x89PNG"}
    assert (site / "same.css").stat().st_mtime == 1_000_000_000
    assert not (site / "a").exists()


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    files.apply(tmp_path, {"x": b"file"})
    files.apply(tmp_path, {"x/index.html": b"page"}, prune=["x"])
    assert _tree(tmp_path) == {"x/index.html": b"page"}
    files.apply(tmp_path, {"x": b"file"}, prune=["x/index.html"])
    assert _tree(tmp_path) == {"x": b"file"}


def test_a_full_disk_leaves_every_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    files.apply(site, {"a.css": b"old a", "b.css": b"old b", "stale.css": b"stale"})
    replace = Path.replace
    calls: list[Path] = []

    def full(source: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match=r"Cannot write .*b\.css: No space left on device"):
        files.apply(site, {"a.css": b"new a", "b.css": b"new b"}, prune=["stale.css"])
    assert _tree(site) == {"a.css": b"new a", "b.css": b"old b", "stale.css": b"stale"}


def _left(folder: Path, name: str, age: int = 0) -> Path:
    """A staging folder that another run made `age` seconds ago."""
    left = folder / f"{files.TEMPORARY}{name}"
    left.mkdir()
    (left / "index.html").write_text("half")
    os.utime(left, (time.time() - age,) * 2)
    return left


def _dead() -> int:
    """The number of a process that is gone."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows cannot ask whether a process runs")
def test_staging_clears_what_a_killed_run_left(tmp_path: Path) -> None:
    left = _left(tmp_path, f"site-{_dead()}-abc")
    with files.staging(tmp_path / "site") as folder:
        assert folder.parent == tmp_path
        assert not left.exists()
    assert list(tmp_path.iterdir()) == []


def test_two_builds_at_once_leave_each_other_alone(tmp_path: Path) -> None:
    running = _left(tmp_path, f"site-{os.getpid()}-abc")
    foreign = _left(tmp_path, f"site-2-{_dead()}-abc")
    old = _left(tmp_path, f"site-{os.getpid()}-old", age=files.LONGEST_BUILD + 60)
    with files.staging(tmp_path / "site") as one, files.staging(tmp_path / "site") as two:
        assert one.is_dir()
        assert two.is_dir()
        assert (running / "index.html").is_file()
        assert (foreign / "index.html").is_file()
        assert not old.exists()


def test_hidden_files_are_published_and_never_pruned(tmp_path: Path) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    files.apply(new, {".nojekyll": b"", "index.html": b"x"})
    files.apply(site, {".git/HEAD": b"ref", "old.html": b"old"})
    done = files.apply(site, files.tree(new), prune=files.tree(site, hidden=False))
    assert done.written == (".nojekyll", "index.html")
    assert done.removed == ("old.html",)
    assert sorted(_tree(site)) == [".git/HEAD", ".nojekyll", "index.html"]


def test_move_takes_files_and_leaves_what_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    files.apply(new, {"a.css": b"new a", "same.css": b"same", "b.css": b"b"})
    files.apply(site, {"a.css": b"old a", "same.css": b"same"})
    os.utime(site / "same.css", (1_000_000_000, 1_000_000_000))
    number = (new / "a.css").stat().st_ino
    (tmp_path / "twin.css").hardlink_to(new / "b.css")
    monkeypatch.setattr(files.shutil, "copyfileobj", _only(files.shutil.copyfileobj, str(new / "b.css")))
    done = files.apply(site, files.tree(new), move=True)
    assert (done.written, done.unchanged) == (("a.css", "b.css"), ("same.css",))
    assert _tree(site) == {"a.css": b"new a", "b.css": b"b", "same.css": b"same"}
    assert (site / "a.css").stat().st_ino == number
    assert (site / "same.css").stat().st_mtime == 1_000_000_000
    assert (tmp_path / "twin.css").stat().st_ino != (site / "b.css").stat().st_ino


def _only(copy: Callable[..., None], allowed: str) -> Callable[..., None]:
    def copying(source: BinaryIO, target: BinaryIO) -> None:
        assert source.name == allowed
        copy(source, target)

    return copying


def test_move_copies_to_another_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    files.apply(new, {"a.css": b"new a"})
    replace = Path.replace

    def elsewhere(source: Path, target: Path) -> Path:
        if source.parent != target.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", elsewhere)
    assert files.apply(site, files.tree(new), move=True).written == ("a.css",)
    assert _tree(site) == {"a.css": b"new a"}


def test_create_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(content[:2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left on device"):
        files.create(tmp_path / "a/index.md", b"mine")
    assert _tree(tmp_path) == {}


def test_create_never_overwrites(tmp_path: Path) -> None:
    files.create(tmp_path / "a/index.md", b"mine")
    with pytest.raises(OutputError, match="exists already"):
        files.create(tmp_path / "a/index.md", b"other")
    assert (tmp_path / "a/index.md").read_bytes() == b"mine"


def test_a_folder_without_write_permission_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(OutputError, match="Cannot write"):
        files.apply(blocked / "site", {"index.html": b""})
