"""A hub with something on the desk for every day and kind of channel, and the ways in which tests look at it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page
from tests import hubs

NOW = "2026-11-22T12:00:00+01:00"
"""A Sunday: what is dated 2026-11-22 is due today."""
CHANNELS = """
        google-business: {tier: must}
        newsletter: {tier: must}
        instagram: {tier: may}
        x: {tier: may}
        mastodon: {tier: may, accounts: {laden: {name: Laden, url: "https://example.social/@laden"}}}
        medium: {tier: may}
        youtube: {tier: may}
"""
TODAY = "2026-11-22-broetchen"
POST = """---
id: 2026-broetchen
title: Sonntags frische Brötchen
date: 2026-11-22 08:15
authors: [merle]
categories: [Backstube]
description: Ab sofort auch sonntags von acht bis elf, mit Mohn und mit Sesam.
image: {src: cover.png, alt: Ein Korb voller Brötchen}
channels:
  linkedin: true
  whatsapp: true
  google-business: true
  newsletter: true
  instagram: true
  x: thread
  mastodon: {account: laden}
  medium: true
  youtube: true
---

Am Sonntag um acht roch die ganze Straße nach Mohn. Vor der Tür standen elf Leute,
und drei davon hatten einen Schlafanzug an.

<!-- more -->

Wir backen ab sofort auch sonntags, weil es so viele von Ihnen wollten. Zwei Jahre lang haben wir
Nein gesagt, denn wer sonntags backt, schläft samstags nicht. Jetzt teilen wir uns die Nacht.

## Was es gibt

1. Brötchen mit Mohn
2. Brötchen mit Sesam
3. Hörnchen aus Butterteig

Geöffnet ist von acht bis elf Uhr. Wer vorbestellt, geht an der Schlange vorbei.
Die Tüten liegen dann mit Namen im Regal neben der Kasse.

Welches Brötchen fehlt Ihnen noch?
"""


@dataclass(frozen=True)
class Desk:
    """The exports of a built hub; `data` is what its page knows."""

    folder: Path
    data: Any

    @property
    def file(self) -> str:
        """The page's address where nobody serves it."""
        return (self.folder / "index.html").as_uri()

    def parts(self, folder: str = TODAY) -> list[dict[str, Any]]:
        """The texts of a post."""
        return next(post["parts"] for post in self.data["posts"] if post["folder"] == folder)  # type: ignore[no-any-return]

    def read(self, file: str, folder: str = TODAY) -> str:
        """What a file of the bundle holds."""
        return (self.folder / folder / file).read_bytes().decode()


def plant(hub: Path) -> None:
    """Adds channels and a post that is due today."""
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("        whatsapp: {tier: must}\n", f"        whatsapp: {{tier: must}}{CHANNELS}"), "utf-8"
    )
    folder = hub / "content/posts/2026/broetchen"
    folder.mkdir()
    (folder / "index.md").write_text(POST, "utf-8")
    (folder / "cover.png").write_bytes((hub / "content/posts/2026/erster/cover.png").read_bytes())


def made(folder: Path) -> Desk:
    """A hub whose bundles and desk were made at noon of that Sunday."""
    hub = hubs.copy_hub(folder)
    plant(hub)
    done = hubs.litfass(hub, "export", now=NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    return read(hub / "exports")


def read(folder: Path) -> Desk:
    """What lies in `folder`, with what its page knows."""
    return Desk(folder, data_in((folder / "index.html").read_text("utf-8")))


DATA = re.compile(r'(<script type="application/json" id="desk-data">)(.*?)(</script>)', re.DOTALL)


def data_in(page: str) -> Any:
    """The value of format litfass.desk/1 in a page."""
    found = DATA.search(page)
    assert found
    return json.loads(found[2])


def changed(page: str, data: Any) -> str:
    """A page that knows `data` instead."""
    value = json.dumps(data).replace("<", "\\u003c")
    return DATA.sub(lambda found: found[1] + value + found[3], page)


def show(page: Page, address: str, route: str = "", now: str = NOW) -> Page:
    """Opens a view of the desk at that moment; whatever the browser complains about fails the test."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.clock.install(time=now)
    page.goto(address + route)
    page.locator("#desk main h1").wait_for()
    assert complaints == []
    return page


def route_to(part: str, folder: str = TODAY) -> str:
    """The address of a text behind the page's own."""
    return f"#/{folder}/{part}"


def press(button: Locator) -> None:
    """Presses a button that copies, and waits until the desk says that it did."""
    page = button.page
    page.evaluate("document.getElementById('desk-said').replaceChildren()")
    button.click()
    page.locator("#desk-said .said").wait_for()


def pasted(page: Page, kind: str = "text/plain") -> str:
    """What the clipboard holds, as a field gets it that somebody pastes into."""
    page.evaluate(
        """kind => {
          const field = document.createElement("textarea");
          field.id = "pasted";
          field.addEventListener("paste", (event) => {
            field.dataset.got = event.clipboardData.getData(kind);
          }, { once: true });
          document.body.append(field);
          field.focus();
        }""",
        kind,
    )
    page.keyboard.press("Control+V")
    page.locator("#pasted[data-got]").wait_for(state="attached")
    got: str = page.evaluate(
        "() => { const field = document.getElementById('pasted'); field.remove(); return field.dataset.got; }"
    )
    return got
