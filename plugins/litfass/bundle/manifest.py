"""The manifest of a bundle: what is in it, for programs and for whoever wants to check that nothing was changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from litfass.media.probe import probe
from litfass.model import Post, Settings, Variant

SCHEMA = "litfass.bundle/1"
Json = dict[str, object]


def manifest_of(
    post: Post, variants: Sequence[Variant], settings: Settings, files: Mapping[str, bytes | Path]
) -> bytes:
    """The manifest as JSON in UTF-8, with length and SHA-256 of every other file (paths below the bundle's folder)."""
    value: Json = {
        "schema": SCHEMA,
        "post": post.id,
        "url": settings.url(post.address),
        "channels": {variant.request.name: _channel(variant, files) for variant in variants},
        "files": [_file(path, files[path]) for path in sorted(files)],
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _file(path: str, content: bytes | Path) -> Json:
    probed = probe(content)
    return {"path": path, "bytes": probed.bytes, "sha256": probed.sha256}


def _channel(variant: Variant, files: Mapping[str, bytes | Path]) -> Json:
    request = variant.request
    folder = f"{request.name}/"
    row: Json = {"channel": request.channel, "format": request.format}
    row |= {"account": request.account} if request.account else {}
    row |= {"at": request.at.isoformat()} if request.at else {}
    row |= {"composer": variant.composer, "carries": list(variant.carries)} if variant.composer else {}
    return row | {
        "link": variant.link,
        "own": variant.own,
        "dropped": list(variant.dropped),
        "variant": digest(variant),
        "files": [path for path in sorted(files) if path.startswith(folder)],
    }


def digest(variant: Variant) -> str:
    """The SHA-256 of everything that is pasted: the ledger notes it, so that a later change shows."""
    pasted = [[part.text for part in variant.parts], sorted(variant.fields.items())]
    return hashlib.sha256(json.dumps(pasted, ensure_ascii=True).encode()).hexdigest()
