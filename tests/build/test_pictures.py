"""Pictures as jobs: made once, the same bytes for any number of workers, and never a damaged one from the cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.media.samples import opened, photo, saved

from litfass.build import pictures
from litfass.build.cache import Cache, key_of
from litfass.build.pictures import Job, make
from litfass.media import render
from litfass.media.faults import PictureError
from litfass.media.rendition import Rendered, Rendition
from litfass.problems import OutputError

SIZES = ((300, 300), (300, 500), (600, 200))
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="200" height="90"/></svg>'


@pytest.fixture(name="jobs")
def _jobs(tmp_path: Path) -> list[Job]:
    """Five pictures and a drawing in three sizes and two limits each, mixed."""
    for number in range(5):
        (tmp_path / f"{number}.jpg").write_bytes(saved(photo((800, 600), number)))
    sources: list[Path | bytes] = [*(tmp_path / f"{number}.jpg" for number in range(5)), DRAWING]
    return [Job(source, Rendition(size, bytes=most)) for size in SIZES for most in (None, 9000) for source in sources]


@pytest.fixture(name="rendered")
def _rendered(monkeypatch: pytest.MonkeyPatch) -> list[Rendition]:
    """Every rendition that was really made."""
    made: list[Rendition] = []
    original = render.renditions

    def spy(source: Path | bytes, wanted: list[Rendition]) -> list[Rendered | PictureError]:
        made.extend(wanted)
        return original(source, wanted)

    monkeypatch.setattr(pictures.render, "renditions", spy)
    return made


def contents(done: list[Path | PictureError]) -> list[bytes]:
    assert all(isinstance(each, Path) for each in done), done
    return [each.read_bytes() for each in done if isinstance(each, Path)]


def test_any_number_of_workers_makes_the_same_bytes(jobs: list[Job], tmp_path: Path) -> None:
    found = [contents(make(jobs, Cache(tmp_path / str(count)), workers=count)) for count in (1, 2, 5)]
    assert found[0] == found[1] == found[2]
    assert contents(make(jobs[::-1], Cache(tmp_path / "back")))[::-1] == found[0]
    for job, content in zip(jobs, found[0], strict=True):
        assert opened(content).size == job.wanted.size
        assert job.wanted.bytes is None or len(content) <= job.wanted.bytes


def test_nothing_is_made_twice(jobs: list[Job], rendered: list[Rendition], tmp_path: Path) -> None:
    cold = make([*jobs, *jobs], Cache(tmp_path / "cache"))
    assert len(rendered) == len(set(cold)) < len(jobs)
    rendered.clear()
    assert make([*jobs, *jobs], Cache(tmp_path / "cache")) == cold
    assert rendered == []


def test_a_cache_that_holds_some_gives_the_same_bytes(jobs: list[Job], tmp_path: Path) -> None:
    whole = contents(make(jobs, Cache(tmp_path / "one")))
    make(jobs[::3], Cache(tmp_path / "two"))
    assert contents(make(jobs, Cache(tmp_path / "two"))) == whole


@pytest.mark.parametrize("damage", [lambda raw: raw[:-9], lambda raw: raw[:90] + b"x" + raw[91:], lambda raw: b""])
def test_a_damaged_entry_is_made_again(jobs: list[Job], damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    whole = contents(make(jobs, Cache(tmp_path / "cache")))
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert contents(make(jobs, Cache(tmp_path / "cache"))) == whole


def test_a_changed_picture_is_made_again(jobs: list[Job], tmp_path: Path) -> None:
    first, wanted = jobs[0].source, jobs[0].wanted
    assert isinstance(first, Path)
    before = contents(make([Job(first, wanted)], Cache(tmp_path / "cache")))
    stamp = first.stat().st_mtime_ns
    first.write_bytes(saved(photo((800, 600), 9)))
    os.utime(first, ns=(stamp, stamp))
    assert contents(make([Job(first, wanted)], Cache(tmp_path / "cache"))) != before


def test_bad_pictures_do_not_stop_good_ones(jobs: list[Job], tmp_path: Path) -> None:
    (tmp_path / "leer.jpg").touch()
    bad = [tmp_path / "leer.jpg", tmp_path / "fehlt.jpg", tmp_path]
    found = make([*(Job(path, jobs[0].wanted) for path in bad), jobs[0]], Cache(tmp_path / "cache"))
    assert [getattr(each, "code", "") for each in found] == ["P301", "P302", "P302", ""]
    assert isinstance(found[-1], Path)


def test_progress_counts_pictures_not_files(jobs: list[Job], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    make([job for job in jobs if job.wanted.bytes is None], Cache(tmp_path / "cache"), lambda *step: told.append(step))
    assert told == [("pictures", number, 6) for number in range(1, 7)]


def entry(cache: Cache, name: str, length: int, age: int) -> str:
    """Puts a file that was last used so many seconds ago."""
    key = key_of((name,))
    path = cache.put(key, ".jpg", name.encode() * length)
    stamp = path.stat().st_mtime - age
    os.utime(path, (stamp, stamp))
    return key


def test_the_cache_forgets_what_was_not_used_for_longest(tmp_path: Path) -> None:
    before = Cache(tmp_path)
    keys = {name: entry(before, name, 100, age) for name, age in (("a", 50), ("b", 40), ("c", 30), ("d", 20))}
    cache = Cache(tmp_path, most=250)
    assert cache.find(keys["a"])  # used again, so younger than all others
    cache.prune()
    assert {name for name, key in keys.items() if Cache(tmp_path).find(key)} == {"a", "d"}


def test_the_cache_keeps_what_this_run_used_however_much(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most=10)
    keys = [entry(cache, name, 100, 0) for name in "abc"]
    cache.prune()
    assert all(Cache(tmp_path).find(key) for key in keys)


def test_the_cache_touches_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("von Hand")
    half = tmp_path / ".litfass-tmp-abc"
    half.write_bytes(b"half")
    os.utime(half, (1, 1))
    cache = Cache(tmp_path, most=0)
    entry(Cache(tmp_path), "a", 10, 9)
    cache.prune()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "README.md"]


def test_a_cache_that_cannot_be_written_says_so(jobs: list[Job], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(OutputError, match="Cannot write"):
        make(jobs, Cache(tmp_path / "cache"))
