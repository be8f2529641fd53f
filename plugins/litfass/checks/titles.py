"""T: titles where readers dislike advertising."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from litfass.checks.subject import Subject, quoted
from litfass.compose.words import words_of
from litfass.problems import Level, Problem

_LOUD = (
    (regex.compile(r"!"), "an exclamation mark"),
    (regex.compile(r"\p{Extended_Pictographic}(?<![©®™])"), "an emoji"),
    (regex.compile(r"\b\p{Lu}{3,}\W+\p{Lu}{4,}\b|\b\p{Lu}{4,}\W+\p{Lu}{3,}\b"), "words in capitals"),
    (regex.compile(r"\b(?:JETZT|NEU|GRATIS|ENDLICH|HEUTE|NUR|SALE|TOP|NOW|NEW|FREE|TODAY)\b"), "a word in capitals"),
)


def loud(subject: Subject) -> Iterator[Problem]:
    """T111: a title that shouts or sells, where moderators delete such posts."""
    for said in subject.fields():
        if (said.rule.fill or said.name) != "sober_title":
            continue
        found = [(match[0], what) for pattern, what in _LOUD if (match := pattern.search(said.text))]
        selling = words_of(subject.post.lang).advertising.search(said.text)
        if selling and not found:
            found.append((selling[0], "words of advertising"))
        if found:
            sign, what = found[0]
            message = f"{subject.label} wants a sober title, and this one has {what}: {quoted(sign)}."
            hint = f"Type {subject.wish(f'{said.name}: ...')} and say what one learns, in plain words."
            yield subject.problem_in(said, sign, "T111", message, hint, Level.WARNING)
