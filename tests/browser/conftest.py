"""A browser for tests, and sites that it looks at: one of each for each worker."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.browser import desk

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""As scripts/_browser.py has them (a test compares them)."""
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

Open = Callable[..., BrowserContext]


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """The browser of this machine; without one the test is skipped, which fails where CI is set."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium was found; scripts/test.py says what to install")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(name="window")
def _window(browser: Browser) -> Iterator[Open]:
    """Opens a window: width, density of the screen and whatever else a browser's context takes."""
    opened: list[BrowserContext] = []

    def window(width: int = 1440, density: float = 1, **options: Any) -> BrowserContext:
        size: Any = {"width": width, "height": 900}
        opened.append(browser.new_context(viewport=size, device_scale_factor=density, **options))
        return opened[-1]

    yield window
    for context in opened:
        context.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Keeps it to itself."""


@pytest.fixture(name="serve", scope="session")
def _serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(name="made", scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> desk.Desk:
    """The desk of a hub with texts for every day; nobody may change it."""
    return desk.made(tmp_path_factory.mktemp("desk") / "hub")
