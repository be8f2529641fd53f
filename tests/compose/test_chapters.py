"""Chapters of a video from headings and lists."""

from __future__ import annotations

import markdown
import pytest

from litfass.compose.chapters import chapters, seconds
from litfass.text.document import parse


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## 0:00 Begrüßung\n\nText.\n\n## 1:35 – Der Ofen\n", ("0:00 Begrüßung", "1:35 Der Ofen")),
        ("## Begrüßung (0:00)\n\n### Der Ofen – 1:02:35\n", ("0:00 Begrüßung", "1:02:35 Der Ofen")),
        ("- 0:00 Begrüßung\n- 0:40 **Der** Ofen\n- Nachwort\n", ("0:00 Begrüßung", "0:40 Der Ofen")),
        ("## 0:00 Begrüßung\n", ()),
        ("## 14:30 Uhr Kaffee\n\n## 16:00 Uhr Kuchen\n", ()),
        ("## 0:00 Intro\n\n## 0:40 Uhrwerk\n", ("0:00 Intro", "0:40 Uhrwerk")),
        ("## 7:30 pm Doors\n\n## 9:00 pm Music\n", ()),
        ("## 14:00 Kaffee\n\n## 15:00 Führung\n", ()),
        ("## Der Ofen\n\n## Das Brot\n", ()),
        ("Um 0:00 und um 1:35 war es still.", ()),
    ],
)
def test_chapters(body: str, lines: tuple[str, ...]) -> None:
    assert chapters(parse(markdown.markdown(body), "https://x.example/")) == lines


def test_seconds() -> None:
    assert [seconds(line) for line in ("0:00 A", "1:05 B", "1:02:03 C", "Ende")] == [0, 65, 3723, None]
