"""The archive of a variant's pictures: what is in it, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from litfass.build.archives import kept
from litfass.build.cache import Cache
from litfass.bundle import packed


def test_it_holds_the_files_as_they_are_and_no_time(tmp_path: Path) -> None:
    (tmp_path / "gross.png").write_bytes(b"png")
    made = packed({"2-größer.png": tmp_path / "gross.png", "1-square.jpg": b"jpeg"})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert [(each.filename, archive.read(each)) for each in archive.infolist()] == [
            ("1-square.jpg", b"jpeg"),
            ("2-größer.png", b"png"),
        ]
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == packed({"1-square.jpg": b"jpeg", "2-größer.png": b"png"})


def test_it_is_made_once_and_again_when_a_file_or_its_name_differs(tmp_path: Path) -> None:
    first = kept({"1.jpg": b"jpeg"}, Cache(tmp_path))
    assert kept({"1.jpg": b"jpeg"}, Cache(tmp_path)) == first
    assert first.read_bytes() == packed({"1.jpg": b"jpeg"})
    assert kept({"1.jpg": b"anders"}, Cache(tmp_path)) != first
    assert kept({"2.jpg": b"jpeg"}, Cache(tmp_path)) != first
