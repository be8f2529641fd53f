"""From posts to the files of their bundles: what is made, what is counted, and who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.media.samples import photo, saved

from litfass.build.pipeline import Bundles, make_bundles, other_problems
from litfass.build.progress import Progress, silent
from litfass.build.selection import Selection, Target
from litfass.channels import load
from litfass.model import Language, Library, Picture, Post, Settings
from litfass.text.document import Document, parse

ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(Path("/hub"), Path("/hub/content"), "https://brot.example/", "B", ZONE, "brot.example", (GERMAN,))
CHANNELS, _ = load(None)


def _post(slug: str, requested: Any, image: Picture | None = None) -> Post:
    return Post(
        id=f"2026-{slug}",
        path=f"posts/{slug}/index.md",
        folder=f"posts/{slug}",
        slug=slug,
        lang="de",
        title="Der Ofen ist da",
        description="Seit Montag backen wir in zwei Öfen.",
        body="Seit Montag backen wir in zwei Öfen.",
        body_line=3,
        created=datetime(2026, 11, 24, 8, tzinfo=ZONE),
        address=f"blog/{slug}/",
        image=image,
        requested=requested,
    )


OFEN = _post("ofen", ["linkedin", "whatsapp"])
STILL = _post("still", False)


def _document(post: Post) -> Document:
    return parse(f"<p>{post.body}</p>", "https://brot.example/")


def _made(selection: Selection, content: Path = SETTINGS.content, progress: Progress = silent) -> Bundles:
    return make_bundles(selection, _document, replace(SETTINGS, content=content), CHANNELS, progress)


def test_counts_folders_and_parts() -> None:
    made = _made(Selection((OFEN, STILL)))
    assert made.folders == ("2026-11-24-ofen",)
    assert made.parts == {"2026-11-24-ofen": ("linkedin-post", "whatsapp-channel"), "2026-11-24-still": ()}
    assert made.texts == 2
    assert sum(path.endswith("/text.txt") for path in made.files) == 2
    assert (made.problems, made.needy) == ((), frozenset())


def test_only_the_parts_that_were_asked_for_are_made_but_all_are_named() -> None:
    made = _made(Selection((OFEN,), (Target(frozenset(("whatsapp-channel",))),)))
    assert {path.split("/")[1] for path in made.files} == {"whatsapp-channel", "manifest.json"}
    assert made.parts == {"2026-11-24-ofen": ("linkedin-post", "whatsapp-channel")}
    assert (made.texts, made.folders) == (1, ("2026-11-24-ofen",))


def test_a_text_with_a_problem_and_a_wish_that_means_nothing_need_somebody(tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_bytes(saved(photo((90, 60)), "PNG"))
    picture = Picture("cover.png")
    posts = (_post("ofen", ["linkedin", "whatsapp"], picture), _post("fest", ["linkdin", "whatsapp"]))
    made = _made(Selection(posts), tmp_path)
    assert {problem.code for problem in made.problems} == {"K110", "P202"}
    assert made.needy == {"2026-11-24-ofen/linkedin-post", "2026-11-24-fest"}
    assert made.texts == 3


def test_whoever_waits_is_told_after_each_post() -> None:
    told: list[tuple[str, int, int]] = []
    _made(Selection((OFEN, STILL)), progress=lambda *step: told.append(step))
    assert told == [("bundles", 1, 2), ("bundles", 2, 2)]


def test_the_wishes_of_other_posts_are_read_too() -> None:
    wrong = _post("fest", ["linkdin"])
    found = other_problems(Selection((OFEN,)), Library((OFEN, wrong, STILL)), SETTINGS, CHANNELS)
    assert [(problem.path, problem.code) for problem in found] == [("content/posts/fest/index.md", "K110")]
    assert other_problems(Selection((OFEN, wrong)), Library((OFEN, wrong)), SETTINGS, CHANNELS) == []
