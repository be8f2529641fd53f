"""Days at the beginning of a line, which Markdown alone would count anew: on a page, and in code."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from tests import hubs

from litfass.website import dates


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "* 14. Januar: Ton\n* 21. Januar: Drehen",
            "<ul>\n<li>14. Januar: Ton</li>\n<li>21. Januar: Drehen</li>\n</ul>",
        ),
        ("- **11. März:** Ofen", "<ul>\n<li><strong>11. März:</strong> Ofen</li>\n</ul>"),
        ("24. Dezember: geschlossen", "<p>24. Dezember: geschlossen</p>"),
        ("3. Advent: Hoffest", "<p>3. Advent: Hoffest</p>"),
        ("**6. Jänner** ist zu", "<p><strong>6. Jänner</strong> ist zu</p>"),
        ("1. Teig kneten\n2. Teig ruhen lassen", "<ol>\n<li>Teig kneten</li>\n<li>Teig ruhen lassen</li>\n</ol>"),
        ("1. Marzipan dazu", "<ol>\n<li>Marzipan dazu</li>\n</ol>"),
        ("    14. Januar", "<pre><code>14. Januar\n</code></pre>"),
        ("```\n* 14. Januar\n```", "<pre><code>* 14. Januar\n</code></pre>"),
    ],
)
def test_a_day_stays_a_day(text: str, html: str) -> None:
    assert markdown.markdown(text, extensions=[dates.NAME, "fenced_code"]) == html


POST = """---
title: Drehen lernen
date: 2026-11-20
channels: [facebook]
---

Die erste Schale wird schief, die zweite auch.

Zwei Donnerstage, jeweils 18.30 bis 21 Uhr:

* 14. Januar: Ton kennenlernen
* 11. Februar: Abdrehen und Henkel ziehen
"""


def test_pages_and_texts_name_the_writers_days(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    (hub / "content/posts/drehen.md").write_text(POST, "utf-8")
    files = hubs.build(hub)
    for path in ("site/blog/drehen/index.html", "exports/2026-11-20-drehen/facebook-post/text.txt"):
        assert "14. Januar: Ton kennenlernen" in files[path].decode()
        assert "11. Februar: Abdrehen" in files[path].decode()
