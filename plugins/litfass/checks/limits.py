"""L: whether a text fits where it is pasted."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.checks.subject import Subject
from litfass.problems import Level, Problem
from litfass.text.measure import NAMES, excess, measure

TAKEN = ("subject", "preheader")
"""Fields that take the post's title or description where the writer says nothing else."""


def over_limit(subject: Subject) -> Iterator[Problem]:
    """L101: a field is longer than its platform takes (only own words can be: others are made to fit)."""
    for text, rule in subject.texts():
        for unit, over in excess(text, rule.limit).items():
            message = (
                f"{subject.label} {rule.name} is {measure(text, unit):,} {NAMES[unit]}, "
                f"{over:,} over the limit of {rule.limit[unit]:,}."
            )
            yield subject.problem("L101", message, f"Shorten it by {over:,}.", Level.ERROR)


def over_advice(subject: Subject) -> Iterator[Problem]:
    """L102: a field is longer than is wise, though the platform takes it."""
    for text, rule in subject.texts():
        if excess(text, rule.limit):
            continue
        for unit, over in excess(text, rule.advice).items():
            message = (
                f"{subject.label} {rule.name} is {measure(text, unit):,} {NAMES[unit]}; "
                f"up to {rule.advice[unit]:,} is wise."
            )
            yield subject.problem("L102", message, _shorter(subject, rule.name, over), Level.WARNING)


def _shorter(subject: Subject, field: str, over: int) -> str:
    """What to type: a field that nobody wrote comes from title or description, which may be as long as they like."""
    if field in TAKEN and not getattr(subject.variant.request, field):
        return f"Type channels: {{{subject.channel.id}: {{{field}: ...}}}} with {over:,} fewer."
    return f"Shorten it by {over:,} if you can."


def wordless(subject: Subject) -> Iterator[Problem]:
    """L103: nothing but title, address and hashtags: the post has nothing to say yet."""
    post, variant = subject.post, subject.variant
    said = " ".join(part.text for part in variant.parts)
    if variant.own or post.description or post.hook or post.body.strip():
        return
    title = variant.request.title or post.title
    message = f"The text of the post says nothing but {(title if title in said else variant.link)!r}."
    yield subject.problem("L103", message, "Type description: one or two sentences.", Level.WARNING, key="title")
