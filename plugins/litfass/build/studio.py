"""Who draws: the pictures that no post brings along, and further files such as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from litfass.model import Drawing, Format, Picture, Post, Preset, Settings, Variant

Artist = Callable[[Post, Variant, Picture, Preset], Sequence[Drawing]]
"""Draws a picture in the shape of a preset: one drawing, or one for each slide; none for a shape it does not know."""
Press = Callable[[Post, Variant, Format], Mapping[str, bytes]]
"""Prints further files of a variant, by their names in its folder; none for a format that takes none."""


@dataclass(frozen=True, slots=True)
class Studio:
    """An artist for each word that `Picture.drawn` may be, and the presses that every variant goes through.

    Same arguments, same bytes: what an artist draws is the key under which the finished picture lies in the cache.
    """

    artists: Mapping[str, Artist] = field(default_factory=dict)
    presses: Sequence[Press] = ()


NOBODY = Studio()
"""Draws nothing: what there is without the extra `pictures`."""


def studio(settings: Settings, theme: Path) -> Studio:
    """The artists and presses of a hub, which know its brand; `theme` holds templates and fonts."""
    return Studio()
