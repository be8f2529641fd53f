"""Which pictures go with a text, and what is said for people who cannot see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from litfass.channels.kinds import shown
from litfass.compose.drawn import CARDS, POSTER, drawn_of
from litfass.model import Deck, Format, Picture, Post, Request
from litfass.problems import Problem
from litfass.text.blocks import Image
from litfass.text.document import Document
from litfass.text.suggest import did_you_mean

SLIDES = "slides"
"""What draws the pages of a deck."""


def pictured(post: Post, document: Document) -> Post:
    """The post with all that is said of its pictures where it shows them: `![Alt](a.jpg){ credit="…" licence="…" }`.

    What its front matter says of the cover wins.
    """
    shown = [(_place(image.url), image) for image in document.images]
    return replace(
        post,
        image=_said(post.image, post, shown) if post.image else None,
        pictures=tuple(_said(picture, post, shown) for picture in post.pictures),
        slides=tuple(
            replace(each, picture=_said(each.picture, post, shown)) if each.picture else each for each in post.slides
        ),
    )


def chosen_pictures(
    post: Post, format: Format, request: Request, cards: Iterable[str] = ()
) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """The pictures for a format: those that the post names for it, else its cover; never more than the format takes.

    A post without a cover has one drawn. `cards` are the hub's own; like ours they can be named in place of a file.
    A name that is no picture of the post is a Problem, and so is one picture too many.
    """
    known = _by_name(post)
    if request.pictures is None:
        cover = post.image or drawn_of(post)
        return (cover,) if format.pictures.max else (), ()
    known = {name: drawn_of(post, name) for name in (POSTER, *CARDS, *cards)} | known
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


def _by_name(post: Post) -> dict[str, Picture]:
    """The post's pictures by their path below its folder; what is known of the cover counts."""
    pictures = {picture.path: picture for picture in (*post.pictures, *((post.image,) if post.image else ()))}
    folder = f"{post.folder}/" if post.folder else ""
    return {path.removeprefix(folder): picture for path, picture in pictures.items()}


def _said(picture: Picture, post: Post, shown: Iterable[tuple[str, Image]]) -> Picture:
    """The picture with what is said of it in the text, wherever nothing was said before."""
    places = _places(picture, post)
    images = [image for place, image in shown if place.endswith(places)]
    alt = next((image.alt for image in images if image.alt), None) if picture.alt is None else picture.alt
    credit = picture.credit or next((image.credit for image in images if image.credit), "")
    licence = picture.licence or next((image.licence for image in images if image.licence), "")
    return replace(picture, alt=alt, credit=credit, licence=licence)


def _places(picture: Picture, post: Post) -> tuple[str, ...]:
    """Where a picture may lie in the site: as below content/, and beside its post's page."""
    folder, page = f"{post.folder}/" if post.folder else "", post.address.rpartition("/")[0]
    beside = (f"/{page}/{picture.path.removeprefix(folder)}",) if picture.path.startswith(folder) else ()
    return (f"/{picture.path}", *beside)


def _place(url: str) -> str:
    """The path in the site to which an address leads."""
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""


def _missing(name: str, known: dict[str, Picture], request: Request) -> Problem:
    message = f"`pictures` names {shown(name)}, which is no picture in the post's folder."
    return Problem(request.path, request.line, "P201", message, did_you_mean(name, known))


def _too_many(count: int, format: Format, request: Request) -> Problem:
    message = f"{request.name} has {count} pictures; the platform takes {format.pictures.max}."
    return Problem(request.path, request.line, "P203", message, "Remove the ones that say least.")
