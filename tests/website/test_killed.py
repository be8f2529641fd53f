"""A killed or refused build leaves the old site as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests import hubs

STOP = """
import os, sys
from litfass.build import files
whole = files.apply
def dying(folder, found, **rest):
    if {when!r} == "before" and folder.name == "site":
        os.kill(os.getpid(), {signal})
    return whole(folder, found, **rest)
files.apply = dying
from litfass.website import host
host.apply = dying
from pathlib import Path
host.build(Path("mkdocs.yml"))
"""


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no SIGKILL")
def test_killed_before_the_swap(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    before = hubs.build(hub)
    post = hub / "content/posts/2026/erster/index.md"
    post.write_text(post.read_text("utf-8").replace("Sauerteig & Geduld", "Neuer Titel"), "utf-8")
    script = STOP.format(when="before", signal=int(signal.SIGKILL))
    environment = {**os.environ, "LITFASS_NOW": hubs.NOW}
    done = subprocess.run([sys.executable, "-c", script], cwd=hub, env=environment, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert hubs.written(hub) == before
    assert [path for path in hub.iterdir() if path.name.startswith(".litfass-tmp-")] != []
    after = hubs.build(hub)
    assert b"Neuer Titel" in after["site/blog/erster/index.html"]
    assert [path for path in hub.iterdir() if path.name.startswith(".litfass-tmp-")] == []


@pytest.mark.parametrize("flaw", ["title: [", "date: 2026-13-40", "authors: [niemand]"])
def test_a_post_with_an_error_stops_before_the_first_write(tmp_path: Path, flaw: str) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    before = hubs.build(hub)
    folder = hub / "content/posts/2026/kaputt"
    folder.mkdir()
    (folder / "index.md").write_text(f"---\ntitle: Kaputt\ndate: 2026-11-01\n{flaw}\n---\n\nText\n", "utf-8")
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1
    assert "content/posts/2026/kaputt/index.md:" in done.stderr
    assert hubs.written(hub) == before


def test_strict_stops_on_a_broken_link(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    page = hub / "content/index.md"
    page.write_text(page.read_text("utf-8") + "\n[Preise](preise.md)\n", "utf-8")
    done = hubs.litfass(hub, "build", "--strict")
    assert done.returncode == 1
    assert "content/index.md:9: S102" in done.stderr
    assert not (hub / "site").exists()
    assert hubs.run(hub, "mkdocs", "build", "--strict").returncode == 1
