"""exports/ is ours alone, and what people changed in it stays."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from litfass.build import exports
from litfass.build.files import Outcome, apply
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


@pytest.mark.parametrize("record", ["{", "[]", '{"schema": "litfass.exports/9", "files": {}}', "[" * 100_000])
def test_a_broken_record_stops_before_anything_is_deleted(tmp_path: Path, record: str) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / exports.RECORD).write_text(record)
    with pytest.raises(OutputError):
        exports.write(tmp_path, {})
    assert (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "x" * 5000, "x/" * 5000 + "x", exports.RECORD, ""])
def test_a_record_cannot_claim_what_no_file_can_be_called(tmp_path: Path, name: str) -> None:
    record = {"schema": exports.SCHEMA, "files": {name: "0" * 64}}
    (tmp_path / exports.RECORD).write_text(json.dumps(record))
    done = exports.write(tmp_path, {"a/text.txt": b"a"})
    assert done.changed == ()
    assert sorted(_all(tmp_path)) == [exports.RECORD, "a/text.txt"]


def test_a_record_cannot_point_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"keep me")
    folder = tmp_path / "exports"
    folder.mkdir()
    names = ("../outside.txt", str(outside), "..\\outside.txt", "C:\\outside.txt", "C:outside.txt")
    paths = dict.fromkeys(names, exports.sha256(b"keep me"))
    (folder / exports.RECORD).write_text(json.dumps({"schema": exports.SCHEMA, "files": paths}))
    exports.write(folder, {})
    assert outside.read_bytes() == b"keep me"


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no colon in names")
def test_a_picture_with_a_colon_in_its_name_is_still_ours(tmp_path: Path) -> None:
    path = "a/x-post/1-Ofen: neu.jpg"
    exports.write(tmp_path, {path: b"1"})
    assert exports.write(tmp_path, {path: b"2"}).changed == ()
    exports.write(tmp_path, {})
    assert sorted(_all(tmp_path)) == [exports.RECORD]


# --- a part of exports/ -------------------------------------------------------------------------------------------


def _scope(folder: str, *parts: str) -> exports.Scope:
    return exports.Scope({folder: ("l-post", "x-post")}, lambda part: not parts or part in parts)


def _all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_the_part_that_was_asked_for_is_touched(tmp_path: Path) -> None:
    exports.write(tmp_path, {"a/l-post/text.txt": b"1", "a/x-post/text.txt": b"1", "b/x-post/text.txt": b"1"})
    done = exports.write(tmp_path, {"a/x-post/text-1.txt": b"2"}, _scope("a", "x-post"))
    assert done.outcome.removed == ("a/x-post/text.txt",)
    found = _all(tmp_path)
    record = json.loads(found.pop(exports.RECORD))
    assert found == {"a/l-post/text.txt": b"1", "a/x-post/text-1.txt": b"2", "b/x-post/text.txt": b"1"}
    assert record["files"] == {path: exports.sha256(content) for path, content in sorted(found.items())}


def test_edited_files_outside_of_the_part_are_not_even_mentioned(tmp_path: Path) -> None:
    exports.write(tmp_path, {"a/x-post/text.txt": b"1", "b/x-post/text.txt": b"1"})
    (tmp_path / "b/x-post/text.txt").write_bytes(b"edited")
    (tmp_path / "a/x-post/text.txt").write_bytes(b"edited")
    done = exports.write(tmp_path, {"a/x-post/text.txt": b"2"}, _scope("a"))
    assert done.changed == ("a/x-post/text.txt",)
    assert _all(tmp_path)["b/x-post/text.txt"] == b"edited"
    assert exports.write(tmp_path, {}).changed == ("a/x-post/text.txt", "b/x-post/text.txt")


def test_a_part_that_no_post_wants_goes_with_its_row_in_the_manifest(tmp_path: Path) -> None:
    manifest = {"schema": "litfass.bundle/1", "channels": {"l-post": {}, "x-post": {}}, "files": []}
    files = {"a/manifest.json": json.dumps(manifest).encode(), "a/l-post/text.txt": b"1", "a/x-post/text.txt": b"1"}
    exports.write(tmp_path, files)
    exports.write(tmp_path, {}, _scope("a", "x-post"))
    assert sorted(_all(tmp_path)) == [exports.RECORD, "a/l-post/text.txt", "a/manifest.json"]
    assert list(json.loads((tmp_path / "a/manifest.json").read_bytes())["channels"]) == ["l-post"]
    exports.write(tmp_path, {}, _scope("a"))
    assert sorted(_all(tmp_path)) == [exports.RECORD]


def test_a_file_that_is_not_ours_is_never_written_over(tmp_path: Path) -> None:
    exports.write(tmp_path, {"a/x-post/text.txt": b"1"})
    (tmp_path / "b/x-post").mkdir(parents=True)
    (tmp_path / "b/x-post/text.txt").write_bytes(b"somebody's own")
    done = exports.write(tmp_path, {"a/x-post/text.txt": b"1", "b/x-post/text.txt": b"2"})
    assert done.changed == ("b/x-post/text.txt",)
    assert (tmp_path / "b/x-post/text.txt").read_bytes() == b"somebody's own"
    exports.write(tmp_path, {})
    assert sorted(_all(tmp_path)) == [exports.RECORD, "b/x-post/text.txt"]


@pytest.mark.parametrize("written", [0, 1, 2, 3])
def test_a_killed_run_leaves_nothing_that_nobody_owns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    exports.write(tmp_path, {"a/1.txt": b"old", "a/2.txt": b"old", "a/4.txt": b"old"})
    left = written

    def dying(folder: Path, files: dict[str, bytes], **rest: object) -> Outcome:
        nonlocal left
        for path, content in files.items():
            if path != exports.RECORD and (left := left - 1) < 0:
                raise KeyboardInterrupt
            apply(folder, {path: content})
        return Outcome()

    with monkeypatch.context() as patch:
        patch.setattr(exports, "apply", dying)
        with pytest.raises(KeyboardInterrupt):
            exports.write(tmp_path, {f"a/{n}.txt": b"new" for n in (1, 2, 3, 5)})
    done = exports.write(tmp_path, {"a/2.txt": b"newest"})
    assert done.changed == ()
    assert {path: content for path, content in _all(tmp_path).items() if path != exports.RECORD} == {
        "a/2.txt": b"newest"
    }
