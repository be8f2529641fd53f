"""Decides what the bundles hold: from posts and their converted text to files, without writing one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from litfass import bundle, checks, compose
from litfass.build.files import Content
from litfass.channels.requests import read_requests
from litfass.model import Channel, ExportSettings, Library, Post, Settings, Variant
from litfass.problems import Problem
from litfass.text.document import Document


@dataclass(frozen=True, slots=True)
class Bundles:
    """Files by path below exports/, what was found wrong, and how much there is."""

    files: Mapping[str, Content] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    bundles: int = 0
    texts: int = 0


def make_bundles(
    library: Library,
    document_of: Callable[[Post], Document],
    settings: Settings,
    channels: Mapping[str, Channel],
    options: ExportSettings,
    now: datetime,
) -> Bundles:
    """The bundles of all posts that have one at `now`, and the Problems of every post, drafts included."""
    files: dict[str, Content] = {}
    problems: list[Problem] = []
    bundles = texts = 0
    kept = bundle.kept(library.posts, now, options.keep)
    for post in kept:
        variants, found = make_variants(post, document_of(post), settings, channels)
        problems += found
        files |= bundle.files_of(post, variants, settings, _pictures(post, settings))
        bundles += bool(variants)
        texts += len(variants)
    for post in library.posts:
        if post not in kept:
            problems += read_requests(post, settings, channels)[1]
    return Bundles(files, tuple(problems), bundles, texts)


def make_variants(
    post: Post, document: Document, settings: Settings, channels: Mapping[str, Channel]
) -> tuple[tuple[Variant, ...], list[Problem]]:
    """The variants that a post asks for, and what its words and pictures lack."""
    requests, problems = read_requests(post, settings, channels)
    variants = []
    for request in requests:
        channel = channels[request.channel]
        form = channel.formats[request.format]
        made = compose.variant(post, document, form, channel, request, settings)
        variants.append(made)
        problems += checks.run(made, post, form, channel, settings)
    return tuple(variants), problems


def _pictures(post: Post, settings: Settings) -> dict[str, Path]:
    """Path below content/ -> file, for each picture of a post."""
    named = [post.image, *post.pictures] if post.image else [*post.pictures]
    return {picture.path: settings.content / picture.path for picture in named}
