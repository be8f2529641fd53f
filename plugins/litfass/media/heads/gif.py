"""GIF 87a and 89a: its screen, and whether a second picture follows the first."""

from __future__ import annotations

from typing import BinaryIO

from litfass.media.faults import damaged
from litfass.media.heads.found import MANY, Head, head, number, take

PICTURE, EXTENSION, END = 0x2C, 0x21, 0x3B
CONTROL = 0xF9


def read(stream: BinaryIO) -> Head:
    """What the screen descriptor says; a file that breaks off behind its first picture has one."""
    stream.seek(6)
    screen = take(stream, 7)
    size = number(screen[:2], "little"), number(screen[2:4], "little")
    stream.seek(table(screen[4]), 1)
    pictures, alpha = 0, False
    for _ in range(MANY):
        block = stream.read(1)
        if not block or block[0] == END or pictures > 1:
            break
        if block[0] == EXTENSION:
            alpha = _extension(stream) or alpha
        elif block[0] == PICTURE:
            pictures += 1
            stream.seek(table(take(stream, 9)[8]) + 1, 1)
            _skip(stream)
        else:
            raise damaged()
    if not pictures:
        raise damaged()
    return head("gif", size, animated=pictures > 1, alpha=alpha)


def table(flags: int) -> int:
    """Bytes of the colour table behind a descriptor with these flags."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _extension(stream: BinaryIO) -> bool:
    """Reads over an extension; True when it makes a colour transparent."""
    label = take(stream, 1)[0]
    transparent = False
    if label == CONTROL:
        transparent = bool(take(stream, 2)[1] & 1)
        stream.seek(3, 1)
    _skip(stream)
    return transparent


def _skip(stream: BinaryIO) -> None:
    """Reads over blocks of data up to the empty one, or to the end of a file that lacks it."""
    for _ in range(MANY * 10):
        length = stream.read(1)
        if not length or not length[0]:
            return
        stream.seek(length[0], 1)
