""" "I posted it": remembered on the device, handed to the forge or as a file, and taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, Route, expect
from tests import hubs
from tests.browser import desk
from tests.browser.conftest import Open
from tests.browser.desk import Desk

TYPED = "https://example.com/posts/1?a=1&b=2#x: y"
URL = "https://example.com/posts/1?a=1&b=2#x:%20y"
"""As an address is written."""


def post(page: Page, url: str = TYPED) -> None:
    """Says where the text stands."""
    page.locator(".done").click()
    page.get_by_label("Link zum geposteten Text").fill(url)
    page.get_by_role("button", name="Als gepostet merken").click()


def with_hub(made: Desk, folder: Path, **hub: Any) -> str:
    """The page of a hub with other settings, in a folder of its own."""
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    page = (folder / "index.html").read_text("utf-8")
    data = desk.data_in(page)
    data["hub"].update(hub)
    (folder / "index.html").write_text(desk.changed(page, data), "utf-8")
    return (folder / "index.html").as_uri()


def test_the_device_remembers_and_takes_back(made: Desk, window: Open) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, desk.route_to("linkedin-post"))
    post(page)
    assert page.get_by_role("link", name="Zum Beitrag dort").get_attribute("href") == URL
    page.reload()
    assert page.locator(".done").get_attribute("aria-pressed") == "true"
    part = made.parts()[0]
    stored = page.evaluate("JSON.parse(localStorage.getItem('litfass-desk:https://brot.example/laden/'))")
    row = stored["2026-broetchen|linkedin-post"]
    assert (row["url"], row["variant"]) == (URL, part["variant"])
    page.get_by_role("button", name="Rückgängig").first.click()
    assert page.locator(".done").get_attribute("aria-pressed") == "false"
    assert page.evaluate("localStorage.getItem('litfass-desk:https://brot.example/laden/')") == "{}"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "example", "https://", "//example.com/x", ""]
)
def test_only_an_address_is_a_link(made: Desk, window: Open, url: str) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, desk.route_to("linkedin-post"))
    post(page, url)
    assert page.get_by_role("alert").inner_text().startswith("Das ist keine Adresse")
    assert page.locator(".done").get_attribute("aria-pressed") == "false"


def test_an_address_may_come_without_its_beginning(made: Desk, window: Open) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, desk.route_to("linkedin-post"))
    post(page, "example.com/posts/1")
    link = page.get_by_role("link", name="Zum Beitrag dort")
    assert link.get_attribute("href") == "https://example.com/posts/1"


FORGES = {
    "github": ("https://github.com/a/b", "/a/b/new/main", "filename", "value"),
    "forgejo": ("https://codeberg.org/a/b", "/a/b/_new/main", "filename", "value"),
}


@pytest.mark.parametrize("kind", FORGES)
def test_the_forge_gets_the_entry(made: Desk, window: Open, tmp_path: Path, kind: str) -> None:
    url, path, name, text = FORGES[kind]
    forge = {"kind": kind, "url": url, "branch": "main", "root": "seite"}
    page = desk.show(
        window(360, locale="de-DE", timezone_id="Europe/Berlin").new_page(),
        with_hub(made, tmp_path, forge=forge),
        desk.route_to("mastodon-post@laden"),
    )
    post(page)
    address = urlsplit(page.get_by_role("link", name="anlegen").get_attribute("href") or "")
    query = parse_qs(address.query)
    assert address.path == f"{path}/seite/content/ledger/2026"
    assert query[name] == [f"{desk.TODAY}--mastodon-post@laden.yml"]
    entry = yaml.safe_load(query[text][0])
    assert list(entry) == ["schema", "post", "channel", "format", "account", "url", "at", "variant"]
    assert entry["url"] == URL
    with page.expect_download() as started:
        page.get_by_role("button", name="Eintrag herunterladen").click()
    assert started.value.suggested_filename == f"{desk.TODAY}--mastodon-post@laden.yml"
    assert started.value.path().read_text("utf-8") == query[text][0]


def test_the_downloaded_entry_is_one(made: Desk, window: Open, tmp_path: Path) -> None:
    """Put where its name belongs, the hub's own check takes it, and the next desk knows."""
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, desk.route_to("mastodon-post@laden"))
    post(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Eintrag herunterladen").click()
    hub = shutil.copytree(made.folder.parent, tmp_path / "hub")
    place = hub / "content/ledger/2026"
    place.mkdir(parents=True)
    started.value.save_as(place / started.value.suggested_filename)
    done = hubs.litfass(hub, "export", now=desk.NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    (part,) = (each for each in desk.read(hub / "exports").parts() if each["name"] == "mastodon-post@laden")
    assert part["posted"]["url"] == URL
    assert part["posted"]["variant"] == part["variant"]


@pytest.mark.parametrize("status", [201, 403])
def test_a_server_that_writes_is_told(
    made: Desk, window: Open, tmp_path: Path, serve: Callable[[Path], str], status: int
) -> None:
    with_hub(made, tmp_path, write={"url": "./ledger", "token": "secret"})
    page, told = window(360, locale="de-DE").new_page(), []

    def answer(route: Route) -> None:
        told.append((route.request.method, route.request.post_data_json, route.request.headers))
        route.fulfill(status=status, body=json.dumps({}), content_type="application/json")

    page.route("**/ledger", answer)
    desk.show(page, serve(tmp_path) + "index.html", desk.route_to("linkedin-post"))
    post(page)
    page.locator("#desk-said .said").wait_for()
    (method, entry, headers), *_ = told
    assert (method, entry["url"], entry["post"]) == ("POST", URL, "2026-broetchen")
    assert headers["x-litfass-token"] == "secret"
    said = page.locator("#desk-said").inner_text()
    if status == 403:
        assert "Die Ablage nahm es nicht an, auf diesem Gerät ist es gemerkt. Meldung: 403" in said
        assert page.locator(".done").get_attribute("aria-pressed") == "true", "the device remembers instead"
        return
    assert "steht in der Ablage" in said
    page.locator("#desk-said").get_by_role("button", name="Rückgängig").click()
    expect(page.locator(".done")).to_have_attribute("aria-pressed", "false")
    assert told[-1][0] == "DELETE"


ENTRY = {
    "url": "https://example.com/old",
    "at": "2026-11-22T08:20:00+01:00",
    "by": "Jule",
    "variant": "ab" * 32,
    "file": "content/ledger/2026/x.yml",
}


def with_entry(made: Desk, folder: Path, **hub: Any) -> str:
    """The page of a hub whose ledger has the text for LinkedIn."""
    address = with_hub(made, folder, **hub)
    page = folder / "index.html"
    data = desk.data_in(page.read_text("utf-8"))
    (post_there,) = (each for each in data["posts"] if each["folder"] == desk.TODAY)
    next(each for each in post_there["parts"] if each["name"] == "linkedin-post")["posted"] = ENTRY
    page.write_text(desk.changed(page.read_text("utf-8"), data), "utf-8")
    return address


class Server:
    """Keeps one entry as a preview does; `refuses` makes it answer so instead."""

    def __init__(self, entry: dict[str, Any] | None) -> None:
        self.entry, self.refuses = entry, 0

    def __call__(self, route: Route) -> None:
        asked = route.request
        if self.refuses:
            told: dict[str, Any] = {"error": "content/ledger cannot be written."}
            return route.fulfill(status=self.refuses, body=json.dumps(told), content_type="application/json")
        assert asked.method == ("POST" if self.entry is None else asked.method)
        assert asked.method != "POST" or self.entry is None, "the ledger has one already"
        sent = asked.post_data_json
        self.entry = None if asked.method == "DELETE" else {key: sent[key] for key in ("url", "at", "by", "variant")}
        told = {"posted": self.entry and {**self.entry, "file": ENTRY["file"]}}
        return route.fulfill(body=json.dumps(told), content_type="application/json")


def correct(page: Page, url: str) -> None:
    """Opens the question once more and types another link."""
    page.locator(".done").click()
    assert page.get_by_label("Link zum geposteten Text").input_value() == ENTRY["url"]
    assert page.get_by_role("button", name="Ohne Link merken").count() == 0
    page.get_by_label("Link zum geposteten Text").fill(url)
    page.get_by_role("button", name="Als gepostet merken").click()


def test_a_correction_loses_nothing(made: Desk, window: Open, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    """It replaces the entry in one step; its undo brings the old one back, with all that stood in it."""
    with_entry(made, tmp_path, write={"url": "./ledger", "token": "secret"})
    old = {key: ENTRY[key] for key in ("url", "at", "by", "variant")}
    server = Server(old)
    page = window(360, locale="de-DE").new_page()
    page.route("**/ledger", server)
    desk.show(page, serve(tmp_path) + "index.html", desk.route_to("linkedin-post"))
    said, link = page.locator("#desk-said"), page.get_by_role("link", name="Zum Beitrag dort")
    server.refuses = 500
    correct(page, "https://example.com/new")
    expect(said).to_contain_text("Die Ablage nahm es nicht an. Meldung: content/ledger cannot be written.")
    assert said.get_by_role("button").count() == 0, "nothing happened that one could undo"
    assert server.entry == old
    assert link.get_attribute("href") == ENTRY["url"]
    server.refuses = 0
    correct(page, "https://example.com/new")
    expect(said).to_contain_text("steht in der Ablage")
    expect(link).to_have_attribute("href", "https://example.com/new")
    assert server.entry == {**old, "url": "https://example.com/new"}
    said.get_by_role("button", name="Rückgängig").click()
    expect(link).to_have_attribute("href", ENTRY["url"])
    assert server.entry == old
    page.locator(".posted").get_by_role("button", name="Rückgängig").click()
    expect(page.locator(".done")).to_have_attribute("aria-pressed", "false")
    assert server.entry is None
    said.get_by_role("button", name="Rückgängig").click()
    expect(link).to_have_attribute("href", ENTRY["url"])
    assert server.entry == old
    assert page.evaluate("localStorage.getItem('litfass-desk:https://brot.example/laden/')") in (None, "{}")


def test_where_nobody_writes_the_ledger_stands(made: Desk, window: Open, tmp_path: Path) -> None:
    page = desk.show(window(360, locale="de-DE").new_page(), with_entry(made, tmp_path), desk.route_to("linkedin-post"))
    assert page.locator("button.done").count() == 0
    assert page.locator(".done").inner_text().startswith("Gepostet ")
    note = page.locator(".posted")
    assert note.get_by_role("link").get_attribute("href") == ENTRY["url"]
    assert "Ändern lässt es sich im Repository, in content/ledger/2026/x.yml." in note.inner_text()
    assert note.get_by_role("button").count() == 0


def test_an_edited_text_is_not_said_to_have_changed(made: Desk, window: Open) -> None:
    """What was pasted is in no build, so there is no checksum to compare."""
    page = desk.show(window(360, locale="de-DE").new_page(), made.file, desk.route_to("linkedin-post"))
    page.locator(".edit").first.click()
    page.locator("#edit-text").fill("Ganz andere Worte.")
    page.get_by_role("button", name="Fertig").click()
    post(page)
    page.reload()
    assert page.locator(".done").get_attribute("aria-pressed") == "true"
    assert "geändert" not in page.locator(".posted").inner_text()
    with page.expect_download() as started:
        page.get_by_role("button", name="Eintrag herunterladen").click()
    assert "variant" not in yaml.safe_load(started.value.path().read_text("utf-8"))


def test_an_edited_text_goes_back_into_the_post(made: Desk, window: Open, tmp_path: Path) -> None:
    """As a page of the forge with name and text filled in, as a patch, and as the file itself."""
    forge = {"kind": "github", "url": "https://github.com/a/b", "branch": "main", "root": ""}
    context = window(1440, locale="de-DE")
    page = desk.show(context.new_page(), with_hub(made, tmp_path, forge=forge), desk.route_to("linkedin-post"))
    context.route("https://github.com/**", lambda route: route.fulfill(body="forge"))
    page.locator(".edit").first.click()
    page.locator("#edit-text").fill("Ganz andere Worte.")
    page.locator("summary", has_text="In den Beitrag übernehmen").click()
    with context.expect_page() as opened:
        page.get_by_role("button", name="Bei GitHub öffnen").click()
    query = parse_qs(urlsplit(opened.value.url).query)
    assert query["filename"] == ["linkedin.md"]
    assert query["value"] == ["Ganz andere Worte.\n"]
    with page.expect_download() as started:
        page.get_by_role("button", name="Als Patch herunterladen").click()
    assert "+Ganz andere Worte.\n" in started.value.path().read_text("utf-8")
    with page.expect_download() as started:
        page.get_by_role("button", name="Datei herunterladen").click()
    assert started.value.suggested_filename == "linkedin.md"


def test_an_edited_title_goes_into_the_head_of_the_post(made: Desk, window: Open, tmp_path: Path) -> None:
    """As a patch, and as the new head in the clipboard, for the forge's page or an editor."""
    forge = {"kind": "gitlab", "url": "https://git.example/a/b", "branch": "main", "root": ""}
    context = window(1440, locale="de-DE")
    page = desk.show(context.new_page(), with_hub(made, tmp_path, forge=forge), desk.route_to("newsletter-mail"))
    context.route("https://git.example/**", lambda route: route.fulfill(body="forge"))
    page.get_by_role("button", name="Betreff bearbeiten").click()
    page.locator("#edit-text").fill("Acht Uhr, Mohn")
    page.locator("summary", has_text="In den Beitrag übernehmen").click()
    assert "Kopf von content/posts/2026/broetchen/index.md" in page.locator(".ask--edit").inner_text()
    with page.expect_download() as started:
        page.get_by_role("button", name="Als Patch herunterladen").click()
    patch = started.value.path().read_text("utf-8")
    head = desk.POST[: desk.POST.index("\n---\n") + 5]
    after = head.replace("newsletter: true", 'newsletter:\n    subject: "Acht Uhr, Mohn"')
    assert "-  newsletter: true\n" in patch
    assert '+  newsletter:\n+    subject: "Acht Uhr, Mohn"\n' in patch
    with context.expect_page() as opened:
        page.get_by_role("button", name="Bei GitLab öffnen").click()
    assert opened.value.url == "https://git.example/a/b/-/edit/main/content/posts/2026/broetchen/index.md"
    page.get_by_role("button", name="Neuen Kopf kopieren").click()
    expect(page.locator("dialog[open] [role=status]")).to_contain_text("Der neue Kopf ist in der Zwischenablage.")
    page.get_by_role("button", name="Abbrechen").click()
    assert desk.pasted(page) == after
