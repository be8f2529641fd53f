"""The desk as `litfass serve --exports` shows it: "I posted it" writes a file of the hub, and undoing takes it away."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
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


@pytest.fixture(name="preview")
def _preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A hub and the address of its preview."""
    hub = hubs.copy_hub(tmp_path / "hub")
    desk.plant(hub)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
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
        yield hub, f"http://127.0.0.1:{port}/desk/"
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
