"""Which pictures go with a text, and what is said for people who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from litfass.channels.kinds import shown
from litfass.model import Deck, Format, Picture, Post, Request
from litfass.problems import Problem
from litfass.text.document import Document
from litfass.text.suggest import did_you_mean

SLIDES = "slides"
"""What draws the pages of a deck."""


def chosen_pictures(
    post: Post, document: Document, format: Format, request: Request
) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """The pictures for a format: those that the post names for it, else its cover; never more than the format takes.

    A name that is no picture of the post is a Problem, and so is one picture too many.
    """
    known = _by_name(post, document)
    if request.pictures is None:
        cover = (_with_alt(post.image, document),) if post.image and format.pictures.max else ()
        return cover, ()
    problems = [_missing(name, known, request) for name in request.pictures if name not in known]
    found = [known[name] for name in request.pictures if name in known]
    if len(found) > format.pictures.max:
        problems.append(_too_many(len(found), format, request))
    return tuple(found[: format.pictures.max]), tuple(problems)


def drawn_picture(format: Format, request: Request, deck: Deck | None) -> Picture | None:
    """What is drawn for a format where the writer names no picture: a deck's slides, or what the channel file says.

    What it says for people who cannot see it is known when it is drawn.
    """
    drawn = SLIDES if deck and format.slides else format.pictures.drawn if request.pictures is None else ""
    return Picture(drawn, alt="", drawn=drawn) if drawn else None


def _by_name(post: Post, document: Document) -> dict[str, Picture]:
    """The post's pictures by their path below its folder; what is known of the cover counts."""
    pictures = {picture.path: picture for picture in (*post.pictures, *((post.image,) if post.image else ()))}
    folder = f"{post.folder}/" if post.folder else ""
    return {path.removeprefix(folder): _with_alt(picture, document) for path, picture in pictures.items()}


def _with_alt(picture: Picture, document: Document) -> Picture:
    """The picture with the alternative text that it has in the post, if it has none of its own."""
    if picture.alt is not None:
        return picture
    return replace(picture, alt=next(_alts(picture, document), None))


def _alts(picture: Picture, document: Document) -> Iterator[str]:
    name = PurePosixPath(picture.path).name
    yield from (image.alt for image in document.images if image.alt and PurePosixPath(image.url).name == name)


def _missing(name: str, known: dict[str, Picture], request: Request) -> Problem:
    message = f"`pictures` names {shown(name)}, which is no picture in the post's folder."
    return Problem(request.path, request.line, "P201", message, did_you_mean(name, known))


def _too_many(count: int, format: Format, request: Request) -> Problem:
    message = f"{request.name} has {count} pictures; the platform takes {format.pictures.max}."
    return Problem(request.path, request.line, "P203", message, "Remove the ones that say least.")
