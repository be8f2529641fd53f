"""A font file under another name: programs that choose fonts by their family get exactly the one that is meant.

TrueType and OpenType files are a directory of tables (OpenType 1.9.1, "Font file", "name — Naming table").
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
_REGULAR = "Regular"
_MAGIC = 0xB1B0AFBA


def renamed(font: bytes, family: str) -> bytes:
    """The font with `family` as its only family name, as a regular cut."""
    tables = dict(_tables(font))
    tables["name"] = _name(family)
    head = bytearray(tables["head"])
    head[8:12] = bytes(4)  # the checksum of the whole file, which is computed without itself
    tables["head"] = bytes(head)
    return _file(font[:4], tables)


def _tables(font: bytes) -> Mapping[str, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for index in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        found[tag.decode("latin-1")] = font[start : start + length]
    return found


def _name(family: str) -> bytes:
    """A naming table with the least that programs ask for: family, cut, whole name and the name for PostScript."""
    said = {1: family, 2: _REGULAR, 4: family, 6: family.replace(" ", "")}
    records, texts = b"", b""
    for number, text in said.items():
        raw = text.encode("utf-16-be")
        records += struct.pack(">6H", *_WINDOWS_UNICODE_ENGLISH, number, len(raw), len(texts))
        texts += raw
    return struct.pack(">3H", 0, len(said), 6 + len(records)) + records + texts


def _file(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    """The tables in one file, with the checksums that readers expect."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = version + struct.pack(">4H", count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    start, body = len(directory) + 16 * count, b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sLLL", tag.encode("latin-1"), _sum(data), start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(directory + body)
    (place,) = (
        struct.unpack_from(">L", whole, 20 + 16 * i)[0] for i, tag in enumerate(sorted(tables)) if tag == "head"
    )
    struct.pack_into(">L", whole, place + 8, (_MAGIC - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
