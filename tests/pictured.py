"""A post with pictures of all sorts, for tests that build a whole site."""

from __future__ import annotations

from pathlib import Path

from tests.media import telling
from tests.media.samples import from_a_phone, meadow, photo, saved

BODY = """---
title: Bilder
date: 2026-11-20
description: Ein Beitrag mit Bildern.
authors: [merle]
categories: [Backstube]
image: {src: cover.jpg, alt: Ein Brot, focus: [0.2, 0.4], credit: Merle, licence: CC BY 4.0}
---

Der Anfang.

![Die Wiese](wiese.jpg "Die Wiese hinter dem Haus."){ credit="Foto: Merle" licence="CC BY-SA 4.0" }

![Klein](klein.png) ![Tanz](tanz.gif){ credit="Foto: Tarik" } ![Zeichnung](zeichnung.svg) ![Falsch](falsch.png)

![Wirbel](wirbel.webp) ![Lauf](lauf.png) ![Welle](welle.avif) ![Lügt](luegt.gif) ![Marke](marke.png)

![Kaputt](kaputt.jpg) ![Fremd](https://elsewhere.example/x.jpg)

[Zum Herunterladen](presse.jpg), [Zeichnung](zeichnung.svg), [Zum Drucken](druck.jfif)
"""
MOVING = {"tanz.gif": telling.gif, "wirbel.webp": telling.webp, "lauf.png": telling.png}
KEPT = {**MOVING, "zeichnung.svg": telling.svg, "luegt.gif": telling.jpeg}
"""What is published as it is, but for what it tells."""


def plant(hub: Path) -> Path:
    """A post with pictures of all sorts."""
    folder = hub / "content/posts/2026/bilder"
    folder.mkdir()
    (folder / "index.md").write_text(BODY, "utf-8")
    files = {
        "cover.jpg": from_a_phone(meadow((1500, 1500), (0.2, 0.4))),
        "wiese.jpg": from_a_phone(meadow((3000, 2000), (0.3, 0.4)), 6),
        "presse.jpg": from_a_phone(photo((2800, 1000))),
        "klein.png": saved(photo((60, 40)), "PNG"),
        "falsch.png": from_a_phone(photo((700, 500))),
        "druck.jfif": telling.jpeg((500, 400)),
        "welle.avif": telling.avif((300, 200)),
        "marke.png": telling.svg((200, 100)),
        **{name: made((400, 200) if name.endswith(".svg") else (300, 200)) for name, made in KEPT.items()},
        "kaputt.jpg": from_a_phone(photo((900, 700)))[:9000],
        "camera.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heicGEHEIM",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    settings = hub / "mkdocs.yml"
    if "attr_list" not in settings.read_text("utf-8"):
        settings.write_text(settings.read_text("utf-8") + "\nmarkdown_extensions: [attr_list]\n", "utf-8")
    return folder
