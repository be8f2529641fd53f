"""T: whether lines with times become the chapters of a video."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from litfass.checks.subject import Subject, quoted
from litfass.compose.chapters import LATEST_START, seconds
from litfass.problems import Level, Problem

FEWEST = 3
SHORTEST = 10
"""Chapters: the first at 0:00, at least three, ascending, of at least ten seconds each
(https://support.google.com/youtube/answer/9884579, from memory, not yet verified)."""


def no_chapters(subject: Subject) -> Iterator[Problem]:
    """T112: lines with times of which the platform makes no chapters."""
    if "chapters" not in subject.format.house.compose:
        return
    for said in subject.parts():
        lines = [line.strip() for line in said.text.splitlines()]
        found = [(line, second) for line in lines if (second := seconds(f"{line} ")) is not None and " Uhr" not in line]
        if not found or found[0][1] >= LATEST_START or (len(found) == 1 and found[0][1] > 0):
            continue
        if wrong := _wrong(found):
            message, hint = wrong
            message = f"{subject.label} makes no chapters of these times: {message}."
            yield subject.problem_in(said, found[0][0], "T112", message, hint, Level.WARNING)


def _wrong(found: list[tuple[str, int]]) -> tuple[str, str] | None:
    """The first thing that is wrong with lines and their seconds, and what to type."""
    if found[0][1] != 0:
        return f"the first is {quoted(found[0][0])}", "Type a line before it that begins with 0:00."
    for (_, before), (line, second) in pairwise(found):
        if second <= before:
            return f"{quoted(line)} is not later than the one before it", "Put the lines in the order of the video."
        if second - before < SHORTEST:
            message = f"{quoted(line)} comes {second - before} seconds after the one before it"
            return message, f"Leave at least {SHORTEST} seconds between two, or delete one."
    if len(found) < FEWEST:
        return (
            f"there are {len(found)}, and it wants at least {FEWEST}",
            "Type one more line with a time, or delete them.",
        )
    return None
