"""How large the desk of a busy hub is, how long it takes to make, and how soon and with how much memory it is usable.

The page is opened in Chromium from a file, in turns with a plain page of the same texts: what a browser needs for so
many words anyway. Pictures are files of a few bytes, since only their names stand in the page.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from markdown import Markdown

import _browser
from _bench.compose import EXTENSIONS
from _bench.posts import ZONE, posts
from litfass import bundle, checks, compose, desk
from litfass.bundle.hanging import Hanging
from litfass.channels import load
from litfass.model import Channel, Format, Language, Picture, Post, Request, Settings
from litfass.text.document import parse
from litfass.website.desk import desk_style, modules, order

GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
HUB = Path("/hub")
SETTINGS = Settings(HUB, HUB / "content", "https://www.beispiel.de/", "Beispiel", ZONE, "beispiel.de", (GERMAN,))
ROUNDS = 3
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
USABLE = """() => {
  const look = () => {
    const there = document.querySelector('#desk a, #desk button, #desk-plain:not([hidden]) a');
    if (document.readyState === 'loading' || !there) return requestAnimationFrame(look);
    return requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
  };
  look();
}"""
"""Notes when the page stands and its first link or button has been painted."""


@dataclass(slots=True)
class Took:
    """CPU seconds of composing and of making the page, bytes of texts and page; ms until usable and MB, per round."""

    composing: float = 0.0
    making: float = 0.0
    texts: int = 0
    page: int = 0
    usable: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    memory_of_plain: list[float] = field(default_factory=list)


def measure(count: int, channels: int) -> Took:
    """What so many posts take, each for so many channels. LookupError when there is no browser."""
    browser = _browser.find()
    if browser is None:
        raise LookupError(_browser.MISSING)
    took = Took()
    start = process_time()
    files = dict(_files(count, channels))
    took.composing = process_time() - start
    known, _ = load(None)
    start = process_time()
    made = desk.page(files, _desk(known))
    took.making = process_time() - start
    took.texts = sum(len(content) for path, content in files.items() if not path.endswith(".json"))
    took.page = len(made["index.html"])
    with tempfile.TemporaryDirectory(prefix="litfass-bench-") as folder:
        pages = {name: Path(folder) / f"{name}.html" for name in ("desk", "plain")}
        pages["desk"].write_bytes(made["index.html"])
        pages["plain"].write_bytes(_plain(files))
        _watch(browser, pages, took)
    return took


def _desk(known: Mapping[str, Channel]) -> desk.Desk:
    return desk.Desk(
        name=SETTINGS.site_name,
        url=SETTINGS.site_url,
        language="de",
        channels=known,
        order=order(SETTINGS, known),
        style=desk_style(SETTINGS),
        modules=modules(),
    )


def _files(count: int, channels: int) -> Iterator[tuple[str, bytes]]:
    """The manifests and texts of so many bundles."""
    known, _ = load(None)
    forms = [(channel, channel.default) for channel in islice(known.values(), channels)]
    markdown = Markdown(extensions=list(EXTENSIONS))
    for post in posts(count):
        for path, content in _bundle(post, markdown.reset().convert(post.body), forms).items():
            if isinstance(content, bytes) and path.endswith((".txt", ".html", ".json")):
                yield path, content


def _bundle(post: Post, html: str, forms: list[tuple[Channel, Format]]) -> Mapping[str, bytes | Path]:
    """A post's bundle, with a picture in three shapes for each channel."""
    document = parse(html, SETTINGS.url(post.address))
    extract = compose.extract(post, document)
    variants = [
        compose.variant(post, document, extract, form, channel, Request(channel.id, form.id), SETTINGS)
        for channel, form in forms
    ]
    cover = Picture("posts/bild.jpg", alt="Ein Ofen in einer Backstube, davor zwei Menschen mit Mehl an den Händen")
    shapes = {"landscape": (1200, 627), "square": (1200, 1200), "portrait": (1080, 1350)}
    hung = [Hanging(1, cover, f"1-{name}.jpg", b"jpeg", name, "jpeg", size) for name, size in shapes.items()]
    facts = {
        made.request.name: bundle.Facts(checks.counted(made, post, form, channel, SETTINGS))
        for made, (channel, form) in zip(variants, forms, strict=True)
    }
    return bundle.files_of(post, variants, SETTINGS, {each.request.name: hung for each in variants}, facts=facts)


def _plain(files: Mapping[str, bytes]) -> bytes:
    """All texts one below the other, and a link to look for."""
    texts = (content for path, content in files.items() if not path.endswith(".json"))
    rows = (content.replace(b"&", b"&amp;").replace(b"<", b"&lt;") for content in texts)
    body = b"".join(b"<pre>%b</pre>\n" % row for row in rows)
    return b'<!doctype html>\n<meta charset="utf-8">\n<div id="desk"><a href="#">Texte</a></div>\n' + body


def _watch(browser: str, pages: Mapping[str, Path], took: Took) -> None:
    """Opens both pages in turns, each in a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        for _ in range(ROUNDS):
            for name, times, memory in (
                ("desk", took.usable, took.memory),
                ("plain", took.plain, took.memory_of_plain),
            ):
                opened = playwright.chromium.launch(executable_path=browser, args=OPTIONS)
                page = opened.new_page()
                page.add_init_script(f"({USABLE})()")
                page.goto(pages[name].as_uri())
                times.append(float(page.wait_for_function("window.usable", timeout=120_000).json_value()))
                memory.append(_memory(opened, page))
                opened.close()


def _memory(browser: Any, page: Any) -> float:
    """MB of the process that shows the page; of its scripts alone where the system does not tell."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = [_resident(int(each["id"])) for each in found if each["type"] == "renderer"]
    if any(sizes):
        return max(sizes)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / 1e6


def _resident(process: int) -> float:
    """MB that a process holds; 0 where there is no /proc."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    lines = (line.split() for line in status.read_text("utf-8").splitlines())
    return next((int(line[1]) / 1024 for line in lines if line[:1] == ["VmRSS:"]), 0.0)


def ratios(took: Took) -> dict[str, float]:
    """What is compared from version to version: each figure beside one of the same run."""
    return {
        "size_vs_texts": round(took.page / took.texts, 2),
        "making_vs_composing": round(took.making / took.composing, 3),
        "usable_vs_plain": round(median(took.usable) / median(took.plain), 2),
        "memory_vs_plain": round(median(took.memory) / median(took.memory_of_plain), 2),
    }
