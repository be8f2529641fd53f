"""Decides what the bundles hold: from posts and their converted text to files, without writing one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from litfass import bundle, checks, compose
from litfass.build.files import Content
from litfass.build.framed import on_slides
from litfass.build.gallery import Hang, Wanted, copied, wanted
from litfass.build.progress import Progress, silent
from litfass.build.selection import Selection
from litfass.build.studio import NOBODY, Studio, undrawable
from litfass.channels.requests import read_requests
from litfass.model import Channel, Format, Library, Post, Request, Settings, Variant
from litfass.problems import Problem
from litfass.text.document import Document


@dataclass(frozen=True, slots=True)
class Bundles:
    """Files by path below exports/, what was found wrong, and how much there is.

    `folders` are those with a text in them, in the order of the posts. `parts` names, for the folder of each selected
    post, all parts that the post asks for, also those that were not selected. `needy` holds `<folder>/<part>` of each
    text with a Problem, and the folder of each post whose `channels` have one: what only a person can mend.
    """

    files: Mapping[str, Content] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    folders: tuple[str, ...] = ()
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: int = 0
    pictures: int = 0
    needy: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """What one post gives: its variants, the names of all parts that it asks for, and Problems."""

    variants: tuple[Variant, ...] = ()
    parts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    needy: frozenset[str] = frozenset()
    """The names of parts with a Problem, and "" when the post asks for something that cannot be."""
    facts: Mapping[str, bundle.Facts] = field(default_factory=dict)
    """What the manifest says of each variant, by the name of its part."""


def make_bundles(
    selection: Selection,
    document_of: Callable[[Post], Document],
    settings: Settings,
    channels: Mapping[str, Channel],
    progress: Progress = silent,
    hang: Hang = copied,
    studio: Studio = NOBODY,
    pack: bundle.Pack = bundle.packed,
) -> Bundles:
    """The bundles of the selected posts, and the Problems of these posts.

    `hang` has the pictures made that the texts want, all at once; `studio` draws those that no post brings along;
    `pack` makes archives.
    """
    found: list[tuple[Post, Made]] = []
    wants: list[Wanted] = []
    for number, each in enumerate(selection.posts, start=1):
        document = document_of(each)
        post = compose.pictured(each, document)
        made = make_variants(post, document, settings, channels, selection.covers)
        made = _drawable(post, made, settings, channels, studio)
        found.append((post, made))
        for variant in made.variants:
            wants += wanted(post, variant, _format(variant, channels), settings, studio)
        progress("bundles", number, len(selection.posts))
    hung = hang(wants, settings)
    files: dict[str, Content] = {}
    for post, made in found:
        names = [each.request.name for each in made.variants]
        pictures = {name: hung.files.get((post.path, name), ()) for name in names}
        papers = {each.request.name: _papers(post, each, channels, studio) for each in made.variants}
        files |= bundle.files_of(post, made.variants, settings, pictures, papers, made.facts, pack)
    folders = {post.path: bundle.folder_of(post, settings) for post, _ in found}
    needy = {f"{folders[post.path]}/{part}".rstrip("/") for post, made in found for part in made.needy}
    return Bundles(
        files=files,
        problems=tuple(problem for _, made in found for problem in made.problems) + hung.problems,
        folders=tuple(folders[post.path] for post, made in found if made.variants),
        parts={folders[post.path]: made.parts for post, made in found},
        texts=sum(len(made.variants) for _, made in found),
        pictures=sum(map(len, hung.files.values())),
        needy=frozenset(needy | {f"{folders[path]}/{part}" for path, part in hung.lacking}),
    )


def _drawable(post: Post, made: Made, settings: Settings, channels: Mapping[str, Channel], studio: Studio) -> Made:
    """What a post gives without the variants that nobody can draw, and with what is wrong with their pictures."""
    found = {
        each.request.name: undrawable(post, each, _format(each, channels), settings, studio) for each in made.variants
    }
    lacking = {name: problem for name, problem in found.items() if problem}
    damaged = {each.request.name: tuple(on_slides(post, each, settings)) for each in made.variants}
    return replace(
        made,
        variants=tuple(each for each in made.variants if each.request.name not in lacking),
        problems=(
            *made.problems,
            *lacking.values(),
            *dict.fromkeys(each for found in damaged.values() for each in found),
        ),
        needy=made.needy | lacking.keys(),
        facts={
            name: replace(facts, problems=(*facts.problems, *damaged.get(name, ())))
            for name, facts in made.facts.items()
        },
    )


def _format(variant: Variant, channels: Mapping[str, Channel]) -> Format:
    return channels[variant.request.channel].formats[variant.request.format]


def _papers(post: Post, variant: Variant, channels: Mapping[str, Channel], studio: Studio) -> dict[str, bytes]:
    form = _format(variant, channels)
    return {name: content for press in studio.presses for name, content in press(post, variant, form).items()}


def other_problems(
    selection: Selection, library: Library, settings: Settings, channels: Mapping[str, Channel]
) -> list[Problem]:
    """What is wrong with the wishes of all posts that are not selected, drafts included."""
    selected = {post.path for post in selection.posts}
    return [
        problem
        for post in library.posts
        if post.path not in selected
        for problem in read_requests(post, settings, channels)[1]
    ]


def make_variants(
    post: Post,
    document: Document,
    settings: Settings,
    channels: Mapping[str, Channel],
    covers: Callable[[str], bool],
) -> Made:
    """The variants that a post asks for, as far as `covers` wants their parts, and what its words and pictures lack."""
    requests, wrong = read_requests(post, settings, channels)
    problems, needy = list(wrong), {""} if wrong else set()
    variants: list[Variant] = []
    facts: dict[str, bundle.Facts] = {}
    extract = compose.extract(post, document)
    for request in (request for request in requests if covers(request.name)):
        made, found = _variant(post, document, extract, request, requests, settings, channels)
        variants.append(made)
        facts[request.name] = bundle.Facts(_counted(made, post, settings, channels), found)
        problems += found
        needy |= {request.name} if found else set()
    names = tuple(request.name for request in requests)
    return Made(tuple(variants), names, tuple(dict.fromkeys(problems)), frozenset(needy), facts)


def _counted(
    variant: Variant, post: Post, settings: Settings, channels: Mapping[str, Channel]
) -> tuple[checks.Counted, ...]:
    return checks.counted(variant, post, _format(variant, channels), channels[variant.request.channel], settings)


def _variant(
    post: Post,
    document: Document,
    extract: compose.Extract,
    request: Request,
    requests: tuple[Request, ...],
    settings: Settings,
    channels: Mapping[str, Channel],
) -> tuple[Variant, list[Problem]]:
    channel = channels[request.channel]
    form = channel.formats[request.format]
    made = compose.variant(post, document, extract, form, channel, request, settings)
    return made, checks.run(made, post, form, channel, settings, requests)
