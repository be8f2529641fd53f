"""T: one and the same text on two channels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litfass.checks.subject import Subject
from litfass.problems import Level, Problem

LONG = 80
"""Shorter texts ("Heute ab 14 Uhr: Hoffest!") may be the same everywhere."""

_UNCOUNTED = re.compile(r"\{\w+\}|https?://\S+|<!--.*?-->|[#＃]\w+", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"\w+")


def twins(subject: Subject) -> Iterator[Problem]:
    """T110: the writer's own words are the same as on another channel, but for links and hashtags.

    Said once, on the later of the two; two accounts of one format cannot have words of their own.
    """
    request = subject.variant.request
    own = _core(request.text)
    if len(own) < LONG:
        return
    for other in subject.requests:
        if other.name == request.name:
            return
        if (other.channel, other.format) != (request.channel, request.format) and _core(other.text) == own:
            message = (
                f"{subject.label} says the same words as {other.name}: who follows both reads them twice, "
                "and platforms take identical texts for spam."
            )
            hint = "Write one of the two anew, or delete it here: then Litfass makes a text from the post."
            yield subject.problem("T110", message, hint, Level.WARNING)
            return


def _core(text: str) -> str:
    """The words of a text in small letters, without addresses, placeholders and hashtags."""
    return " ".join(_WORD.findall(_UNCOUNTED.sub(" ", text).casefold()))
