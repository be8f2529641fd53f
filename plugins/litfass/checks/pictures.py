"""P: whether the pictures of a text are fit for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.checks.subject import Subject
from litfass.problems import Level, Problem
from litfass.text.measure import NAMES, excess, measure


def too_few(subject: Subject) -> Iterator[Problem]:
    """P204: the platform takes no post without a picture, and the text has none."""
    need, has = subject.format.pictures.min, subject.variant.shown
    if has < need and not subject.variant.problems:
        short = "has none" if not has else f"has {has}"
        message = f"{subject.label} takes no post with fewer than {need} pictures, and this one {short}."
        hint = f"Put more pictures beside the post, or type channels: {{{subject.channel.id}: false}}."
        if need == 1:
            message = f"{subject.label} takes no post without a picture, and this one has none."
            hint = f"Put a picture called cover.jpg beside the post, or type channels: {{{subject.channel.id}: false}}."
        yield subject.problem("P204", message, hint, Level.WARNING)


def without_alt(subject: Subject) -> Iterator[Problem]:
    """P202: a picture has no alternative text where the platform shows one ("" means: only decoration)."""
    if not subject.format.pictures.alt_required:
        return
    for picture in subject.variant.pictures:
        if picture.alt is None:
            name = picture.path.rpartition("/")[2]
            hint = f"Type image: {{src: {name}, alt: what it shows}}."
            message = f"The picture {name} has no alternative text."
            yield subject.problem("P202", message, hint, Level.WARNING, key="image")


def long_alt(subject: Subject) -> Iterator[Problem]:
    """L101: an alternative text is longer than the platform takes."""
    limit = subject.format.pictures.alt_limit
    for picture in subject.variant.pictures:
        alt = picture.alt or ""
        for unit, over in excess(alt, limit).items():
            name = picture.path.rpartition("/")[2]
            message = (
                f"{subject.label} alternative text of {name} is {measure(alt, unit):,} {NAMES[unit]}, "
                f"{over:,} over the limit of {limit[unit]:,}."
            )
            yield subject.problem("L101", message, f"Shorten it by {over:,}.", Level.ERROR, key="image.alt")
