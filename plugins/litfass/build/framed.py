"""What is wrong with pictures of a post that stand in a drawing: on a slide, or on a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from litfass.media import slides
from litfass.media.crop import Size
from litfass.media.faults import PictureError, unreadable
from litfass.media.heads.found import Head
from litfass.media.inspect import inspect
from litfass.media.rendition import Rendition
from litfass.model import Drawing, Picture, Post, Settings, Variant
from litfass.problems import Level, Problem

Photos = tuple[tuple[Picture, Size], ...]
"""Pictures of a post in a drawing, each with the pixels of its frame."""
ON_SLIDE = (slides.MEASURE, slides.MEASURE * 2 // 3)
"""What a picture on a slide needs, so that it is not enlarged: as wide as its words, in 3:2."""


def on_slides(post: Post, variant: Variant, settings: Settings) -> Iterator[Problem]:
    """What is wrong with the pictures that stand on slides, each said once; a slide without it says only its words."""
    shown = variant.deck.slides if variant.deck else ()
    path, line = settings.shown_path(post.path), post.line("slides")
    for picture in dict.fromkeys(slide.picture for slide in shown if slide.picture):
        name, head = PurePosixPath(picture.path).name, head_of(settings.content / picture.path)
        if isinstance(head, PictureError):
            yield Problem(path, line, head.code, f"The picture {name} {head.reason}.", head.hint)
        elif head.kind != "svg" and (head.size[0] < ON_SLIDE[0] or head.size[1] < ON_SLIDE[1]):
            message = f"The picture {name} has {by(head.size)} pixels; its slide shows it larger than that."
            hint = f"Take one of at least {by(ON_SLIDE)} pixels."
            yield Problem(path, line, "P307", message, hint, Level.WARNING)


def on_cards(post: Post, shown: Iterable[tuple[str, Photos]], settings: Settings) -> Iterator[Problem]:
    """P307 for each picture that a card shows larger than it is; its largest frame is named.

    `shown` has the photos of each card behind the name of what the card is for.
    """
    frames: defaultdict[Picture, list[tuple[Size, str]]] = defaultdict(list)
    for where, photos in shown:
        for picture, frame in photos:
            frames[picture].append((frame, where))
    for picture, found in frames.items():
        frame, where = max(found, key=lambda each: each[0][0] * each[0][1])
        head = head_of(settings.content / picture.path)
        if isinstance(head, Head) and head.kind != "svg" and Rendition(frame).is_short_of(head.size):
            message = f"The picture {PurePosixPath(picture.path).name} has {by(head.size)} pixels; "
            message += f"the card for {where} shows it larger than that."
            hint = f"Take one of at least {by(frame)} pixels."
            yield Problem(settings.shown_path(post.path), post.line("image"), "P307", message, hint, Level.WARNING)


def whose(drawing: Drawing) -> tuple[str, str]:
    """Credit and licence of a drawing: those of the photos in it."""
    credits = (picture.credit for picture, _ in drawing.photos)
    licences = (picture.licence for picture, _ in drawing.photos)
    return ", ".join(dict.fromkeys(filter(None, credits))), ", ".join(dict.fromkeys(filter(None, licences)))


def head_of(source: Path | bytes) -> Head | PictureError:
    """What the head of a picture says, or what is wrong with it."""
    try:
        return inspect(source)
    except PictureError as error:
        return error
    except OSError as error:
        return unreadable(error)


def by(size: Size) -> str:
    """A size as people write it."""
    return f"{size[0]:,} x {size[1]:,}"
