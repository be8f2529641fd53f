"""What people can come to or buy, for one text: whether it is what the post is about, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from litfass.compose.details import new_lines
from litfass.compose.draft import Pieces
from litfass.compose.facts import days, is_occasion
from litfass.compose.hook import is_warm_up
from litfass.compose.runs import Run, shared
from litfass.compose.standing import is_nameless
from litfass.compose.task import Task


class Occasion:
    """Judges an event of the post by what the channel takes and what the text has said."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.source = task.extract.source

    def is_told(self, event: Run) -> bool:
        """True when the post is about the event, as far as the channel takes it."""
        words = self.source.words
        topical = self.is_topic(event) or shared(event.text, self.source.topic_stems)
        told = self.task.extract.names_thing or topical or words.price.search(event.text)
        return bool(told) and not words.aside.search(event.text) and self.still(event)

    def is_topic(self, event: Run) -> bool:
        """True when title or description speak of the event, by a word or by its day."""
        posted, words = self.source.posted, self.source.words
        about = f"{self.task.title} {self.task.description}"
        same_day = set(days(event.text, posted, words)) & set(days(about, posted, words))
        return bool(same_day or shared(event.text, self.source.title_stems))

    def shorter(self, event: Run) -> Iterator[Run]:
        """The event, then with ever less behind it, then without the sentence in which somebody clears their throat."""
        rest = event.pieces[1:]
        plain = [replace(event, pieces=rest)] if rest and is_warm_up(event.first, self.source) else []
        yield from (run for run in (*self.task.shorter(event), *plain) if self.still(run))

    def hangs(self, event: Run) -> bool:
        """True for an event that does not say by itself what there is: lines of facts, and what points at the thing."""
        return event.listed or bool(self.source.words.meant.search(event.first))

    def says_where(self, run: Run, event: Run) -> bool:
        """True for lines of an event that still say when and where, as far as it does."""
        place = self.source.words.place
        placed = any(place.match(line) for line in event.pieces)
        return len(run.pieces) > 1 and any(place.match(line) for line in run.pieces) == placed

    def described(self, event: Run) -> Run | None:
        """The description, also one without a verb, where it says what there is on a day of the event."""
        posted, words = self.source.posted, self.source.words
        run = Run(self.source.phrases)
        same = set(days(run.text, posted, words)) & set(days(event.text, posted, words))
        return run if same and not is_nameless(run.text, words, self.source.form) else None

    def still(self, run: Run) -> bool:
        """True when an event is one without what this channel refuses."""
        left = "".join(self.task.clean(run.pieces))
        return is_occasion(left, self.source.posted, self.source.words)

    def says_days_of(self, run: Run, said: str) -> bool:
        """True when the text has named the days of an event already."""
        posted, words = self.source.posted, self.source.words
        return set(days(run.text, posted, words)) <= set(days(said, posted, words))

    def details(self, said: str) -> Pieces:
        """The post's lines of hard facts that add something, without those that the channel refuses."""
        source = self.source
        for found in source.story.details:
            lines = new_lines(found, f"{self.task.title}\n{said}", source.posted, source.words)
            taken = [self.task.clean((f"{line}\n",)) for line in lines]
            return tuple(line for each in taken for line in each)
        return ()

    def tellings(self, event: Run) -> Iterator[tuple[tuple[Pieces, ...], frozenset[int]]]:
        """The event with what it costs and where it is, then with less, each as paragraphs with their places."""
        taken = self.task.clean(event.pieces)
        terms, lines = self.task.extract.terms, self.details("".join(taken))
        cost = self.task.clean(terms.pieces) if terms else ()
        for more in ((cost, lines), ((), lines), (cost, ()), ((), ())):
            places = {event.place} | ({terms.place} if terms and more[0] else set())
            yield tuple(each for each in (taken, *more) if each), frozenset(places)
