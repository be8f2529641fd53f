"""The desk as `litfass serve --exports` shows it: "I posted it" writes a file of the hub, and undoing takes it away."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from tests import hubs
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.test_desk_posted import URL, post

ENTRY = "content/ledger/2026/2026-11-22-broetchen--linkedin-post.yml"


WORKERS = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"


@pytest.fixture(name="port")
def _port() -> int:
    """A port that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(name="preview")
def _preview(tmp_path: Path, port: int) -> Iterator[tuple[Path, str]]:
    """A hub and the address of its preview."""
    hub = hubs.copy_hub(tmp_path / "hub")
    desk.plant(hub)
    with previewed(hub, port) as address:
        yield hub, address


@contextmanager
def previewed(hub: Path, port: int) -> Iterator[str]:
    """The address of the desk while the hub's preview runs."""
    command = [sys.executable, "-W", "ignore", "-m", "litfass", "serve", "--exports", "--address", f"127.0.0.1:{port}"]
    pipes: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=hub, env=hubs.environment(desk.NOW), **pipes) as process:
        watch = threading.Timer(240, process.kill)
        watch.start()
        said = iter(process.stderr or ())
        assert any("Serving on" in line for line in said), "the preview did not start"
        watch.cancel()
        drain = threading.Thread(target=lambda: list(said), daemon=True)
        drain.start()
        try:
            yield f"http://127.0.0.1:{port}/desk/"
        finally:
            process.terminate()


def answered(page: Page, method: str) -> Any:
    """Waits for the preview's answer about the ledger."""
    return page.expect_response(lambda found: found.request.method == method and found.url.endswith("/desk/ledger"))


@pytest.mark.slow
def test_what_was_posted_is_written_and_taken_back(preview: tuple[Path, str], window: Open) -> None:
    hub, address = preview
    page = desk.show(window(360, locale="de-DE").new_page(), address, desk.route_to("linkedin-post"))
    with answered(page, "POST") as answer:
        post(page)
    assert answer.value.status == 200
    entry = yaml.safe_load((hub / ENTRY).read_text("utf-8"))
    told = (entry["schema"], entry["post"], entry["channel"], entry["format"], entry["url"])
    assert told == ("litfass.ledger/1", "2026-broetchen", "linkedin", "post", URL)
    (part,) = (each for each in desk.read(hub / "exports").parts() if each["name"] == "linkedin-post")
    assert entry["variant"] == part["variant"]
    with answered(page, "DELETE") as undone:
        page.locator("#desk-said").get_by_role("button", name="Rückgängig").click()
    assert undone.value.status == 200
    assert not (hub / ENTRY).exists()


@pytest.mark.slow
def test_the_desk_opens_again_and_again(preview: tuple[Path, str], window: Open) -> None:
    hub, address = preview
    context = window(360, locale="de-DE", service_workers="allow")
    page = desk.show(context.new_page(), address, desk.route_to("linkedin-post"))
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    for _ in range(2):
        answer = page.reload()
        assert answer
        assert (answer.status, answer.from_service_worker) == (200, True)
        page.locator("#desk main h1").wait_for()
    page.goto("about:blank")
    page.goto(address + desk.route_to("linkedin-post"))
    page.locator("#desk main h1").wait_for()
    assert page.evaluate(WORKERS) == 1
    assert page.locator("link[rel=manifest]").count() == 1
    with answered(page, "POST") as answer:
        post(page)
    assert answer.value.status == 200, "the token of this start is on the page"
    assert (hub / ENTRY).is_file()
    context.set_offline(True)
    page.reload()
    page.locator("#desk main h1").wait_for()


@pytest.mark.slow
def test_another_hub_on_the_same_port_is_the_one_that_is_shown(tmp_path: Path, port: int, window: Open) -> None:
    """The worker of the first one is still there, and asks before it answers."""
    page = window(locale="de-DE", service_workers="allow").new_page()
    for name in ("Erste Bäckerei", "Zweite Bäckerei"):
        hub = hubs.copy_hub(tmp_path / name)
        desk.plant(hub)
        settings = hub / "mkdocs.yml"
        settings.write_text(re.sub(r"site_name: .*", f"site_name: {name}", settings.read_text("utf-8")), "utf-8")
        with previewed(hub, port) as address:
            page.goto(address)
            page.locator("#desk main h1").wait_for()
            assert page.locator(".top__name").inner_text() == name
            page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
