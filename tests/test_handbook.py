"""The handbook is true: its reference page comes from the table of fields, its commands and codes exist.

`LITFASS_GOLDEN=write pytest tests/test_handbook.py` writes the reference page anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from litfass.cli.main import COMMANDS
from litfass.problems import codes
from litfass.source.schema import reference_page

HANDBOOK = Path(__file__).parents[1] / "content" / "handbuch"
REFERENCE = HANDBOOK / "angaben.md"
PARTS = {
    "post": "Im Kopf eines Beitrags",
    "folder": "Für einen ganzen Ordner: `.meta.yml`",
    "authors": "Personen: `authors.yml`",
    "settings": "In mkdocs.yml unter `litfass`",
    "feeds": "In mkdocs.yml unter `litfass-feeds`",
    "exports": "In mkdocs.yml unter `litfass-exports`",
}
HEAD = """---
title: Alle Angaben
description: Jede Angabe, die Litfass versteht, mit Bedeutung und Beispiel. Sie kommt aus dem Programm selbst.
---

# Alle Angaben

Diese Seite entsteht aus derselben Tabelle, nach der Litfass prüft. Wie man damit arbeitet, steht unter
[Einen Beitrag schreiben](schreiben.md) und [Anpassen](anpassen.md).
"""


def test_the_reference_page_is_that_of_the_program() -> None:
    made = HEAD + "".join(f"\n## {title}\n\n{reference_page(name, 'de')}" for name, title in PARTS.items())
    if os.environ.get("LITFASS_GOLDEN") == "write":
        REFERENCE.write_text(made, "utf-8")
    assert REFERENCE.read_text("utf-8") == made


def test_commands_and_codes_of_the_handbook_exist() -> None:
    text = "".join(file.read_text("utf-8") for file in HANDBOOK.glob("*.md"))
    commands = set(re.findall(r"\blitfass ([a-z]+)\b", text))
    known = set(COMMANDS)
    assert commands <= known, commands - known
    named = set(re.findall(r"\b[CFKLNPS]\d{3}\b", text))
    assert named
    assert named <= set(codes()), named - set(codes())
