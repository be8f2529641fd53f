"""The brand of the settings: what can be read on what, and whether its files are what they should be."""

from __future__ import annotations

from pathlib import Path

from litfass.media.palette import Miss, Palette, misses
from litfass.model import Brand
from litfass.problems import Level
from litfass.source.reading import Reading

FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
"""How TrueType and OpenType files begin (OpenType 1.9, "Organization of an OpenType font")."""
PACKED = (b"wOFF", b"wOF2")


def check_brand(brand: Brand, content: Path, reading: Reading) -> None:
    """A Problem for each colour that is hard to read, with the nearest that is not, and for a font that is none."""
    for miss in misses(Palette.of(brand.colours)):
        key = f"brand.colours.{miss.value}"
        reading.report("C111", key, _said(miss), _hint(miss), Level.WARNING)
    if brand.font and (file := content / brand.font).is_file():
        _check_font(brand.font, _start(file), reading)


def _said(miss: Miss) -> str:
    page = "dark" if miss.dark else "light"
    place = f" on the {page} page" if miss.pair.both else ""
    names = f"{_name(miss.pair.colour)} on {_name(miss.pair.ground)}"
    return f"{names} has a contrast of {_ratio(miss.ratio)}{place}; WCAG AA asks for {miss.pair.need:g}."


def _ratio(ratio: float) -> str:
    """Cut, not rounded: 4.499 is not enough and must not read so."""
    return f"{int(ratio * 100) / 100:.2f}"


def _hint(miss: Miss) -> str:
    if not miss.proposal:
        return f"No {miss.value} can mend this alone; bring paper and ink further apart."
    return f'The nearest that passes: {miss.value}: "{miss.proposal}"'


def _name(token: str) -> str:
    return {"ink_2": "small print (from ink and paper)", "wash": "a tint of accent", "edge": "the edge of buttons",
            "warn": "the colour of warnings"}.get(token, token)  # fmt: skip


def _start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(4)


def _check_font(name: str, start: bytes, reading: Reading) -> None:
    if start in FONTS:
        return
    what = "is a font packed for the web" if start in PACKED else "is no font"
    hint = "Name its TTF or OTF file." if start in PACKED else "Name a TTF or OTF file, or delete the line."
    reading.report("C112", "brand.font", f"brand.font is “{name}”, which {what}.", hint)
