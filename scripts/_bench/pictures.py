"""How fast pictures are made for all usual channels, beside plain Pillow and raw libvips doing the same.

Each of the three works in a process of its own, with as many workers as there are cores, and writes files. They take
turns, block by block, so that a phase in which the machine is slow hits all of them. Pillow and libvips decode each
picture once, as somebody would write it who thinks for a moment, and leave out what we do beside that: checksums, the
cache, metadata, attention in Pillow's case.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

from _bench import photos
from _bench.run import peak
from litfass.build.cache import Cache
from litfass.build.pictures import Job, cores, make
from litfass.channels import load
from litfass.media.rendition import Rendition

BLOCK = 10
"""Pictures that one takes before it is the next one's turn."""
QUALITY = 86
Work = Callable[[Sequence[Path], Path], float]
"""Makes all shapes of some pictures below a folder; says how many seconds that took."""


@dataclass(slots=True)
class Took:
    """Seconds per block of ours, of Pillow's, of libvips', and of ours again with a warm cache; memory in MB."""

    ours: list[float] = field(default_factory=list)
    pillow: list[float] = field(default_factory=list)
    libvips: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    memory: float = 0.0
    memory_of_huge: float = 0.0


def wishes() -> tuple[Rendition, ...]:
    """What the usual channels want of a picture, each shape once."""
    channels, _ = load(None)
    presets = [preset for each in channels.values() if each.usual for preset in each.default.pictures.presets]
    return tuple(dict.fromkeys(Rendition(each.size, each.formats, each.bytes) for each in presets))


def shapes() -> tuple[Rendition, ...]:
    """The same as work for somebody who encodes each size once."""
    found: dict[tuple[int, int], Rendition] = {}
    for wish in wishes():
        found.setdefault(wish.size, wish)
    return tuple(found.values())


def measure(count: int, size: tuple[int, int], huge: tuple[int, int]) -> Took:
    """What so many pictures of this size take, in turns, and how much memory, also with one of the size `huge`."""
    took = Took()
    with tempfile.TemporaryDirectory(prefix="litfass-bench-") as name:
        folder = Path(name)
        paths = photos.write(folder, count, size)
        lanes = {"ours": _Lane(ours), "pillow": _Lane(pillow), "libvips": _Lane(libvips)}
        for lane in lanes.values():
            lane(paths[:1], folder / "first")
        for start in range(0, count, BLOCK):
            block = paths[start : start + BLOCK]
            for name, lane in lanes.items():
                getattr(took, name).append(lane(block, folder / name))
            took.warm.append(lanes["ours"](block, folder / "ours"))
            shutil.rmtree(folder / "ours")
        took.memory = lanes["ours"].end()
        lanes["pillow"].end(), lanes["libvips"].end()
        for path in paths:
            path.unlink()
        last = _Lane(ours)
        last(photos.write(folder, 1, huge), folder / "huge")
        took.memory_of_huge = last.end()
    return took


class _Lane:
    """A process that does one kind of work, as long as it lives."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    def __call__(self, paths: Sequence[Path], folder: Path) -> float:
        folder.mkdir(exist_ok=True)
        return self.pool.submit(self.work, paths, folder).result()

    def end(self) -> float:
        """Ends it; the most memory that it held, in MB."""
        memory = self.pool.submit(peak).result()
        self.pool.shutdown()
        return memory


def ours(paths: Sequence[Path], folder: Path) -> float:
    """As `litfass build` does it."""
    jobs = [Job(path, wish) for path in paths for wish in wishes()]
    start = perf_counter()
    done = make(jobs, Cache(folder))
    took = perf_counter() - start
    assert all(isinstance(each, Path) for each in done), done
    return took


def pillow(paths: Sequence[Path], folder: Path) -> float:
    """Plain Pillow: each picture opened once, turned, fitted to each shape, saved."""
    from PIL import Image, ImageOps

    def one(path: Path) -> None:
        with Image.open(path) as file:
            image = ImageOps.exif_transpose(file).convert("RGB")
        for number, wish in enumerate(shapes()):
            shown = ImageOps.fit(image, wish.size, Image.Resampling.LANCZOS)
            target = folder / f"{path.stem}-{number}.jpg"
            _save(partial(_by_pillow, shown, target), target, wish.bytes)

    return _timed(one, paths)


def _by_pillow(image: Any, target: Path, quality: int) -> None:
    image.save(target, "JPEG", quality=quality, optimize=True)


def libvips(paths: Sequence[Path], folder: Path) -> float:
    """Raw libvips: each picture opened once, turned, cut where attention goes, saved."""
    import pyvips

    pyvips.concurrency_set(1)  # the workers are ours here too

    def one(path: Path) -> None:
        image = pyvips.Image.new_from_file(str(path)).autorot().copy_memory()
        for number, wish in enumerate(shapes()):
            shown = image.thumbnail_image(wish.size[0], height=wish.size[1], crop="attention").copy_memory()
            target = folder / f"{path.stem}-{number}.jpg"
            _save(partial(_by_libvips, shown, target), target, wish.bytes)

    return _timed(one, paths)


def _by_libvips(image: Any, target: Path, quality: int) -> None:
    image.jpegsave(str(target), Q=quality, optimize_coding=True, keep="none")


def _save(save: Callable[[int], None], target: Path, most: int | None) -> None:
    """Saves in a good quality, and in a worse one as long as there are too many bytes."""
    quality = QUALITY
    save(quality)
    while most is not None and target.stat().st_size > most and quality > 20:
        quality -= 10
        save(quality)


def _timed(one: Callable[[Path], None], paths: Sequence[Path]) -> float:
    start = perf_counter()
    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(one, paths))
    return perf_counter() - start
