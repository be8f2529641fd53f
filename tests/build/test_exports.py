"""exports/ is ours alone, and what people changed in it stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litfass.build import exports
from litfass.problems import OutputError


def test_bundles_come_and_go_but_edited_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    exports.write(folder, {"a/text.txt": b"a", "b/text.txt": b"b", "c/text.txt": b"c"})
    (folder / "b/text.txt").write_bytes(b"edited by hand")
    (folder / "c/text.txt").write_bytes(b"edited too")
    (folder / "note.txt").write_bytes(b"somebody's note")
    done = exports.write(folder, {"a/text.txt": b"new a", "b/text.txt": b"new b"})
    assert done.changed == ("b/text.txt", "c/text.txt")
    assert (folder / "a/text.txt").read_bytes() == b"new a"
    assert (folder / "b/text.txt").read_bytes() == b"edited by hand"
    assert (folder / "c/text.txt").read_bytes() == b"edited too"
    assert (folder / "note.txt").exists()
    done = exports.write(folder, {})
    assert done.outcome.removed == ("a/text.txt",)
    assert (folder / "b/text.txt").exists()


def test_the_same_bundles_are_written_once(tmp_path: Path) -> None:
    exports.write(tmp_path / "e", {"a/text.txt": b"a"})
    again = exports.write(tmp_path / "e", {"a/text.txt": b"a"})
    assert again.outcome.written == ()
    assert set(again.outcome.unchanged) == {exports.RECORD, "a/text.txt"}


@pytest.mark.parametrize("place", ["site", "site/exports", ".", "foreign", "file"])
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign/letter.txt").write_text("not ours")
    (tmp_path / "file").write_text("not a folder")
    problem = exports.refuse(tmp_path / place, tmp_path / "site", "hub.yml")
    assert problem is not None
    assert (problem.code, problem.path) == ("C109", "hub.yml")


@pytest.mark.parametrize("place", ["exports", "empty", "ours"])
def test_a_folder_that_is_new_empty_or_ours_is_taken(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    exports.write(tmp_path / "ours", {"a/text.txt": b"a"})
    assert exports.refuse(tmp_path / place, tmp_path / "site", "hub.yml") is None


@pytest.mark.parametrize("record", ["{", "[]", '{"schema": "litfass.exports/9", "files": {}}'])
def test_a_broken_record_stops_before_anything_is_deleted(tmp_path: Path, record: str) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / exports.RECORD).write_text(record)
    with pytest.raises(OutputError):
        exports.write(tmp_path, {})
    assert (tmp_path / "a.txt").exists()


def test_a_record_cannot_point_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"keep me")
    folder = tmp_path / "exports"
    folder.mkdir()
    paths = {"../outside.txt": exports.sha256(b"keep me"), str(outside): exports.sha256(b"keep me")}
    (folder / exports.RECORD).write_text(json.dumps({"schema": exports.SCHEMA, "files": paths}))
    exports.write(folder, {})
    assert outside.read_bytes() == b"keep me"
