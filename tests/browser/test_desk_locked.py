"""The locked desk in Chromium: it opens with the password, and is then the desk."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect
from tests import hubs
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.test_desk import axe

PASSWORD = "Vier Brezeln im Schnee"
OPTIONS = "{desk: {password_env: LITFASS_DESK_PASSWORD, salt: 0123456789abcdef0123456789abcdef}}"
Serve = Callable[[Path], str]


@pytest.fixture(name="locked", scope="module")
def _locked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Desk]:
    """The public site with a locked desk, and the open one of the same build."""
    hub = hubs.copy_hub(tmp_path_factory.mktemp("locked") / "hub")
    desk.plant(hub)
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - litfass-exports\n", f"  - litfass-exports: {OPTIONS}\n"), "utf-8")
    hubs.build(hub, now=desk.NOW, LITFASS_DESK_PASSWORD=PASSWORD)
    return hub / "site", desk.read(hub / "exports")


def at_the_door(page: Page, address: str, route: str = "") -> Page:
    page.clock.install(time=desk.NOW)
    page.goto(f"{address}desk/index.html{route}")
    return page


def unlock(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Passwort").fill(password)
    page.get_by_role("button", name="Öffnen").click()


def test_the_password_opens_the_desk_and_its_files(locked: tuple[Path, Desk], window: Open, serve: Serve) -> None:
    site, opened = locked
    page = window(accept_downloads=True).new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page = at_the_door(page, serve(site), desk.route_to("linkedin-post"))
    unlock(page)
    page.locator("#desk main h1").wait_for()
    assert page.locator("#desk main").inner_text().count("Sonntags frische Brötchen")
    shown = page.locator("#desk main img").first
    shown.wait_for()
    page.wait_for_function("[...document.querySelectorAll('#desk main img')].some((each) => each.naturalWidth > 0)")
    with page.expect_download() as saving:
        page.locator("#desk a[download$='.zip']").first.click()
    part = next(each for each in opened.parts() if each["name"] == "linkedin-post")
    wanted = (opened.folder / desk.TODAY / part["zip"]["file"]).read_bytes()
    assert hashlib.sha256(Path(saving.value.path()).read_bytes()).digest() == hashlib.sha256(wanted).digest()
    assert page.title().startswith("LinkedIn · ")
    assert "Sonntags" not in page.title(), "browsers remember titles"
    outside = [each.url for each in asked if not each.url.startswith("blob:")]
    assert all(url.rpartition("/")[2] == "index.html" or url.endswith(".bin") for url in outside), outside


def test_a_copied_text_is_the_file_of_the_open_bundle(locked: tuple[Path, Desk], window: Open, serve: Serve) -> None:
    site, opened = locked
    context = window(permissions=["clipboard-read", "clipboard-write"])
    page = at_the_door(context.new_page(), serve(site), desk.route_to("linkedin-post"))
    unlock(page)
    button = page.locator("button[data-copies='linkedin-post/text.txt']").first
    button.wait_for()
    desk.press(button)
    assert desk.pasted(page) == opened.read("linkedin-post/text.txt")


def test_a_wrong_password_opens_nothing_and_says_so(locked: tuple[Path, Desk], window: Open, serve: Serve) -> None:
    page = at_the_door(window().new_page(), serve(locked[0]))
    unlock(page, "Vier Brezeln im Regen")
    page.get_by_text("Das Passwort passt nicht").wait_for()
    assert page.locator("#desk").count() == 0
    assert page.evaluate("document.activeElement.id") == "desk-password"
    field = page.get_by_label("Passwort")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Das Passwort passt nicht"))
    page.keyboard.type("V")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#desk-lock-said")).to_be_empty()
    unlock(page)
    page.locator("#desk main h1").wait_for()


RING = 6
"""Pixels around the field that the ring of the focus takes."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_what_is_wrong_stands_at_the_field(
    width: int, scheme: str, locked: tuple[Path, Desk], window: Open, serve: Serve
) -> None:
    page = at_the_door(window(width=width, color_scheme=scheme).new_page(), serve(locked[0]))
    unlock(page, "Vier Brezeln im Regen")
    said = page.get_by_text("Das Passwort passt nicht")
    said.wait_for()
    field, below, button = (
        each.bounding_box() for each in (page.get_by_label("Passwort"), said, page.get_by_role("button", name="Öffnen"))
    )
    assert field
    assert below
    assert button
    assert RING < below["y"] - field["y"] - field["height"] < 30
    assert button["y"] > below["y"] + below["height"]
    colours = "[getComputedStyle(found).color, getComputedStyle(document.body).color]"
    told, text = said.evaluate(f"found => {colours}")
    assert told != text
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_password_can_be_read_while_it_is_typed(locked: tuple[Path, Desk], window: Open, serve: Serve) -> None:
    page = at_the_door(window(width=360).new_page(), serve(locked[0]))
    field, switch = page.get_by_label("Passwort"), page.get_by_role("button", name="Passwort zeigen")
    field.fill(PASSWORD)
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(field).to_have_attribute("type", "text")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert axe(page) == []
    switch.press("Enter")
    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_value(PASSWORD)
    switch.click()
    page.get_by_role("button", name="Öffnen").click()
    page.locator("#desk main h1").wait_for()


def test_the_keyboard_is_enough(locked: tuple[Path, Desk], window: Open, serve: Serve) -> None:
    page = at_the_door(window(width=360).new_page(), serve(locked[0]))
    assert page.evaluate("document.activeElement.id") == "desk-password"
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#desk main h1")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_everybody_can_use_the_door(
    width: int, scheme: str, locked: tuple[Path, Desk], window: Open, serve: Serve
) -> None:
    page = at_the_door(window(width=width, color_scheme=scheme).new_page(), serve(locked[0]))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_damaged_archive_is_no_wrong_password(
    locked: tuple[Path, Desk], window: Open, serve: Serve, tmp_path: Path
) -> None:
    page = window().new_page()
    page.route("**/*.bin", lambda route: route.abort())
    at_the_door(page, serve(locked[0]))
    unlock(page)
    page.get_by_text("Ein Teil des Pults ließ sich nicht laden").wait_for()


def test_a_door_that_cannot_open_says_why(locked: tuple[Path, Desk], window: Open) -> None:
    page = window().new_page()
    page.goto((locked[0] / "desk/index.html").as_uri())
    page.get_by_text("Das abgeschlossene Pult öffnet sich nur von einem Webserver aus").wait_for()
    assert page.get_by_role("button", name="Öffnen").is_disabled()


def test_a_file_that_does_not_come_is_told_and_comes_the_next_time(
    locked: tuple[Path, Desk], window: Open, serve: Serve
) -> None:
    """In a tunnel, or after a new build, whose files have other names."""
    page = window(accept_downloads=True).new_page()
    at_the_door(page, serve(locked[0]))
    unlock(page)
    page.locator("#desk main h1").wait_for()
    page.route("**/*.bin", lambda route: route.abort())
    page.evaluate("route => location.hash = route", desk.route_to("linkedin-post"))
    page.locator("#desk-said").get_by_text("Eine Datei ließ sich nicht laden").wait_for()
    page.unroute_all()
    with page.expect_download() as saving:
        page.locator("#desk a[download$='.zip']").first.click()
    assert Path(saving.value.path()).read_bytes()[:2] == b"PK"


def test_a_new_build_never_mixes_with_what_a_browser_kept(
    locked: tuple[Path, Desk], window: Open, serve: Serve, tmp_path: Path
) -> None:
    """The archive of another build has other names, so that what is missing is missing and not something else."""
    hub = shutil.copytree(locked[0].parent, tmp_path / "hub")
    post = hub / "content/posts/2026/broetchen/index.md"
    post.write_text(post.read_text("utf-8").replace("Sonntags frische", "Sonntags warme"), "utf-8")
    hubs.build(hub, now=desk.NOW, LITFASS_DESK_PASSWORD=PASSWORD)
    old, new = ({path.name for path in (site / "desk").glob("*.bin")} for site in (locked[0], hub / "site"))
    assert len(old) > 3
    assert old.isdisjoint(new)
    page = at_the_door(window().new_page(), serve(hub / "site"))
    unlock(page)
    page.locator("#desk main h1").wait_for()
    assert "Sonntags warme Brötchen" in page.locator("#desk main").inner_text()
