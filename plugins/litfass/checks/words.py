"""K and T: whether what the writer said for a channel comes out anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.checks.subject import Subject
from litfass.problems import Level, Problem
from litfass.text.hashtags import hashtag

FIELDS = ("subject", "preheader")
"""Words that go into a field of their own or nowhere."""


def homeless(subject: Subject) -> Iterator[Problem]:
    """K124: words for a field that this format does not have."""
    request = subject.variant.request
    for name in FIELDS:
        if getattr(request, name) and name not in subject.format.fields:
            message = f"{subject.label} has no {name}, so these words go nowhere."
            yield subject.problem("K124", message, f"Delete {name} here, or put its words into text.", Level.WARNING)


def no_hashtag(subject: Subject) -> Iterator[Problem]:
    """T102: something that was asked for as a hashtag and can be none."""
    for tag in subject.variant.request.hashtags or ():
        if not hashtag(tag, asked=True):
            short = tag if len(tag) <= 40 else f"{tag[:37]}..."
            message = f"{short!r} makes no hashtag for {subject.label}: it needs a letter."
            yield subject.problem("T102", message, "Write it with letters, or delete it.", Level.WARNING)
