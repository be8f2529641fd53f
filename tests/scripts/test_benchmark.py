"""`scripts/benchmark.py`: it measures, reports in one line for machines, and composes the same posts each time."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.browser.conftest import NAMES

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
NEVER_TWICE = r"\{(?!ding|stoff)\w+\}"
"""A gap that differs from post to post."""


def run(*arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPTS / "benchmark.py"), *arguments],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture
def posts(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The posts' module, with scripts/ in reach as when the benchmark is started from there."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import _bench.posts

    yield _bench.posts
    for name in [name for name in sys.modules if name.partition(".")[0] == "_bench"]:
        del sys.modules[name]


def test_compose_reports_in_its_last_line() -> None:
    done = run("compose", "--posts", "20", "--rounds", "1", "--formats", "3")
    assert done.returncode == 0, done.stderr
    *table, last = done.stdout.splitlines()
    found = json.loads(last)
    assert list(found) == ["compose"]
    assert list(found["compose"]) == ["ms_per_variant", "growth_100_to_5000"]
    assert all(math.isfinite(value) and value > 0 for value in found["compose"].values())
    rows = [line.split() for line in table if re.match(r" *\d", line)]
    assert [row[0] for row in rows] == ["1", "4", "20"], "runs of a 50th, a fifth and all"
    assert all(float(row[1]) > 0 for row in rows)
    assert float(rows[-1][1]) == found["compose"]["ms_per_variant"]
    assert len([line for line in done.stdout.splitlines() if line.startswith("{")]) == 1


def test_pictures_report_in_their_last_line() -> None:
    done = run("pictures", "--pictures", "2", "--megapixels", "0.2", "--huge", "0.5")
    assert done.returncode == 0, done.stderr
    *table, last = done.stdout.splitlines()
    found = json.loads(last)
    assert list(found) == ["pictures"]
    assert list(found["pictures"]) == ["vs_pillow", "vs_libvips", "warm_share"]
    assert all(math.isfinite(value) and value > 0 for value in found["pictures"].values())
    rows = [match.groups() for line in table if (match := re.match(r"([A-Za-z, ]+?) +([\d.]+) s ", line))]
    seconds = {name: float(value) for name, value in rows}
    assert list(seconds) == ["Litfass", "Pillow", "libvips", "Litfass, warm"]
    assert seconds["Pillow"] / seconds["Litfass"] == pytest.approx(found["pictures"]["vs_pillow"], rel=0.2)
    assert len([line for line in done.stdout.splitlines() if line.startswith("{")]) == 1


@pytest.mark.skipif(
    not any(map(shutil.which, NAMES)), reason="no Chromium was found; scripts/test.py says what to install"
)
def test_the_desk_reports_in_its_last_line() -> None:
    done = run("desk", "--posts", "4", "--channels", "3")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert list(found) == ["desk"]
    assert list(found["desk"]) == ["size_vs_texts", "making_vs_composing", "usable_vs_plain", "memory_vs_plain"]
    assert all(math.isfinite(value) and value > 0 for value in found["desk"].values())
    assert len([line for line in done.stdout.splitlines() if line.startswith("{")]) == 1


def test_the_benchmarks_photos_are_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from _bench import photos

    assert photos.size_of(12) == (4000, 3000)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        photos.write(tmp_path / name, 3, (400, 300))
    one, two = ([path.read_bytes() for path in sorted((tmp_path / name).iterdir())] for name in ("one", "two"))
    assert one == two
    assert len(set(one)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "SUBJECT"),
        (["composing"], "'composing'"),
        (["compose", "--posts", "0"], "type a number from 1"),
        (["compose", "--rounds", "two"], "'two' is not a whole number"),
        (["compose", "--formats", "-1"], "--formats"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert not done.stdout


def test_help_names_every_option() -> None:
    done = run("compose", "--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("--posts", "--rounds", "--formats"))


def test_posts_are_the_same_each_time(posts: ModuleType) -> None:
    """In another process too, whatever its strings hash to."""
    first = list(posts.posts(30))
    assert first == list(posts.posts(30))
    program = "import hashlib, _bench.posts as p; print(hashlib.sha256(repr(list(p.posts(30))).encode()).hexdigest())"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=SCRIPTS,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_posts_are_like_real_ones(posts: ModuleType) -> None:
    """Short and long, with what real posts have; no two are equal."""
    found = list(posts.posts(posts.SHAPES))
    lengths = sorted(len(post.body.split()) for post in found)
    assert lengths[0] >= posts.FEWEST
    assert lengths[len(lengths) // 2] in range(200, 400)
    assert lengths[-1] in range(700, posts.MOST + 100)
    for sign in ("\n## ", "\n- ", "\n1. ", "\n> ", "\n| ", "![", "„", "Uhr", "Euro", "Wann: ", "?", "https://"):
        assert any(sign in post.body for post in found), sign
    assert not [post.title for post in found if "{" in post.title + post.description + post.body + post.hook]
    assert len({post.body for post in found}) == len(found)


def test_blocks_of_posts_are_built_alike_with_other_words(posts: ModuleType) -> None:
    """So each block of posts takes as long as another, and no memory of an earlier post answers for a later one."""
    for number in range(0, posts.SHAPES, 7):
        one, other = (posts.post(each).body.split("\n\n") for each in (number, number + posts.SHAPES))
        kinds = [[block[:2] for block in blocks if block[:2] in ("##", "- ", "> ", "1.")] for blocks in (one, other)]
        assert kinds[0] == kinds[1]
        assert not {block for block in one if len(block.split()) > 20} & set(other)


def test_every_sentence_differs_from_post_to_post(posts: ModuleType) -> None:
    same = [
        text for part in posts._data()["parts"].values() for text in part if text and not re.search(NEVER_TWICE, text)
    ]
    assert not same
