"""An SVG as libvips draws it, and how far it reaches: the oracle for "never leaves its box"."""

from __future__ import annotations

import io

import pyvips
from PIL import Image


def ink(svg: str, width: int, height: int) -> tuple[int, int, int, int] | None:
    """The box (left, top, right, bottom) of all pixels that are drawn, as Pillow finds it; None for an empty picture.

    The picture is shown with a margin of its own size on every side, so that what hangs out is seen too.
    """
    frame = f'viewBox="{-width} {-height} {3 * width} {3 * height}" width="{3 * width}" height="{3 * height}"'
    picture = pyvips.Image.svgload_buffer(f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{svg}</svg>'.encode())
    with Image.open(io.BytesIO(picture.pngsave_buffer())) as opened:
        found = opened.getchannel("A").point(lambda value: 255 if value > 40 else 0).getbbox()
    return found and (found[0] - width, found[1] - height, found[2] - width, found[3] - height)


def drawn(svg: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels of a drawing."""
    picture = pyvips.Image.svgload_buffer(svg)
    return picture.width, picture.height, bytes(picture.write_to_memory())
