"""Spans of a text in order, none within another."""

from __future__ import annotations

from collections.abc import Iterable

from litfass.text.entities import Entity


def disjoint(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in order of their start; one that begins within an earlier one is left out, as platforms do."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: entity.start):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)
