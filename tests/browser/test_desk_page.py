"""The desk's page in a browser: every text as in its file, nothing that runs but our script, and no network needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import hubs
from tests.browser.conftest import Open

TEXTS = """() => [...document.querySelectorAll('#desk-plain section pre')].map((each) =>
  [each.closest('section').id.replace(/[^/]*$/, '') + each.dataset.file, each.textContent])"""
HOSTILE = (
    "\n\n  <b>&amp;</b> </pre><script>window.broken = 1</script><img src=x onerror='window.broken = 2'> \u202e \"'`\n"
)


@pytest.fixture(name="exports", scope="module")
def _exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundles of a hub in which somebody wrote what could break out of a page."""
    hub = hubs.copy_hub(tmp_path_factory.mktemp("page") / "hub")
    assert hubs.litfass(hub, "export").returncode == 0
    next((hub / "exports").glob("*/linkedin-post/text.txt")).write_bytes(HOSTILE.encode())
    assert hubs.litfass(hub, "export").returncode == 0
    return hub / "exports"


def test_every_text_is_that_of_its_file(window: Open, exports: Path) -> None:
    page = window().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
    page.goto((exports / "index.html").as_uri())
    texts = dict(page.evaluate(TEXTS))
    assert len(texts) > 10
    assert {path: (exports / path).read_bytes().decode() for path in texts} == texts
    assert HOSTILE in texts.values()
    assert page.evaluate("window.broken") is None
    assert not said


def test_nobody_elses_script_or_style_runs(window: Open, exports: Path) -> None:
    page = window().new_page()
    page.goto((exports / "index.html").as_uri())
    found = page.evaluate(
        """() => new Promise((done) => {
          const refused = [];
          addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.broken = 1';
          const style = document.createElement('style');
          style.textContent = 'body { display: none }';
          const image = document.createElement('img');
          image.src = 'https://boese.example/x.png';
          document.body.append(script, style, image);
          fetch('https://boese.example/').catch(() => setTimeout(() => done([...new Set(refused)].sort()), 50));
        })"""
    )
    assert found == ["connect-src", "img-src", "script-src-elem", "style-src-elem"]
    assert page.evaluate("window.broken") is None


def test_all_texts_can_be_read_without_javascript(window: Open, exports: Path) -> None:
    page = window(java_script_enabled=False).new_page()
    page.goto((exports / "index.html").as_uri())
    assert page.get_by_text("Ihr Browser führt auf dieser Seite kein JavaScript aus.").is_visible()
    for section in page.locator("#desk-plain section").all():
        section.scroll_into_view_if_needed()
        assert section.locator("pre").first.is_visible()


def test_the_desk_opens_without_a_network(window: Open, exports: Path, serve: Callable[[Path], str]) -> None:
    context = window()
    page = context.new_page()
    page.goto(serve(exports))
    worker = page.evaluate("navigator.serviceWorker.ready.then((found) => found.active.scriptURL)")
    assert worker.endswith("/desk-worker.js")
    assert page.locator("link[rel=manifest]").get_attribute("href") == "desk.webmanifest"
    page.reload()
    texts = page.evaluate(TEXTS)
    context.set_offline(True)
    page.reload()
    assert page.evaluate(TEXTS) == texts
