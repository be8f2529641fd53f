"""T: whether a text says enough to be worth posting."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.checks.subject import Subject
from litfass.problems import Level, Problem


def weak(subject: Subject) -> Iterator[Problem]:
    """T101: the post has hardly a sentence that is understood without the ones around it."""
    if subject.variant.weak:
        message = "Hardly a sentence of the post is understood without the ones around it, so its texts say little."
        hint = "Type hook: one or two sentences that make one read on."
        yield subject.problem("T101", message, hint, Level.WARNING, key="title")
