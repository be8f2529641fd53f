"""T: addresses that will be no links, and links that nobody meant."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.checks.subject import Said, Subject, quoted
from litfass.problems import Level, Problem
from litfass.text.detect import DETECTORS, surprising, unlinked

UNKNOWN = ("explicit", "none")
"""Rules for platforms that do not say what they link, or link nothing: nobody can tell what will be missing."""


def no_link(subject: Subject) -> Iterator[Problem]:
    """T108: an address that the platform will not link.

    Of words from the post only where the platform links other addresses of that kind, since there a reader expects it.
    """
    rule = subject.format.takes.detect
    for said in _read(subject) if rule not in UNKNOWN else ():
        if not said.own and not DETECTORS[rule]("hof.de"):
            continue
        for address in unlinked(said.text, rule):
            message = f"{subject.label} will make no link of {quoted(address)}."
            yield subject.problem_in(said, address, "T108", message, _linked(address), Level.WARNING)


def _linked(address: str) -> str:
    if address.casefold().startswith(("http://", "https://")):
        return "Put a space before it in place of the sign, and look whether its domain ends as it should."
    return f"Type {quoted(f'https://{address}')}, with a space before it."


def chance_link(subject: Subject) -> Iterator[Problem]:
    """T109: something that the platform links though nobody means it, such as the name of a file."""
    rule = subject.format.takes.detect
    for said in _read(subject):
        for name in surprising(said.text, rule):
            message = f"{subject.label} will make a link of {quoted(name)}, to a site that is not yours."
            yield subject.problem_in(said, name, "T109", message, f"Type {quoted(_apart(name))}.", Level.WARNING)


def _apart(name: str) -> str:
    """A name that no platform links: "Datei-md", and of two sentences "Ende. Am"."""
    before, _, top = name.rpartition(".")
    return f"{before}. {top}" if top[:1].isupper() else f"{before}-{top}"


def _read(subject: Subject) -> Iterator[Said]:
    yield from subject.parts()
    yield from (said for said in subject.fields() if said.name == "first_comment")
