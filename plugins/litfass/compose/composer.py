"""What a channel's text consists of: fixed lines, a beginning, an ending, and as much between them as reads well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from litfass.compose.description import same_number
from litfass.compose.draft import Draft, Pieces
from litfass.compose.facts import days, has_facts, is_occasion
from litfass.compose.listing import says_number
from litfass.compose.runs import TITLE, Run, overlap, repeats, shared
from litfass.compose.standing import stands_alone
from litfass.compose.support import SHORTEST, continuation, hangs, is_quotation, is_teaser, others, shortened, summary
from litfass.compose.task import Task
from litfass.text.fit import Fitted
from litfass.text.sentences import pieces

GAP = "\n\n"
ENOUGH = 60
"""An ending that lost a sentence still says something with so many characters."""
RETOLD = 0.4
"""A beginning that shares so much of its words with what was said tells it once more."""
LATE = 2
"""What a beginning loses whose first sentence ends behind the fold, in points of its score."""


class Composer:
    """Composes one text, what matters most first, so that the rest takes the room that is left."""

    def __init__(self, task: Task, limit: Mapping[str, int]) -> None:
        self.task = task
        self.source = task.extract.source
        self.draft = Draft(task.house, limit)
        self.taken: set[int] = set()
        """Places of the paragraphs that were used."""
        self.chosen: list[Pieces] = []
        """What stands between beginning and ending, a paragraph each."""
        self.closed = False
        """True when the last words make curious, so that only the link may follow."""

    def compose(self) -> Fitted:
        """The text within the platform's limits, and what gave way to fit."""
        task = self.task
        self.draft.set("label", task.label())
        self.draft.set("link", task.link_line())
        self.draft.set("profile", task.profile_line())
        self.draft.set("hashtags", task.hashtags())
        opened = self._news() if self.draft.wants("news") else self._hook()
        self._end()
        opened = self._event(opened)
        self._list()
        self._support(opened)
        fitted = self.draft.fitted()
        return Fitted(fitted.text, tuple(dict.fromkeys((*self.draft.missed, *fitted.dropped))))

    # --- beginning

    def _hook(self) -> Run | None:
        """The best beginning that has room; hashtags go before it hangs, and the title is the last resort."""
        found = self._opened(law=False, hanging=False)
        if found is None:
            self.draft.set("hashtags", ())
            found = self._opened(law=False, hanging=False) or self._opened(law=True, hanging=False)
        if found is None:
            found = self._opened(law=True, hanging=True)
            self.draft.offer("hashtags", self.task.hashtags())
        if found is None:
            self.draft.set("hook", (self.task.title,))
        return found

    def _opened(self, *, law: bool, hanging: bool) -> Run | None:
        for run in self._beginnings():
            for each in shortened(run):
                if not hanging and hangs(each, run):
                    continue
                whole = self.draft.narrow and len(each.pieces) == len(run.pieces)
                if self.draft.offer("hook", self.task.clean(each.pieces), law=law or whole):
                    self.taken.add(each.place)
                    return each
        return None

    def _beginnings(self) -> list[Run]:
        own = self.task.post.hook.strip()
        if own:
            return [Run(pieces(own))]
        fold = self.draft.house.fold
        return sorted(self.task.extract.hooks, key=lambda run: -(run.score - LATE * (len(run.first) > fold)))

    def _news(self) -> Run | None:
        """The fact first: what people can come to, else the description, else a beginning; the title if it names it."""
        run = self._fact()
        said = self.task.clean(run.pieces) if run else ()
        text = "".join(said)
        unnamed = not shared(text, self.source.topic_stems)
        if not said or unnamed or (self.task.extract.names_thing and not repeats(self.task.title, text)):
            title = self.task.writer.strong(self.task.title)
            said = (f"{title}{GAP}", *said) if said else (title,)
        self.draft.set("news", said)
        self.taken |= {run.place} if run else set()
        return run

    def _fact(self) -> Run | None:
        extract = self.task.extract
        if self.task.post.hook.strip():
            return self._beginnings()[0]
        event = extract.event
        related = event and (
            extract.names_thing or self._is_topic(event) or shared(event.text, self.source.topic_stems)
        )
        if event and related and self._still_occasion(event):
            return event
        return self._about() or next((run for run in extract.hooks if self.task.clean(run.pieces)), None)

    def _about(self) -> Run | None:
        """The description without the half sentence at its end, or with it where the rest says too little."""
        about = summary("", self.source)
        if about is None or not is_teaser(about, self.source):
            return about
        left = about.cut(len(about.pieces) - 1)
        if not left.pieces:
            return None
        opening = next(iter(self.task.extract.openings), None)
        again = opening is not None and left.text.split()[:2] == opening.text.split()[:2]
        self.closed = again or not self.source.words.verb.search(left.text)
        return about if self.closed else left

    def _still_occasion(self, run: Run) -> bool:
        """True when an event is one without what this channel refuses."""
        left = "".join(self.task.clean(run.pieces))
        return is_occasion(left, self.source.posted, self.source.words)

    # --- ending

    def _end(self) -> None:
        """The first of the writer's endings that there is and has room; a punch line stands before the link."""
        said = self.draft.said("news", "hook")
        for run in self._endings(said):
            if self.draft.offer("ending", self.task.clean(run.pieces)):
                self.taken.add(run.place)
                return
        punch = self.task.extract.punch
        if punch and punch not in said:
            self.draft.offer("punch", self.task.clean((punch,)))

    def _endings(self, said: str) -> Iterator[Run]:
        """The event, also in short, then question and invitation, as far as they are new and the channel takes them."""
        extract = self.task.extract
        event, question, invitation = (
            None if run is None or run.text in said or repeats(run.text, said) else run
            for run in (extract.event, extract.question, extract.invitation)
        )
        if event and not self._says_days_of(event, said) and self._still_occasion(event):
            yield from (run for run in shortened(event) if self._still_occasion(run))
        yield from (run for run in (question, invitation) if run and self._still_invites(run))

    def _still_invites(self, run: Run) -> bool:
        """True when an ending is one without what this channel refuses."""
        left = "".join(self.task.clean(run.pieces)).strip()
        return left == run.text or (len(left) >= ENOUGH and bool(self.source.words.addressed.search(left)))

    def _event(self, opened: Run | None) -> Run | None:
        """Where no ending is shown, the event that the post is about stands in the middle; the beginning makes room."""
        event, news = self.task.extract.event, self.draft.wants("news")
        if event is None or self.draft.wants("ending") or not (news or self._is_topic(event)):
            return opened
        name = "news" if news else "hook"
        said = self.draft.said(name)
        if repeats(event.text, said) or self._says_days_of(event, said):
            return opened
        for each in shortened(event) if opened else ():
            for run in shortened(opened or each) if self._still_occasion(each) else ():
                if self._both(name, run, opened or run, said, each):
                    return run
        return opened if news else self._event_alone(event) or opened

    def _both(self, name: str, run: Run, opened: Run, said: str, event: Run) -> bool:
        """Puts a shorter beginning and the event into the text, if both have room and the beginning does not hang."""
        hook, made = self.task.clean(run.pieces), self.task.clean(event.pieces)
        if not hook or hangs(run, opened) or not said.startswith(hook[0].strip()):
            return False
        if not self.draft.offer_both(name, hook, "support", made):
            return False
        self.chosen.append(made)
        self.taken.add(event.place)
        return True

    def _event_alone(self, event: Run) -> Run | None:
        """The event instead of the beginning, where both have no room and the title or description names its day."""
        if self.task.post.hook.strip() or not self._says_days_of(event, f"{self.task.title} {self.task.description}"):
            return None
        for run in shortened(event):
            if self._still_occasion(run) and self.draft.offer("hook", self.task.clean(run.pieces)):
                self.taken.add(event.place)
                return run
        return None

    def _is_topic(self, event: Run) -> bool:
        """True when title or description speak of the event, by a word or by its day."""
        posted, words = self.source.posted, self.source.words
        about = f"{self.task.title} {self.task.description}"
        same_day = set(days(event.text, posted, words)) & set(days(about, posted, words))
        return bool(same_day or shared(event.text, self.source.title_stems))

    def _says_days_of(self, run: Run, said: str) -> bool:
        """True when the text has named the days of an event already."""
        posted, words = self.source.posted, self.source.words
        return set(days(run.text, posted, words)) <= set(days(said, posted, words))

    # --- middle

    def _list(self) -> None:
        """The writer's points, else the list that the post announces."""
        most = self.draft.house.points
        found = self.task.extract.points
        if self.draft.has("points"):
            return
        if most and self.task.post.points:
            self.draft.set("points", self.task.points())
        elif found is not None and len(found.labels) <= most and (self.draft.wants("news") or not found.facts):
            said = "".join(self.chosen[-1]) if self.chosen else self.draft.said("news", "hook")
            if found.lead or says_number(said, found.number, self.source):
                self.draft.offer("points", self.task.clean((found.written(self.task.writer.bullet),)))

    def _support(self, opened: Run | None) -> None:
        """Runs that go on from the beginning, as many as the house likes and there is room for."""
        last = opened
        most = self.draft.house.runs - (self.draft.has("points") and self.draft.house.runs > 1) - len(self.chosen)
        for _ in range(most if self.draft.wants("support") and not self.closed else 0):
            found = self._next(last)
            if found is None or is_teaser(found, self.source):
                return
            last = found if found.place != TITLE else last
            self._list()
            if self.draft.has("points") and most > 1:
                return

    def _next(self, last: Run | None) -> Run | None:
        """Adds the next run that has room and gives it back."""
        said = self.draft.said("news", "hook", "ending", "punch", "points", "support")
        for candidate in self._candidates(last, said):
            for run in shortened(candidate):
                thin = is_quotation(run) or hangs(run, candidate) or len(run.text) < SHORTEST
                made = () if thin else self.task.clean(run.pieces)
                if not made or repeats("".join(made), said):
                    continue
                if self.draft.offer("support", _joined((*self.chosen, made))):
                    self.chosen.append(made)
                    self.taken.add(run.place)
                    return run
        return None

    def _candidates(self, last: Run | None, said: str) -> Iterator[Run]:
        """What may follow, best first.

        A story goes on where it stopped; a text that has not named its topic yet needs the description at once. A fact
        is followed by other facts, then by how the post begins.
        """
        about = summary(said, self.source)
        teaser = about if about and is_teaser(about, self.source) else None
        going_on = continuation(last, self.source) if last is not None else None
        if self.draft.wants("news"):
            event = self.task.extract.event
            if event and event.place not in self.taken and self._still_occasion(event):
                yield event
            if going_on and has_facts(going_on.text, self.source.words) and going_on.place not in self.taken:
                yield going_on
            found = others(said, self.taken, self.source, facts=True)
            yield from (run for run in found if has_facts(run.text, self.source.words))
            yield from (run for run in self.task.extract.openings if self._is_new(run, said))
            yield from (about,) if about else ()
            return
        topical = shared(self.draft.said("hook", "support"), self.source.topic_stems)
        if about and not topical and not teaser:
            yield about
        unbroken = TITLE not in self.taken or last is None or last.place == TITLE
        if going_on and going_on.place not in self.taken and (unbroken or self._alone(going_on, said)):
            yield going_on
        if about and (teaser or not self.draft.has("support")):
            yield about
        if not self.draft.has("support"):
            yield from others(said, self.taken, self.source, facts=False)

    def _is_new(self, run: Run, said: str) -> bool:
        """True when a beginning says more than what was said: a hook or a description often tells it in short."""
        if run.place in self.taken or self.task.post.hook.strip() or same_number(run.text, said):
            return False
        return overlap(run.text, said, self.source.words) < RETOLD

    def _alone(self, run: Run, said: str) -> bool:
        """True when a paragraph that goes on does so even with the description between."""
        source = self.source
        before, known = source.before(run.place), f"{self.task.title} {said}"
        return stands_alone(run.first, source.words, before=before, known=known, form=source.form)


def _joined(runs: Sequence[Pieces]) -> Pieces:
    """Runs as paragraphs, still in pieces."""
    joined: list[str] = []
    for run in runs:
        if joined:
            joined[-1] = joined[-1].rstrip() + GAP
        joined += run
    return tuple(joined)
