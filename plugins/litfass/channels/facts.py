"""What is known of a channel, where from, since when and how well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from litfass.channels.rules import covers
from litfass.model import Channel, Format, Source

CONFIDENCE: Mapping[str, str] = MappingProxyType(
    {
        "A": "official",
        "B": "from a well-kept third party",
        "C": "from a weak source",
        "M": "from memory, NOT verified",
    }
)
"""What the letters of a source mean."""


@dataclass(frozen=True, slots=True)
class Stale:
    """Facts of a channel whose source was last looked at `days` days ago."""

    channel: Channel
    source: Source
    days: int


def sources_of(channel: Channel, key: str) -> tuple[Source, ...]:
    """The sources of what stands at a dotted key of a channel's file, above it or below it."""
    return tuple(
        source for source in channel.sources if any(covers(fact, key) or covers(key, fact) for fact in source.facts)
    )


def stale(channels: Iterable[Channel], today: date, days: int) -> Iterator[Stale]:
    """Sources that were checked more than `days` days before `today`, channel by channel."""
    for channel in channels:
        for source in channel.sources:
            age = (today - source.checked).days
            if age > days:
                yield Stale(channel, source, age)


def as_data(channel: Channel) -> dict[str, Any]:
    """Everything that is known of a channel as JSON has it."""
    return {
        "id": channel.id,
        "name": channel.name,
        "home": channel.home,
        "kind": channel.kind,
        "aliases": list(channel.aliases),
        "formats": {name: _format(form) for name, form in channel.formats.items()},
        "sources": [source_data(source) for source in channel.sources],
    }


def source_data(source: Source) -> dict[str, Any]:
    """One source as JSON has it, with its confidence in a letter and in words."""
    return {
        "facts": list(source.facts),
        "url": source.url,
        "note": source.note,
        "checked": source.checked.isoformat(),
        "confidence": source.confidence,
        "meaning": CONFIDENCE[source.confidence],
    }


def _format(form: Format) -> dict[str, Any]:
    fields = {
        name: {key: value for key, value in asdict(rule).items() if key != "name"} for name, rule in form.fields.items()
    }
    return {
        "markup": form.markup,
        "fields": fields,
        "pictures": asdict(form.pictures),
        "slides": asdict(form.slides) if form.slides else None,
        "document": asdict(form.document) if form.document else None,
        "composer": form.composer,
        "house": asdict(form.house),
    }
