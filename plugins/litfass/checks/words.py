"""K and T: whether what the writer said for a channel comes out anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.checks.subject import Subject, quoted
from litfass.problems import Level, Problem
from litfass.text.detect import is_mention
from litfass.text.hashtags import hashtag
from litfass.text.suggest import did_you_mean

FIELDS = ("subject", "preheader")
"""Words that go into a field of their own or nowhere."""


def homeless(subject: Subject) -> Iterator[Problem]:
    """K124: words for a field that this format does not have."""
    request = subject.variant.request
    for name in FIELDS:
        if getattr(request, name) and name not in subject.format.fields:
            message = f"{subject.label} has no {name}, so these words go nowhere."
            yield subject.problem("K124", message, f"Delete {name} here, or put its words into text.", Level.WARNING)
    for name in request.fields:
        if name not in subject.format.fields and not _has_home(name, subject):
            message = f"{subject.label} has no {name}, so what you say there goes nowhere."
            homes = [form.id for form in subject.channel.formats.values() if name in form.fields]
            typed = " or ".join(subject.wish(f"{name}: ...", home) for home in homes)
            hint = f"Delete {name} here" + (f", or type {typed}." if typed else ".")
            yield subject.problem("K124", message, hint, Level.WARNING)


def _has_home(name: str, subject: Subject) -> bool:
    """True when the post asks for another format of this channel that has the field: it was said for that one."""
    formats = subject.channel.formats
    others = (each for each in subject.requests if each.channel == subject.channel.id and name in each.fields)
    return any(name in formats[each.format].fields for each in others)


def no_mention(subject: Subject) -> Iterator[Problem]:
    """T113: somebody who was asked for and hears nothing of it: no partner, and no name that the platform links."""
    rule = subject.format.takes.detect
    for name in subject.variant.request.mentions or ():
        if name in subject.settings.partners or "mentions" not in subject.format.house.compose:
            continue
        if not is_mention(name, rule):
            message = f"{quoted(name)} is neither a partner in mkdocs.yml nor a name that {subject.label} links."
            hint = did_you_mean(name, subject.settings.partners) or "Type the name as in the profile, with @ before it."
            yield subject.problem("T113", message, hint, Level.WARNING)


def no_hashtag(subject: Subject) -> Iterator[Problem]:
    """T102: something that was asked for as a hashtag and can be none."""
    for tag in subject.variant.request.hashtags or ():
        if not hashtag(tag, asked=True):
            message = f"{quoted(tag)} makes no hashtag for {subject.label}: it needs a letter."
            yield subject.problem("T102", message, "Write it with letters, or delete it.", Level.WARNING)
