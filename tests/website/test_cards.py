"""What networks show of a site's pages, and posters for posts without a picture."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from tests.hubs import build, copy_hub
from tests.media.samples import meadow, saved

IMAGE = re.compile(r'<meta property="og:image" content="https?://[^/]+/(?:[^"]*?/)?(assets/[^"]+)">')
PLAIN = "---\ntitle: Fahrradwerkstattöffnungszeiten\ndate: 2026-11-21\nimage: false\ndescription: x\n---\n\nText.\n"
QUOTED = "card: quote\nhook: Wer schreibt, der bleibt."
QUOTE = f"---\ntitle: Mit Zitat\ndate: 2026-11-20\n{QUOTED}\ndescription: x\n---\n\nText.\n"
PHOTO = """---
title: Mit Foto
date: 2026-11-19
card: photo
image: {src: hof.jpg, alt: Der Hof}
description: x
---

![Der Hof](hof.jpg){ credit="Foto: Merle" licence="CC BY 4.0" }
"""
DRAFT = "---\ntitle: Geheim\ndraft: true\ndate: 2026-11-03\ndescription: x\n---\n\nText.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    hub = copy_hub(tmp_path_factory.mktemp("cards") / "hub")
    for name, text in {"ohne": PLAIN, "zitat": QUOTE, "foto": PHOTO, "entwurf": DRAFT}.items():
        Path(hub / "content" / "posts" / f"{name}.md").write_text(text, encoding="utf-8")
    (hub / "content" / "posts" / "hof.jpg").write_bytes(saved(meadow((480, 360), (0.5, 0.5))))
    settings = hub / "mkdocs.yml"
    if "attr_list" not in settings.read_text("utf-8"):
        settings.write_text(settings.read_text("utf-8") + "\nmarkdown_extensions: [attr_list]\n", "utf-8")
    return build(hub)


def card(site: dict[str, bytes], page: str) -> tuple[str, Image.Image]:
    found = IMAGE.search(site[f"site/{page}index.html"].decode())
    assert found
    return found[1], Image.open(io.BytesIO(site[f"site/{found[1]}"]))


@pytest.mark.parametrize("page", ["", "blog/ohne/", "blog/zitat/"])
def test_a_page_without_a_picture_has_a_card(page: str, site: dict[str, bytes]) -> None:
    address, picture = card(site, page)
    assert address.startswith("assets/cards/")
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    html = site[f"site/{page}index.html"].decode()
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert '<meta property="og:image:width" content="1200">' in html


@pytest.mark.parametrize(("page", "home"), [("blog/", ""), ("blog/archiv/2026/", ""), ("en/blog/", "en/")])
def test_a_list_has_the_card_of_its_home_page(page: str, home: str, site: dict[str, bytes]) -> None:
    assert card(site, page)[0] == card(site, home)[0]


def test_the_card_that_a_post_asks_for_is_taken_and_described(site: dict[str, bytes]) -> None:
    html = site["site/blog/zitat/index.html"].decode()
    assert '<meta property="og:image:alt" content="„Wer schreibt, der bleibt.“">' in html


def test_a_card_with_a_photo_says_whose_it_is(site: dict[str, bytes]) -> None:
    address, picture = card(site, "blog/foto/")
    assert picture.size == (1200, 630)
    raw = site[f"site/{address}"]
    assert b"Foto: Merle" in raw
    assert b"CC BY 4.0" in raw


def test_a_post_without_a_picture_shows_its_poster(site: dict[str, bytes]) -> None:
    (poster,) = [path for path in site if path.startswith("site/assets/posters/ohne-")]
    assert b"Fahrradwerkstatt" in site[poster]
    assert poster.removeprefix("site/") in site["site/blog/ohne/index.html"].decode()
    assert poster.removeprefix("site/") in site["site/blog/index.html"].decode()


def test_nothing_is_drawn_of_a_draft(site: dict[str, bytes]) -> None:
    assert [path for path in site if "entwurf" in path or "geheim" in path] == []
