"""Photos for a benchmark: made up, the same ones each time, and as hard for an encoder as those of a camera.

A sky that runs from one colour into another, hills with a sharp edge, things with edges in front, and the noise of
a sensor over all of it: so a file of 12 megapixels has about as many bytes as a phone makes of them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

QUALITY = 90
ORIENTATION = 0x0112


def size_of(megapixels: float) -> tuple[int, int]:
    """Width and height, 4:3 as in most phones: 4000 x 3000 are 12 megapixels."""
    unit = max(1, round(math.sqrt(megapixels * 1_000_000 / 12)))
    return 4 * unit, 3 * unit


def write(folder: Path, count: int, size: tuple[int, int]) -> list[Path]:
    """So many photos as JPEG files; every fifth one says that the camera was held upright."""
    grain = [_noise(random.Random(f"grain {seed}"), size) for seed in range(3)]
    paths = []
    for number in range(count):
        image = Image.merge("RGB", list(_channels(_photo(number, size), grain, number)))
        exif = Image.Exif()
        exif[ORIENTATION] = 6 if number % 5 == 4 else 1
        paths.append(folder / f"{number:03}.jpg")
        image.save(paths[-1], quality=QUALITY, exif=exif)
    return paths


def _photo(number: int, size: tuple[int, int]) -> Image.Image:
    rnd = random.Random(f"photo {number}")
    width, height = size
    image = Image.frombytes("RGB", (3, 4), rnd.randbytes(36)).resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for layer in range(3):
        draw.polygon([*_ridge(rnd, size, 0.45 + 0.15 * layer), (width, height), (0, height)], fill=_colour(rnd))
    for _ in range(120):
        x, y, r = rnd.uniform(0, width), rnd.uniform(0.3 * height, height), rnd.uniform(0.004, 0.04) * width
        shape = rnd.choice((draw.ellipse, draw.rectangle))
        shape((x - r, y - r * rnd.uniform(0.4, 2), x + r, y + r), fill=_colour(rnd))
    return image


def _ridge(rnd: random.Random, size: tuple[int, int], level: float) -> Iterator[tuple[float, float]]:
    """The edge of a hill from left to right: a few waves of several lengths."""
    waves = [(rnd.uniform(0.5, 2) * 3**n, rnd.uniform(0, 6), 0.06 / 2**n) for n in range(5)]
    for x in range(0, size[0] + 1, max(1, size[0] // 400)):
        rise = sum(high * math.sin(each * 6 * x / size[0] + start) for each, start, high in waves)
        yield x, size[1] * (level + rise)


def _colour(rnd: random.Random) -> tuple[int, int, int]:
    return rnd.randrange(20, 230), rnd.randrange(20, 230), rnd.randrange(20, 230)


def _noise(rnd: random.Random, size: tuple[int, int]) -> Image.Image:
    """The noise of a sensor, its middle at 128, and texture of several sizes."""
    fine = Image.frombytes("L", size, rnd.randbytes(size[0] * size[1]))
    small = size[0] // 4, size[1] // 4
    rough = Image.frombytes("L", small, rnd.randbytes(small[0] * small[1])).resize(size, Image.Resampling.BICUBIC)
    return Image.blend(Image.blend(fine, rough, 0.6), Image.new("L", size, 128), 0.85)


def _channels(image: Image.Image, grain: list[Image.Image], number: int) -> Iterator[Image.Image]:
    """The colours, each with its own noise."""
    for channel, noise in zip(image.split(), grain, strict=True):
        shifted = ImageChops.offset(noise, 97 * number, 61 * number)
        yield ImageChops.add(channel, shifted, offset=-128)
