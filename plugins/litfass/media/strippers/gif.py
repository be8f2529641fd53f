"""GIF (GIF89a; XMP Specification Part 3, 1.1.2): its blocks up to the trailer, without comments and private blocks."""

from __future__ import annotations

from litfass.media.faults import damaged
from litfass.media.heads.found import MANY, number
from litfass.media.heads.gif import CONTROL, END, EXTENSION, PICTURE, table

PLAIN_TEXT, APPLICATION = 0x01, 0xFF
APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""How often the frames are repeated (two names for it), and the colour profile."""
XMP = b"\x21\xff\x0bXMP DataXMP"
MAGIC = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
"""Brings a reader, whichever byte of the packet it took for a length, to the end of the block."""
SCREEN = 13
"""Bytes of the signature and the screen descriptor."""


def strip(raw: bytes, packet: bytes) -> bytes:
    """The file with its frames, their times and the loop, and with the XMP packet if there is one; PictureError."""
    at = SCREEN + table(number(raw[10:11]))
    kept = [b"GIF89a" if packet else raw[:6], raw[6:at]]
    shown = False
    for _ in range(MANY):
        kind = number(raw[at : at + 1])
        if kind not in (PICTURE, EXTENSION):
            break
        end = _behind(raw, at)
        if kind == PICTURE or _is_kept(raw, at):
            kept.append(raw[at:end])
        shown = shown or kind == PICTURE
        at = end
    else:
        raise damaged()
    if not shown:
        raise damaged()
    return b"".join([*kept, XMP + packet + MAGIC if packet else b"", bytes([END])])


def _is_kept(raw: bytes, at: int) -> bool:
    label = raw[at + 1]
    return label in (CONTROL, PLAIN_TEXT) or (label == APPLICATION and raw[at + 3 : at + 14] in APPLICATIONS)


def _behind(raw: bytes, at: int) -> int:
    """Where the picture or the extension ends that begins here."""
    data = at + 2 if raw[at] == EXTENSION else at + 11 + table(number(raw[at + 9 : at + 10]))
    for _ in range(MANY * 10):
        if data >= len(raw):
            break
        length = raw[data]
        data += 1 + length
        if not length:
            return data
    raise damaged()
