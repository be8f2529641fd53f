"""Who draws: the pictures that no post brings along, and further files such as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from litfass.compose.drawn import POSTER
from litfass.model import Drawing, Format, Picture, Post, Preset, Settings, Variant
from litfass.problems import Level, Problem

INSTALL = 'Type pip install "litfass[pictures]".'

Artist = Callable[[Post, Variant, Picture, Preset], Sequence[Drawing]]
"""Draws a picture in the shape of a preset: one drawing, or one for each slide; none for a shape it does not know."""
Press = Callable[[Post, Variant, Format], Mapping[str, bytes]]
"""Prints further files of a variant, by their paths in the bundle; none for a format that takes none."""


@dataclass(frozen=True, slots=True)
class Studio:
    """An artist for each word that `Picture.drawn` may be, and the presses that every variant goes through.

    Same arguments, same bytes: what an artist draws is the key under which the finished picture lies in the cache.
    """

    artists: Mapping[str, Artist] = field(default_factory=dict)
    presses: Sequence[Press] = ()


NOBODY = Studio()
"""Draws nothing: what there is without the extra `pictures`."""


def undrawable(post: Post, variant: Variant, format: Format, settings: Settings, studio: Studio) -> Problem | None:
    """P323: slides, a document, a story or the one picture that a platform insists on, and nobody here can draw it.

    Its part of the bundle is left out: a text without its pictures would be half a post.
    """
    slides = variant.deck is not None and (format.document is not None or format.slides is not None)
    story = variant.notice is not None and post.image is None
    poster = format.pictures.min > 0 and any(picture.drawn for picture in variant.pictures) and post.image is None
    if studio.artists or not (slides or story or poster):
        return None
    message = f"{variant.request.name} is drawn, which takes more than is installed; its bundle is left out."
    path, line = settings.shown_path(post.path), post.line("title")
    return Problem(path, line, "P323", message, INSTALL, Level.WARNING)


def studio(settings: Settings, theme: Path, posts: Iterable[Post] = ()) -> Studio:
    """The artists and presses of a hub, which know its brand; `theme` holds templates and fonts.

    `posts` are all of the hub's: no two neighbours lie on the same ground. It needs the extra `pictures`.
    """
    from litfass.build.decks import Decks
    from litfass.build.drawings import open_drawings

    drawings = open_drawings(settings, theme, posts)
    decks = Decks(settings, drawings.kit.type, drawings.kit.palette, drawings.grounds)
    artists = dict.fromkeys((POSTER, *drawings.cards), drawings.artist)
    return Studio({**artists, "slides": decks.slides, "story": decks.story}, (decks.document, decks.codes))
