"""The share sheet: what the desk hands over is the text and the pictures of the bundle, byte by byte."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.test_desk_locked import _locked, unlock

__all__ = ["_locked"]
Serve = Callable[[Path], str]
SHEET = """
  (() => {
    const read = async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { isFile: file instanceof File, name: file.name, type: file.type,
               bytes: btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join("")) };
    };
    window.shared = [];
    window.asked = [];
    window.takesFiles = true;
    window.refusal = null;
    navigator.canShare = (given) => {
      window.asked.push(Object.keys(given).sort());
      return window.takesFiles;
    };
    navigator.share = async (given) => {
      if (!navigator.userActivation.isActive) throw new DOMException("no gesture", "NotAllowedError");
      window.shared.push({ ...given, files: given.files && (await Promise.all([...given.files].map(read))) });
      if (window.refusal) throw new DOMException(...window.refusal);
    };
  })();
"""
"""A share sheet that writes down what it gets; headless Chromium has none."""


def opened(window: Open, address: str, part: str, **options: Any) -> Page:
    context = window(360, locale="de-DE", **options)
    context.add_init_script(SHEET)
    return desk.show(context.new_page(), address, desk.route_to(part))


def shared(page: Page, times: int = 1) -> dict[str, Any]:
    """What the sheet got after a press."""
    page.get_by_role("button", name="Teilen").click()
    page.wait_for_function("times => window.shared.length === times", arg=times)
    got: dict[str, Any] = page.evaluate("window.shared.at(-1)")
    return got


def files_of(made: Desk, part: dict[str, Any]) -> list[dict[str, Any]]:
    """The first shape of each of a text's pictures, as the sheet should get it."""
    kinds = {"jpg": "image/jpeg", "png": "image/png"}
    numbers = dict.fromkeys(picture["number"] for picture in part["pictures"])
    first = [next(each["file"] for each in part["pictures"] if each["number"] == number) for number in numbers]
    return [
        {
            "isFile": True,
            "name": file.rpartition("/")[2],
            "type": kinds[file.rpartition(".")[2]],
            "bytes": base64.b64encode((made.folder / desk.TODAY / file).read_bytes()).decode(),
        }
        for file in first
    ]


def test_the_sheet_gets_text_and_pictures_of_each_bundle(made: Desk, window: Open, serve: Serve) -> None:
    address = serve(made.folder) + "index.html"
    page = opened(window, address, "linkedin-post")
    pictures = 0
    for part in made.parts():
        page.goto(address + desk.route_to(part["name"]))
        page.reload()
        page.locator("#variant-name").wait_for()
        got = shared(page)
        texts = [made.read(field["file"]) for field in part["fields"] if field["field"] == "text"]
        assert got["text"] == "\n\n".join(texts), part["name"]
        assert (got["files"] or []) == files_of(made, part), part["name"]
        assert set(got) == {"text", "files"}
        pictures += len(got["files"] or [])
    assert pictures
    assert page.evaluate("window.asked") in ([], [["files", "text"]])


def test_a_locked_desk_shares_out_of_its_archive(locked: tuple[Path, Desk], window: Open, serve: Serve) -> None:
    site, open_desk = locked
    context = window(360, locale="de-DE")
    context.add_init_script(SHEET)
    page = context.new_page()
    page.goto(serve(site) + "desk/index.html" + desk.route_to("instagram-feed"))
    unlock(page)
    part = next(each for each in open_desk.parts() if each["name"] == "instagram-feed")
    got = shared(page)
    assert got["text"] == open_desk.read(part["fields"][0]["file"])
    assert got["files"] == files_of(open_desk, part)


def test_a_server_that_knows_no_kinds_of_files_changes_none(made: Desk, window: Open, serve: Serve) -> None:
    page = opened(window, serve(made.folder) + "index.html", "linkedin-post")
    page.evaluate(
        "() => { const plain = window.fetch; window.fetch = async (file) => new Response((await plain(file)).body); }"
    )
    part = next(each for each in made.parts() if each["name"] == "linkedin-post")
    assert shared(page)["files"] == files_of(made, part)


def test_an_edited_text_is_shared_as_edited(made: Desk, window: Open, serve: Serve) -> None:
    page = opened(window, serve(made.folder) + "index.html", "linkedin-post")
    page.locator(".edit").first.click()
    page.locator("#edit-text").fill("Grüße 👍🏽")
    page.get_by_role("button", name="Fertig").click()
    assert shared(page)["text"] == "Grüße 👍🏽"


def test_a_sheet_that_takes_no_files_gets_the_text(made: Desk, window: Open, serve: Serve) -> None:
    page = opened(window, serve(made.folder) + "index.html", "linkedin-post")
    page.evaluate("window.takesFiles = false")
    assert shared(page) == {"text": made.read("linkedin-post/text.txt"), "files": None}


def test_whoever_closes_the_sheet_is_told_nothing_and_an_error_is_told(made: Desk, window: Open, serve: Serve) -> None:
    page = opened(window, serve(made.folder) + "index.html", "linkedin-post")
    said = page.locator("#desk-said")
    page.evaluate("window.refusal = ['closed', 'AbortError']")
    shared(page)
    expect(said).to_be_empty()
    page.evaluate("window.refusal = ['Kein Platz mehr', 'DataError']")
    shared(page, times=2)
    expect(said).to_have_text("Teilen ging nicht. Meldung: Kein Platz mehr")


def test_a_picture_that_is_gone_is_told(made: Desk, window: Open, serve: Serve) -> None:
    page = opened(window, serve(made.folder) + "index.html", "whatsapp-channel")
    page.evaluate("window.fetch = async () => new Response('', { status: 404 })")
    page.evaluate("route => location.hash = route", desk.route_to("linkedin-post"))
    page.get_by_role("heading", name="LinkedIn").wait_for()
    page.get_by_role("button", name="Teilen").click()
    expect(page.locator("#desk-said")).to_have_text(
        f"Teilen ging nicht. Meldung: {desk.TODAY}/linkedin-post/1-landscape.png: 404"
    )
    assert page.evaluate("window.shared") == []


@pytest.mark.parametrize("place", ["served", "file"])
def test_without_a_sheet_there_is_no_button(made: Desk, window: Open, serve: Serve, place: str) -> None:
    address = serve(made.folder) + "index.html" if place == "served" else made.file
    page = desk.show(window(360, locale="de-DE").new_page(), address, desk.route_to("linkedin-post"))
    assert page.evaluate("typeof navigator.share") == "undefined" or place == "file"
    assert page.get_by_role("button", name="Teilen").count() == 0
