"""How long each text of a variant is, in the units that its platform counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from litfass.channels.house import format_of
from litfass.checks.limits import measured
from litfass.checks.subject import Subject
from litfass.model import Channel, Format, Post, Settings, Variant
from litfass.text.measure import counts


@dataclass(frozen=True, slots=True)
class Counted:
    """The length of one field, or of one part of the text (`part` counts from 1), and its limit on this account."""

    field: str
    part: int
    counts: Mapping[str, int]
    limit: Mapping[str, int]


def counted(variant: Variant, post: Post, form: Format, channel: Channel, settings: Settings) -> tuple[Counted, ...]:
    """Each field with something in it, in the order of the channel file, which is that of the platform's form."""
    own = format_of(form, channel, variant.request, settings)
    found = [
        Counted(said.name, said.place or 1, counts(said.text, {**said.rule.limit, **said.rule.advice}), said.rule.limit)
        for said in measured(Subject(variant, post, own, channel, settings))
    ]
    places = {name: place for place, name in enumerate(form.fields)}
    return tuple(sorted(found, key=lambda each: places.get(each.field, len(places))))
