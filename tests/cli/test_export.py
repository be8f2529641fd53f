"""`litfass export`: all bundles or one of them, nothing else touched, and folders that are not ours refused."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests import hubs

SCHEDULED = "exports/2026-12-01-geplant"
DRAFT = "exports/2026-11-01-entwurf"


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Path:
    return hubs.copy_hub(tmp_path / "hub")


def _post(hub: Path, name: str) -> Path:
    return hub / f"content/posts/2026/{name}/index.md"


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def _write(hub: Path, name: str, front: str, body: str = "Am Samstag ist Hoffest.") -> Path:
    file = _post(hub, name)
    file.parent.mkdir()
    file.write_text(f"---\n{front}\n---\n\n{body}\n", "utf-8")
    return file


def _stamps(hub: Path) -> dict[str, int]:
    return {name: (hub / name).stat().st_mtime_ns for name in hubs.written(hub)}


def _last(said: str) -> str:
    return said.splitlines()[-1]


# --- all ----------------------------------------------------------------------------------------------------------


def test_all_bundles_are_those_of_a_build(hub: Path, tmp_path: Path) -> None:
    built = hubs.build(hubs.copy_hub(tmp_path / "built"))
    done = hubs.litfass(hub, "export")
    assert done.returncode == 0, done.stderr
    assert hubs.written(hub) == {path: content for path, content in built.items() if path.startswith("exports/")}
    assert not (hub / "site").exists()
    assert done.stdout.splitlines() == [
        SCHEDULED,
        "exports/2026-11-05-zweiter",
        "exports/2026-10-02-erster",
        "exports/2026-09-14-one-loaf.en",
    ]
    stamps = _stamps(hub)
    assert hubs.litfass(hub, "export").stdout == done.stdout
    assert _stamps(hub) == stamps


def test_the_last_line_counts_what_needs_somebody(hub: Path) -> None:
    for command in ("build", "export"):
        assert _last(hubs.litfass(hub, command).stderr) == "4 posts, 8 texts, 1 needs you: exports"
    (hub / "exports/2026-11-05-zweiter/whatsapp-channel/text.txt").write_text("Von Hand.", "utf-8")
    assert _last(hubs.litfass(hub, "export").stderr) == "4 posts, 8 texts, 2 need you: exports"
    _change(_post(hub, "geplant"), "id: 2026-geplant", "id: 2026-geplant\nchannels: {linkdin: true}")
    assert _last(hubs.litfass(hub, "export").stderr) == "4 posts, 8 texts, 3 need you: exports"


def test_when_nothing_needs_somebody_it_says_so(hub: Path) -> None:
    assert _last(hubs.litfass(hub, "export", "one-loaf").stderr) == "1 post, 2 texts, nothing needs you: exports"


def test_a_path_is_whole_where_one_stands_elsewhere(hub: Path, tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, "-f", "hub/mkdocs.yml", "export", "hub/content/posts/2026/geplant")
    assert done.stdout == f"hub/{SCHEDULED}\n"
    (tmp_path / "anderswo").mkdir()
    done = hubs.litfass(tmp_path / "anderswo", "-f", "../hub/mkdocs.yml", "export", "geplant")
    assert done.stdout == f"{hub.resolve().as_posix()}/{SCHEDULED}\n"


# --- one post -----------------------------------------------------------------------------------------------------


def test_one_post_and_nothing_else(hub: Path) -> None:
    assert hubs.litfass(hub, "export").returncode == 0
    before, stamps = hubs.written(hub), _stamps(hub)
    _change(_post(hub, "zweiter"), "Der neue Ofen steht. Mehr", "Anders. Mehr")
    done = hubs.litfass(hub, "export", "content/posts/2026/entwurf/index.md")
    assert (done.returncode, done.stdout) == (0, f"{DRAFT}\n")
    after = hubs.written(hub)
    record = json.loads(after["exports/.litfass.json"])["files"]
    assert set(record) == {path.removeprefix("exports/") for path in after if not path.endswith(".litfass.json")}
    assert f"{DRAFT}/linkedin-post/text.txt" in after
    lists = [path for path in before if path.startswith("exports/") and path.count("/") == 1]
    assert before == {path: after[path] for path in before} | {path: before[path] for path in lists}
    for path in lists:
        del stamps[path]
    assert stamps == {path: stamp for path, stamp in _stamps(hub).items() if path in stamps}


def test_the_bundle_of_one_post_is_that_of_a_build(hub: Path, tmp_path: Path) -> None:
    built = hubs.build(hubs.copy_hub(tmp_path / "built"))
    for name, folder in (("geplant", SCHEDULED), ("erster", "exports/2026-10-02-erster")):
        assert hubs.litfass(hub, "export", name).stdout == f"{folder}\n"
    made = {path: content for path, content in hubs.written(hub).items() if path.count("/") > 1}
    assert made == {path: built[path] for path in made}
    assert {path.split("/")[1] for path in made} == {"2026-12-01-geplant", "2026-10-02-erster"}


def test_an_old_post_and_a_draft_without_a_date(hub: Path) -> None:
    _write(hub, "alt", "title: Alt\ndate: 2019-05-01\ndescription: Alt.")
    _write(hub, "hoffest", "title: Hoffest\ndraft: true\ndescription: Am Samstag ist Hoffest.")
    assert hubs.litfass(hub, "export", "alt").stdout == "exports/2019-05-01-alt\n"
    assert hubs.litfass(hub, "export", "hoffest").stdout == "exports/draft-hoffest\n"
    assert (hub / "exports/draft-hoffest/whatsapp-channel/text.txt").is_file()
    assert hubs.litfass(hub, "export").returncode == 0
    assert not (hub / "exports/draft-hoffest").exists()
    assert not (hub / "exports/2019-05-01-alt").exists()


def test_errors_in_other_posts_do_not_stop_one(hub: Path) -> None:
    broken = _write(hub, "kaputt", "titel: Kaputt\ntitle: Kaputt\ndate: 2026-11-01\ndescription: K.")
    (_write(hub, "unlesbar", "title: [").parent / "linkedin.md").write_text("Text", "utf-8")
    assert hubs.litfass(hub, "export").returncode == 1
    assert not (hub / "exports").exists()
    done = hubs.litfass(hub, "export", "zweiter")
    assert (done.returncode, done.stdout) == (0, "exports/2026-11-05-zweiter\n"), done.stderr
    assert "kaputt" not in done.stderr
    assert "errors elsewhere in the hub: type `litfass check`." in done.stderr
    done = hubs.litfass(hub, "export", str(broken.parent.relative_to(hub)))
    assert (done.returncode, done.stdout) == (1, "")
    assert "error: content/posts/2026/kaputt/index.md:2: F110" in done.stderr
    assert not (hub / "exports/2026-11-01-kaputt").exists()


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: [", "unlesbar/index.md:"),
        ("title: Neu\ndate: 2026-11-01\nauthors: [niemand]", "unlesbar/index.md:4: F130"),
        ("title: Neu\ndraft: true\nchannels: {linkdin: true}", "K110"),
        ("title: Neu\ndraft: true\ndescription: N.\nchannels: false", "S107 The post asks for no channel."),
    ],
)
def test_errors_in_the_post_itself_stop_it(hub: Path, front: str, said: str) -> None:
    assert hubs.litfass(hub, "export").returncode == 0
    before, stamps = hubs.written(hub), _stamps(hub)
    _write(hub, "unlesbar", front)
    done = hubs.litfass(hub, "export", "content/posts/2026/unlesbar/")
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert said in done.stderr
    assert (hubs.written(hub), _stamps(hub)) == (before, stamps)


def test_strict_stops_on_a_warning_of_this_post_alone(hub: Path) -> None:
    assert hubs.litfass(hub, "export", "zweiter", "--strict").returncode == 0
    done = hubs.litfass(hub, "export", "geplant", "--strict")
    assert (done.returncode, done.stdout) == (1, "")
    assert "P202" in done.stderr
    assert not (hub / SCHEDULED).exists()


# --- channels -----------------------------------------------------------------------------------------------------


def test_one_channel_of_one_post_leaves_its_others(hub: Path) -> None:
    assert hubs.litfass(hub, "export").returncode == 0
    before = hubs.written(hub)
    for old, new in (("Das Weihnachtsbrot kommt", "Das Brot kommt"), ("Ab dem ersten Dezember gibt", "Bald gibt")):
        _change(_post(hub, "geplant"), old, new)
    (_post(hub, "geplant").parent / "linkedin.md").write_text("Ganz neu: {url}\n", "utf-8")
    done = hubs.litfass(hub, "export", "geplant", "--channel", "linkedin-post")
    assert (done.returncode, done.stdout) == (0, f"{SCHEDULED}\n"), done.stderr
    after = hubs.written(hub)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {
        f"{SCHEDULED}/linkedin-post/text.txt",
        f"{SCHEDULED}/manifest.json",
        "exports/.litfass.json",
        "exports/desk-worker.js",
        "exports/index.html",
        "exports/overview.html",
    }
    assert set(after) == set(before)
    old, new = (json.loads(files[f"{SCHEDULED}/manifest.json"]) for files in (before, after))
    assert list(new["channels"]) == list(old["channels"])
    assert new["channels"]["whatsapp-channel"] == old["channels"]["whatsapp-channel"]
    assert new["channels"]["linkedin-post"] != old["channels"]["linkedin-post"]


def test_channels_one_after_the_other_make_a_whole_bundle(hub: Path, tmp_path: Path) -> None:
    whole = hubs.copy_hub(tmp_path / "whole")
    assert hubs.litfass(whole, "export", "geplant").returncode == 0
    for name in ("whatsapp", "LinkedIn"):
        assert hubs.litfass(hub, "export", "geplant", "--channel", name).returncode == 0
    assert hubs.written(hub) == hubs.written(whole)


def test_one_channel_of_all_posts(hub: Path) -> None:
    done = hubs.litfass(hub, "export", "--channel", "whatsapp")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 4
    assert _last(done.stderr) == "4 posts, 4 texts, nothing needs you: exports"
    made = [path for path in hubs.written(hub) if path.count("/") == 3]
    assert made
    assert {path.split("/")[2] for path in made} == {"whatsapp-channel", "qr"}
    assert {Path(path).stem for path in made if "/qr/" in path} == {"whatsapp-channel"}


def test_a_channel_that_the_post_does_not_ask_for(hub: Path) -> None:
    assert hubs.litfass(hub, "export").returncode == 0
    before = hubs.written(hub)
    done = hubs.litfass(hub, "export", "geplant", "--channel", "xing-page")
    assert (done.returncode, done.stdout) == (1, "")
    assert "S107 The post does not ask for xing-page. Add xing-page under channels." in done.stderr
    assert hubs.written(hub) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["geplan"], "litfass: There is no post 'geplan'. Did you mean 'geplant'?\n"),
        (["content/posts/2026/ersterr/index.md"], "Did you mean 'content/posts/2026/erster'?"),
        (["geplant", "--channel", "linkdin"], "litfass: There is no channel 'linkdin'. Did you mean 'linkedin'?\n"),
        (["--channel", "linkedin-pots"], "Did you mean 'linkedin-post'?"),
        (["geplant", "--channel", "linkedin@team"], "LinkedIn has no account 'team' in mkdocs.yml."),
        ([""], "The name of the post is empty. Leave it out for all bundles."),
        (["geplant", "zweiter"], "Got unexpected extra argument (zweiter)"),
    ],
)
def test_wrong_names_are_2(hub: Path, arguments: list[str], said: str) -> None:
    done = hubs.litfass(hub, "export", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (hub / "exports").exists()


def test_a_hub_without_a_folder_for_bundles(hub: Path) -> None:
    _change(hub / "mkdocs.yml", "  - litfass-exports\n", "")
    done = hubs.litfass(hub, "export")
    assert (done.returncode, done.stdout) == (1, "")
    assert "S106" in done.stderr
    assert "Type `- litfass-exports` under plugins:." in done.stderr


# --- the folder ---------------------------------------------------------------------------------------------------


def _everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("command", "place", "said"),
    [
        ("litfass export", "content", "overlaps the content folder"),
        ("litfass export", "content/posts", "overlaps the content folder"),
        ("litfass build", "content", "overlaps the content folder"),
        ("mkdocs build", "content", "overlaps the content folder"),
        ("litfass export", ".", "holds the hub itself"),
        ("litfass build", "..", "holds the hub itself"),
        ("litfass export", "/", "holds the hub itself"),
        ("litfass export", "{home}", "is the home folder or holds it"),
        ("litfass build", "{home}", "is the home folder or holds it"),
        ("litfass export", "{home}/..", "is the home folder or holds it"),
        ("litfass export geplant", "fremd", "is not empty and has no .litfass.json, so it belongs to somebody else"),
        ("litfass build", "fremd", "is not empty and has no .litfass.json, so it belongs to somebody else"),
        ("mkdocs build", "fremd", "is not empty and has no .litfass.json, so it belongs to somebody else"),
        ("litfass export", "fremd/brief.txt", "is a file"),
        ("litfass export", "site/exports", "overlaps the public site"),
    ],
)
def test_a_folder_that_is_not_ours_is_refused(hub: Path, tmp_path: Path, command: str, place: str, said: str) -> None:
    (hub / "fremd").mkdir()
    (hub / "fremd/brief.txt").write_text("Nicht unser.", "utf-8")
    home = tmp_path / "heim/merle"
    home.mkdir(parents=True)
    (home / "notiz.txt").write_text("Auch nicht.", "utf-8")
    _change(hub / "mkdocs.yml", "- litfass-exports", f"- litfass-exports: {{dir: '{place.format(home=home)}'}}")
    before = _everything(tmp_path)
    done = hubs.run(hub, *command.split(), HOME=str(home), USERPROFILE=str(home))
    assert done.returncode == 1
    assert "C109" in done.stdout + done.stderr
    assert said in done.stdout + done.stderr
    assert _everything(tmp_path) == before


def test_what_people_put_or_changed_there_stays(hub: Path) -> None:
    assert hubs.litfass(hub, "export").returncode == 0
    edited, kept = hub / "exports/2026-10-02-erster/linkedin-post/text.txt", hub / "exports/notizen/plan.txt"
    edited.write_text("Von Hand.", "utf-8")
    kept.parent.mkdir()
    kept.write_text("Mein Plan.", "utf-8")
    (_post(hub, "erster")).unlink()
    done = hubs.litfass(hub, "export", now="2027-06-01T12:00:00+02:00")
    assert done.returncode == 0, done.stderr
    assert "warning: exports/2026-10-02-erster/linkedin-post/text.txt: S103" in done.stderr
    desk = ["desk-icon.png", "desk-icon.svg", "desk-worker.js", "desk.webmanifest", "index.html"]
    assert sorted(hubs.written(hub)) == [
        "exports/.litfass.json",
        "exports/2026-10-02-erster/linkedin-post/text.txt",
        *(f"exports/{name}" for name in desk),
        "exports/notizen/plan.txt",
    ]
    assert (edited.read_text("utf-8"), kept.read_text("utf-8")) == ("Von Hand.", "Mein Plan.")


@pytest.mark.parametrize(("keep", "posts"), [("90d", 3), ("30d", 1), ("for ever", None), ("3000d", 4)])
def test_keep_decides_how_long_a_post_has_a_bundle(hub: Path, keep: str, posts: int | None) -> None:
    _change(hub / "mkdocs.yml", "- litfass-exports", f"- litfass-exports: {{keep: {keep}}}")
    done = hubs.litfass(hub, "export", now="2026-12-20T12:00:00+01:00")
    assert (done.returncode, len(done.stdout.splitlines())) == ((0, posts) if posts else (1, 0)), done.stderr


# --- previews -----------------------------------------------------------------------------------------------------

READY = "Serving on http://"


def _preview(hub: Path, *command: str) -> str:
    """Runs a preview until it serves and returns what it said."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", *command, "-a", address],
        cwd=hub,
        env=hubs.environment() | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        assert program.stdout is not None
        said = ""
        for line in program.stdout:
            said += line
            if READY in line:
                break
        program.terminate()
        return said


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no SIGTERM")
@pytest.mark.parametrize("command", [("litfass", "serve"), ("mkdocs", "serve")])
def test_a_plain_preview_makes_no_bundles(hub: Path, command: tuple[str, str]) -> None:
    assert READY in _preview(hub, *command)
    assert not (hub / "exports").exists()


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no SIGTERM")
def test_a_preview_with_exports_makes_those_of_a_build(hub: Path, tmp_path: Path) -> None:
    built = hubs.build(hubs.copy_hub(tmp_path / "built"))
    assert READY in _preview(hub, "litfass", "serve", "--exports")
    assert hubs.written(hub) == {path: content for path, content in built.items() if path.startswith("exports/")}


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no SIGTERM")
def test_a_preview_with_an_error_in_a_text_leaves_the_bundles(hub: Path) -> None:
    assert hubs.litfass(hub, "export").returncode == 0
    before = hubs.written(hub)
    _change(_post(hub, "zweiter"), "Der neue Ofen steht. Mehr", "x" * 4000)
    said = _preview(hub, "litfass", "serve", "--exports")
    assert "L101" in said
    assert READY in said
    assert hubs.written(hub) == before
