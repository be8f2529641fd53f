"""A desk that stays open: the day turns, another window posts, people go back, and a browser keeps nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.test_desk_posted import post, with_hub

EVENING = "2026-11-22T23:00:00+01:00"
SEEN = "document.dispatchEvent(new Event('visibilitychange'))"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


def opened(window: Open, address: str, route: str = "", now: str = EVENING, zone: str = "Europe/Berlin") -> Page:
    return desk.show(window(1440, locale="de-DE", timezone_id=zone).new_page(), address, route, now)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Europe/London", "UTC"])
def test_days_and_hours_are_the_hubs(made: Desk, window: Open, zone: str) -> None:
    """Also on a device elsewhere, and in a browser that says UTC so that nobody recognises it."""
    page = opened(window, made.file, now="2026-11-22T00:30:00+01:00", zone=zone)
    assert page.locator("#desk h1").inner_text() == "Heute neun Aushänge"
    assert page.locator(".deskhead p").inner_text().startswith("Sonntag, 22.\u00a0November")
    page.goto(made.file + desk.route_to("linkedin-post"))
    assert "fällig heute, 8:15" in page.locator(".vhead p").inner_text()
    post(page)
    assert page.locator(".done").inner_text() == "Gepostet heute, 0:30\xa0Uhr"
    stored = page.evaluate("localStorage.getItem('litfass-desk:https://brot.example/laden/')")
    assert re.search(r"2026-11-22T00:30:\d\d\+01:00", stored)


def test_the_day_turns_at_midnight(made: Desk, window: Open) -> None:
    page = opened(window, made.file)
    assert page.locator("#desk h1").inner_text() == "Heute neun Aushänge"
    page.locator("section[aria-labelledby=group-today] a").first.focus()
    page.clock.run_for(3_590_000)
    assert page.locator(".deskhead p").inner_text().startswith("Sonntag")
    page.clock.run_for(20_000)
    expect(page.locator(".deskhead p")).to_have_text("Montag, 23. November")
    assert page.locator("#group-late").count() == 1
    assert page.evaluate("document.activeElement.getAttribute('href')") == desk.route_to("linkedin-post")


def test_a_laptop_that_slept_wakes_to_the_right_day(made: Desk, window: Open) -> None:
    page = opened(window, made.file)
    page.clock.set_fixed_time("2026-11-24T09:00:00+01:00")
    page.evaluate(SEEN)
    expect(page.locator(".deskhead p")).to_have_text("Dienstag, 24. November")


def test_a_new_day_takes_no_typed_word(made: Desk, window: Open) -> None:
    page = opened(window, made.file, "#posts")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("mohn")
    page.keyboard.press("ArrowLeft")
    page.clock.set_fixed_time("2026-11-23T09:00:00+01:00")
    page.evaluate(SEEN)
    page.keyboard.type("x")
    assert page.get_by_role("searchbox").input_value() == "mohxn"


def test_a_new_day_waits_for_a_dialog(made: Desk, window: Open) -> None:
    page = opened(window, made.file, desk.route_to("linkedin-post"))
    assert "fällig heute" in page.locator(".vhead p").inner_text()
    page.locator(".edit").first.click()
    page.locator("#edit-text").fill("Noch nicht fertig")
    page.clock.set_fixed_time("2026-11-23T09:00:00+01:00")
    page.evaluate(SEEN)
    assert page.locator("#edit-text").input_value() == "Noch nicht fertig"
    assert "fällig heute" in page.locator(".vhead p").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".vhead p")).to_contain_text("war fällig gestern")
    expect(page.locator(".edit").first).to_be_focused()


def test_going_back_closes_a_dialog(made: Desk, window: Open) -> None:
    page = opened(window, made.file)
    page.locator("section[aria-labelledby=group-today] a").first.click()
    page.locator(".edit").first.click()
    page.go_back()
    page.locator("#group-today").wait_for()
    assert page.locator("dialog").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == desk.route_to("linkedin-post")


def test_two_windows_know_the_same(made: Desk, window: Open) -> None:
    context = window(1440, locale="de-DE", timezone_id="Europe/Berlin")
    one, other = (desk.show(context.new_page(), made.file) for _ in range(2))
    ticks = "section[aria-labelledby=group-today] label.tick"
    one.locator(ticks).nth(0).click()
    expect(other.locator("#group-today small")).to_have_text("1 von 9 gepostet")
    other.locator(ticks).nth(1).click()
    expect(one.locator("#group-today small")).to_have_text("2 von 9 gepostet")


def test_a_window_that_heard_nothing_forgets_nothing(made: Desk, window: Open) -> None:
    context = window(1440, locale="de-DE", timezone_id="Europe/Berlin")
    one, other = context.new_page(), context.new_page()
    other.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    for page in (one, other):
        desk.show(page, made.file)
    for at, page in enumerate((one, other)):
        page.locator("section[aria-labelledby=group-today] label.tick").nth(at).click()
    one.reload()
    assert one.locator("#group-today small").inner_text() == "2 von 9 gepostet"


@pytest.mark.parametrize("storage", [FULL, BLOCKED], ids=["full", "blocked"])
def test_what_is_not_kept_is_not_claimed(made: Desk, window: Open, storage: str) -> None:
    page = window(1440, locale="de-DE", timezone_id="Europe/Berlin").new_page()
    page.add_init_script(storage)
    desk.show(page, made.file)
    said = page.locator("#desk-said")
    for at in (0, 1):
        page.locator("section[aria-labelledby=group-today] label.tick").nth(at).click()
        expect(said).to_contain_text("Merken ging nicht")
    assert page.locator("#group-today small").inner_text() == "2 von 9 gepostet", "for this visit it is"
    page.locator("summary", has_text="Liegen geblieben").click()
    page.get_by_role("button", name="abhaken").click()
    expect(said).to_contain_text("Merken ging nicht")
    said.get_by_role("button", name="Rückgängig").click()
    assert page.locator("summary", has_text="Liegen geblieben").count() == 1


@pytest.mark.parametrize(("language", "said"), [("de", "8 Texte in einem Beitrag"), ("en", "8 texts in one post")])
def test_texts_of_one_post_are_counted_right(
    made: Desk, window: Open, tmp_path: Path, language: str, said: str
) -> None:
    page = opened(window, with_hub(made, tmp_path, language=language), "#posts")
    page.locator("#posts-state").select_option("open")
    page.get_by_role("searchbox").fill("schlafanzug")
    page.locator(".ofpost label.tick").first.click()
    found = page.locator(".found-n").inner_text()
    assert found.split(" ", 1)[1] == said.split(" ", 1)[1]


YOUNG = """
  delete URL.canParse;
  delete String.prototype.toWellFormed;
  delete String.prototype.isWellFormed;
  delete Element.prototype.getHTML;
  delete Intl.Segmenter;
  delete window.ClipboardItem;
  delete Element.prototype.checkVisibility;
  delete Object.groupBy;
  delete Promise.withResolvers;
  for (const name of ["union", "difference", "intersection"]) delete Set.prototype[name];
  for (const name of ["map", "filter", "toArray", "some", "find", "flatMap"]) delete Iterator.prototype[name];
"""
"""Functions that Safari 16.4, Chrome 111 or Firefox 115 does not have."""


def test_an_older_browser_is_enough(made: Desk, window: Open) -> None:
    context = window(1440, locale="de-DE", timezone_id="Europe/Berlin")
    context.add_init_script(YOUNG)
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    desk.show(page, made.file)
    page.locator("section[aria-labelledby=group-today] label.tick").nth(3).click()
    for part in made.parts():
        page.goto(made.file + desk.route_to(part["name"]))
        page.locator("#variant-name").wait_for()
    page.goto(made.file + desk.route_to("newsletter-mail"))
    desk.press(page.locator("[data-copies-rich]:visible").first)
    assert "<strong>" in desk.pasted(page, "text/html") or "<p" in desk.pasted(page, "text/html")
    page.goto(made.file + desk.route_to("linkedin-post"))
    page.locator(".edit").first.click()
    page.locator("#edit-text").fill("Ganz andere Worte.")
    page.locator("summary", has_text="In den Beitrag übernehmen").click()
    with page.expect_download():
        page.get_by_role("button", name="Datei herunterladen").click()
    page.get_by_role("button", name="Fertig").click()
    desk.press(page.locator('[data-copies="linkedin-post/text.txt"]:visible').first)
    assert desk.pasted(page) == "Ganz andere Worte."
    post(page)
    expect(page.locator(".done")).to_have_attribute("aria-pressed", "true")
    page.goto(made.file + "#posts")
    page.get_by_role("searchbox").fill("mohn")
    assert page.locator(".ofpost").count() == 1
    assert broken == []
