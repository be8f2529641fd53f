"""Pictures as readers see them: the right width for each screen, nothing that jumps, and large when they ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route
from tests import hubs
from tests.browser.conftest import Open
from tests.pictured import plant

POST = "blog/bilder/"
PAGES = ("", "blog/", POST)
FOREIGN = "https://elsewhere.example/x.jpg"
"""The one picture of another host that the writer put there."""
SHIFTS = """
  window.shifts = [];
  const place = ({ x, y, width, height }) => [x, y, width, height];
  const said = (each) => [each.node?.nodeName, each.node?.className, place(each.previousRect), place(each.currentRect)];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) window.shifts.push([each.value, each.sources.map(said)]);
  }).observe({ type: "layout-shift" });
"""
SHOWN = """
  [...document.querySelectorAll("img[srcset]")].filter((each) => each.offsetWidth).map((each) => ({
    url: each.currentSrc, width: each.offsetWidth,
    widths: [...each.parentElement.querySelector("source").srcset.matchAll(/ (\\d+)w/g)].map((found) => +found[1]),
  }))
"""
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Held:
    """Keeps pictures back until they are released."""

    def __init__(self) -> None:
        self.back: list[Route] = []
        self.open = False

    def __call__(self, route: Route) -> None:
        """Answers a request, or keeps it waiting."""
        if not self.open:
            self.back.append(route)
        elif route.request.url == FOREIGN:
            route.abort()
        else:
            route.continue_()

    def release(self) -> None:
        """Lets all of them come."""
        self.open = True
        for route in self.back:
            self(route)


@pytest.fixture(name="home", scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    hub = hubs.copy_hub(tmp_path_factory.mktemp("browser") / "hub")
    plant(hub)
    hubs.build(hub)
    return serve(hub / "site")


def go(page: Page, address: str) -> Page:
    page.route(FOREIGN, lambda route: route.abort())
    page.goto(address, wait_until="load")
    return page


def scroll(page: Page) -> None:
    """Down to the end, so that every picture was near the window once."""
    page.evaluate("for (const each of document.images) each.loading = 'eager'")
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 600):
        page.evaluate(f"scrollTo(0, {top})")
    page.wait_for_function("[...document.images].every((each) => each.complete)")


@pytest.mark.parametrize("density", [1, 2, 3])
@pytest.mark.parametrize("width", [360, 768, 1440, 2100])
@pytest.mark.parametrize("path", PAGES)
def test_each_screen_loads_what_it_shows_and_not_much_more(
    home: str, window: Open, path: str, width: int, density: int
) -> None:
    page = go(window(width, density).new_page(), home + path)
    scroll(page)
    shown = page.evaluate(SHOWN)
    assert shown
    for each in shown:
        found = re.search(r"-(\d+)-[0-9a-f]{10}\.avif$", each["url"])
        assert found, each
        loaded, needed = int(found[1]), each["width"] * density
        assert loaded >= 0.95 * needed or loaded == max(each["widths"]), each
        assert loaded <= 2.25 * needed or loaded == min(each["widths"]), each


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_pictures_move_nothing(home: str, window: Open, path: str, width: int) -> None:
    """All of them are held back until the rest of the page stands; fonts never come, since they would move words."""
    page, held = window(width).new_page(), Held()
    page.route("**/*.woff2", lambda route: route.abort())
    page.route(re.compile(r"\.(avif|jpg|png|gif|svg)$"), held)
    page.goto(home + path, wait_until="domcontentloaded")
    page.evaluate(FRAMES)
    page.evaluate(SHIFTS)
    assert held.back
    held.release()
    page.wait_for_load_state("load")
    scroll(page)
    page.evaluate(FRAMES)
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize("path", PAGES)
def test_no_other_host_is_asked(home: str, window: Open, path: str) -> None:
    page, asked = window().new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    scroll(go(page, home + path))
    assert {url for url in asked if not url.startswith(home)} <= {FOREIGN}
    assert asked


def test_a_picture_opens_by_keyboard_and_gives_the_focus_back(home: str, window: Open) -> None:
    page = go(window().new_page(), home + POST)
    link = page.locator("a.lf-zoom").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog.lf-box")
    box.wait_for(state="visible")
    assert box.locator("img").get_attribute("alt") == "Die Wiese"
    assert box.locator(".lf-box__words").inner_text().startswith("Die Wiese hinter dem Haus. Foto: Merle, CC BY-SA 4.0")
    assert box.locator(".lf-box__count").inner_text() == "Bild 2 von 4"
    page.wait_for_function("document.querySelector('.lf-box img').naturalWidth > 0")
    page.keyboard.press("ArrowRight")
    assert box.locator("img").get_attribute("alt") == "Zeichnung"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert box.locator("img").get_attribute("alt") == "Ein Brot"
    page.keyboard.press("ArrowLeft")
    assert box.locator(".lf-box__count").inner_text() == "Bild 4 von 4"
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert link.evaluate("each => each === document.activeElement")


def test_the_focus_stays_in_the_box(home: str, window: Open) -> None:
    page = go(window().new_page(), home + POST)
    page.locator("a.lf-zoom").nth(1).press("Enter")
    seen = []
    for _ in range(9):
        seen.append(
            page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText")
        )
        page.keyboard.press("Tab")
    round_ = ["Schließen", "Voriges Bild", "Nächstes Bild", "CC BY-SA 4.0"]
    assert seen == (round_ * 3)[:9]
    for name in ("Schließen", "CC BY-SA 4.0", "Nächstes Bild"):
        page.keyboard.press("Shift+Tab")
        assert name in page.evaluate("document.activeElement.outerHTML")


def test_a_picture_opens_and_closes_by_mouse(home: str, window: Open) -> None:
    page = go(window().new_page(), home + POST)
    page.locator("a.lf-zoom").nth(1).click()
    box = page.locator("dialog.lf-box")
    box.wait_for(state="visible")
    box.locator("button", has_text="→").click()
    assert box.locator("img").get_attribute("alt") == "Zeichnung"
    box.locator(".lf-box__stage").click(position={"x": 5, "y": 5})
    box.wait_for(state="hidden")
    assert page.url == home + POST


def test_a_new_tab_is_the_readers_choice(home: str, window: Open) -> None:
    context = window()
    page = go(context.new_page(), home + POST)
    with context.expect_page() as opened:
        page.locator("a.lf-zoom").nth(1).click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("/wiese.jpg")
    assert page.locator("dialog.lf-box").count() == 0


def test_without_a_script_the_link_leads_to_the_large_picture(home: str, window: Open) -> None:
    page = go(window(java_script_enabled=False).new_page(), home + POST)
    page.locator("a.lf-zoom").nth(1).click()
    page.wait_for_url("**/wiese.jpg")


def test_who_wants_no_motion_sees_none(home: str, window: Open) -> None:
    for motion, name in (("reduce", "none"), ("no-preference", "lf-box")):
        page = go(window(reduced_motion=motion).new_page(), home + POST)
        page.locator("a.lf-zoom").nth(1).press("Enter")
        assert page.locator("dialog.lf-box").evaluate("each => getComputedStyle(each).animationName") == name


def test_the_box_needs_nothing_inline(home: str, window: Open) -> None:
    """It opens under a policy that forbids scripts and styles in the page itself."""

    def strict(route: Route) -> None:
        response = route.fetch()
        policy = "default-src 'self'; script-src 'self'; style-src 'self'"
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page = window().new_page()
    page.route(home + POST, strict)
    go(page, home + POST)
    page.locator("a.lf-zoom").nth(1).press("Enter")
    page.locator("dialog.lf-box").wait_for(state="visible")


def test_a_small_picture_is_not_blown_up(home: str, window: Open) -> None:
    page = go(window(2100).new_page(), home + POST)
    page.locator("a.lf-zoom").nth(3).press("Enter")
    page.wait_for_function("document.querySelector('.lf-box img').complete")
    image = page.locator("dialog.lf-box img")
    assert image.get_attribute("alt") == "Falsch"
    assert image.evaluate("each => [each.naturalWidth, getComputedStyle(each).objectFit]") == [700, "scale-down"]
