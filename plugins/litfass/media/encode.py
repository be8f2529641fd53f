"""A finished picture as the file that suits it best: which kind, how good, and below how many bytes.

The pictures are libvips', handed in by `media.render`; nothing here opens one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from litfass.media.credits import into_png, iptc, xmp
from litfass.media.faults import PictureError
from litfass.media.rendition import Rendition

QUALITY = {"jpeg": 86, "webp": 80, "avif": 52}
"""Where nobody sees a difference at arm's length."""
SHARP = 92
"""For lettering and flat areas in JPEG, which rings round every edge."""
FINE = 90
"""From this quality on colours keep all their pixels (no chroma subsampling)."""
WORST = 25
TRIES = 6
ENOUGH = 0.9
"""A file that fills so much of its limit is good enough: a better one would take another encoding."""
EFFORT = {"webp": 3, "avif": 2}
Save = Callable[[int], bytes]
Encoded = dict[tuple[object, ...], bytes]
"""What was encoded of one picture, by how."""
Stamp = Callable[[Any, Mapping[str, bytes]], Any]


def encode(image: Any, wanted: Rendition, stamp: Stamp, encoded: Encoded, *, flat: bool) -> tuple[bytes, str]:
    """The bytes and the kind of the first file that suits; PictureError when none is below the limit.

    `flat` says that the picture has few colours, or is transparent: PNG keeps those sharp, and small. `stamp` makes a
    copy that carries credit and licence. What was `encoded` before is taken from there, and added.
    """
    for kind in order(wanted.kinds, flat=flat):
        found = _encode(image, kind, wanted, stamp, encoded, flat=flat)
        if wanted.bytes is None or len(found) <= wanted.bytes:
            return found, kind
    reason = f"cannot be made smaller than {wanted.bytes:,} bytes at {image.width} x {image.height} pixels"
    raise PictureError("P309", reason, "Take a picture with less detail, or leave it out there.")


def order(kinds: Sequence[str], *, flat: bool) -> tuple[str, ...]:
    """The kinds in the order in which they suit: PNG first for flat pictures, last for all others."""
    known = [kind for kind in kinds if kind in ("jpeg", "png", "webp", "avif")] or ["jpeg"]
    return tuple(sorted(known, key=lambda kind: (kind == "png") != flat))


def _encode(image: Any, kind: str, wanted: Rendition, stamp: Stamp, encoded: Encoded, *, flat: bool) -> bytes:
    if kind == "jpeg" and image.hasalpha():
        image = image.flatten(background=list(wanted.paper))
    if kind == "png":
        return _png(image, wanted, encoded)
    kept = _credit(wanted, kind)
    if kept:
        image = stamp(image, kept)
    best = wanted.quality or (SHARP if flat and kind == "jpeg" else QUALITY[kind])
    save = _saver(image, kind, "xmp:iptc" if kept else "none", progressive=wanted.progressive)
    how = (kind, wanted.credit, wanted.licence, wanted.progressive, wanted.paper)
    return below(lambda quality: _once(encoded, (*how, quality), lambda: save(quality)), best, wanted.bytes)


def _once(encoded: Encoded, how: tuple[object, ...], save: Callable[[], bytes]) -> bytes:
    if how not in encoded:
        encoded[how] = save()
    return encoded[how]


def _credit(wanted: Rendition, kind: str) -> Mapping[str, bytes]:
    """What a file says of its maker, by libvips' names; all else that the source knew stays out, the place first."""
    packet = xmp(wanted.credit, wanted.licence)
    if not packet:
        return {}
    return {"xmp-data": packet} | ({"iptc-data": iptc(wanted.credit, wanted.licence)} if kind == "jpeg" else {})


def _saver(image: Any, kind: str, kept: str, *, progressive: bool) -> Save:
    def jpeg(quality: int) -> bytes:
        chroma = "off" if quality >= FINE else "on"
        saved = image.jpegsave_buffer(
            Q=quality, keep=kept, optimize_coding=True, interlace=progressive, subsample_mode=chroma
        )
        return bytes(saved)

    def webp(quality: int) -> bytes:
        return bytes(image.webpsave_buffer(Q=quality, keep=kept, effort=EFFORT["webp"], smart_subsample=True))

    def avif(quality: int) -> bytes:
        effort = EFFORT["avif"]
        return bytes(image.heifsave_buffer(Q=quality, keep=kept, compression="av1", effort=effort, bitdepth=8))

    return {"jpeg": jpeg, "webp": webp, "avif": avif}[kind]


def _png(image: Any, wanted: Rendition, encoded: Encoded) -> bytes:
    """Without loss, and with a palette when that is too large."""
    packet = xmp(wanted.credit, wanted.licence)

    def save(**options: Any) -> bytes:
        content = bytes(image.pngsave_buffer(keep="none", compression=7, **options))
        return into_png(content, packet) if packet else content

    how = ("png", wanted.credit, wanted.licence)
    found = _once(encoded, how, lambda: save(filter="all"))
    if wanted.bytes is None or len(found) <= wanted.bytes:
        return found
    return _once(encoded, (*how, "palette"), lambda: save(palette=True, dither=0.6))


def below(save: Save, best: int, most: int | None) -> bytes:
    """The file of the highest quality up to `best` that has at most so many bytes, else the smallest one.

    Bytes grow about exponentially with quality, so each try says roughly where to look next.
    """
    found = save(best)
    if most is None or len(found) <= most:
        return found
    low, high, size, kept = WORST - 1, best, len(found), b""
    for _ in range(TRIES):
        quality = _next(low, high, size, most)
        if quality is None:
            break
        tried = save(quality)
        if len(tried) <= most:
            low, kept = quality, tried
            if len(tried) >= ENOUGH * most:
                break
        else:
            high, size = quality, len(tried)
    return kept or save(WORST)


def _next(low: int, high: int, size: int, most: int) -> int | None:
    """The quality to try between one that fits and one that gave `size` bytes; None when nothing is between."""
    if high - low < 2:
        return None
    guess = high - math.ceil(math.log(size / most) / 0.03)
    return min(high - 1, max(low + 1, guess if guess > low + 1 else (low + high) // 2))
