"""Pictures for tests: made here, by Pillow and by hand, the same ones each time."""

from __future__ import annotations

import io
import random
import struct
import zlib
from functools import cache
from typing import Any

from PIL import Image, ImageCms, ImageDraw, ImageSequence, TiffImagePlugin

GPS = 0x8825


def photo(size: tuple[int, int] = (1600, 1200), seed: int = 0) -> Image.Image:
    """Soft areas, edges and noise, as a photo has them."""
    return _photo(size, seed).copy()


@cache
def _photo(size: tuple[int, int], seed: int) -> Image.Image:
    rnd = random.Random(seed)
    layers = [
        Image.frombytes("RGB", (n, n), rnd.randbytes(n * n * 3)).resize(size, Image.Resampling.BICUBIC)
        for n in (4, 40, 300)
    ]
    return Image.blend(Image.blend(layers[0], layers[1], 0.3), layers[2], 0.15)


def meadow(size: tuple[int, int], at: tuple[float, float], part: float = 0.09) -> Image.Image:
    """A face (skin, eyes, hair) in front of a soft green ground, its middle at the share `at` of the picture."""
    image = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", [image.point([v // 8 + low for v in range(256)]) for low in (90, 120, 80)])
    draw, r = ImageDraw.Draw(image), part * min(size)
    x, y = at[0] * size[0], at[1] * size[1]
    draw.ellipse((x - r, y - 1.3 * r, x + r, y + 1.3 * r), fill=(224, 172, 140))
    draw.pieslice((x - r, y - 1.4 * r, x + r, y + 0.4 * r), 180, 360, fill=(70, 40, 25))
    for side in (-1, 1):
        draw.ellipse((x + side * 0.4 * r - 0.15 * r, y, x + side * 0.4 * r + 0.15 * r, y + 0.2 * r), fill=(20, 20, 30))
    draw.arc(
        (x - 0.5 * r, y + 0.2 * r, x + 0.5 * r, y + 0.9 * r), 20, 160, fill=(150, 40, 50), width=max(2, int(r / 8))
    )
    return image


def quarters(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Red, green, blue and yellow corners, from the upper left one clockwise round to the lower left one."""
    image = Image.new("RGB", size, "red")
    w, h = size[0] // 2, size[1] // 2
    for colour, corner in (("lime", (w, 0)), ("blue", (w, h)), ("yellow", (0, h))):
        image.paste(colour, (*corner, corner[0] + w, corner[1] + h))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    """The file as Pillow reads it, all pixels decoded."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def seen(content: bytes) -> list[Any]:
    """What Pillow finds of a picture: kind, size, how often it is repeated, its profile, each frame's pixels."""
    image = Image.open(io.BytesIO(content))
    every = [
        (each.convert("RGBA").tobytes(), each.info.get("duration"), getattr(each, "disposal_method", None))
        for each in ImageSequence.Iterator(image)
    ]
    return [image.format, image.size, image.info.get("loop"), image.info.get("icc_profile"), every]


def from_a_phone(image: Image.Image, orientation: int = 1) -> bytes:
    """With a place, a maker, a moment, a preview and words in EXIF and XMP, as phones write them."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "GEHEIM Maker"
    exif[0x9003] = "2026:11:23 08:00:00"
    degrees = tuple(TiffImagePlugin.IFDRational(n) for n in (54, 19, 24))
    exif[GPS] = {1: "N", 2: degrees, 3: "E", 4: degrees}
    return saved(image, exif=exif.tobytes(), xmp=b"<x:xmpmeta>GEHEIM</x:xmpmeta>", comment=b"GEHEIM")


def srgb() -> bytes:
    """The ICC profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png_head(size: tuple[int, int]) -> bytes:
    """A PNG that says it is this large, with hardly anything in it."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (
            (b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes(1000))),
            (b"IEND", b""),
        )
    )


def heic() -> bytes:
    """The beginning of what an iPhone writes."""
    brands = b"heic\0\0\0\0mif1MiHEheic"
    return struct.pack(">I", len(brands) + 8) + b"ftyp" + brands + struct.pack(">I", 100) + b"meta" + bytes(92)


def distance(one: Image.Image, other: Image.Image) -> float:
    """How different two pictures look, from 0 to 1: the mean difference of small copies, so encoders may differ."""
    small = [image.convert("RGB").resize((32, 32), Image.Resampling.BOX).tobytes() for image in (one, other)]
    apart: int = sum(abs(a - b) for a, b in zip(*small, strict=True))
    return apart / len(small[0]) / 255
