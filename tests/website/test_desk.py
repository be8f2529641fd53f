"""The desk of a hub: what a build puts beside the bundles, and what may never lie in the public site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests import hubs

from litfass.channels import load
from litfass.model import ChannelSettings, Settings
from litfass.website.desk import order

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture(name="hub", scope="module")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with a logo, a forge and an old post, exported."""
    hub = hubs.copy_hub(tmp_path_factory.mktemp("desk") / "hub")
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  - litfass:\n", "  - litfass:\n      brand: {logo: marke.svg}\n")
    settings.write_text("repo_url: https://codeberg.org/hub/web\nedit_uri: _edit/live/content/\n" + text, "utf-8")
    (hub / "content/marke.svg").write_text(LOGO, "utf-8")
    old = hub / "content/posts/2019/alt/index.md"
    old.parent.mkdir(parents=True)
    front = "title: Das alte Fest\ndate: 2019-05-01\ndescription: Es war schön."
    old.write_text(f"---\n{front}\n---\n\nEs war schön.\n", "utf-8")
    done = hubs.litfass(hub, "export")
    assert done.returncode == 0, done.stderr
    return hub


def page(hub: Path) -> str:
    return (hub / "exports/index.html").read_text("utf-8")


def data(hub: Path) -> Any:
    found = re.search(r'<script type="application/json" id="desk-data">(.*?)</script>', page(hub))
    assert found
    return json.loads(found[1])


def test_the_page_knows_the_hub(hub: Path) -> None:
    said = data(hub)
    assert said["hub"]["forge"] == {
        "kind": "forgejo", "url": "https://codeberg.org/hub/web", "branch": "live", "root": "",
    }  # fmt: skip
    assert said["hub"]["mark"] is True
    assert said["hub"]["write"] is None
    assert 'id="desk-mark" src="data:image/svg+xml;base64,' in page(hub)
    assert [row["title"] for row in said["older"]] == ["Das alte Fest"]
    assert said["posts"]
    assert all((hub / post["source"]).is_file() for post in said["posts"])
    assert str(hub) not in page(hub)


def test_every_file_that_the_page_names_is_there(hub: Path) -> None:
    for post in data(hub)["posts"]:
        folder = hub / "exports" / post["folder"]
        for part in post["parts"]:
            rows = [*part["fields"], *part["pictures"], *part["files"], *([part["zip"]] if part["zip"] else [])]
            named = [row["file"] for row in rows] + [row["altFile"] for row in part["pictures"] if row["altFile"]]
            assert all((folder / name).is_file() for name in [*named, *(part["qr"] or {}).values()])


def test_what_makes_an_app_of_it_is_there(hub: Path) -> None:
    offered = data(hub)["hub"]["offline"]
    assert all((hub / "exports" / name).is_file() for name in offered.values())
    manifest = json.loads((hub / "exports" / offered["manifest"]).read_text("utf-8"))
    assert all((hub / "exports" / icon["src"]).is_file() for icon in manifest["icons"])
    known = (hub / "exports" / offered["worker"]).read_text("utf-8").splitlines()[0]
    assert json.loads(known.removeprefix("const DESK = ").removesuffix(";"))["folders"] == sorted(
        path.parent.name for path in (hub / "exports").glob("*/manifest.json")
    )


def test_a_text_that_somebody_edited_is_the_one_to_copy(hub: Path) -> None:
    text = next((hub / "exports").glob("*/linkedin-post/text.txt"))
    kept = text.read_bytes()
    text.write_text("Von Hand geändert", "utf-8")
    assert hubs.litfass(hub, "export").returncode == 0
    assert "\nVon Hand geändert</pre>" in page(hub)
    other = next(each for each in (hub / "exports").glob("*/manifest.json") if each.parent != text.parents[1])
    assert hubs.litfass(hub, "export", json.loads(other.read_bytes())["post"]).returncode == 0
    assert "\nVon Hand geändert</pre>" in page(hub), "also when only another post was exported"
    text.write_bytes(kept)
    assert hubs.litfass(hub, "export").returncode == 0
    assert "Von Hand geändert" not in page(hub)


def test_the_desk_may_not_lie_in_the_public_site(hub: Path) -> None:
    """As somebody would do who wants to read it on the way."""
    place = hub / "content/pult"
    place.mkdir()
    bundle = next((hub / "exports").glob("*/manifest.json"))
    (place / "index.html").write_bytes((hub / "exports/index.html").read_bytes())
    (place / "manifest.json").write_bytes(bundle.read_bytes())
    (place / "andere.html").write_text("<p>Eine Seite</p>", "utf-8")
    (place / "andere.json").write_text("{}", "utf-8")
    try:
        done = hubs.litfass(hub, "build")
        assert done.returncode == 1
        assert "content/pult/index.html: S110 It is the desk" in done.stderr
        assert "content/pult/manifest.json: S110 It is the manifest of a bundle" in done.stderr
        assert "andere" not in done.stderr
        assert not (hub / "site").exists()
    finally:
        for path in place.iterdir():
            path.unlink()
        place.rmdir()


def test_channels_stand_in_the_order_of_their_tiers() -> None:
    channels, _ = load(None)
    tiers = {"x": "no", "xing": "may", "linkedin": "must", "bluesky": "may"}
    said = {name: ChannelSettings(tier) for name, tier in tiers.items()}
    settings = Settings(Path(), Path(), "", "", ZoneInfo("Europe/Berlin"), "", (), channels=said)
    found = order(settings, channels)
    assert found[:4] == ["linkedin", "xing", "bluesky", "x"]
    assert sorted(found) == sorted(channels)
