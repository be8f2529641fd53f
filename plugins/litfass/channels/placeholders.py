"""`{url}` and its like in a writer's own words: replaced plainly, so braces and percent signs mean nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

PLACEHOLDERS = ("url", "title", "description")
"""What stands for the post's address (as this channel links it), its title and its description."""

_PLACEHOLDER = re.compile(r"\{[ \t]*([A-Za-z_]+)[ \t]*\}")


def replace(text: str, values: Mapping[str, str]) -> str:
    """`text` with each known placeholder replaced once; a value that holds a placeholder is not replaced again."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def unknown(text: str) -> Iterator[tuple[str, int]]:
    """The names in `text` that look like placeholders and are none, with the offset at which each stands first."""
    seen = {*PLACEHOLDERS}
    for match in _PLACEHOLDER.finditer(text):
        if match[1] not in seen:
            seen.add(match[1])
            yield match[1], match.start()
