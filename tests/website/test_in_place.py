"""After any edits, the build over the old site equals a build from nothing, file by file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import hubs

from litfass.website import host

Edit = Callable[[Path], None]
POSTS = [f"posts/2026/p{n}/index.md" for n in range(5)]


def _set(file: Path, key: str, value: str | None) -> None:
    """Sets a line of the front matter, or takes it away."""
    if not file.exists():
        return
    head, body = file.read_text("utf-8").split("\n---\n", 1)
    lines = [line for line in head.splitlines() if not line.startswith(f"{key}:")]
    file.write_text("\n".join(lines + ([f"{key}: {value}"] if value else [])) + f"\n---\n{body}", "utf-8")


def _rename(content: Path, post: str, slug: str) -> None:
    folder, target = (content / post).parent, content / f"posts/2026/{slug}"
    if folder.exists() and not target.exists():
        folder.rename(target)


def _edits() -> st.SearchStrategy[Edit]:
    post = st.sampled_from(POSTS)
    word = st.sampled_from(["Ofen", "Brot & Butter", "Größe", "„Zitat“", "A"])
    date = st.sampled_from(["2026-01-05", "2026-11-22 11:59", "2026-11-22 12:01", "2025-12-31", "2027-05-05"])
    field = st.one_of(
        st.tuples(st.just("title"), word),
        st.tuples(st.just("date"), date),
        st.tuples(st.just("slug"), st.sampled_from([None, "eins", "zwei", "drei"])),
        st.tuples(st.just("tags"), st.sampled_from([None, "[Rot]", "[Rot, Blau]", "[Grün]"])),
        st.tuples(st.just("categories"), st.sampled_from([None, "[Team]", "[Ofen]"])),
        st.tuples(st.just("draft"), st.sampled_from([None, "true"])),
        st.tuples(st.just("pin"), st.sampled_from([None, "true"])),
        st.tuples(st.just("lang"), st.sampled_from([None, "en"])),
        st.tuples(st.just("aliases"), st.sampled_from([None, "[/alt/]"])),
    )
    return st.one_of(
        st.builds(lambda p, f: lambda content: _set(content / p, *f), post, field),
        st.builds(lambda p: lambda content: shutil.rmtree((content / p).parent, ignore_errors=True), post),
        st.builds(lambda p, s: lambda content: _rename(content, p, s), post, st.sampled_from(["neu", "anders"])),
        st.builds(lambda p, b: lambda content: _picture(content, p, b), post, st.binary(max_size=4)),
    )


def _picture(content: Path, post: str, data: bytes) -> None:
    folder = (content / post).parent
    if folder.exists():
        source = content.parent / "content/posts/2026/erster/cover.png"
        (folder / "cover.png").write_bytes((source.read_bytes() if source.exists() else b"") + data)


def _start(hub: Path) -> None:
    hubs.copy_hub(hub)
    for number, path in enumerate(POSTS):
        file = hub / "content" / path
        file.parent.mkdir(parents=True)
        text = f"---\ntitle: Beitrag {number}\ndate: 2026-10-1{number}\ndescription: Nummer {number}.\n---\n\nText.\n"
        file.write_text(text, "utf-8")


def _build(hub: Path) -> bool:
    """Builds in place; False when the edits made a hub with errors (two posts with one address, say)."""
    try:
        host.build(hub / "mkdocs.yml", now=hubs.NOW)
    except host.ContentError:
        return False
    return True


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(_edits(), min_size=1, max_size=4))
def test_in_place_equals_clean(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hub = Path(folder) / "hub"
        _start(hub)
        assert _build(hub)
        for edit in edits:
            edit(hub / "content")
        before = hubs.written(hub)
        if not _build(hub):
            assert hubs.written(hub) == before, "a refused build must not touch the old site"
            return
        clean = Path(folder) / "clean"
        shutil.copytree(hub, clean, ignore=shutil.ignore_patterns("site", "exports"))
        assert _build(clean)
        assert hubs.written(hub) == hubs.written(clean)
