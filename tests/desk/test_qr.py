"""The desk's own QR codes: module by module those of segno, and read back by zxing-cpp."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import segno
import segno.encoder
import zxingcpp
from PIL import Image
from tests.desk.node import DESK, call

QR, PHONE = DESK / "qr.mjs", DESK / "phone.mjs"
LONGEST = {"m": 2331, "l": 2953}
"""Bytes that the largest version holds."""
ROOM = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)
"""Bytes that versions 1 to 20 hold with level M (ISO/IEC 18004, table 7)."""
WRITTEN = (
    "a",
    "https://firma.example/desk/#/2026-11-22-broetchen/linkedin-post",
    "https://firma.example/desk/#/2026-11-22-broetchen/mastodon-post%40laden",
    "0123456789",
    "GROSS UND 42",
    "Grüße aus Köln",
    "Straße, Ärger, Öl, Übel, ẞ",
    "🥐👍🏽👩‍👩‍👧‍👦",
    "日本語のテキスト",
    "\x00\x01\x7f",
)
SIGNS = "abcdefghijklmnopqrstuvwxyzABC0123456789-_./?#=&%:äöüß€🥐"


def seeded() -> Iterator[str]:
    """Texts on both sides of each border between versions, and some in between."""
    chance = random.Random(18004)
    for room in ROOM:
        for length in (room - 1, room, room + 1, chance.randint(1, room)):
            yield of_length(length, chance)
    for length in (1500, LONGEST["m"] - 1, LONGEST["m"], LONGEST["m"] + 1, LONGEST["l"]):
        yield of_length(length, chance)


def of_length(length: int, chance: random.Random) -> str:
    """A text of so many bytes."""
    text = ""
    while (left := length - len(text.encode())) > 0:
        text += chance.choice([sign for sign in SIGNS if len(sign.encode()) <= left])
    return text


TEXTS = (*WRITTEN, *seeded())


@pytest.fixture(name="reference")
def _reference(monkeypatch: pytest.MonkeyPatch) -> Any:
    """segno as the standard has it: up to 1.6.6 it puts a word of zeros before its padding (its issue 148)."""

    def padding(buffer: Any, _: int, length: int) -> None:
        buffer.extend([0] * (-length % 8))

    monkeypatch.setattr(segno.encoder, "write_padding_bits", padding)

    def made(text: str, mask: int | None = None) -> Any:
        level = "m" if len(text.encode()) <= LONGEST["m"] else "l"
        options = {"error": level, "mode": "byte", "encoding": "utf-8", "boost_error": False, "micro": False}
        return segno.make(text, mask=mask, **options)

    return made


def rows_of(code: Any) -> list[list[int]]:
    return [list(row) for row in code.matrix]


def test_each_module_is_where_segno_has_it(reference: Any) -> None:
    codes = call(QR, *[("codeOf", [text]) for text in TEXTS])
    for text, code in zip(TEXTS, codes, strict=True):
        other = reference(text)
        assert (code["version"], code["level"].lower(), code["mask"]) == (
            other.version,
            other.error.lower(),
            other.mask,
        ), text
        assert code["rows"] == rows_of(other), text
    assert {code["version"] for code in codes} >= {*range(1, 21), 40}


def test_each_mask_is_as_segno_wears_it(reference: Any) -> None:
    wanted = [(text, mask) for text in (*WRITTEN, TEXTS[40], TEXTS[80]) for mask in range(8)]
    codes = call(QR, *[("codeOf", [text, mask]) for text, mask in wanted])
    for (text, mask), code in zip(wanted, codes, strict=True):
        assert code["rows"] == rows_of(reference(text, mask)), (text, mask)


def test_a_penalty_is_what_the_standard_says() -> None:
    chance = random.Random(7)
    squares = [[[chance.randint(0, 1) for _ in range(side)] for _ in range(side)] for side in (21, 25, 45) * 20]
    squares += [[[shade] * 21 for _ in range(21)] for shade in (0, 1)]
    squares += [rows_of(segno.make(text, error="m", micro=False)) for text in WRITTEN]
    found = call(QR.with_name("qr_masks.mjs"), *[("penaltyOf", [rows]) for rows in squares])
    for rows, penalty in zip(squares, found, strict=True):
        assert penalty == segno.encoder.evaluate_mask([bytearray(row) for row in rows], len(rows), len(rows))


def test_cameras_read_every_text() -> None:
    shown = [text for text in TEXTS if len(text.encode()) <= 700 and text.isprintable()]
    for text, code in zip(shown, call(QR, *[("codeOf", [text]) for text in shown]), strict=True):
        assert [found.text for found in zxingcpp.read_barcodes(pictured(code["rows"]))] == [text]


def pictured(rows: list[list[int]], scale: int = 4) -> Image.Image:
    """The modules in black on white, with their quiet zone."""
    side = len(rows) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    return picture.resize((side * scale, side * scale), Image.Resampling.NEAREST)


def test_the_path_draws_these_modules() -> None:
    (code,) = call(QR, ("codeOf", [WRITTEN[1]]))
    path, box = call(QR, ("pathOfCode", [code]), ("boxOfCode", [code]))
    side = len(code["rows"]) + 8
    assert box == f"0 0 {side} {side}"
    drawn = [[0] * len(code["rows"]) for _ in code["rows"]]
    for run in path.removesuffix("z").split("z"):
        corner, _, rest = run.removeprefix("M").partition("h")
        x, y = map(int, corner.split())
        width = int(rest.partition("v")[0])
        assert rest == f"{width}v1h-{width}"
        for step in range(width):
            drawn[y - 4][x - 4 + step] += 1
    assert drawn == code["rows"]


def test_what_no_code_holds_has_none() -> None:
    empty, too_long = call(QR, ("codeOf", [""]), ("codeOf", ["x" * (LONGEST["l"] + 1)]))
    assert empty["version"] == 1
    assert too_long is None


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://firma.example/desk/#/2026-11-22-broetchen/x-thread", True),
        ("http://192.168.178.20:8000/desk/", True),
        ("http://[fd00::20]/desk/", True),
        ("http://laden.local/desk/", True),
        ("https://localhost.example/desk/", True),
        ("https://127.example/desk/", True),
        ("http://localhost:8000/desk/", False),
        ("http://LOCALHOST./desk/", False),
        ("http://pult.localhost/desk/", False),
        ("http://127.0.0.1:8000/desk/", False),
        ("http://127.1/desk/", False),
        ("http://0.0.0.0:8000/desk/", False),
        ("http://[::1]:8000/desk/", False),
        ("http://[::]:8000/desk/", False),
        ("file:///home/jule/exports/index.html", False),
        ("blob:https://firma.example/0a1b", False),
    ],
)
def test_only_what_another_device_can_open_has_a_code(address: str, wanted: bool) -> None:
    assert call(PHONE, ("opensElsewhere", [address])) == [wanted]
