"""How a post itself asks its reader to do something: by a closing question, an invitation, a punch line."""

from __future__ import annotations

from itertools import islice

from litfass.compose.facts import days, has_facts, is_past
from litfass.compose.hook import is_sentence
from litfass.compose.runs import Run
from litfass.compose.source import Source
from litfass.compose.standing import pairs, stands_alone
from litfass.compose.story import Passage
from litfass.compose.words import Pattern, Words

LONGEST_QUESTION = 140
LONGEST_ENDING = 260
LONGEST_INVITATION = 200
SHORTEST_INVITATION = 25
"""Shorter ones say too little by themselves."""
SHORTEST_PUNCH, LONGEST_PUNCH = 30, 90
LONGEST_CLOSE = 160
"""A paragraph of so many characters closes a post in one breath."""


def question(source: Source) -> Run | None:
    """The writer's own question at the end, when a reader can answer it in a line; with the sentence that it needs."""
    for passage in _closing(source):
        for index in (len(passage.pieces) - 1, len(passage.pieces) - 2):
            if index >= 0 and (run := _question(passage, index, source)):
                return run
    return None


def _question(passage: Passage, index: int, source: Source) -> Run | None:
    sentence, rest = passage.pieces[index].strip(), "".join(passage.pieces[index + 1 :]).strip()
    if not sentence.endswith("?") or len(sentence) > LONGEST_QUESTION or not source.words.addressed.search(sentence):
        return None
    if source.words.needs_before.search(sentence) or source.words.cliche.search(sentence):
        return None
    if rest and not source.words.invitation.search(rest):
        return None
    return _run(passage, index, len(passage.pieces), source) if rest else _standing(passage, index, source)


def invitation(source: Source) -> Run | None:
    """The writer's own invitation at the end: to come, to write, to bring something; else what is still to be had."""
    return _inviting(source.words.invitation, source) or _inviting(source.words.available, source)


def _inviting(pattern: Pattern, source: Source) -> Run | None:
    """The last sentence near the post's end that `pattern` finds, with what it needs."""
    for passage in _closing(source):
        for index in range(len(passage.pieces) - 1, -1, -1):
            sentence = passage.pieces[index].strip()
            if not pattern.search(sentence) or len(sentence) > LONGEST_INVITATION:
                continue
            if source.words.boilerplate.search(sentence):
                continue
            if source.words.cliche.search(sentence) or is_past(sentence, source.posted, source.words):
                continue
            run = _whole_invitation(passage, index, source)
            if run and len(run.text) >= SHORTEST_INVITATION:
                return run
    return None


def _whole_invitation(passage: Passage, index: int, source: Source) -> Run | None:
    """An invitation with the sentences before it that it leans on, and the one after it that says what one gets."""
    if source.answered(passage):
        return _with_heading(passage, index, index + 1, source)
    words = source.words
    start = _dated_start(passage, index, source)
    leaning = start == index and bool(words.needs_before.search(passage.pieces[index]))
    while start and (leaning or _asks(passage.pieces[start - 1])):
        start, leaning = start - 1, False
    if leaning:
        return None
    first = passage.pieces[start]
    if start < index and (words.needs_before.search(first) or words.left_out.search(first)):
        return None if _dates(first, source) else _alone(passage, index, source)
    stop = index + 1
    after = passage.pieces[stop : stop + 1]
    if after and source.words.gains.search(after[0]) and not source.words.boilerplate.search(after[0]):
        stop += is_sentence(after[0])
    ways = ((start, stop), (start, index + 1), (start - 1, index + 1))
    runs = (_run(passage, first, last, source) for first, last in ways if first >= 0)
    return next((run for run in runs if run), None) or _with_heading(passage, start, stop, source)


def _dated_start(passage: Passage, index: int, source: Source) -> int:
    """Where an invitation begins with what says when: one of the two sentences before, unless it says so itself."""
    if _dates(passage.pieces[index], source):
        return index
    return next((each for each in (index - 1, index - 2) if each >= 0 and _dates(passage.pieces[each], source)), index)


def _dates(sentence: str, source: Source) -> bool:
    """True when a sentence names a day to come."""
    return any(day >= source.posted for day in days(sentence, source.posted, source.words))


def _alone(passage: Passage, index: int, source: Source) -> Run | None:
    """The sentence without the question before it, which speaks of what is left out ("Not among them?")."""
    run = Run(passage.pieces[index : index + 1], passage.place, passage.section)
    alone = stands_alone(run.first, source.words, known=source.known, form=source.form)
    return run if alone and pairs(run.text) else None


def _with_heading(passage: Passage, start: int, stop: int, source: Source) -> Run | None:
    """A paragraph that answers its heading ("Dann bringen Sie es mit.") comes with that question."""
    heading = source.story.sections[passage.section].heading
    if start or not _asks(heading) or not source.words.addressed.search(heading):
        return None
    run = Run((f"{heading} ", *passage.pieces[:stop]), passage.place, passage.section)
    return run if len(run.text) <= LONGEST_ENDING else None


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def punch(source: Source) -> str:
    """The post's last paragraph, when it is short and ends in a short sentence that turns against something; else "".

    A sentence alone would lean on those before it. Behind a question to the reader it speaks of the answers; days,
    hours and prices are news, and news are no punch line.
    """
    for passage in _closing(source)[:1]:
        words, text = source.words, passage.text
        if len(text) > LONGEST_CLOSE or any(_asks(piece) for piece in passage.pieces) or has_facts(text, words):
            return ""
        if words.third.search(text):
            return ""  # whom it means, the post said before
        before = source.before(passage.place)
        if _is_punch(passage.pieces[-1].strip(), words) and stands_alone(
            passage.pieces[0], words, before=before, known=source.known, form=source.form
        ):
            return text
    return ""


def _is_punch(sentence: str, words: Words) -> bool:
    """True for a short sentence that turns against something and asks nothing of anybody."""
    return bool(
        SHORTEST_PUNCH < len(sentence) < LONGEST_PUNCH
        and sentence.endswith(".")
        and words.contrast.search(sentence)
        and not words.request.search(sentence)
        and not words.addressed.search(sentence)
        and not words.article.match(sentence)
        and words.verb.search(sentence)
    )


def _closing(source: Source) -> list[Passage]:
    """The last two paragraphs of the post's main matter, the last one first; greetings and signatures do not count."""
    main = (
        each
        for each in reversed(source.story.passages)
        if source.story.in_main(each.section)
        and not each.quoted
        and is_sentence(each.text)
        and not all(source.words.boilerplate.search(piece) for piece in each.pieces)
    )
    found = list(islice(main, 3))
    return found[:2] if len(found) > 2 else found[:-1]  # a post of two paragraphs does not close with its first


def _standing(passage: Passage, index: int, source: Source) -> Run | None:
    """The sentence at `index`, or with the one before it, as far as they stand alone."""
    starts = (start for start in (index, index - 1) if start >= 0)
    return next((run for start in starts if (run := _run(passage, start, index + 1, source))), None)


def _run(passage: Passage, start: int, stop: int, source: Source) -> Run | None:
    """These sentences of a paragraph, when they stand alone, are not too long, and answer no question before them."""
    run = Run(passage.pieces[start:stop], passage.place, passage.section)
    if len(run.text) > LONGEST_ENDING or not pairs(run.text) or (start and _asks(passage.pieces[start - 1])):
        return None
    before = source.before(passage.place) + "".join(passage.pieces[:start])
    alone = stands_alone(run.first, source.words, before=before, known=source.known, form=source.form)
    return run if alone else None
