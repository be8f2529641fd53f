"""Copies of the desk, the overview and bundles stop a build, however they get there; writing of them does not."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests import hubs

from litfass.channels import load
from litfass.website.strays import found

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases/desk/strays.toml").read_text("utf-8")
)
CHANNELS, _ = load(None)
HOOK = """\
import shutil

def on_post_build(config):
    shutil.copytree("exports", config.site_dir + "/pult")
"""


@pytest.fixture(name="hub", scope="module")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with its bundles."""
    hub = hubs.copy_hub(tmp_path_factory.mktemp("strays") / "hub")
    done = hubs.litfass(hub, "export")
    assert done.returncode == 0, done.stderr
    return hub


def bundle_of(hub: Path) -> str:
    """The folder of one bundle with a text for LinkedIn."""
    return next(path.parents[1].name for path in sorted((hub / "exports").glob("*/linkedin-post/text.txt")))


def copied(case: dict[str, str], hub: Path) -> bytes:
    text = (hub / "exports" / case["copy"].replace("{bundle}", bundle_of(hub))).read_text("utf-8")
    assert case.get("from", "") in text
    text = text.replace(case["from"], case["to"]) if "from" in case else text
    return (case.get("before", "").replace("{5000}", "x" * 5000) + text).encode(case.get("encoding", "utf-8"))


@pytest.mark.parametrize("name", CASES["copies"])
def test_a_copy_is_known_by_what_stands_in_it(name: str, hub: Path, tmp_path: Path) -> None:
    case = CASES["copies"][name]
    file = tmp_path / "file"
    file.write_bytes(copied(case, hub))
    assert found({name: file}, CHANNELS) == ({name: case["kind"]} if case["kind"] else {})


def test_a_bundle_is_said_once(hub: Path) -> None:
    folder = hub / "exports" / bundle_of(hub)
    files = {f"b/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()}
    assert found(files, CHANNELS) == {"b/manifest.json": "the manifest of a bundle"}
    del files["b/manifest.json"]
    assert list(found(files, CHANNELS).values()) == ["a text of a bundle"]


def test_copies_in_the_content_stop_a_build_before_it_writes(hub: Path, tmp_path: Path) -> None:
    """Also where the desk would become a page and go into the search."""
    other = tmp_path / "hub"
    shutil.copytree(hub, other)
    places = {"desk.md": "index.html", "pult/o.htm": "overview.html", "theme/alt.txt": "index.html"}
    for place, source in places.items():
        target = other / "content" / place
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(other / "exports" / source, target)
    for program in ("litfass", "mkdocs"):
        done = hubs.run(other, program, "build")
        assert done.returncode == 1
        assert "content/desk.md: S110 It is the desk, which shows texts that are not published yet" in done.stderr
        assert "content/pult/o.htm: S110 It is the page with all pictures" in done.stderr
        assert "content/theme/alt.txt: S110 It is the desk" in done.stderr
        assert not (other / "site").exists()
    checked = hubs.litfass(other, "check")
    assert checked.returncode == 1
    assert (checked.stdout + checked.stderr).count(": S110 It is") == len(places)


@pytest.mark.parametrize("program", ["litfass", "mkdocs"])
def test_what_a_hook_copies_into_the_site_stops_the_build(program: str, hub: Path, tmp_path: Path) -> None:
    other = tmp_path / "hub"
    shutil.copytree(hub, other)
    (other / "hook.py").write_text(HOOK, "utf-8")
    settings = other / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    done = hubs.run(other, program, "build")
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    assert "site/pult/index.html: S110 It is the desk" in said
    assert "site/pult/overview.html: S110 It is the page with all pictures" in said
    assert "among hooks, plugins and custom_dir in mkdocs.yml" in said
    assert program == "mkdocs" or not (other / "site").exists()


def test_a_site_may_write_of_all_this(hub: Path, tmp_path: Path) -> None:
    other = tmp_path / "hub"
    shutil.copytree(hub, other)
    for name, text in CASES["mentions"].items():
        (other / "content" / name).write_text(text, "utf-8")
    assert "site/prose/index.html" in hubs.build(other)
