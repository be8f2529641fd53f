"""QR codes, read back by zxing-cpp: what a camera sees is what was meant."""

from __future__ import annotations

import io

import pytest
import pyvips
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own
from PIL import Image

from litfass.media import qr

ADDRESSES = (
    "https://magazin.example/blog/drei-stufen/",
    "https://magazin.example/blog/drei-stufen/?utm_source=linkedin&utm_medium=social&utm_campaign=drei-stufen",
    "https://münchen.example/straße?q=%C3%A4&x=\"'<>#teil",
    "https://magazin.example/" + "lang-" * 60,
)


def read(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def from_svg(content: bytes, width: int = 600) -> Image.Image:
    picture = pyvips.Image.thumbnail_buffer(content, width).flatten(background=[255, 255, 255])
    return Image.open(io.BytesIO(picture.pngsave_buffer()))


@pytest.mark.parametrize("address", ADDRESSES)
def test_both_files_lead_to_the_address(address: str) -> None:
    etree.fromstring(qr.svg(address))
    assert read(from_svg(qr.svg(address))) == [address]
    with Image.open(io.BytesIO(qr.png(address))) as picture:
        assert picture.width == picture.height >= 1000
        assert read(picture.convert("L")) == [address]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=200))
@example("¡¡")
@settings(max_examples=40, deadline=None)
def test_whatever_an_address_holds_is_read_back(rest: str) -> None:
    address = f"https://magazin.example/{rest}"
    with Image.open(io.BytesIO(qr.png(address, least=300))) as picture:
        assert read(picture.convert("L")) == [address]


@pytest.mark.parametrize(
    ("ink", "paper", "shown"),
    [
        ("#10251D", "#F2F4EE", ("#10251D", "#F2F4EE")),
        ("#F2F4EE", "#10251D", qr.PLAIN),
        ("#888888", "#FFFFFF", qr.PLAIN),
    ],
)
def test_a_brands_colours_where_a_camera_tells_them_apart(ink: str, paper: str, shown: tuple[str, str]) -> None:
    assert qr.colours(ink, paper) == shown
    with Image.open(io.BytesIO(qr.png(ADDRESSES[0], ink, paper))) as picture:
        found = {f"#{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in picture.convert("RGB").getcolors() or ()}
        assert found == set(shown)
        assert read(picture.convert("L")) == [ADDRESSES[0]]


def test_the_code_has_its_quiet_zone() -> None:
    code = qr.code_of(ADDRESSES[0])
    with Image.open(io.BytesIO(qr.png(ADDRESSES[0]))) as picture:
        step = picture.width // code.modules
        box = picture.convert("L").point(lambda value: 255 - value).getbbox()
        assert box == (4 * step, 4 * step, picture.width - 4 * step, picture.width - 4 * step)


def test_same_address_same_bytes() -> None:
    assert qr.png(ADDRESSES[1]) == qr.png(ADDRESSES[1])
    assert b"tIME" not in qr.png(ADDRESSES[1])
