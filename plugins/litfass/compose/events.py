"""What people can come to or buy: the event that a post tells or lists, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from litfass.compose.details import MOST, Details
from litfass.compose.facts import days, is_occasion, is_start
from litfass.compose.hook import is_sentence
from litfass.compose.runs import Run, shared, stems
from litfass.compose.source import Source
from litfass.compose.standing import means_earlier, stands_alone
from litfass.compose.story import Passage
from litfass.compose.words import Words

_NOUN = re.compile(r"(?<=[a-zäöüß,0-9] )(?!Sie|Ihn|Ihr|Uhr|Euro)[A-ZÄÖÜ][a-zäöüß]{3,}")
"""A noun within a sentence; in English a name."""
LONGEST_ENTRY = 120
LONGEST_TERMS = 200
MOST_TERMS = 3
FEWEST_EVENTS = 3
LONGEST_SUBJECT = 60
OPENING = 30
"""Characters within which a sentence says what it is about."""
LONGEST_EVENT = 600
"""A paragraph that is longer tells a story; its dates are part of it."""


def event(source: Source) -> Run | None:
    """What people can come to or buy: a sentence, or two, with the day to come, time or price, and what there is."""
    told, lines = _told(source), _listed(source)
    if told and not source.words.verb.search(told.text) and (described := _described(told, source)):
        return described
    if told and lines and not source.words.clock.search(told.text):
        return lines  # "register by 2 November" is less than when and where it is
    return told or lines


def _described(told: Run, source: Source) -> Run | None:
    """The description, where that says on the same day what there is, and the event only when."""
    words, posted = source.words, source.posted
    run = Run(source.phrases)
    same = set(days(run.text, posted, words)) & set(days(told.text, posted, words))
    return run if same and is_occasion(run.text, posted, words) and words.clock.search(run.text) else None


def _told(source: Source) -> Run | None:
    """An event that a paragraph tells: the first with an hour, else the first with a price or until when.

    Where the title names days, it is one on these days, else one that the title speaks of, or the registration for it.
    Until when to register is worth telling where nothing else is.
    """
    titled = {day for day in days(source.title, source.posted, source.words) if day >= source.posted}
    found = list(_tellings(source))
    if titled:
        same = [run for run in found if titled & set(days(run.text, source.posted, source.words))]
        found = same or [run for run in found if _is_titled(run, source)]
    return _first(found, source)


def _is_titled(run: Run, source: Source) -> bool:
    heading = source.story.sections[run.section].heading
    about = not heading or shared(heading, source.title_stems)
    return bool(shared(run.text, source.title_stems) or (about and source.words.registration.search(run.text)))


def _is_about(run: Run, source: Source) -> bool:
    """True when title or description name the day."""
    return bool(set(days(run.text, source.posted, source.words)) & set(days(source.known, source.posted, source.words)))


def _first(found: Iterable[Run], source: Source) -> Run | None:
    first = registration = start = None
    for run in found:
        if source.words.clock.search(run.text):
            return run
        if source.words.registration.search(run.text):
            registration = registration or run
        elif is_start(run.text, source.posted, source.words):
            start = start or (run if _is_about(run, source) else None)
        else:
            first = first or run
    return first or registration or start


def _tellings(source: Source) -> Iterator[Run]:
    """What may be the event, in the post's order; of each paragraph the shortest first."""
    many = programme(source)
    for passage in source.story.passages:
        if not source.story.in_main(passage.section) or passage.quoted or len(passage.text) > LONGEST_EVENT:
            continue
        if passage.section in many or passage.label:
            continue  # one of several, or a step
        yield from _events_of(passage, source)


def _events_of(passage: Passage, source: Source) -> Iterator[Run]:
    for start, stop in _windows(len(passage.pieces)):
        asked = passage.pieces[start - 1].rstrip() if start else ""
        if asked.endswith("?") and not source.words.left_out.search(asked):
            continue  # an answer says nothing without its question
        if source.words.left_out.search(passage.pieces[start]):
            continue
        run = Run(passage.pieces[start:stop], passage.place, passage.section)
        if _is_event(run, source):
            before = source.before(passage.place) + "".join(passage.pieces[:start])
            first = source.words.added.sub("", run.first, count=1)
            first = f"{first[:1].upper()}{first[1:]}" if source.words.added.match(run.first) else run.first
            alone = stands_alone(first, source.words, before=before, known=source.known, form=source.form)
            if alone and not _is_about_entry(run, source):
                yield _with_entry(_with_subject(run, source), passage, stop, source)


def _is_about_entry(run: Run, source: Source) -> bool:
    """True for a run that begins with a thing of which only a list told: "Für das Fondue bitte anmelden"."""
    listed = source.listed(run.place)
    return means_earlier(run.first[:OPENING], source.words, before=listed, known=source.known)


def _listed(source: Source) -> Run | None:
    """An event that lines of hard facts give, with the sentence before them where that has the day."""
    for found in source.story.details:
        headed = _heads(found, source)
        said = (found.heading, *found.lines[:MOST]) if headed else found.lines[:MOST]
        dated = [line for line in said if source.words.day.search(line)]
        many = sum(headed or not source.words.registration.search(line) for line in dated) > 1
        lines = Run(("\n".join(said),) if many else tuple(f"{line}\n" for line in said), found.place)
        before = _dated_before(found.place, source)
        for run in (lines, Run((f"{before}\n\n", *lines.pieces), found.place)) if before else (lines,):
            if is_occasion(run.text, source.posted, source.words):
                return run
    return None


def _heads(found: Details, source: Source) -> bool:
    """True when the heading above lines of facts speaks of them: it stands directly above, names the thing, or asks."""
    heading, sections = found.heading, source.story.sections
    if not heading:
        return False
    between = [each for each in source.story.passages if each.place < found.place]
    count = sum(sections[each.section].heading == heading for each in between)
    named = shared(heading, source.title_stems) or source.words.thing.search(heading)
    return not count or bool(named) or (count == 1 and heading.endswith("?"))


def _dated_before(place: int, source: Source) -> str:
    """The last sentence before a block, when it stands alone; "" otherwise."""
    before = next((each for each in source.story.passages if each.place == place - 1 and not each.quoted), None)
    if before is None:
        return ""
    sentence = before.pieces[-1].strip()
    told = source.before(before.place) + "".join(before.pieces[:-1])
    alone = stands_alone(sentence, source.words, before=told, known=source.known, form=source.form)
    return sentence if alone else ""


def programme(source: Source) -> frozenset[int]:
    """The sections that each tell of an event of their own, when there are three or more: none of them is the event."""
    dated = {
        passage.section
        for passage in source.story.passages
        if source.story.in_main(passage.section)
        and source.story.sections[passage.section].heading
        and is_occasion(passage.text, source.posted, source.words)
    }
    return frozenset(dated) if len(dated) >= FEWEST_EVENTS else frozenset()


def _with_subject(run: Run, source: Source) -> Run:
    """An event behind its heading, where that alone says what it is: it has no verb, or its topic stands only there."""
    heading = source.story.sections[run.section].heading
    words = source.words
    named = shared(run.text, source.topic_stems)
    only_there = bool(stems(heading, words) & source.topic_stems) and not shared(run.text, stems(heading, words))
    said = named or (not only_there and (words.verb.search(run.text) or words.person.search(run.text)))
    if not heading or said or heading.endswith(("?", ":", "!")) or len(heading) > LONGEST_SUBJECT:
        return run
    return replace(run, pieces=(f"{heading}: ", *run.pieces))


def terms(told: str, place: int, section: int, source: Source) -> Run | None:
    """The sentences further down that say what something costs, when `told` does not; else the description's.

    They begin a paragraph, so that they stand alone.
    """
    words = source.words
    if words.price.search(told):
        return None
    known = f"{source.title} {told}"
    for passage in source.story.passages:
        if passage.place <= place or passage.quoted or not source.story.in_main(passage.section):
            continue
        if passage.section != section and not words.costs.search(source.story.sections[passage.section].heading):
            continue
        if run := _priced(passage, known, source):
            return run
    for piece in source.description_pieces:
        if words.price.search(piece) and len(piece) <= LONGEST_TERMS and words.verb.search(piece):
            return Run((piece.strip(),))
    return None


def _priced(passage: Passage, known: str, source: Source) -> Run | None:
    """How a paragraph begins, up to the sentence with a price."""
    words = source.words
    for index, piece in enumerate(passage.pieces[:MOST_TERMS]):
        text = "".join(passage.pieces[: index + 1])
        if len(text) > LONGEST_TERMS or not is_sentence(piece) or words.aging.search(piece):
            return None
        if words.price.search(piece):
            first, before = passage.pieces[0], source.before(passage.place)
            alone = _names_known(first, known, words) or stands_alone(first, words, before=before, known=known)
            whole = index + 1 == len(passage.pieces)
            return Run(passage.pieces[: index + 1], passage.place, passage.section, whole) if alone else None
    return None


def _is_event(run: Run, source: Source) -> bool:
    occasion = is_occasion(run.text, source.posted, source.words) and not source.words.no_event.search(run.text)
    return occasion and _names_it(run, source)


def _with_entry(run: Run, passage: Passage, stop: int, source: Source) -> Run:
    """The event with the sentences behind it that say how one gets in and what it costs, two at most."""
    for piece in passage.pieces[stop : stop + 2]:
        if len(piece) > LONGEST_ENTRY or not source.words.entry.search(piece) or not is_sentence(piece):
            break
        run = replace(run, pieces=(*run.pieces, piece))
    return run


def _names_known(sentence: str, known: str, words: Words) -> bool:
    """True when a sentence begins with a thing that the reader knows: "Der Kurs" behind "Welpenkurs"."""
    found = words.article.match(sentence)
    return found is not None and found[1].casefold()[:6] in known.casefold()


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """From and to of every sentence, then of every two and three neighbours, in order."""
    for size in (1, 2, 3):
        yield from ((start, start + size) for start in range(count - size + 1))


def _names_it(run: Run, source: Source) -> bool:
    """True when the run says what happens, not only when."""
    topic = source.topic_stems | stems(source.story.sections[run.section].heading, source.words)
    if shared(run.text, topic) or source.words.thing.search(run.text):
        return True
    text = run.text
    for pattern in (source.words.price, source.words.day, source.words.clock, source.words.weekday):
        text = pattern.sub(" ", text)
    return bool(_NOUN.search(text))
