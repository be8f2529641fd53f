"""Same commit and same visible posts give the same bytes, whoever builds, where, and when."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests import hubs

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


@pytest.mark.oracle
@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_other_programs_build_the_same(tmp_path: Path, program: str) -> None:
    ours = hubs.build(hubs.copy_hub(tmp_path / "a"))
    theirs = hubs.build(hubs.copy_hub(tmp_path / "b"), program)
    assert sorted(ours) == sorted(theirs)
    for path, content in ours.items():
        assert GENERATOR.sub(b"", content) == GENERATOR.sub(b"", theirs[path]), path


def test_place_zone_locale_and_day_leave_no_trace(tmp_path: Path) -> None:
    here = hubs.build(hubs.copy_hub(tmp_path / "a"), TZ="Europe/Berlin", LC_ALL="C", SOURCE_DATE_EPOCH="1763800000")
    there = hubs.build(
        hubs.copy_hub(tmp_path / "another place/with a much longer name"),
        now="2026-11-30T23:59:00+13:00",
        TZ="Pacific/Auckland",
        LC_ALL="de_DE.UTF-8",
        SOURCE_DATE_EPOCH="1767256000",
        PYTHONHASHSEED="7",
        LITFASS_CACHE="",
    )
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    hubs.build(hub)
    stamps = {path: path.stat().st_mtime_ns for path in (hub / "site").rglob("*") if path.is_file()}
    again = hubs.litfass(hub, "build")
    assert " 0 files written" in again.stderr
    assert stamps == {path: path.stat().st_mtime_ns for path in (hub / "site").rglob("*") if path.is_file()}
