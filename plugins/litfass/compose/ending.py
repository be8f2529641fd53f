"""How a post itself asks its reader to do something: by an event, a closing question, an invitation, a punch line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from litfass.compose.facts import is_occasion, is_past
from litfass.compose.hook import is_sentence
from litfass.compose.runs import Run, shared, stems
from litfass.compose.source import Source
from litfass.compose.standing import pairs, stands_alone
from litfass.compose.story import Passage

LONGEST_QUESTION = 140
LONGEST_PAIR = 220
LONGEST_INVITATION = 200
SHORTEST_INVITATION = 25
"""Shorter ones say too little by themselves."""
LONGEST_PUNCH = 90
LONGEST_ENTRY = 120
LONGEST_EVENT = 600
"""A paragraph that is longer tells a story; its dates are part of it."""


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
    if source.words.cliche.search(sentence) or (rest and not source.words.invitation.search(rest)):
        return None
    return _standing(passage, index, source, LONGEST_PAIR)


def invitation(source: Source) -> Run | None:
    """The writer's own invitation at the end: to come, to write, to bring something."""
    for passage in _closing(source):
        for index in range(len(passage.pieces) - 1, -1, -1):
            sentence = passage.pieces[index].strip()
            if not source.words.invitation.search(sentence) or len(sentence) > LONGEST_INVITATION:
                continue
            if source.words.boilerplate.search(sentence):
                continue
            if source.words.cliche.search(sentence) or is_past(sentence, source.posted, source.words):
                continue
            run = _standing(passage, index, source, LONGEST_PAIR)
            if run and len(run.text) >= SHORTEST_INVITATION:
                return run
    return None


def event(source: Source) -> Run | None:
    """What people can come to or buy: a sentence, or two, with the day to come, time or price, and what there is."""
    for passage in source.story.passages:
        if not source.story.in_main(passage.section) or passage.quoted or len(passage.text) > LONGEST_EVENT:
            continue
        for start, stop in _windows(len(passage.pieces)):
            run = Run(passage.pieces[start:stop], passage.place, passage.section)
            if is_occasion(run.text, source.posted, source.words) and _names_it(run, source):
                before = source.before(passage.place) + "".join(passage.pieces[:start])
                if stands_alone(run.first, source.words, before=before, known=_known(source), form=source.form):
                    return _with_entry(run, passage, stop, source)
    return None


def _with_entry(run: Run, passage: Passage, stop: int, source: Source) -> Run:
    """The event with the sentence behind it, when that says how one gets in."""
    after = passage.pieces[stop : stop + 1]
    if after and len(after[0]) < LONGEST_ENTRY and source.words.entry.search(after[0]) and is_sentence(after[0]):
        return replace(run, pieces=(*run.pieces, *after))
    return run


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """From and to of every sentence, then of every two neighbours, in order."""
    yield from ((start, start + 1) for start in range(count))
    yield from ((start, start + 2) for start in range(count - 1))


def _names_it(run: Run, source: Source) -> bool:
    """True when the run says what happens, not only when."""
    topic = source.topic_stems | stems(source.story.sections[run.section].heading, source.words)
    return bool(shared(run.text, topic)) or bool(source.words.thing.search(run.text))


def punch(source: Source) -> str:
    """The post's last sentence, when it is a short one that turns against something; else ""."""
    for passage in _closing(source)[:1]:
        sentence = passage.pieces[-1].strip()
        if (
            len(sentence) < LONGEST_PUNCH
            and sentence.endswith(".")
            and source.words.contrast.search(sentence)
            and stands_alone(sentence, source.words, before=source.before(passage.place), known=_known(source))
        ):
            return sentence
    return ""


def _closing(source: Source) -> list[Passage]:
    """The last two paragraphs of the post's main matter, the last one first; greetings and signatures do not count."""
    main = [
        each
        for each in source.story.passages
        if source.story.in_main(each.section)
        and not each.quoted
        and is_sentence(each.text)
        and not all(source.words.boilerplate.search(piece) for piece in each.pieces)
    ]
    return main[:-3:-1] if len(main) > 2 else main[:0:-1]


def _standing(passage: Passage, index: int, source: Source, longest: int) -> Run | None:
    """The sentence at `index`, or with the one before it, as far as they stand alone."""
    for start in (index, index - 1):
        if start < 0:
            break
        run = Run(passage.pieces[start : index + 1], passage.place, passage.section)
        before = source.before(passage.place) + "".join(passage.pieces[:start])
        if start > 0 and passage.pieces[start - 1].rstrip().endswith("?"):
            continue  # it answers that question
        alone = stands_alone(run.first, source.words, before=before, known=_known(source), form=source.form)
        if alone and pairs(run.text) and len(run.text) <= longest:
            return run
    return None


def _known(source: Source) -> str:
    return f"{source.title} {source.description}"
