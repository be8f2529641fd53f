"""Whoever works by keyboard keeps their place: what is drawn anew takes the focus of what stood there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.test_desk_posted import TYPED, with_hub

LATE = "2026-11-24T12:00:00+01:00"
"""What was due on Sunday is late by now."""


def opened(window: Open, address: str, route: str = "", now: str = desk.NOW) -> Page:
    return desk.show(window(1440, locale="de-DE", timezone_id="Europe/Berlin").new_page(), address, route, now)


def focused(page: Page) -> str:
    """What the element is called that has the focus."""
    said: str = page.evaluate(
        "() => { const at = document.activeElement; return at === document.body ? 'BODY' : "
        "at.getAttribute('aria-label') || at.innerText.split('\\n')[0].trim(); }"
    )
    return said


def key(page: Page) -> str:
    """Which text's tick has the focus."""
    return str(page.evaluate("document.activeElement.dataset.key"))


def test_after_an_edit(made: Desk, window: Open) -> None:
    page = opened(window, made.file, desk.route_to("newsletter-mail"))
    page.get_by_role("button", name="Betreff bearbeiten").press("Enter")
    page.locator("#edit-text").fill("Acht Uhr, Mohn")
    page.get_by_role("button", name="Fertig").press("Enter")
    assert focused(page) == "Betreff bearbeiten"


def test_after_it_was_posted_and_taken_back(made: Desk, window: Open) -> None:
    page = opened(window, made.file, desk.route_to("linkedin-post"))
    page.locator(".done").press("Enter")
    page.keyboard.type(TYPED)
    page.keyboard.press("Enter")
    assert focused(page) == "Gepostet heute, 12:00\xa0Uhr"
    page.locator(".posted").get_by_role("button", name="Rückgängig").press("Enter")
    assert focused(page) == "Gepostet"
    expect(page.locator(".done")).to_have_attribute("aria-pressed", "false")
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").press("Enter")
    expect(page.locator(".done")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".done")).to_be_focused()


def test_after_a_server_took_it(made: Desk, window: Open, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    with_hub(made, tmp_path, write={"url": "./ledger", "token": "secret"})
    page = window(1440, locale="de-DE").new_page()
    page.route("**/ledger", lambda route: route.fulfill(body=json.dumps({}), content_type="application/json"))
    desk.show(page, serve(tmp_path) + "index.html", desk.route_to("linkedin-post"))
    page.locator(".done").press("Enter")
    page.keyboard.type(TYPED)
    page.keyboard.press("Enter")
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").wait_for()
    expect(page.locator(".done")).to_be_focused()
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").press("Enter")
    expect(page.locator(".done")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".done")).to_be_focused()


@pytest.mark.parametrize("route", ["#/", "#posts", desk.route_to("linkedin-post")])
def test_after_another_language(made: Desk, window: Open, route: str) -> None:
    page = opened(window, made.file, route)
    for name in ("English", "Deutsch"):
        page.get_by_role("button", name=name).press("Enter")
    assert focused(page) == "English"


def test_a_tick_stays_and_its_undo_leads_back(made: Desk, window: Open) -> None:
    page = opened(window, made.file)
    page.locator("section[aria-labelledby=group-today] input").nth(2).press("Space")
    here = key(page)
    assert here.startswith("2026-broetchen|")
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").press("Enter")
    assert key(page) == here


def test_a_late_row_that_goes_hands_on_to_the_next(made: Desk, window: Open) -> None:
    page = opened(window, made.file, now=LATE)
    rows = page.locator("section[aria-labelledby=group-late] input")
    ticked, following = (rows.nth(at).get_attribute("data-key") for at in (0, 1))
    rows.first.press("Space")
    assert ticked != following
    assert key(page) == following
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").press("Enter")
    assert focused(page) != "BODY"


def test_a_row_that_a_filter_drops_hands_on_to_the_next(made: Desk, window: Open) -> None:
    page = opened(window, made.file, "#posts")
    page.get_by_label("Stand").select_option("open")
    rows = page.locator(".ofpost input")
    following = rows.nth(1).get_attribute("data-key")
    rows.first.press("Space")
    assert key(page) == following


def test_all_at_once_leads_to_the_heading(made: Desk, window: Open) -> None:
    page = opened(window, made.file)
    page.locator("summary", has_text="Liegen geblieben").press("Enter")
    page.get_by_role("button", name="abhaken").press("Enter")
    expect(page.locator("#desk h1")).to_be_focused()
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").press("Enter")
    expect(page.locator("#desk h1")).to_be_focused()
