"""Every case in tests/cases/content: a hub is written, read, and what was said is compared word for word.

A case is a TOML file: `files` (text by path below content/), `cp1252` and `utf16` (text in another encoding), `large`
(start, a filling up to some bytes, end), `links` (path below content/ -> target below the hub's root), `settings`
(fields of Settings), `now` (Problems as `soften` leaves them); and what is expected: `problems` in full, `posts` (some
fields), `ledger` (one line for each entry), `private` and `owned`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from litfass.model import Asked, Channel, Format, LedgerEntry, Library, Picture, Post, Settings, Slide
from litfass.problems import Level, Problem, codes
from litfass.source.library import read_library, soften
from litfass.source.settings import MkdocsFacts, read_settings
from litfass.text.moments import parse_moment

CASES = sorted((Path(__file__).parent.parent / "cases" / "content").glob("*.toml"))


def channel(name: str, *formats: str) -> Channel:
    return Channel(name, name, "", "microblog", {each: Format(each, "plain", {}) for each in formats}, ())


CHANNELS = {"linkedin": channel("linkedin", "post"), "whatsapp": channel("whatsapp", "channel", "status")}


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    write_hub(case, tmp_path)
    settings = settings_for(tmp_path, case.get("settings", {}))
    library, problems = read_library(settings, channels=CHANNELS)
    if "now" in case:
        problems = soften(problems, library, parse_moment(case["now"], settings.timezone))
    assert [said(problem) for problem in problems] == case["problems"]
    assert {problem.code for problem in problems} <= codes().keys()
    assert_library(library, case)


def write_hub(case: Mapping[str, Any], root: Path) -> None:
    content = root / "content"
    content.mkdir()
    for kind, encoding in (("files", "utf-8"), ("cp1252", "cp1252"), ("utf16", "utf-16")):
        for name, text in case.get(kind, {}).items():
            _write(content / name, text.encode(encoding))
    for name, large in case.get("large", {}).items():
        filling = large["fill"] * (large["bytes"] // len(large["fill"]))
        _write(content / name, f"{large['start']}{filling}{large['end']}".encode())
    if case.get("links"):
        _write(root / "outside" / "geheim.png", b"geheim")
        _write(root / "outside" / "post.md", b"# Geheim\n")
    for name, target in case.get("links", {}).items():
        _link(content / name, root / target)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _link(path: Path, target: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("other platform: links need a privilege here")


def settings_for(root: Path, options: Mapping[str, Any]) -> Settings:
    (root / "content" / "posts").mkdir(exist_ok=True)
    facts = MkdocsFacts(root, root / "content", "https://www.beispiel.example/", "Beispiel", "", "de")
    settings, problems = read_settings(options, mkdocs=facts, text="", path="mkdocs.yml")
    assert settings is not None, problems
    return settings


def said(problem: Problem) -> str:
    return f"{'warning: ' if problem.level is Level.WARNING else ''}{problem}"


def assert_library(library: Library, case: Mapping[str, Any]) -> None:
    for path, expected in case.get("posts", {}).items():
        post = next((found for found in library.posts if found.path == path), None)
        assert post is not None, path
        assert {name: shown(getattr(post, name)) for name in expected} == expected
    if "ledger" in case:
        assert [entry_shown(entry) for entry in library.ledger] == case["ledger"]
    if "private" in case:
        assert sorted(library.private) == sorted(case["private"])
    if "owned" in case:
        assert library.owned == case["owned"]


def entry_shown(entry: LedgerEntry) -> str:
    when = entry.at.isoformat()
    return f"{entry.name} of {entry.post}: {entry.url} {when} by “{entry.by}” in {entry.path}"


def shown(value: object) -> object:
    """A value of a Post as a case file can say it."""
    if isinstance(value, tuple):
        return [shown(each) for each in value]
    if isinstance(value, Picture):
        return f"{value.path} {value.alt or ''}".strip()
    if isinstance(value, Slide):
        return f"{value.number} | {value.title} | {value.text} | {value.picture.path if value.picture else ''}"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Asked):
        return {"place": f"{value.path}:{value.lines['channels']}", "value": value.value}
    if value is None:
        return ""
    return value if not hasattr(value, "channel") else f"{value.path} {value.channel} {value.format}"  # type: ignore[attr-defined]


def test_every_post_that_can_be_read_is_in_the_library_once(tmp_path: Path) -> None:
    files = {f"posts/{n}.md": f"---\ntitle: Nr. {n}\ndate: 2026-11-01\n---\n" for n in range(20)}
    write_hub({"files": files}, tmp_path)
    library, _ = read_library(settings_for(tmp_path, {}), channels={})
    found: tuple[Post, ...] = library.posts
    assert [post.path for post in found] == sorted(files, key=lambda path: path.removesuffix(".md"))
