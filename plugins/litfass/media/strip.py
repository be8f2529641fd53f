"""A picture's own file without what it tells of place, camera and computer: nothing is decoded, so no pixel changes.

What stays is listed for each kind of file and all else goes, so what a program will invent tomorrow goes too.
"""

from __future__ import annotations

from litfass.media.credits import iptc, xmp
from litfass.media.faults import PictureError
from litfass.media.heads.exif import upright
from litfass.media.heads.found import Head
from litfass.media.inspect import inspect
from litfass.media.strippers import gif, jpeg, png, svg, webp


def strip(raw: bytes, head: Head, credit: str = "", licence: str = "") -> bytes:
    """A whole file with nothing but its pixels or lines, how they move and which way up they are.

    `head` is what `inspect` says of it. Credit and licence are written in. Raises PictureError when the file is
    damaged, and for an AVIF, which is decoded instead.
    """
    packet, way_up = xmp(credit, licence), upright(head.orientation)
    if head.kind == "jpeg":
        return jpeg.strip(raw, way_up, packet, iptc(credit, licence))
    if head.kind == "png":
        return png.strip(raw, way_up, packet)
    if head.kind == "webp":
        return webp.strip(raw, head, way_up, packet)
    if head.kind == "gif":
        return gif.strip(raw, packet)
    if head.kind == "svg":
        return svg.strip(raw, packet, lambda inner: strip(inner, inspect(inner)))
    raise PictureError("P302", "holds an AVIF, which may tell where it was taken", "Put a JPG or PNG in its place.")
