"""A manifest of which only some parts are new."""

from __future__ import annotations

import json

import pytest

from litfass import bundle

ORDER = ("linkedin-post", "x-post", "x-thread")


def manifest(**parts: str) -> bytes:
    """A manifest whose parts hold one file with this text each."""
    names = {name.replace("_", "-"): text for name, text in parts.items()}
    value = {
        "schema": "litfass.bundle/1",
        "post": "2026-ofen",
        "channels": {name: {"variant": text} for name, text in names.items()},
        "files": [{"path": f"{name}/text.txt", "bytes": len(names[name])} for name in sorted(names)],
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def covers(part: str) -> bool:
    return part.startswith("x-")


def test_what_was_asked_for_is_new_and_the_rest_stays() -> None:
    old = manifest(linkedin_post="alt", x_post="alt", x_thread="alt")
    new = manifest(x_post="neu ist länger")
    assert bundle.merge(old, new, covers, ORDER) == manifest(linkedin_post="alt", x_post="neu ist länger")


def test_the_order_is_that_of_a_manifest_made_in_one_go() -> None:
    merged = bundle.merge(manifest(x_post="x"), manifest(linkedin_post="l"), lambda part: part[0] == "l", ORDER)
    assert merged == manifest(linkedin_post="l", x_post="x")


def test_nothing_left_is_no_manifest() -> None:
    assert bundle.merge(manifest(x_post="alt"), b"", covers, ORDER) == b""
    assert bundle.merge(b"", b"", covers, ORDER) == b""


BROKEN = [b"", b"{", b"[]", b"[" * 100_000, b'{"schema": "litfass.bundle/9", "channels": {"x-post": {}}}']
BROKEN += [b'{"schema": "litfass.bundle/1"}', b'{"schema": "litfass.bundle/1", "channels": {}, "files": [{}]}']


@pytest.mark.parametrize("old", BROKEN, ids=range(len(BROKEN)))
def test_an_old_one_that_cannot_be_used(old: bytes) -> None:
    new = manifest(x_post="neu")
    assert bundle.merge(old, new, covers, ORDER) == new
