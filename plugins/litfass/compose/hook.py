"""What makes one read on: the opening of a post unless it clears its throat, else what else the post offers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from litfass.compose.address import clashes, unquoted
from litfass.compose.facts import days, is_past
from litfass.compose.runs import Run, overlap, shared
from litfass.compose.source import Source
from litfass.compose.standing import is_nameless, pairs, stands_alone
from litfass.compose.story import Passage, is_greeting
from litfass.compose.words import REMEMBERED, Words

TOLD = 20
"""So many characters behind a colon say something of their own."""
MOST_SENTENCES = 3
MOST_CHARACTERS = 380
"""A hook run of a long paragraph ends here."""
WHOLE = 1.25
"""A paragraph of up to so many times the characters is taken whole."""

SECOND, WRITTEN = 0, 4
TRUSTED, QUOTED, NUMBERED, DESCRIBED = 8, 1, -4, 1
"""What the kind of a candidate is worth, in points of its score: people put their best start at the start."""
MOST_NUMBERS = 3
LONGEST_AFTER = 45
"""A sentence of so many characters belongs to the one before."""

_ENDS = re.compile(r"[.!?…][^\w:,;]*$")
"""Behind the mark may stand what closes a quotation, or an emoji."""
TAIL = 40
"""So many characters are enough to see how a sentence ends."""
_SPOKEN = re.compile(r"[„“»«][^„“”»«]+[“”»«],? \w+ ")
_PARTICULAR = re.compile(r"\d|[„“»«\"?:]")
_ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ]{3,}\b")


def hooks(source: Source, opened: tuple[Run, ...]) -> tuple[Run, ...]:
    """All beginnings that the post offers, best first; `opened` are its `openings`."""
    found = [*opened, *_quotes(source), *_numbers(source), *_described(source)]
    found = found or _described(source, phrases=True)
    seen: dict[str, Run] = {}
    for run in found:
        seen.setdefault(run.first, run)
    return tuple(sorted(seen.values(), key=lambda run: -run.score))


def openings(source: Source) -> tuple[Run, ...]:
    """The opening run of the first paragraph that says something, and the one after it with less trust.

    A paragraph that only clears its throat is passed over when the next one speaks of the topic; else the writer's own
    beginning is better than a leap.
    """
    found: list[Run] = []
    passed: list[Passage] = []
    for passage in source.story.passages:
        if passage.quoted or not source.story.in_main(passage.section) or len(found) == 2:
            continue
        if found and passage.section != found[0].section:
            break
        if not found and not passed and _begins_next(passage, source):
            continue
        run = opening(passage, source, first=not found and not passed)
        if run is None:
            passed += [] if is_greeting(passage.text, source.words) else [passage]
            if len(passed) > 2:
                break
            continue
        if passed and not found and shared(run.text, source.topic_stems) < min(2, len(source.topic_stems)):
            found += _as_written(passed[0], source)
        trust = TRUSTED if not found else SECOND
        found.append(replace(run, score=score(run, source) + trust))
    return tuple(found or (_as_written(passed[0], source) if passed else ()))


def _begins_next(passage: Passage, source: Source) -> bool:
    """True for a paragraph that says only what everybody does, when the next one begins in a sentence that stands."""
    pieces, words = passage.pieces, source.words
    if not words.bland.search(pieces[0]) or any(_is_particular(piece, words) for piece in pieces):
        return False
    following = next((each for each in source.story.passages if each.place == passage.place + 1), None)
    if following is None or following.section != passage.section or following.quoted or following.label:
        return False
    return opening(following, source, first=False) is not None


def _is_particular(sentence: str, words: Words) -> bool:
    """True for a sentence with something of its own: somebody, a number, a day, speech, a question."""
    found = (words.person, words.scene, words.count, _PARTICULAR, *words.address.values())
    return any(pattern.search(sentence) for pattern in found)


def _as_written(passage: Passage, source: Source) -> list[Run]:
    """How a paragraph begins, though it clears its throat; none where it is all boilerplate."""
    run = sound(run_from(passage, source.words), source, first=1)
    words = source.words
    if run is None or not is_sentence(run.first) or not pairs(run.first):
        return []
    if words.boilerplate.search(run.first) or words.pointing.search(run.first):
        return []
    return [replace(run, score=score(run, source) + WRITTEN)]


def opening(passage: Passage, source: Source, *, first: bool) -> Run | None:
    """The run that a paragraph opens with, without warming up; None when nothing of it stands alone."""
    start = 0
    while start < len(passage.pieces) and _warms_up(passage.pieces[start], source):
        start += 1
    if start == len(passage.pieces) or source.words.ahead.search(passage.pieces[start]):
        return None
    sentence = passage.pieces[start].strip()
    if not is_sentence(sentence) or not pairs(sentence):
        return None
    if (start or not first) and not _stands(sentence, passage, start, source):
        return None
    run = sound(run_from(passage, source.words, start), source, first=1)
    return _with_title(run, source) if run and first and not start else run


def _with_title(run: Run, source: Source) -> Run | None:
    """A run that answers the title comes with it, when that is a question; one that only points at it does not come."""
    if not source.words.answers.match(run.first):
        return run
    if source.title.endswith("?"):
        return replace(run, pieces=(f"{source.title}\n\n", *run.pieces))
    return run if stands_alone(run.first, source.words, form=source.form) else None


def is_sentence(text: str) -> bool:
    """True when `text` ends as sentences do; a signature, a label or a line before a list does not."""
    return bool(_ENDS.search(text[-TAIL:]))


def _warms_up(sentence: str, source: Source) -> bool:
    """True for a greeting and the like; what goes on in small letters belongs to a greeting that stood before."""
    text = sentence.strip().lstrip('„“"»«')
    return bool(text[:1].islower() or is_warm_up(text, source) or source.words.boilerplate.search(text))


def is_warm_up(sentence: str, source: Source) -> bool:
    """True for a way to clear one's throat; one that gives a day to come, or goes on behind a colon, says something."""
    news = any(day >= source.posted for day in days(sentence, source.posted, source.words))
    news = news or len(sentence.partition(": ")[2]) >= TOLD
    return bool(source.words.warm_up.match(sentence)) and not news


def _stands(sentence: str, passage: Passage, start: int, source: Source) -> bool:
    before = source.before(passage.place) + "".join(passage.pieces[:start])
    return stands_alone(sentence, source.words, before=before, known=source.title, form=source.form)


def run_from(passage: Passage, words: Words, start: int = 0, most: int = MOST_CHARACTERS) -> Run:
    """The sentences of a paragraph from `start`, as many as read well; never ending with a colon or before a turn.

    A paragraph that is hardly longer is taken whole, since what it leads up to stands at its end.
    """
    left = passage.pieces[start:]
    sentences = MOST_SENTENCES * most // MOST_CHARACTERS
    if len("".join(left)) > WHOLE * most:
        left = _few(left, sentences, most)
    left = _counted(left, words)
    while len(left) > 1 and goes_on(left[-1], passage.pieces[start + len(left) :], words):
        left = left[:-1]
    while len(left) > 1 and (left[-1].rstrip().endswith(":") or not pairs("".join(left))):
        left = left[:-1]
    whole = start + len(left) == len(passage.pieces)
    return Run(left, passage.place, passage.section, whole)


def _few(left: tuple[str, ...], sentences: int, most: int) -> tuple[str, ...]:
    """As many sentences as these two numbers allow, the first in any case, and short ones behind them."""
    kept = left[:1]
    for piece in left[1:sentences]:
        if len("".join(kept)) + len(piece) > most:
            break
        kept = (*kept, piece)
    return _ended(kept, left, most)


def _ended(kept: tuple[str, ...], left: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The sentences with the short ones behind them: what was told leads up to those."""
    for piece in left[len(kept) :]:
        if len(piece.strip()) > LONGEST_AFTER or len("".join(kept)) + len(piece) > most + LONGEST_AFTER:
            break
        kept = (*kept, piece)
    return kept


def brief(run: Run) -> int:
    """How many of a run's sentences are enough for a short text: three, and short ones behind them."""
    if len(run.pieces) <= MOST_SENTENCES + 1 and len(run.text) <= MOST_CHARACTERS:
        return len(run.pieces)
    return len(_few(run.pieces, MOST_SENTENCES, MOST_CHARACTERS))


def _counted(left: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """The sentences up to the first of several points, unless a second one is among them."""
    first = next((index for index, piece in enumerate(left) if words.first_of.match(piece.lstrip())), 0)
    second = any(words.second_of.match(piece.lstrip()) for piece in left[first + 1 :])
    return left if not first or second else left[:first]


def goes_on(last: str, following: tuple[str, ...], words: Words) -> bool:
    """True when the sentence behind `last` turns it round, counts on, or tells its pair ("Um 8 ... Um 9 ...").

    A short answer ("Hatte er nicht.") turns it round, too, and so do somebody's words with who says them.
    """
    if not following:
        return False
    first, second = words.parallel.match(last.lstrip()), words.parallel.match(following[0].lstrip())
    pair = first is not None and second is not None and first[0].casefold() == second[0].casefold()
    spoken = _SPOKEN.match(following[0]) is not None
    return pair or spoken or words.turns.match(following[0]) is not None


def sound(run: Run, source: Source, first: int = 0) -> Run | None:
    """The run up to the first sentence that would be wrong elsewhere or later; None when nothing is left.

    The sentences before `first` are taken as they are. What points to the next paragraph ("Here is why.") leaves no
    gap, so a run without it still reaches its paragraph's end.
    """
    for index, piece in enumerate(run.pieces):
        if index >= first and not _is_sound(piece, source):
            pointing = run.whole and all(source.words.pointing.search(each) for each in run.pieces[index:])
            return replace(run.cut(index), whole=pointing) if index else None
    return run if run.pieces else None


@lru_cache(maxsize=REMEMBERED)
def _is_sound(sentence: str, source: Source) -> bool:
    words = source.words
    return is_sentence(sentence) and not (
        words.pointing.search(sentence)
        or words.aging.search(unquoted(sentence))
        or is_warm_up(sentence, source)
        or words.boilerplate.search(sentence)
        or is_past(sentence, source.posted, words)
        or clashes(sentence, source.form, words)
    )


def _quotes(source: Source) -> list[Run]:
    found = []
    for passage in source.story.passages:
        if passage.quoted and source.story.in_main(passage.section) and len(passage.text) < 200:
            run = Run(passage.pieces, passage.place, passage.section)
            found.append(replace(run, score=score(run, source) + QUOTED))
    return found[:2]


def _numbers(source: Source) -> list[Run]:
    """Sentences elsewhere that open a paragraph with a telling number."""
    found = []
    for passage in source.story.passages[1:]:
        sentence = passage.pieces[0].strip()
        if passage.quoted or not source.story.in_main(passage.section) or source.answers(passage):
            continue
        if not source.words.count.search(sentence):
            continue
        if _stands(sentence, passage, 0, source):
            run = run_from(passage, source.words)
            run = run.cut(brief(run))
            found.append(replace(run, score=score(run, source) + NUMBERED))
            if len(found) == MOST_NUMBERS:
                break
    return found


def _described(source: Source, *, phrases: bool = False) -> list[Run]:
    told = source.description_pieces or (source.phrases if phrases else ())
    if not told or source.words.teaser.search(told[0].strip()) or is_nameless(told[0], source.words, source.form):
        return []
    run = Run(told)
    return [replace(run, score=score(run, source) + DESCRIBED)]


def score(run: Run, source: Source) -> int:
    """How well a run makes one read on, in points; each is a cheap test of its first sentence or of the whole."""
    words, first, text = source.words, run.first, run.text
    points = 2 * (25 <= len(first) <= 110) - 2 * (len(first) > 160) - (len(first) > 220) - (first.count(",") > 2)
    points += bool(words.contrast.search(text)) + bool(words.scene.search(text)) + bool(words.person.search(text))
    points += min(2, len(words.count.findall(text)))
    points += "„" in text or "»" in text
    points -= 2 * bool(words.bare.search(first)) + ("(" in first) + bool(_ABBREVIATION.search(first))
    points -= 2 * (overlap(first, source.title, words) > 0.6) + 2 * bool(words.advertising.search(text))
    points -= bool(words.passive.search(first)) + 4 * bool(words.grave.search(text))
    points -= 2 * is_past(first, source.posted, words) + bool(words.aging.search(unquoted(first)))
    return points
