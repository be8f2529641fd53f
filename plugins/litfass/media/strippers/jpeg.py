"""JPEG (ITU T.81; JFIF: ITU T.871): its segments up to EOI, without what cameras and programs left between them."""

from __future__ import annotations

import re

from litfass.media.faults import damaged
from litfass.media.heads.found import MANY, number
from litfass.media.heads.jpeg import ALONE, APP1

EOI, SOS, COM = 0xD9, 0xDA, 0xFE
JFIF, ICC, APP13, ADOBE = 0xE0, 0xE2, 0xED, 0xEE
PROFILES = {ICC: b"ICC_PROFILE\0", ADOBE: b"Adobe"}
"""Application segments that say what the numbers mean as colours, and how each begins."""
OTHERS = frozenset((*range(0xE0, 0xFE), COM))
"""Markers of application segments, of extensions that no browser knows, and of comments."""
LONGEST = 0xFFFF - 2
"""Bytes of a segment behind its length."""
XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MARKER = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_BEHIND_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def strip(raw: bytes, way_up: bytes, packet: bytes, iptc: bytes) -> bytes:
    """The file with its pixels and colours, with a block of EXIF, XMP and IPTC if there are; PictureError.

    What lies behind the picture goes: smaller copies, maps of depth, the video of a moving photo.
    """
    jfif, kept, shown, at = b"", [b""], False, 2
    for _ in range(MANY):
        marker, at = _marker(raw, at)
        if marker == EOI:
            break
        if marker in ALONE:
            continue
        end = at + number(raw[at : at + 2])
        if end < at + 2 or end > len(raw):
            raise damaged()
        content, start = raw[at + 2 : end], at
        at = _behind_scan(raw, end) if marker == SOS else end
        shown = shown or marker == SOS
        if marker == JFIF and content.startswith(b"JFIF\0"):
            jfif = jfif or _segment(marker, content[:12] + b"\0\0")  # no preview
        elif marker not in OTHERS or (marker in PROFILES and content.startswith(PROFILES[marker])):
            kept += [bytes([0xFF, marker]), raw[start:at]]
    else:
        raise damaged()
    if not shown:
        raise damaged()
    said = ((APP1, b"Exif\0\0" if way_up else b"", way_up), (APP1, XMP if packet else b"", packet), (APP13, b"", iptc))
    ours = [_segment(marker, name + content) for marker, name, content in said if content]
    return b"".join([b"\xff\xd8", jfif, *ours, *kept, bytes([0xFF, EOI])])


def _marker(raw: bytes, at: int) -> tuple[int, int]:
    """The marker that stands here, and where it ends; any number of filling bytes may stand before it."""
    found = _MARKER.match(raw, at)
    if found is None:
        raise damaged()
    return found[1][0], found.end()


def _behind_scan(raw: bytes, at: int) -> int:
    """Where the next marker stands behind a scan; those that belong to the scan are read over."""
    found = _BEHIND_SCAN.search(raw, at)
    if found is None:
        raise damaged()
    return found.start()


def _segment(marker: int, content: bytes) -> bytes:
    """A segment, or b"" where the content is longer than one can be."""
    if len(content) > LONGEST:
        return b""
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content
