"""Archives that wait in the cache, so that no run holds all pictures of all posts in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from litfass.build.cache import Cache, key_of
from litfass.build.files import Content, sha256
from litfass.bundle import packed

FORMAT = "zip/1"
"""Another one makes all archives anew."""


def kept(files: Mapping[str, Content], cache: Cache) -> Path:
    """The archive of these files; OutputError when the cache cannot be written."""
    key = key_of((FORMAT, *((name, sha256(files[name])) for name in sorted(files))))
    return cache.find(key) or cache.put(key, ".zip", packed(files))
