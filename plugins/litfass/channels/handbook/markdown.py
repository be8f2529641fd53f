"""The Markdown of handbook pages: head, tables, and the mark behind what is only remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence

from litfass.channels.facts import sources_of
from litfass.model import Channel

UNSURE = " *(ungeprüft)*"
"""Stands behind what is only remembered."""


def head(title: str, description: str) -> str:
    """Front matter and heading of a page."""
    front = f"title: {quoted(title)}\ndescription: {quoted(description)}"
    return f"---\n{front}\n---\n\n# {title}"


def quoted(text: str) -> str:
    """A text in quotation marks, as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [titles, ["---"] * len(titles), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def capital(text: str) -> str:
    """`text` as a sentence begins."""
    return text[:1].upper() + text[1:]


def marked(text: str, key: str, channel: Channel) -> str:
    """`text`, marked where all that is known of the facts at `key` comes from memory."""
    found = sources_of(channel, key)
    return text + UNSURE if text and found and all(source.confidence == "M" for source in found) else text
