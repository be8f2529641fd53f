"""The desk as people use it: what is due, what is found, at every width, in both colours, by keyboard, for everyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk

AXE = Path(__file__).parents[1] / "oracles/npm/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PARTS = ("linkedin-post", "whatsapp-channel", "google-business-update", "newsletter-mail", "x-thread")
ROUTES = ("", "#posts", *map(desk.route_to, PARTS))
REACHED = """
  () => [...document.querySelectorAll("#desk a[href], #desk button, #desk input, #desk select, #desk summary")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
    .map((each) => each.dataset.test ??= String(Math.random()))
"""


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong, rule by rule, with the first element of each."""
    if not AXE.is_file():
        pytest.skip("axe-core is not there; scripts/test.py installs it where npm is")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html']}" for each in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_everyone_can_use_it(made: Desk, window: Open, width: int, scheme: str) -> None:
    page = window(width, color_scheme=scheme, locale="de-DE", timezone_id="Europe/Berlin").new_page()
    desk.show(page, made.file)
    found = {}
    for part in made.parts():
        page.goto(made.file + desk.route_to(part["name"]))
        page.locator("#variant-name").wait_for()
        found[part["name"]] = axe(page)
    page.get_by_role("button", name="Gepostet").click()
    found["question"] = axe(page)
    page.keyboard.press("Escape")
    page.locator(".edit").first.click()
    found["edit"] = axe(page)
    page.keyboard.press("Escape")
    for route in ("#/", "#posts"):
        page.goto(made.file + route)
        page.locator("main .deskhead h1").wait_for()
        found[route] = axe(page)
    assert {name: rows for name, rows in found.items() if rows} == {}


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
def test_nothing_sticks_out_at_any_width(made: Desk, window: Open, width: int) -> None:
    page = window(width, locale="de-DE").new_page()
    desk.show(page, made.file)
    for route in ("#/", "#posts", *(desk.route_to(part["name"]) for part in made.parts())):
        page.goto(made.file + route)
        page.locator("#desk main h1").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, route


def test_what_a_thumb_must_hit_is_large(made: Desk, window: Open) -> None:
    page = desk.show(window(360).new_page(), made.file, desk.route_to("newsletter-mail"))
    for each in page.locator("main .btn:visible, main .done:visible, main .edit:visible").all():
        box = each.bounding_box()
        assert box, each
        assert min(box["width"], box["height"]) >= 48, each.inner_text()
    page.goto(made.file + "#/")
    for each in page.locator("label.tick:visible").all():
        box = each.bounding_box()
        assert box
        assert box["width"] >= 52
        assert box["height"] >= 60


def test_the_due_list_says_what_is_late_today_and_next(made: Desk, window: Open) -> None:
    page = desk.show(window(1440, locale="de-DE", timezone_id="Europe/Berlin").new_page(), made.file)
    assert page.locator("#desk h1").inner_text() == "Heute neun Aushänge"
    assert page.locator(".deskhead p").inner_text() == "Sonntag, 22.\u00a0November · rund 27 Minuten"
    names = [each.inner_text().split("\n")[0] for each in page.locator(".due h2").all()]
    assert names[:2] == ["Heute", "Später"]
    assert "Liegen geblieben" in names
    rows = page.locator("section[aria-labelledby=group-today] li b").all_inner_texts()
    assert rows == [
        "LinkedIn", "WhatsApp", "Google Business Profile", "Newsletter", "Instagram", "X", "Mastodon · laden",
        "Medium", "YouTube",
    ]  # fmt: skip


def test_a_tick_strikes_through_and_is_undone(made: Desk, window: Open) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file)
    row = page.locator("section[aria-labelledby=group-today] li").first
    row.locator("label.tick").click()
    assert "is-done" in (row.get_attribute("class") or "")
    assert page.locator("#group-today small").inner_text() == "1 von 9 gepostet"
    page.reload()
    assert page.locator("#group-today small").inner_text() == "1 von 9 gepostet", "the device remembers"
    row.locator("label.tick").click()
    page.get_by_role("button", name="Rückgängig").click()
    assert page.locator("#group-today small").inner_text() == "1 von 9 gepostet"


def test_what_was_left_over_is_ticked_off_at_once(made: Desk, window: Open) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file)
    page.locator("summary", has_text="Liegen geblieben").click()
    page.get_by_role("button", name="abhaken").click()
    assert page.locator("summary", has_text="Liegen geblieben").count() == 0
    assert page.locator("summary", has_text="Zuletzt erledigt").count() == 1
    page.get_by_role("button", name="Rückgängig").click()
    assert page.locator("summary", has_text="Liegen geblieben").count() == 1


def test_posts_are_searched_and_filtered(made: Desk, window: Open) -> None:
    page = desk.show(window(768, locale="de-DE").new_page(), made.file, "#posts")
    page.get_by_role("searchbox").fill("SCHLAFANZÜGE mohn")
    assert page.get_by_role("status").first.inner_text() == "Nichts gefunden."
    page.get_by_role("searchbox").fill("schlafanzug MOHN")
    assert page.locator(".ofpost h2").all_inner_texts() == ["Sonntags frische Brötchen"]
    page.get_by_label("Kanal").select_option("x")
    assert page.locator(".ofpost li b").all_inner_texts() == ["X"]
    assert page.get_by_role("status").first.inner_text() == "1 Text"
    page.locator(".ofpost li a").click()
    page.locator("#variant-name").wait_for()
    page.go_back()
    assert page.get_by_role("searchbox").input_value() == "schlafanzug MOHN", "one comes back to the same list"


@pytest.mark.parametrize("route", ["", "#/posts"])
def test_the_glass_leads_to_the_search_field(made: Desk, window: Open, route: str) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, route)
    page.get_by_role("link", name="Suchen", exact=True).or_(page.locator("a.tool")).first.click()
    page.wait_for_function("document.activeElement.id === 'posts-words'")


def test_it_speaks_english(made: Desk, window: Open) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file)
    page.get_by_role("button", name="English").click()
    assert page.locator("#desk h1").inner_text() == "Nine posters today"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.reload()
    assert page.locator("#desk h1").inner_text() == "Nine posters today"


def test_colours_are_turned_and_kept(made: Desk, window: Open) -> None:
    page = desk.show(window(360, color_scheme="light").new_page(), made.file)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".tool").first.click()
    dark = page.evaluate(ground)
    assert light != dark
    page.reload()
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("route", ROUTES)
def test_the_keyboard_reaches_everything_in_sight(made: Desk, window: Open, route: str, width: int) -> None:
    page = desk.show(window(width).new_page(), made.file, route)
    wanted = set(page.evaluate(REACHED))
    seen: set[str] = set()
    for _ in range(len(wanted) + 20):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement?.dataset?.test")
        if name in seen and wanted <= seen:
            break
        seen.add(name)
        if name:
            shown = page.evaluate(
                "() => { const at = document.activeElement; const near = at.nextElementSibling || at;"
                " return [at, near].some((each) => getComputedStyle(each).outlineStyle !== 'none') }"
            )
            assert shown, page.evaluate("document.activeElement.outerHTML")
    assert wanted - seen == set()


def test_a_whole_post_by_keyboard(made: Desk, window: Open) -> None:
    """From the list to the text, copy it, say where it stands, and go on: no mouse."""
    page = desk.show(window(1440, locale="de-DE", timezone_id="Europe/Berlin").new_page(), made.file)

    def walk(selector: str) -> None:
        for _ in range(90):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(selector)

    walk('a[href$="/linkedin-post"]')
    page.keyboard.press("Enter")
    page.locator("#variant-name").wait_for()
    expect(page.locator("#variant-name")).to_be_focused()
    walk('[data-copies="linkedin-post/text.txt"]')
    page.keyboard.press("Enter")
    page.locator("#desk-said .said").wait_for()
    walk(".done")
    page.keyboard.press("Enter")
    page.keyboard.type("kein Link")
    page.keyboard.press("Enter")
    assert page.get_by_role("alert").inner_text() == "Das ist keine Adresse. Sie beginnt mit https://"
    page.keyboard.press("Control+A")
    page.keyboard.type("https://example.com/posts/1")
    page.keyboard.press("Enter")
    assert page.locator(".done").inner_text() == "Gepostet heute, 12:00\xa0Uhr"
    assert desk.pasted(page) == made.read("linkedin-post/text.txt")
    walk(".onward a")
    page.keyboard.press("Enter")
    expect(page.locator("#variant-name")).to_have_text("WhatsApp")


def test_without_a_script_all_texts_are_there(made: Desk, window: Open) -> None:
    page = window(360, java_script_enabled=False).new_page()
    page.goto(made.file)
    for part in made.parts():
        for field in part["fields"]:
            shown = page.locator(f'[id="{desk.TODAY}/{part["name"]}"] pre[data-file="{field["file"]}"]')
            assert shown.is_visible()
            assert shown.text_content() == made.read(field["file"])
