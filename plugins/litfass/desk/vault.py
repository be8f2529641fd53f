"""A locked archive: many files as a few of one size, which tell nothing but how much there is, roughly.

The same files, password and salt give the same bytes. A browser opens it with what it has (theme/desk/vault.mjs).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import accumulate, chain
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
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the archive: its size in bytes, and a mark that files with the same bytes share."""

    size: int
    mark: str


def available() -> bool:
    """True when the extra `lock` is installed."""
    return find_spec("cryptography") is not None


class Vault:
    """Files behind a password, one by one under opaque names, so that no run holds all of them; then the lock.

    Names and nonces are derived from what is locked: files of two builds never share a name, so that a browser that
    kept some of an earlier one misses the others, and says so, and no nonce meets two texts.
    """

    def __init__(self, password: str, salt: str) -> None:
        """`salt` is public and belongs to the hub, so that equal passwords give other keys."""
        self.salt = salt
        self._key, self._mac = keys(password, salt)
        self._names: list[str] = []

    def files(self, files: Mapping[str, Kept], read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
        """Each locked file by its name; `read` gives the bytes of a path, and is asked once for each mark.

        What is read first stands first in `files`: a browser fetches only what it shows.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher = AESGCM(self._key)
        count, content = _stream(files, read)
        for index, chunk in enumerate(_chunks(content)):
            place = _place(index, count)
            name, nonce = (hmac.digest(self._mac, use + place + chunk, "sha256")[:NONCE] for use in (b"name", b"nonce"))
            self._names.append(name.hex())
            yield name.hex(), nonce + cipher.encrypt(nonce, chunk, place)

    @property
    def lock(self) -> Mapping[str, Any]:
        """What a page must know to ask for the password and open the archive, once all files are made.

        The seal tells a browser that the password fits, and that these files belong together.
        """
        sealed = "\n".join((SCHEMA, str(CHUNK), *self._names))
        seal = hmac.digest(self._mac, b"seal" + sealed.encode(), "sha256").hex()
        names = list(self._names)
        return {
            "schema": SCHEMA, "iterations": ITERATIONS, "salt": self.salt, "chunk": CHUNK, "seal": seal, "files": names,
        }  # fmt: skip


def _stream(files: Mapping[str, Kept], read: Callable[[str], bytes]) -> tuple[int, Iterator[bytes]]:
    """The number of chunks, and what they hold: the length of a table, the table, and every content once."""
    first = {kept.mark: path for path, kept in reversed(list(files.items()))}
    parts = [path for path, kept in files.items() if first[kept.mark] == path]
    ends = accumulate(files[path].size for path in parts)
    starts = {files[path].mark: end - files[path].size for path, end in zip(parts, ends, strict=True)}
    table = {path: [starts[kept.mark], kept.size] for path, kept in files.items()}
    head = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    whole = _LENGTH + len(head) + sum(files[path].size for path in parts)
    return -(-whole // CHUNK), chain((len(head).to_bytes(_LENGTH, "big"), head), map(read, parts))


def keys(password: str, salt: str) -> tuple[bytes, bytes]:
    """The key of the cipher and that of nonces, names and the seal; a keyboard may compose letters as it likes.

    PBKDF2 gives as many bytes as its hash has, since more would cost us twice and an attacker once; HKDF (RFC 5869)
    makes two keys of them.
    """
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
    made = hashlib.pbkdf2_hmac("sha256", typed, salt.encode(), ITERATIONS)
    cipher, mac = (HKDF(SHA256(), 32, None, info).derive(made) for info in (b"cipher", b"mac"))
    return cipher, mac


def _place(index: int, count: int) -> bytes:
    """What is authenticated beside a chunk, so that none can be left out, doubled or moved."""
    return f"{SCHEMA} {index}/{count}".encode()


def _chunks(content: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes in pieces of one size, the last one filled up."""
    waiting = bytearray()
    for part in content:
        waiting += part
        whole = len(waiting) - len(waiting) % CHUNK
        for start in range(0, whole, CHUNK):
            yield bytes(waiting[start : start + CHUNK])
        del waiting[:whole]
    if waiting:
        yield bytes(waiting).ljust(CHUNK, b"\0")
