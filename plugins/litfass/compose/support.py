"""What follows the hook: the paragraph that goes on, the description, or another run about the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from litfass.compose.description import after
from litfass.compose.facts import days, has_facts
from litfass.compose.hook import brief, goes_on, run_from, sound
from litfass.compose.runs import TITLE, Run, repeats, shared, stems
from litfass.compose.source import Source
from litfass.compose.standing import means_earlier, stands_alone
from litfass.compose.story import Passage
from litfass.compose.words import REMEMBERED, Words

SHORTEST = 30
"""A run that opens with fewer characters opens with a label or an answer."""
SHORTEST_ALONE = 80
"""A sentence that was cut off from those after it has at least so many characters."""
POINTED = 40
"""A last sentence of fewer characters is what the ones before lead up to."""
LONGEST = 500
"""A paragraph that goes on is taken up to here."""
MOST_TRIED = 12
"""A run that has no room as a whole is not tried with more sentences."""
NEAR = 3
"""A claim stands at most so many paragraphs behind the beginning."""
SHORTEST_CLAIM, LONGEST_CLAIM = 40, 110
_QUOTED = re.compile('[„“»«"]')
FEW_POSTS = 4
"""Of so many posts it is remembered what may stand elsewhere: one is composed at a time."""
FIRST_PART = 0.6
"""Support lies in this part of a post's paragraphs: what comes later needs what came before."""


def continuation(last: Run, source: Source) -> Run | None:
    """The paragraph directly after a run that was taken to its end: nothing lies between, so it may lean on it."""
    return None if last.place == TITLE or not last.whole else _next(last.place, last.section, source)


@lru_cache(maxsize=REMEMBERED)
def _next(place: int, section: int, source: Source) -> Run | None:
    """What can be taken of the paragraph directly after `place`, if it belongs to the same section."""
    found = next((each for each in source.story.passages if each.place == place + 1), None)
    if found is None or found.section != section or found.quoted or found.label:
        return None
    return sound(run_from(found, source.words, most=LONGEST), source)


def claim(opened: Run, source: Source) -> Run | None:
    """The claim to which the writer gave a paragraph of its own soon after a beginning."""
    words, known = source.words, f"{source.known} {opened.text}"
    near = (each for each in source.story.passages if 0 < each.place - opened.place <= NEAR)
    for passage in near if opened.place != TITLE else ():
        text = passage.text
        alone = len(passage.pieces) == 1 and not (passage.quoted or passage.label) and passage.section == opened.section
        if not (alone and SHORTEST_CLAIM <= len(text) <= LONGEST_CLAIM and words.person.search(text)):
            continue
        if text.endswith("?") or _QUOTED.search(text):
            continue
        before = source.before(passage.place)
        if stands_alone(text, words, before=before, known=known, form=source.form):
            return sound(Run(passage.pieces, passage.place, passage.section), source)
    return None


def summary(said: str, source: Source, *, phrases: bool = False) -> Run | None:
    """The description, as far as it adds something to what was said; with `phrases`, also one without a verb."""
    words, posted = source.words, source.posted
    left = after(source.description, source.title, said, words, phrases=phrases)
    text = "".join(left)
    again = bool(set(days(text, posted, words)) & set(days(said, posted, words)))
    if phrases:
        again |= bool(stems(text, words) & stems(said.replace(source.title, ""), words))
    other = words.third.search(text) and words.person.search(said) and not words.person.search(text)
    return Run(left) if left and not again and not other else None


def is_teaser(run: Run, source: Source) -> bool:
    """True when the run ends in half a sentence that makes curious, so that only the link may follow."""
    return bool(source.words.teaser.search(run.pieces[-1].strip()))


@dataclass(frozen=True, slots=True)
class _Other:
    """A run that may stand elsewhere, whatever was said; `low` is its text in small letters."""

    run: Run
    low: str
    early: bool
    """True in the part of the post that needs nothing from before."""
    telling: bool
    points: int


def others(said: str, taken: set[int], source: Source, *, facts: bool) -> list[Run]:
    """Runs elsewhere that stand alone and speak of the same thing, best first; with `facts`, those with facts first."""
    known, read = source.title_stems | stems(said, source.words), f"{source.title} {said}"
    found = []
    for each in _elsewhere(source):
        run = each.run
        if run.place in taken or not (facts or each.early):
            continue
        common, telling = sum(stem in each.low for stem in known), facts and each.telling
        if common < (1 if telling else 2) or repeats(run.text, said):
            continue
        if means_earlier(run.first, source.words, before=source.before(run.place), known=read):
            continue
        found.append(replace(run, score=min(4, common) + 3 * telling + each.points))
    return sorted(found, key=lambda run: (-run.score, run.place))


@lru_cache(maxsize=FEW_POSTS)
def _elsewhere(source: Source) -> tuple[_Other, ...]:
    """What all texts of a post choose from: the beginnings of paragraphs that stand alone and speak of its topic."""
    passages = [each for each in source.story.passages if source.story.in_main(each.section) and not each.quoted]
    early = max(3, round(len(passages) * FIRST_PART))
    found = []
    for index, passage in enumerate(passages):
        run = _alone(passage, source)
        if run is None or not shared(run.text, source.topic_stems):
            continue
        points = shared(source.story.sections[run.section].heading, source.title_stems)
        telling = has_facts(run.text, source.words)
        found.append(_Other(run, run.text.casefold(), index < early, telling, points))
    return tuple(found)


def _alone(passage: Passage, source: Source) -> Run | None:
    """How a paragraph begins, when it stands alone but for what the reader has to know."""
    if source.words.warm_up.match(passage.pieces[0]) or source.answers(passage) or passage.label:
        return None
    if any(listing.place == passage.place - 1 and not listing.told for listing in source.story.listings):
        return None  # it speaks of the list
    if len(passage.pieces[0].strip()) < SHORTEST or _signs(passage, source):
        return None
    if not stands_alone(passage.pieces[0], source.words, form=source.form):
        return None
    run = run_from(passage, source.words)
    return sound(run.cut(brief(run)), source)


def shortened(run: Run, words: Words, *, facts: bool = False) -> Iterator[Run]:
    """The run and then ever shorter ones; none ends just before what it leads up to.

    That is the answer to a question, a sentence that turns against the one before, or a last one so short that it is
    the point of all (not with `facts`, which have none). None ends with an aside in brackets.
    """
    most = len(run.pieces)
    yield run
    for count in range(min(most - 1, MOST_TRIED), 0, -1):
        last, following = run.pieces[count - 1].rstrip(), run.pieces[count]
        pointed = not facts and run.whole and count == most - 1 and len(following.strip()) < POINTED
        aside = last.startswith("(") and last.endswith(")") and count > 1
        if not (last.endswith("?") or pointed or aside or goes_on(last, (following,), words)):
            yield run.cut(count)


def hangs(run: Run, whole: Run) -> bool:
    """True for the first sentence of a run when it is too short to be worth anything without the others."""
    return run.place != TITLE and len(run.pieces) == 1 < len(whole.pieces) and len(run.text) < SHORTEST_ALONE


def _signs(passage: Passage, source: Source) -> bool:
    """True for the last paragraph when it begins with a name instead of a sentence."""
    last = source.story.passages[-1]
    return passage.place == last.place and not source.words.verb.search(passage.pieces[0])


def stops_short(run: Run, whole: Run, words: Words) -> bool:
    """True for a run that says next to nothing, for one cut behind a very short sentence, and for half an example."""
    if not run.whole and words.example.match(run.first):
        return True
    cut = len(run.pieces) < len(whole.pieces) or not (run.whole or len(run.pieces) == 1)
    return len(run.text) < SHORTEST or (cut and len(run.pieces[-1].strip()) < POINTED)


def is_quotation(run: Run) -> bool:
    """True for somebody's words and nothing else: they open a text well, but nobody says who speaks."""
    return run.text.startswith(("„", "»", "“")) and run.text.endswith(("“", "«", "”")) and run.place != TITLE
