"""T: what law and platforms refuse: a paid text without its label, telephone numbers, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litfass.checks.subject import Said, Subject, quoted
from litfass.compose.lines import label_line
from litfass.compose.words import words_of
from litfass.problems import Problem

FEWEST_DIGITS = 6
"""A shorter number is no telephone number with its area code."""

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})(?![-/\d])")
_AMOUNT = re.compile(r"\s*(?:uhr\b|h\b|a\.?m\b|p\.?m\b|o.clock|€|euro\b|eur\b|%|km\b|kg\b)", re.IGNORECASE)
_BEFORE = re.compile(r"\d $|[\w.-]*n[ro]\.?:?\s*$", re.IGNORECASE)
"""The rest of a longer number ("IBAN DE89 3704 ..."), or "Art.-Nr."; not so "Tel.-Nr."."""

_CALLED = re.compile(r"tel|fon|phone|mobil|handy|ruf", re.IGNORECASE)


def unlabelled(subject: Subject) -> Iterator[Problem]:
    """T103: a paid text does not begin with the advertising label (of a thread: its first part).

    "Anzeige ist raus" begins with the word, but does not label: a mark or a new line must follow.
    """
    line = label_line(subject.post.sponsored, subject.post.lang)
    if not line:
        return
    for said in [*subject.parts()][:1] if subject.format.house.parts > 1 else subject.parts():
        if not re.match(rf"[*_]*{re.escape(line)}[*_]*(?:\s*[:|.!,;/)\]–—-]|\s*\n|[\s\d/]*\Z)", said.text):
            message = f"The post is paid for, but its {subject.label} text begins with {quoted(said.text)}."
            yield subject.problem("T103", message, f"Type {quoted(line)} as its first line.", said.level)


def with_phone(subject: Subject) -> Iterator[Problem]:
    """T104: a telephone number where the platform rejects posts with one."""
    if subject.format.takes.phones:
        return
    for said in subject.words():
        if number := _phone(said.text, subject.post.lang):
            message = (
                f"{subject.label} rejects posts with a telephone number, and its {said.name} has {quoted(number)}."
            )
            hint = f"{_mend(subject, said)}; the number in the profile is what people call."
            yield subject.problem_in(said, number, "T104", message, hint, said.level)


def _phone(text: str, lang: str) -> str:
    """The first telephone number in a text; dates, hours, amounts and numbers of accounts or articles are none."""
    bare = _DATE.sub(" ", _ADDRESS.sub(" ", text))
    for match in words_of(lang).phone.finditer(bare):
        digits = sum(char.isdigit() for char in match[0])
        before = _BEFORE.search(bare[max(0, match.start() - 24) : match.start()])
        other = _AMOUNT.match(bare, match.end()) or (before and not _CALLED.search(before[0]))
        if digits >= FEWEST_DIGITS and not other:
            return match[0]
    return ""


def refused(subject: Subject) -> Iterator[Problem]:
    """T105: a character that the platform refuses."""
    for said in subject.words():
        for sign in subject.format.takes.refuses:
            if sign in said.text:
                message = f"{subject.label} refuses {sign!r}, and its {said.name} has it: {_around(sign, said.text)}."
                hint = f"{_mend(subject, said)}, or say it in words."
                yield subject.problem_in(said, sign, "T105", message, hint, said.level)


def _around(sign: str, text: str) -> str:
    line = next(line for line in text.splitlines() if sign in line)
    start = line.index(sign)
    return quoted(line[max(0, start - 15) : start + 15])


def _mend(subject: Subject, said: Said) -> str:
    """What to do about it: words of the post can stay there when this channel gets words of its own."""
    return "Delete it" if said.own else f"Type {subject.wish(f'{said.name}: ...')} without it"
