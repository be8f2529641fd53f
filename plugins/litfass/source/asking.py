"""What a file says about channels, under whichever of the three names for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litfass.model import Asked
from litfass.source.reading import Reading

KEYS = ("channels", "mp-syndicate-to", "syndicate_to")
"""Names for one thing; the first of them that is there holds."""


def asked_in(values: Mapping[str, Any], reading: Reading) -> Asked:
    """The raw value with the lines of its keys below `channels`; two names with values in one file are a Problem."""
    said = [key for key in KEYS if values.get(key) is not None]
    if not said:
        return Asked(None, reading.path, reading.lines)
    for key in said[1:]:
        message = f"{key} and {said[0]} mean the same, and only {said[0]} is read."
        reading.report("K123", key, message, f"Put everything under {KEYS[0]}.")
    return Asked(values[said[0]], reading.path, _renamed(reading.lines, said[0]))


def _renamed(lines: Mapping[str, int], key: str) -> dict[str, int]:
    """The lines, with those of `key` under `channels`."""
    below = {
        KEYS[0] + name.removeprefix(key): line
        for name, line in lines.items()
        if name == key or name.startswith(f"{key}.")
    }
    return {**lines, **below}
