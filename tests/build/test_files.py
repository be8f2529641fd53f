"""Files appear whole or not at all, and nothing that is not ours goes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

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


def test_staging_clears_what_a_killed_run_left(tmp_path: Path) -> None:
    left = tmp_path / f"{files.TEMPORARY}site-dead"
    left.mkdir()
    (left / "index.html").write_text("half")
    with files.staging(tmp_path / "site") as folder:
        assert folder.parent == tmp_path
        assert not left.exists()
    assert list(tmp_path.iterdir()) == []


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
