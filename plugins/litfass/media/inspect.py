"""What a picture is, from its first bytes: its name may say anything, and its size is known before it is decoded."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from litfass.media.faults import PictureError
from litfass.media.heads import gif, heif, jpeg, png, svg, webp
from litfass.media.heads.found import Head

MOST_PIXELS = 250_000_000
"""The largest sensor in a phone has 200 megapixels; whatever has more wants to fill the memory."""
START = 4096
OPEN_AS_JPG = "Open it and export it as JPG."
PHONE = (
    "Export it as JPG. On an iPhone: Einstellungen > Kamera > Formate > Maximal kompatibel; on Android turn off HEIF "
    "(high efficiency) in the settings of the camera."
)
OTHERS: Mapping[bytes, str] = {
    b"II*\0": "a TIFF or a raw picture of a camera",
    b"MM\0*": "a TIFF or a raw picture of a camera",
    b"BM": "a BMP",
    b"8BPS": "a file of Photoshop",
    b"%PDF": "a PDF",
    b"\xff\x0a": "a JPEG XL",
    b"\0\0\0\x0cJXL ": "a JPEG XL",
    b"\0\0\0\x0cjP  ": "a JPEG 2000",
    b"\0\0\x01\0": "an icon",
    b"\x1f\x8b": "a compressed file",
    b"PK\x03\x04": "an archive",
    b"version https://git-lfs": "a pointer of Git LFS, not the picture itself",
}
"""How files begin that are no pictures for the web, and what they are."""
READERS: Mapping[bytes, Callable[[BinaryIO], Head]] = {
    b"\xff\xd8\xff": jpeg.read,
    b"\x89PNG\r\n\x1a\n": png.read,
    b"GIF87a": gif.read,
    b"GIF89a": gif.read,
}


def inspect(source: Path | bytes) -> Head:
    """Kind, size and peculiarities of a picture; PictureError when it is none, or none that can be used.

    Its size is the one people see. A picture of more than `MOST_PIXELS` is refused, since decoding it could take all
    the memory there is. Raises OSError when the file cannot be read.
    """
    if isinstance(source, bytes):
        return _inspect(io.BytesIO(source))
    with source.open("rb") as stream:
        return _inspect(stream)


def _inspect(stream: BinaryIO) -> Head:
    start = stream.read(START)
    if not start:
        raise PictureError("P301", "is empty", "Copy it from its source again.")
    found = _read(stream, start)
    width, height = found.size
    if not width or not height:
        raise PictureError("P302", "has no size", OPEN_AS_JPG)
    if width * height > MOST_PIXELS and found.kind != "svg":
        reason = f"has {width:,} x {height:,} pixels; at most {MOST_PIXELS // 1_000_000} megapixels are opened"
        raise PictureError("P303", reason, "Export it smaller: 4,000 pixels on the longer side are plenty.")
    return found


def _read(stream: BinaryIO, start: bytes) -> Head:
    for signature, read in READERS.items():
        if start.startswith(signature):
            return read(stream)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return webp.read(stream)
    if kind := heif.kind_of(start):
        return _boxed(kind, start + stream.read(heif.LONGEST_HEAD))
    if _is_drawing(start):
        return svg.read(start + stream.read(svg.LARGEST), inspect)
    name = next((name for signature, name in OTHERS.items() if start.startswith(signature)), "")
    raise PictureError("P302", f"is {name}" if name else "is no picture, whatever its name says", OPEN_AS_JPG)


def _boxed(kind: str, raw: bytes) -> Head:
    if kind == "heic":
        raise PictureError("P306", "is a HEIC, which browsers and most platforms do not show", PHONE)
    return heif.read(raw, kind)


def _is_drawing(start: bytes) -> bool:
    """True for what may be an SVG: text that begins with an angle bracket, in any of XML's encodings."""
    plain = start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return plain.lstrip().startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg", b"<!doctype svg"))
