"""From laptop to phone: the code on the screen is the address of this very view, and the phone arrives there."""

from __future__ import annotations

import io
import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.test_desk import axe
from tests.browser.test_desk_locked import PASSWORD, _locked, unlock

__all__ = ["_locked"]
VIEW = desk.route_to("mastodon-post@laden")
PHONE = {"has_touch": True, "is_mobile": True, "locale": "de-DE"}


def publish(context: BrowserContext, folder: Path, address: str) -> str:
    """Lets this window find the folder at an address in the net; gives that of the page."""

    def answer(route: Route) -> None:
        file = folder / unquote(urlsplit(route.request.url).path.removeprefix(urlsplit(address).path))
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=kind) if file.is_file() else route.fulfill(status=404)

    context.route(f"{address}**", answer)
    return f"{address}index.html"


def scanned(page: Page) -> str:
    """What a camera reads on the screen, once somebody has unfolded the code."""
    page.locator(".phone summary").click()
    code = page.get_by_role("img", name="QR-Code zu dieser Ansicht")
    expect(code).to_be_visible()
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L"))
    return str(found.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [768, 1440])
def test_the_code_is_the_address_of_the_view(made: Desk, window: Open, width: int, scheme: str) -> None:
    context = window(width, color_scheme=scheme, locale="de-DE")
    page = desk.show(context.new_page(), publish(context, made.folder, "http://firma.example/b%C3%BCro/pult/"), VIEW)
    assert scanned(page) == page.evaluate("location.href")
    page.evaluate("scrollTo(0, 0)")  # a row half below the head of the page is too small a target there
    assert axe(page) == []
    page.goto(page.url.partition("#")[0] + desk.route_to("x-thread"))
    expect(page.locator("#variant-name")).to_contain_text("X")
    assert scanned(page).endswith("/x-thread")


def test_a_phone_arrives_behind_the_door_at_the_same_view(locked: tuple[Path, Desk], window: Open) -> None:
    laptop, phone = window(1440, locale="de-DE"), window(360, **PHONE)
    address = ""
    for context in (laptop, phone):
        address = publish(context, locked[0] / "desk", "https://firma.example/desk/")
        context.clock.install(time=desk.NOW)
    page = laptop.new_page()
    page.goto(address + VIEW)
    unlock(page)
    name = page.locator("#variant-name").inner_text()
    code = scanned(page)
    there = phone.new_page()
    there.goto(code)
    unlock(there, PASSWORD)
    assert there.locator("#variant-name").inner_text() == name == "Mastodon laden"
    assert there.evaluate("location.href") == code == page.url
    expect(there.locator(".phone")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1440])
def test_a_touched_screen_needs_no_code_for_itself(made: Desk, window: Open, width: int) -> None:
    context = window(width, **PHONE)
    page = desk.show(context.new_page(), publish(context, made.folder, "http://firma.example/desk/"), VIEW)
    expect(page.locator(".phone")).to_be_hidden()


def test_what_only_this_machine_opens_has_no_code(made: Desk, window: Open) -> None:
    context = window(1440, locale="de-DE")
    page = desk.show(context.new_page(), publish(context, made.folder, "http://pult.localhost/desk/"), VIEW)
    assert page.locator(".phone").count() == 0
    page = desk.show(context.new_page(), made.file, VIEW)
    assert page.locator(".phone").count() == 0


def test_whoever_went_elsewhere_before_the_password_arrives_there(locked: tuple[Path, Desk], window: Open) -> None:
    """A second code, scanned while the door still stands open to the first."""
    context = window(360, **PHONE)
    address = publish(context, locked[0] / "desk", "https://firma.example/desk/")
    context.clock.install(time=desk.NOW)
    page = context.new_page()
    page.goto(address + VIEW)
    page.goto(address + desk.route_to("x-thread"))
    unlock(page)
    expect(page.locator("#variant-name")).to_contain_text("X")
