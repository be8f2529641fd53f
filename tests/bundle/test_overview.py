"""The contact sheet: every picture with its words, and nothing that could do anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from tests import hubs

from litfass.bundle import overview
from litfass.channels import load

CHANNELS, _ = load(None)
HOSTILE = "</style><script>alert(1)</script><img src=https://boese.example/x onerror='x()'> \x1b[2J \u202e \" & <!--"


def picture(path: str, **said: Any) -> dict[str, Any]:
    row = {"path": path, "bytes": 84_300, "sha256": "0" * 64, "preset": "square", "format": "jpeg", "alt": "Ein Ofen"}
    return {**row, "width": 1080, "height": 1080, **said}


def manifest(*pictures: dict[str, Any], title: str = "Der Ofen", **row: Any) -> bytes:
    channel = {"channel": "linkedin", "format": "post", "pictures": pictures, **row}
    value = {"schema": "litfass.bundle/1", "post": "ofen", "title": title, "lang": "de"}
    return json.dumps({**value, "channels": {"linkedin-post": channel}, "files": []}).encode()


def page(manifests: dict[str, bytes]) -> str:
    made = overview(manifests, "Bäckerei & Söhne", CHANNELS, "body{color:red}")
    assert list(made) == ["overview.html"]
    return made["overview.html"].decode()


def test_every_picture_in_its_shape_with_its_words() -> None:
    shapes = (
        picture("linkedin-post/1-square.jpg"),
        picture("linkedin-post/1-portrait.jpg", preset="portrait", height=1350),
    )
    made = page({"2026-11-24-ofen": manifest(*shapes), "2026-11-01-fest": manifest(shapes[0], title="Das Fest")})
    tree = html.fromstring(made)
    assert tree.xpath("string(//p[@class='lead'])") == (
        "3 Bilder für 2 Beiträge, jedes in der Form, in der es sein Netzwerk zeigt."
    )
    assert tree.xpath("//section//h2//text()") == ["Der Ofen", "Das Fest"]
    assert tree.xpath("//section//p[@class='day']/text()") == ["24. November 2026", "1. November 2026"]
    assert [" ".join(each.text_content().split()) for each in tree.xpath("//h3")] == ["LinkedIn Beitrag"] * 2
    assert [dict(each.attrib)["src"] for each in tree.xpath("//img")] == [
        "2026-11-24-ofen/linkedin-post/1-square.jpg",
        "2026-11-24-ofen/linkedin-post/1-portrait.jpg",
        "2026-11-01-fest/linkedin-post/1-square.jpg",
    ]
    assert {(each.get("alt"), each.get("width")) for each in tree.xpath("//img")} == {("Ein Ofen", "1080")}
    assert tree.xpath("//p[contains(@class, 'alt')]/text()") == ["Ein Ofen", "Ein Ofen"]
    assert "1080 × 1350" in made
    assert "84 KB" in made
    for link in tree.xpath("//nav//a/@href"):
        assert tree.xpath("//section[@id=$id]", id=link.removeprefix("#"))


def test_what_is_missing_is_said() -> None:
    bare = {key: value for key, value in picture("linkedin-post/1-square.jpg").items() if key != "alt"}
    made = page(
        {"2026-11-24-ofen": manifest(bare, picture("linkedin-post/2-square.jpg", alt="", width=800, height=800))}
    )
    said = html.fromstring(made).xpath("//p[contains(@class, 'alt')]/text()")
    assert said == ["Es fehlt ein Alternativtext.", "Nur Schmuck, ohne Alternativtext."]
    assert made.count("kleiner als") == 2  # LinkedIn shows 1200 x 1200


def test_hostile_words_do_nothing() -> None:
    row = picture('linkedin-post/1-a"><script>.jpg', alt=HOSTILE, preset=HOSTILE, format=HOSTILE)
    made = page({"2026-11-24-ofen": manifest(row, title=HOSTILE, account=HOSTILE, format=HOSTILE)})
    tree = html.fromstring(made)
    assert tree.xpath("//script | //iframe | //object | //link | //form | //base") == []
    assert [name for each in tree.iter() for name in getattr(each, "attrib", {}) if name.startswith("on")] == []
    assert len(tree.xpath("//img")) == 1
    addresses = tree.xpath("//@src | //@href")
    assert all(re.match(r"(#|2026-)", each) for each in addresses), addresses
    assert HOSTILE[:50] in tree.xpath("string(//h2)")
    assert "\x1b" not in made


def test_a_page_without_pictures_is_none() -> None:
    assert overview({"2026-11-24-ofen": manifest(), "b": b"{", "c": b"[]", "d": b""}, "B", CHANNELS, "") == {}


def test_it_asks_nobody_for_anything(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    files = hubs.build(hub)
    made = files["exports/overview.html"].decode()
    tree = html.fromstring(made)
    for each in tree.xpath("//img/@src"):
        assert f"exports/{unquote(each)}" in files
    assert {found.split(":")[0] for found in re.findall(r"url\(([^)]*)", made)} == {"data"}
    assert "http" not in re.sub(r"http-equiv", "", made)
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


@pytest.mark.parametrize("asked", [["erster"], ["--channel", "whatsapp"]])
def test_a_narrowed_export_keeps_the_others_on_it(tmp_path: Path, asked: list[str]) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    whole = hubs.build(hub)
    done = hubs.litfass(hub, "export", *asked)
    assert done.returncode == 0, done.stderr
    assert hubs.written(hub) == whole
