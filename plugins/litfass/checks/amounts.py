"""L: whether a platform takes so many links, hashtags and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litfass.checks.subject import Subject, quoted
from litfass.problems import Level, Problem
from litfass.text.detect import DETECTORS
from litfass.text.entities import Kind
from litfass.text.measure import NAMES, excess, measure
from litfass.text.tags import written

_MENTION = re.compile(r"(?<![\w@])@\w[\w.]*")


def too_many_links(subject: Subject) -> Iterator[Problem]:
    """L104: a text has more links than the platform takes, as the platform finds them."""
    most = subject.format.takes.links
    for said in subject.parts():
        found = list(dict.fromkeys(_found(said.text, subject, Kind.ADDRESS))) if most is not None else []
        if most is not None and len(found) > most:
            message = f"{subject.label} takes {_at_most(most, 'link')}, and this text has {len(found)}."
            yield subject.problem(
                "L104", message, f"Delete {quoted(found[-1])}{_and_more(len(found) - most)}.", said.level
            )


def too_many_hashtags(subject: Subject) -> Iterator[Problem]:
    """L105: a text has more hashtags than the platform takes, as the platform finds them."""
    most = subject.format.takes.hashtags
    for said in subject.parts():
        found = _found(said.text, subject, Kind.HASHTAG) if most is not None else []
        if most is not None and len(found) > most:
            message = f"{subject.label} takes {_at_most(most, 'hashtag')}, and this text has {len(found)}."
            own = said.own or subject.variant.request.hashtags is not None
            level = Level.ERROR if own else Level.WARNING
            yield subject.problem("L105", message, f"Delete {quoted(found[-1])}{_and_more(len(found) - most)}.", level)


def too_many_mentions(subject: Subject) -> Iterator[Problem]:
    """L107: a text names more people than the platform takes."""
    most = subject.format.takes.mentions
    for said in subject.parts():
        found = list(dict.fromkeys(_MENTION.findall(said.text))) if most is not None else []
        if most is not None and len(found) > most:
            message = f"{subject.label} takes {_at_most(most, 'mention')}, and this text has {len(found)}."
            hint = f"Delete {quoted(found[-1])}{_and_more(len(found) - most)}."
            yield subject.problem("L107", message, hint, said.level)


def too_many_tags(subject: Subject) -> Iterator[Problem]:
    """L106: more tags of the writer in a field than it takes, or one that is too long; others are chosen to fit."""
    for said in subject.fields():
        asked = subject.variant.request.fields.get(said.name)
        if said.rule.kind != "tags" or not isinstance(asked, tuple):
            continue
        tags = dict.fromkeys(tag for tag in (written(each, said.rule.form) for each in asked) if tag)
        if said.rule.most and len(tags) > said.rule.most:
            over = len(tags) - said.rule.most
            message = f"{subject.label} {said.name} holds {len(tags)} tags; it takes at most {said.rule.most}."
            yield subject.problem("L106", message, f"Delete {quoted(list(tags)[-1])}{_and_more(over)}.", said.level)
        for tag in tags:
            for unit, over in excess(tag, said.rule.each).items():
                message = (
                    f"The tag {quoted(tag)} is {measure(tag, unit):,} {NAMES[unit]}; "
                    f"{subject.label} takes at most {said.rule.each[unit]:,} in one tag."
                )
                yield subject.problem("L106", message, f"Shorten it by {over:,}, or delete it.", said.level)


def _found(text: str, subject: Subject, kind: Kind) -> list[str]:
    found = DETECTORS[subject.format.takes.detect](text)
    return [text[each.start : each.end] for each in found if each.kind is kind]


def _at_most(most: int, noun: str) -> str:
    return f"no {noun}" if most == 0 else f"at most {most} {noun}{'s' if most > 1 else ''}"


def _and_more(over: int) -> str:
    return f" and {over - 1} more" if over > 1 else ""
