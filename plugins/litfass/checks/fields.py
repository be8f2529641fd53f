"""K: whether the fields of a platform's own form are filled, and with what can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from litfass.checks.subject import Said, Subject
from litfass.model import FieldRule
from litfass.problems import Level, Problem

BEGIN, CLOSE = "start", "end"
"""What fills the first and the last moment of an event or an offer."""

_EXAMPLE = datetime(2026, 12, 5)
_FORMS = ("%d.%m.%Y, %H:%M", "%Y-%m-%d %H:%M")
"""How `compose.fields.moment` writes moments."""


def missing(subject: Subject) -> Iterator[Problem]:
    """K126: fields without which the platform takes no post, and nothing fills them."""
    empty = [
        rule
        for name, rule in subject.format.fields.items()
        if rule.required and name != "text" and not subject.variant.fields.get(name)
    ]
    if empty:
        names = _listed([_called(rule) for rule in empty])
        message = f"{subject.label} takes no post without {names}, and nothing says what to put there."
        values = ", ".join(f"{rule.name}: {_example(rule, subject)}" for rule in empty)
        yield subject.problem("K126", message, f"Type {subject.wish(values)}.", Level.WARNING)


def _called(rule: FieldRule) -> str:
    return f"{rule.name} (“{rule.label}”)" if rule.label else rule.name


def _example(rule: FieldRule, subject: Subject) -> str:
    """Something of the right form, as YAML."""
    if rule.kind == "moment":
        start = next((when for said, when in _moments(subject) if _filled(said.rule) == BEGIN), None)
        day = start or (_appears(subject) + timedelta(days=1) if subject.post.dated else _EXAMPLE)
        return f"{day:%Y-%m-%d} {'18:00' if _filled(rule) == CLOSE else '09:00'}"
    if rule.kind == "choice":
        return rule.choices[0] if re.fullmatch(r"\w[\w ./-]*", rule.choices[0]) else f'"{rule.choices[0]}"'
    return "[..., ...]" if rule.kind == "tags" else "..."


def backwards(subject: Subject) -> Iterator[Problem]:
    """K127: the end lies before the start, or at the same time."""
    moments = {_filled(said.rule): (said, when) for said, when in _moments(subject)}
    if BEGIN in moments and CLOSE in moments:
        (begin, start), (close, end) = moments[BEGIN], moments[CLOSE]
        if end <= start:
            message = (
                f"{subject.label} {close.name} is {end:%Y-%m-%d %H:%M}, but {begin.name} is {start:%Y-%m-%d %H:%M}."
            )
            later = start + timedelta(hours=1)
            hint = f"Type a later one: {subject.wish(f'{close.name}: {later:%Y-%m-%d %H:%M}')}."
            level = Level.ERROR if close.own or begin.own else Level.WARNING
            yield subject.problem_in(close, close.text, "K127", message, hint, level)


def past(subject: Subject) -> Iterator[Problem]:
    """K128: a moment that has passed when the text appears; what began earlier and still lasts is none."""
    appears = _appears(subject)
    moments = list(_moments(subject)) if subject.post.dated else []
    lasts = any(_filled(said.rule) == CLOSE and not _over(when, appears) for said, when in moments)
    gone = [(said, when) for said, when in moments if _over(when, appears)]
    gone = [(said, when) for said, when in gone if not (lasts and _filled(said.rule) == BEGIN)]
    if gone:
        told = _listed([f"{said.name} is {when:%Y-%m-%d %H:%M}" for said, when in gone])
        message = f"{subject.label} {told}, but the text appears {appears:%Y-%m-%d %H:%M}."
        values = ", ".join(f"{said.name}: {_later(when, appears):%Y-%m-%d %H:%M}" for said, when in gone)
        hint = f"Type a later day, for example {subject.wish(values)}."
        said = gone[0][0]
        yield subject.problem_in(said, said.text, "K128", message, hint, Level.WARNING)


def _over(when: datetime, appears: datetime) -> bool:
    """True when a moment lies before the text; one that appears at midnight may speak of its whole day."""
    whole_day = appears.time() == datetime.min.time()
    return when.date() < appears.date() if whole_day else when < appears


def _later(when: datetime, appears: datetime) -> datetime:
    """A moment of this hour after `appears`: the same day where the year was that of last time, else the next day."""
    near = when.replace(year=appears.year, day=min(when.day, 28))
    next_day = datetime.combine(appears.date() + timedelta(days=1), when.time())
    return near if when.year < appears.year and near >= appears else next_day


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _appears(subject: Subject) -> datetime:
    """When the text appears, by the clocks of the hub."""
    return (subject.variant.request.at or subject.post.created).replace(tzinfo=None)


def _filled(rule: FieldRule) -> str:
    return rule.fill or rule.name


def _moments(subject: Subject) -> Iterator[tuple[Said, datetime]]:
    """Each field that holds a moment, and the moment."""
    for said in subject.fields():
        when = _read(said.text) if said.rule.kind == "moment" else None
        if when:
            yield said, when


def _read(text: str) -> datetime | None:
    """The moment in a field; None for words."""
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
