"""What can be known of a picture's file without opening it as a picture."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Probed:
    """A file's length and its SHA-256 in lower-case hex."""

    bytes: int
    sha256: str


def probe(content: bytes | Path) -> Probed:
    """Length and digest of bytes or of a file, which is read in pieces; OSError when it cannot be read."""
    if isinstance(content, bytes):
        return Probed(len(content), hashlib.sha256(content).hexdigest())
    with content.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return Probed(stream.tell(), digest.hexdigest())
