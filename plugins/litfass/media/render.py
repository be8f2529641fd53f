"""Pictures in other sizes, shapes and kinds: the one importer of libvips.

What comes out depends on the source and on one rendition alone, never on which others are made beside it: so a cache
that holds some of them gives the same bytes as none.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from litfass.media.copies import Copy
from litfass.media.crop import Size, box
from litfass.media.encode import Encoded, encode
from litfass.media.faults import PictureError, damaged
from litfass.media.heads.found import Head
from litfass.media.inspect import MOST_PIXELS, inspect
from litfass.media.rendition import Rendered, Rendition
from litfass.media.strip import strip

VERSION = 1
"""Counted up whenever other bytes come out of the same picture."""
LOADERS = {"jpeg": "jpegload", "png": "pngload", "gif": "gifload", "webp": "webpload", "avif": "heifload"}
CLASSES = ("VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadNsgif", "VipsForeignLoadWebp",
           "VipsForeignLoadHeif", "VipsForeignLoadSvg")  # fmt: skip
"""What libvips may open; nobody else has asked for its other readers."""
SHORT_SIDE = 2160
"""A large picture is opened smaller, as long as its shorter side keeps so many pixels: twice what most presets have."""
SHRINKS = (8, 4, 2)
ON_DISK = 128_000_000
"""Bytes from which a picture that is worked on lies in a file that the system keeps in memory as far as it likes."""


@cache
def available() -> bool:
    """True when libvips is there: the extra `pictures` is installed, and works on this system."""
    try:
        import pyvips
    except (ImportError, OSError):  # OSError: the wheel is there, a library that it needs is not
        return False
    return bool(pyvips.at_least_libvips(8, 15))


@cache
def version() -> str:
    """What a cache must know: our own version, libvips' and that of the wheel with all its codecs."""
    pyvips = _vips()
    try:
        wheel = metadata.version("pyvips-binary")
    except metadata.PackageNotFoundError:
        wheel = ""
    return f"{VERSION}/{'.'.join(str(pyvips.version(part)) for part in range(3))}/{wheel}"


@cache
def _vips() -> Any:
    """libvips, told to open only pictures for the web, to keep nothing, and to leave the cores to our workers."""
    import pyvips

    logging.getLogger("pyvips").setLevel(logging.ERROR)
    pyvips.cache_set_max(0)
    pyvips.concurrency_set(1)
    pyvips.operation_block_set("VipsForeignLoad", True)
    for name in CLASSES:
        pyvips.operation_block_set(name, False)
    return pyvips


def renditions(source: Path | bytes, wanted: Sequence[Rendition]) -> list[Rendered | PictureError]:
    """The picture as each of `wanted` asks for it, in their order; it is decoded once, and not where it is kept.

    A source of bytes is a whole file too, such as a drawing. Raises PictureError when the picture cannot be used at
    all, and gives one in place of a file that cannot be made small enough. Raises OSError when it cannot be read.
    """
    head = inspect(source)
    made: dict[Rendition, Rendered | PictureError] = {each: _kept(source, head, each) for each in wanted if each.kept}
    decoded = [each for each in wanted if not each.kept]
    if decoded or not made:
        made |= _decoded(source, head, decoded)
    return [made[each] for each in wanted]


def _kept(source: Path | bytes, head: Head, wanted: Rendition) -> Rendered:
    """The file itself, which needs no libvips."""
    raw = source if isinstance(source, bytes) else source.read_bytes()
    return Rendered(strip(raw, head, wanted.credit, wanted.licence), head.kind, head.size)


def _decoded(source: Path | bytes, head: Head, wanted: Sequence[Rendition]) -> dict[Rendition, Rendered | PictureError]:
    vips = _vips()
    picture = _Picture(vips, source, head)
    try:
        # Those of one shape follow one another: they share their pixels, and what was encoded in the same way.
        return {each: picture.made(each) for each in sorted(wanted, key=lambda each: (each.size, each.crop))}
    except vips.Error as error:
        raise damaged() from error


class _Picture:
    """One source, its decoded copies by how much smaller they are, and what was found in them."""

    def __init__(self, vips: Any, source: Path | bytes, head: Head) -> None:
        self.vips = vips
        self.source = source
        self.head = head
        self.copies: dict[tuple[int, int], Copy] = {}
        self.shapes: dict[tuple[object, ...], tuple[Any, Encoded]] = {}

    def made(self, wanted: Rendition) -> Rendered | PictureError:
        """One rendition."""
        try:
            copy = self.copy(wanted)
            image, encoded = self.shape(copy, wanted)
            content, kind = encode(image, wanted, self.stamp, encoded, flat=copy.is_flat())
        except PictureError as error:
            return error
        return Rendered(content, kind, (image.width, image.height))

    def copy(self, wanted: Rendition) -> Copy:
        """The decoded picture, small enough to be quick and large enough for what is wanted."""
        if self.head.kind == "svg":
            return self.drawn(wanted)
        shrink = shrink_of(self.head.size, wanted)
        if (shrink, 1) not in self.copies:
            self.copies[shrink, 1] = Copy(self.decoded(shrink), self.head)
        return self.copies[shrink, 1]

    def drawn(self, wanted: Rendition) -> Copy:
        """A drawing, drawn as large as it is wanted: it has lines, not pixels."""
        scale = _scale_of_drawing(self.head.size, wanted)
        key = (round(scale * 1_000_000), 0)
        if key not in self.copies:
            if self.head.size[0] * self.head.size[1] * scale**2 > MOST_PIXELS:
                raise PictureError("P303", "is too long and thin a drawing to be shown in this shape", "Widen it.")
            raw = self.source if isinstance(self.source, bytes) else self.source.read_bytes()
            image = self.vips.Image.svgload_buffer(raw, scale=scale)
            self.copies[key] = Copy(self.in_srgb(image).copy_memory(), self.head)
        return self.copies[key]

    def decoded(self, shrink: int) -> Any:
        """The picture in sRGB with 8 bits a channel, the right way up, in memory or in a file that the system maps."""
        options: dict[str, Any] = {"access": "sequential", "fail_on": "truncated"}
        if self.head.kind == "jpeg":
            options["shrink"] = shrink
        load = getattr(self.vips.Image, LOADERS[self.head.kind] + ("_buffer" if isinstance(self.source, bytes) else ""))
        image = load(str(self.source) if isinstance(self.source, Path) else self.source, **options)
        if self.head.kind != "jpeg" and shrink > 1:
            image = image.shrink(shrink, shrink, ceil=True)
        image = self.in_srgb(image)
        if image.width * image.height * image.bands > ON_DISK:
            kept = self.vips.Image.new_temp_file("%s.v")
            image.write(kept)
            return kept.autorot()
        image = image.copy_memory()
        return image.autorot().copy_memory() if _is_turned(image) else image

    def in_srgb(self, image: Any) -> Any:
        """In sRGB with 8 bits a channel, through the profile that the picture carries; a damaged one is ignored."""
        plain = image.interpretation == "srgb" and image.format == "uchar"
        if "icc-profile-data" in image.get_fields() and not (plain and _is_srgb(image)):
            try:
                image = image.icc_transform("srgb", embedded=True, intent="perceptual")
            except self.vips.Error:
                image = image.copy()
                image.remove("icc-profile-data")
        if image.interpretation != "srgb":
            image = image.colourspace("srgb")
        return image if image.format == "uchar" else image.cast("uchar")

    def shape(self, copy: Copy, wanted: Rendition) -> tuple[Any, Encoded]:
        """The pixels of a rendition, and what was encoded of them for others that differ in kind or bytes alone."""
        size = self.size(copy, wanted)
        key = (id(copy), size, wanted.size, wanted.crop, wanted.focus)
        if key not in self.shapes:
            self.shapes.clear()  # they follow one another
            self.shapes[key] = copy.shaped(size, wanted).copy_memory(), {}
        return self.shapes[key]

    def size(self, copy: Copy, wanted: Rendition) -> Size:
        """How large the rendition becomes: a drawing always as wanted."""
        if self.head.kind == "svg":
            return wanted.size if wanted.crop else copy.size
        return wanted.comes_out(self.head.size)

    def stamp(self, image: Any, said: Mapping[str, bytes]) -> Any:
        """A copy with these blocks of metadata."""
        image = image.copy()
        for name, content in said.items():
            image.set_type(self.vips.GValue.blob_type, name, content)
        return image


def shrink_of(size: Size, wanted: Rendition) -> int:
    """By how much a picture of this size is decoded smaller for a rendition: 1, 2, 4 or 8.

    It depends on the rendition only where that needs more than most do, so that one copy serves nearly all.
    """
    shown = wanted.comes_out(size)
    cut = box(size, wanted.size).size if wanted.crop else size
    needed = max(shown[0] / cut[0], shown[1] / cut[1])
    return next((each for each in SHRINKS if min(size) / each >= SHORT_SIDE and needed * each <= 1), 1)


def _scale_of_drawing(size: Size, wanted: Rendition) -> float:
    """How much larger a drawing is drawn, so that what is shown of it has the wanted size."""
    if wanted.crop:
        cut = box((size[0] * 1000, size[1] * 1000), wanted.size).size
        return max(wanted.size[0] * 1000 / cut[0], wanted.size[1] * 1000 / cut[1])
    across, down = wanted.size
    shares = [part / whole for part, whole in ((across, size[0]), (down, size[1])) if part]
    return min(shares, default=1.0)


def _is_turned(image: Any) -> bool:
    return "orientation" in image.get_fields() and image.get("orientation") != 1


def _is_srgb(image: Any) -> bool:
    """True for the profile that most pictures carry, which says nothing new."""
    return b"sRGB" in bytes(image.get("icc-profile-data"))[:4096].replace(b"\0", b"")


__all__ = ["Rendered", "Rendition", "available", "renditions", "shrink_of", "version"]
