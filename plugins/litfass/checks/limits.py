"""L: whether a text fits where it is pasted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from litfass.checks.subject import Said, Subject
from litfass.compose.thread import number_of
from litfass.problems import Level, Problem
from litfass.text.measure import NAMES, excess, measure
from litfass.text.shown import as_shown
from litfass.text.tags import quoted_tags


def over_limit(subject: Subject) -> Iterator[Problem]:
    """L101: a field is longer than its platform takes (mostly own words: the others are made to fit)."""
    for said in measured(subject):
        for unit, over in excess(said.text, said.rule.limit).items():
            message = (
                f"{subject.label} {said.called} is {measure(said.text, unit):,} {NAMES[unit]}, "
                f"{over:,} over the limit of {said.rule.limit[unit]:,}{_with_number(subject, said)}."
            )
            hint = _to_write(subject, said, over) or f"Shorten it by {over:,}."
            problem = subject.problem("L101", message, hint, said.level)
            yield replace(problem, line=subject.start_of(said)) if said.place else problem


def over_advice(subject: Subject) -> Iterator[Problem]:
    """L102: a field is longer than is wise, though the platform takes it."""
    for said in measured(subject):
        if excess(said.text, said.rule.limit):
            continue
        for unit, over in excess(said.text, said.rule.advice).items():
            message = (
                f"{subject.label} {said.called} is {measure(said.text, unit):,} {NAMES[unit]}; "
                f"up to {said.rule.advice[unit]:,} is wise."
            )
            hint = _to_write(subject, said, over) or f"Shorten it by {over:,} if you can."
            yield subject.problem("L102", message, hint, Level.WARNING)


def _with_number(subject: Subject, said: Said) -> str:
    """What else counts in a part of a thread that bears its number."""
    if not said.place or not subject.format.house.number:
        return ""
    return f"; its number “{number_of(subject.format.house.number, said.place, said.of)}” counts too"


def measured(subject: Subject) -> Iterator[Said]:
    """The text as the platform's composer shows and counts it, and the fields."""
    shown = subject.format.takes.shown
    for said in subject.parts():
        yield replace(said, text=as_shown(said.text, shown)) if shown else said
    for said in subject.fields():
        yield replace(said, text=quoted_tags(said.text, said.rule.joint)) if said.rule.quoted else said


def _to_write(subject: Subject, said: Said, over: int) -> str:
    """What to type for a field that nobody wrote: it comes from the post, which may be as long as it likes."""
    return "" if said.own or said.name == "text" else f"Type {subject.wish(f'{said.name}: ...')} with {over:,} fewer."


def wordless(subject: Subject) -> Iterator[Problem]:
    """L103: nothing but title, address and hashtags: the post has nothing to say yet."""
    post, variant = subject.post, subject.variant
    said = " ".join(part.text for part in variant.parts)
    if variant.own or post.description or post.hook or post.body.strip():
        return
    title = variant.request.title or post.title
    message = f"The text of the post says nothing but {(title if title in said else variant.link)!r}."
    yield subject.problem("L103", message, "Type description: one or two sentences.", Level.WARNING, key="title")
