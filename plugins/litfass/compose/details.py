"""Lines of hard facts in a post ("Wann: ...", "Wo: ..."): they go to texts as they are, each a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litfass.compose.facts import days
from litfass.compose.words import Words

MOST = 5
"""More lines are a programme, which a short text does not repeat."""
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Details:
    """The lines, the place of the block that they were, and the heading above it."""

    lines: tuple[str, ...]
    place: int
    heading: str = ""


def detail_lines(text: str, words: Words) -> tuple[str, ...]:
    """The lines of a paragraph that says nothing else; () for any other. Markdown may have joined them."""
    if not words.details.match(text):
        return ()
    starts = [match.start() for match in words.details.finditer(text) if _opens(text, match.start())]
    if len(starts) < 2:
        return ()
    lines = tuple(text[start:stop].strip() for start, stop in zip(starts, [*starts[1:], len(text)], strict=True))
    return lines if _short(lines) else ()


def fact_lines(text: str, words: Words) -> tuple[str, ...]:
    """The lines of a paragraph of lines, most of which say when or how much; () for any other."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    facts = sum(any(each.search(line) for each in (words.day, words.clock, words.price)) for line in lines)
    dated = bool(lines) and bool(words.day.search(lines[0]) or words.clock.search(lines[0]))
    return lines if len(lines) > 1 and dated and 2 * facts > len(lines) and _short(lines) else ()


def entry_lines(entries: Sequence[str], words: Words, *, most: bool = False) -> tuple[str, ...]:
    """The entries of a list whose every one is such a line (with `most`: more than half of them), else ()."""
    lines = tuple(" ".join(entry.split()) for entry in entries)
    facts = sum(words.details.match(line) is not None for line in lines)
    enough = 2 * facts > len(lines) if most else facts == len(lines)
    return lines if len(lines) > 1 and enough and _short(lines) else ()


def _opens(text: str, start: int) -> bool:
    """True where a line may begin: at the start, and behind white space, but not in the middle of a clause."""
    before = text[max(0, start - LONGEST) : start]
    return not start or (before[-1].isspace() and before.rstrip()[-1:] not in (",", ";", ":"))


def _short(lines: Sequence[str]) -> bool:
    return all(len(line) <= LONGEST for line in lines)


def new_lines(found: Details, said: str, posted: date, words: Words) -> tuple[str, ...]:
    """The lines that add something to what was said: not the day and hour once more, and no day that has passed."""
    known = set(days(said, posted, words))
    kept = []
    for line in found.lines:
        dated = days(line, posted, words)
        if any(day < posted for day in dated) or (dated and set(dated) <= known):
            continue
        value = words.details.sub("", line, count=1).strip()
        if value and value.casefold().rstrip(".") not in said.casefold():
            kept.append(line)
    return tuple(kept[:MOST])
