"""Hostile words and addresses stay words and addresses: nothing runs, nothing loads, nothing turns the page around."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk

SCRIPTS = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "</script></style></textarea></pre><svg onload='window.hit = 1'>",
    "{{constructor.constructor('window.hit = 1')()}} ${window.hit = 1}",
    "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe><base href='https://evil.example/'>",
)
ADDRESSES = (
    "javascript:window.hit=1",
    " java\tscript:window.hit=1",
    "\u0001javascript:window.hit=1",
    "data:text/html,<script>opener.hit=1</script>",
    "vbscript:x",
    "//evil.example/",
    "blob:javascript:x",
    "file:///etc/passwd",
)
TURNED = "\u202eelif.exe\u2066 \u200f"


def spoilt(page: str, hostile: str, address: str) -> str:
    """The page with `hostile` wherever words stand and `address` wherever addresses do."""
    data = desk.data_in(page)
    data["hub"].update(name=hostile, url=address, forge={"kind": "github", "url": address, "branch": "m", "root": ""})
    data["older"] = [{"title": hostile, "url": address, "at": "2026-01-01T00:00:00+01:00", "lang": "de"}]
    for channel in data["channels"].values():
        channel.update(name=hostile, home=address)
        for form in channel["formats"].values():
            form["label"] = hostile
            for field in form["fields"].values():
                field["label"] = hostile
    for post in data["posts"]:
        post.update(title=hostile, url=address)
        for part in post["parts"]:
            _spoil(part, hostile, address)
    changed = desk.changed(page, data)
    return re.sub(
        r"(<pre data-file[^>]*>\n).*?(</pre>)", lambda m: m[1] + escape(hostile) + m[2], changed, flags=re.DOTALL
    )


def _spoil(part: dict[str, Any], hostile: str, address: str) -> None:
    part.update(composer=address, link=address, carries=[hostile], dropped=[hostile])
    part["problems"] = [{"level": hostile, "code": "X", "message": hostile, "hint": hostile}]
    part["posted"] = {
        "url": address,
        "at": "2026-11-22T08:00:00+01:00",
        "by": hostile,
        "variant": hostile,
        "file": hostile,
    }
    for picture in part["pictures"]:
        picture.update(file=f"../../{hostile}", alt=hostile, shape=hostile)


def walk(page: Page, address: str, made: Desk) -> None:
    """Through every view, opening whatever opens."""
    for route in ("#/", "#posts", *(desk.route_to(part["name"]) for part in made.parts())):
        page.goto(address + route)
        page.locator("#desk main h1").wait_for()
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.evaluate("for (const each of document.images) each.loading = 'eager'")
        links = page.evaluate(
            "[...document.querySelectorAll('#desk a[href], #desk [src]')].map((e) => e.href || e.src)"
        )
        assert [
            each for each in links if not re.match(r"(file:///(?!etc)|https?://(?!evil)|mailto:|blob:javascript)", each)
        ] == []
        assert (
            page.locator("#desk script, #desk iframe, #desk base, #desk svg[onload], #desk img[onerror]").count() == 0
        )


@pytest.mark.parametrize(
    ("hostile", "address"), [*((each, ADDRESSES[0]) for each in SCRIPTS), *((TURNED, each) for each in ADDRESSES)]
)
def test_hostile_words_do_nothing(made: Desk, window: Open, tmp_path: Path, hostile: str, address: str) -> None:
    (tmp_path / "index.html").write_text(
        spoilt((made.folder / "index.html").read_text("utf-8"), hostile, address), "utf-8"
    )
    page, asked = window(360).new_page(), []
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    walk(page, (tmp_path / "index.html").as_uri(), made)
    assert page.evaluate("window.hit") is None
    assert [url for url in asked if not url.startswith(("file:", "data:font/"))] == []


def test_turned_words_turn_only_themselves(made: Desk, window: Open, tmp_path: Path) -> None:
    """A title with an override to the left must not mirror the date behind it."""
    (tmp_path / "index.html").write_text(
        spoilt((made.folder / "index.html").read_text("utf-8"), TURNED, "https://a.example/"), "utf-8"
    )
    page = window(1440, locale="de-DE").new_page()
    page.clock.install(time=desk.NOW)
    page.goto((tmp_path / "index.html").as_uri() + desk.route_to("linkedin-post"))
    title, day = page.evaluate(
        """() => { const line = document.querySelector(".vhead p"); const range = document.createRange();
          range.selectNodeContents(line.lastChild);
          return [line.querySelector("bdi"), range].map((each) => each.getBoundingClientRect().x) }"""
    )
    assert title < day


def test_a_broken_memory_is_an_empty_one(made: Desk, window: Open) -> None:
    for stored in ("[1]", "{", '"x"', '{"2026-broetchen|linkedin-post": {"url": "javascript:alert(1)", "at": "x"}}'):
        page = window(360, locale="de-DE").new_page()
        page.add_init_script(f"localStorage.setItem('litfass-desk:https://brot.example/laden/', {stored!r})")
        desk.show(page, made.file, desk.route_to("linkedin-post"))
        assert page.locator('a[href^="javascript"]').count() == 0
        page.close()


def test_an_address_that_is_not_there_says_so(made: Desk, window: Open) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, "#/2020-gone/%E0%A4%A")
    assert page.locator("#desk h1").inner_text() == "Diesen Text gibt es nicht (mehr)."


def test_nothing_is_inline(made: Desk) -> None:
    page = (made.folder / "index.html").read_text("utf-8")
    assert "unsafe" not in page.partition("</head>")[0].partition("<style>")[0]
    assert re.search(r"\son\w+\s*=\s*['\"]", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)) is None
