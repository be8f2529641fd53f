"""A locked archive: many files as a few of one size, which tell nothing but how much there is, roughly.

The same files, password and salt give the same bytes. A browser opens it with what it has (theme/desk/vault.mjs).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

SCHEMA = "litfass.vault/1"
ITERATIONS = 600_000
"""OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256, which WebCrypto has, with 600,000 or more."""
CHUNK = 1 << 18
"""Bytes of plain text in each file; the last one is filled up with zeros."""
NONCE, TAG = 12, 16
"""Bytes of AES-GCM's nonce and tag (NIST SP 800-38D)."""
SHORTEST_PASSWORD = 12
"""Characters: whoever has the files may try as long as they like."""
SHORTEST_SALT = 16
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Vault:
    """What a page must know to ask for the password and open the archive, and the files by their opaque names."""

    lock: Mapping[str, Any]
    files: Mapping[str, bytes]


def available() -> bool:
    """True when the extra `lock` is installed."""
    try:
        import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401
    except ImportError:
        return False
    return True


def lock(files: Mapping[str, bytes], password: str, salt: str) -> Vault:
    """The files behind a password. `salt` is public and belongs to the hub, so that equal passwords give other keys.

    What is read first stands first in `files`: a browser fetches only what it shows.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key, mac = keys(password, salt)
    chunks = list(_chunks(_archive(files)))
    count, cipher = len(chunks), AESGCM(key)
    found = {}
    for index, chunk in enumerate(chunks):
        place = _place(index, count)
        nonce = hmac.digest(mac, b"nonce" + place + chunk, "sha256")[:NONCE]
        name = hmac.digest(mac, b"name" + place, "sha256")[:NONCE].hex()
        found[f"{name}.bin"] = nonce + cipher.encrypt(nonce, chunk, place)
    told = {"schema": SCHEMA, "iterations": ITERATIONS, "salt": salt, "chunk": CHUNK, "files": list(found)}
    return Vault(told, found)


def keys(password: str, salt: str) -> tuple[bytes, bytes]:
    """The key of the cipher and the key of nonces and names; a keyboard may compose letters as it likes."""
    typed = unicodedata.normalize("NFKC", password).encode()
    made = hashlib.pbkdf2_hmac("sha256", typed, salt.encode(), ITERATIONS, 64)
    return made[:32], made[32:]


def _place(index: int, count: int) -> bytes:
    """What is authenticated beside a chunk, so that none can be left out, doubled or moved."""
    return f"{SCHEMA} {index}/{count}".encode()


def _archive(files: Mapping[str, bytes]) -> bytes:
    """A table of contents with its length before it, then all files one behind the other."""
    ends = list(accumulate(map(len, files.values())))
    starts = [0, *ends]
    table = {path: [start, len(content)] for (path, content), start in zip(files.items(), starts, strict=False)}
    head = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join((len(head).to_bytes(_LENGTH, "big"), head, *files.values()))


def _chunks(archive: bytes) -> Iterator[bytes]:
    for start in range(0, len(archive), CHUNK):
        yield archive[start : start + CHUNK].ljust(CHUNK, b"\0")
