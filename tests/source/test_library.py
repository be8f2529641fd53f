"""What the case files cannot say: files that the system refuses, every code shown, and no input that makes it fail."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.model import Settings
from litfass.problems import codes, errors
from litfass.source.fields import fields
from litfass.source.folder_defaults import Defaults
from litfass.source.frontmatter import read
from litfass.source.languages import BUILT_IN
from litfass.source.library import read_library
from litfass.source.places import PostPlace
from litfass.source.posts import Around, read_post
from litfass.source.reading import Reading
from litfass.source.tree import Tree

CASES = Path(__file__).parent.parent / "cases"
ELSEWHERE = {
    "C109": "test_settings_cases.py: needs a folder",
    "C110": "test_settings_cases.py: needs channels",
    "F152": "below: needs a system that refuses",
    "F155": "below: not every system has such names",
    "P107": "below: not every system has such files",
}


def hub(root: Path) -> Settings:
    return Settings(
        root=root,
        content=root / "content",
        site_url="https://www.beispiel.example/",
        site_name="Beispiel",
        timezone=ZoneInfo("Europe/Berlin"),
        feed_authority="beispiel.example",
        languages=(BUILT_IN["de"],),
    )


def test_a_file_that_the_system_refuses_is_said_and_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    post = tmp_path / "content" / "posts" / "neu.md"
    post.parent.mkdir(parents=True)
    post.write_text("# Neu\n", "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    library, problems = read_library(hub(tmp_path), channels={})
    expected = "content/posts/neu.md: F152 The file cannot be read: Permission denied. Check its permissions."
    assert [str(each) for each in problems] == [expected]
    assert library.posts == ()
    assert library.private == {"posts/neu.md"}


def test_a_name_that_is_not_utf8_is_said_and_left_alone(tmp_path: Path) -> None:
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    try:
        Path(os.fsdecode(os.fsencode(posts) + b"/gr\xfc\xdfe.md")).write_text("# Neu\n", "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("other platform: every name is UTF-8 here")
    library, problems = read_library(hub(tmp_path), channels={})
    expected = "content/posts/gr??e.md: F155 The name of the file is not UTF-8. Rename the file."
    assert [str(each) for each in problems] == [expected]
    assert library.posts == ()


def test_the_template_is_a_post_as_soon_as_it_has_a_date(tmp_path: Path) -> None:
    template = (CASES.parents[1] / "content" / "posts" / "_vorlage.md").read_text("utf-8")
    assert template.count("\n# date: ") == 1
    post = tmp_path / "content" / "posts" / "2027" / "neu" / "index.md"
    post.parent.mkdir(parents=True)
    post.write_text(template.replace("\n# date: ", "\ndate: "), "utf-8")
    library, problems = read_library(hub(tmp_path), channels={})
    assert errors(problems) == []
    assert [(each.title, each.draft, each.created.year) for each in library.posts] == [("Ihr Titel", False, 2027)]
    assert library.posts[0].body.startswith("Der erste Absatz")


def test_a_pipe_is_said_and_never_opened(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("other platform: there are no such files here")
    content = tmp_path / "content"
    (content / "posts" / "neu").mkdir(parents=True)
    for name in ("authors.yml", "leck.txt", "posts/neu/index.md", "posts/neu/cover.png"):
        os.mkfifo(content / name)
    library, problems = read_library(hub(tmp_path), channels={})
    expected = "P107 This is no file but a pipe, a socket or a device. Delete it."
    names = sorted(["authors.yml", "leck.txt", "posts/neu/cover.png", "posts/neu/index.md"])
    assert [str(each) for each in problems] == [f"content/{name}: {expected}" for name in names]
    assert library.private == set(names)
    assert library.posts == ()


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    try:
        (tmp_path / "content" / "kreis").symlink_to("kreis")
    except OSError:
        pytest.skip("other platform: links need a privilege here")
    library, problems = read_library(hub(tmp_path), channels={})
    assert [problem.code for problem in problems] == ["P106"]
    assert library.private == {"kreis"}


def test_a_hub_without_content_is_an_empty_library(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    library, problems = read_library(hub(tmp_path), channels={})
    assert (library.posts, problems) == ((), [])


def test_every_code_of_this_room_is_shown_by_a_case() -> None:
    said = " ".join(
        problem
        for path in sorted([*CASES.glob("content/*.toml"), *CASES.glob("settings/*.toml")])
        for problem in tomllib.loads(path.read_text("utf-8"))["problems"]
    )
    ours = [code for code in codes() if code[:2] in ("C1", "F1", "P1") and code[2:] < "80"]
    assert ours
    assert [code for code in ours if f" {code} " not in said and code not in ELSEWHERE] == []


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from([*fields("post"), "hide", "unbekannt"])


@given(st.dictionaries(KEYS, VALUES, max_size=8), st.text(max_size=80))
def test_no_front_matter_makes_it_fail(meta: dict[str, Any], body: str) -> None:
    located = read(b"---\ntitle: x\n---\n" + body.encode("utf-8", "ignore"), "x.md")
    changed = type(located)(meta, {}, {}, located.body, located.body_line, (), True, "")
    tree = Tree(frozenset(), frozenset(), frozenset(), frozenset())
    reading = Reading("content/posts/x.md", ZoneInfo("Europe/Berlin"))
    place = PostPlace("posts/x.md", "posts", bundle=False)
    post = read_post(place, changed, Defaults(), Around(hub(Path("/hub")), tree, {}), reading)
    assert post is not None
    assert post.created.tzinfo is not None
    assert all("\n" not in text for text in (post.title, post.slug, post.address, *post.tags))
