"""What a channel's text consists of: fixed lines, a beginning, an ending, and as much between them as reads well."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from litfass.compose.draft import Draft, joined
from litfass.compose.hook import brief
from litfass.compose.middle import Middle
from litfass.compose.occasion import Occasion
from litfass.compose.runs import Run, repeats, same
from litfass.compose.standing import means_earlier
from litfass.compose.support import (
    claim,
    hangs,
    summary,
)
from litfass.compose.task import Task
from litfass.text.fit import Fitted
from litfass.text.sentences import pieces

CLEARLY = 4
"""A beginning that scores so much less than the best one is taken only where no better one has room."""
ENOUGH = 60
"""An ending that lost a sentence still says something with so many characters."""
_QUOTED = re.compile("[„“»«]")
"""Somebody's words make a scene, so a beginning with them gives way to nothing."""
LATE = 2
"""What a beginning loses whose first sentence ends behind the fold, in points of its score."""


class Composer:
    """Composes one text, what matters most first, so that the rest takes the room that is left."""

    def __init__(self, task: Task, limit: Mapping[str, int]) -> None:
        self.task = task
        self.source = task.extract.source
        self.occasion = Occasion(task)
        self.draft = Draft(task.house, limit)
        self.middle = Middle(task, self.draft)

    def compose(self) -> Fitted:
        """The text within the platform's limits, and what gave way to fit."""
        task = self.task
        self.draft.set("label", task.label())
        self.draft.set("link", task.link_line())
        self.draft.set("profile", task.profile_line())
        self.draft.set("hashtags", task.hashtags())
        self.draft.set("mentions", task.mentions())
        self.draft.set("chapters", tuple(f"{line}\n" for line in task.extract.chapters))
        opened = self._under_headline() if self.draft.wants("headline") else self._hook()
        opened = self._timetable(opened)
        self._end()
        opened = self._described(self._event(opened))
        self.middle.add_list()
        self.middle.list_beside(opened)
        if not self.middle.leads_on(opened):
            self.middle.add_support(opened)
            self.middle.add_day()
        fitted = self.draft.fitted()
        return Fitted(fitted.text, tuple(dict.fromkeys((*self.draft.missed, *fitted.dropped))))

    # --- beginning

    def _hook(self) -> Run | None:
        """The best beginning that has room; hashtags go before it hangs, and the title is the last resort."""
        runs = self._beginnings()
        best = [run for run in runs if run.score > runs[0].score - CLEARLY]
        found = self._roomy(best) or self._roomy(runs) or self._opened(runs, law=True, hanging=True)
        if found is None:
            self.draft.set("hook", (self.task.title,))
        return found

    def _roomy(self, runs: Sequence[Run]) -> Run | None:
        """The first of these beginnings that has room with the hashtags, else without, else up to the law."""
        found = None if self._gives_way(runs) else self._opened(runs, law=False, hanging=False)
        if found is None:
            self.draft.set("hashtags", ())
            found = self._opened(runs, law=False, hanging=False) or self._opened(runs, law=True, hanging=False)
            self.draft.offer("hashtags", self.task.hashtags())
        return found

    def _gives_way(self, runs: Sequence[Run]) -> bool:
        """True where there is room for little, and only hashtags keep the best beginning from being told to its end."""
        if not runs or not self.draft.narrow or not runs[0].whole:
            return False
        pieces = self.task.clean(runs[0].pieces)
        tagged = self.draft.fits("hook", pieces)
        return not tagged and self.draft.fits("hook", pieces, without="hashtags")

    def _opened(self, runs: Sequence[Run], *, law: bool, hanging: bool) -> Run | None:
        said = self.draft.said("ending")
        for run in runs:
            for each in self.task.shorter(run):
                if (not hanging and hangs(each, run)) or repeats(each.text, said):
                    continue
                whole = self.draft.narrow and len(each.pieces) in (len(run.pieces), brief(run))
                if self.draft.offer("hook", self.task.clean(each.pieces), law=law or whole):
                    self.middle.taken.add(each.place)
                    return each
        return None

    def _beginnings(self) -> list[Run]:
        own = self.task.post.hook.strip()
        if own:
            return [Run(pieces(own))]
        extract = self.task.extract
        found = extract.hooks
        if self.draft.wants("headline"):
            found = tuple(self._untitled(run) for run in extract.openings or extract.hooks)
        fold = self.draft.house.fold
        return sorted(found, key=lambda run: -(run.score - LATE * (len(run.first) > fold)))

    def _untitled(self, run: Run) -> Run:
        """A beginning without the title that it answers: that stands above it already."""
        named = len(run.pieces) > 1 and run.first == self.source.title
        return replace(run, pieces=run.pieces[1:]) if named else run

    def _under_headline(self) -> Run | None:
        """The title above all, then how the post begins and what people can come to; the latter has room first."""
        self.draft.set("headline", self.task.clean((self.task.writer.strong(self.task.title),)))
        event, runs = self.task.extract.event, self._beginnings()
        if event and self.occasion.is_told(event) and not (runs and event.text in runs[0].text):
            self._put_event(event)
        opened = self._opened(runs, law=False, hanging=False)
        if opened is None and not self.draft.has("ending"):
            opened = self._opened(runs, law=True, hanging=True)
        if opened and self._says_title(opened):
            self.draft.set("headline", ())
        return opened

    def _says_title(self, opened: Run) -> bool:
        """True when a beginning says the title once more."""
        title = self.task.title
        return repeats(title, opened.first) or same(title, opened.first, self.source.words)

    def _timetable(self, opened: Run | None) -> Run | None:
        """New hours and the like have room before an event that is only mentioned; the beginning makes room."""
        event, listed = self.task.extract.event, self.task.extract.points
        if opened is None or listed is None or not listed.dated or (event and self.occasion.is_topic(event)):
            return opened
        for run in self._cuts(opened):
            hook = self.task.clean(run.pieces)
            made = self.middle.listed(f"{self.draft.said('headline')}\n{run.text}")
            if hook and made and not hangs(run, opened) and self.draft.offer_both("hook", hook, "points", made):
                return run
        return opened

    # --- ending

    def _end(self) -> None:
        """The first of the writer's endings that there is and has room; a punch line stands before the link."""
        if self.draft.has("ending"):
            return
        said = self.draft.said("headline", "hook")
        event, question, invitation = (
            None if run is None or run.text in said or repeats(run.text, said) or self._left_out(run) else run
            for run in (self.task.extract.event, self.task.extract.question, self.task.extract.invitation)
        )
        if self._end_with_event(event, said):
            return
        for name, run in (("question", question), ("ending", invitation)):
            if run and self._still_invites(run) and self.draft.offer(name, self.task.clean(run.pieces)):
                self.middle.taken.add(run.place)
                return
        punch = self.task.extract.punch
        if punch and punch not in said:
            self.draft.offer("punch", self.task.clean((punch,)))

    def _left_out(self, run: Run) -> bool:
        """True for an ending about questions ("Is yours missing?") where the text will neither show nor name them."""
        listed, words = self.task.extract.points, self.source.words
        shown = listed and self.draft.wants("points") and self.middle.takes(listed)
        named = words.questions.search(" ".join(self.source.description_pieces))
        return bool(words.left_out.search(run.text)) and not (shown or named)

    def _end_with_event(self, event: Run | None, said: str) -> bool:
        """The event that was not told yet, else what its lines of facts add; one mentioned in passing is no news."""
        told, terms = self.task.extract.event, self.task.extract.terms
        if event and not self.occasion.says_days_of(event, said) and self.occasion.still(event):
            passing = self.source.words.aside.search(event.text) and not self.draft.wants("headline")
            return not passing and self._put_event(event)
        if told is None and terms and self._lists_dates() and self.draft.offer("ending", self.task.clean(terms.pieces)):
            self.middle.taken.add(terms.place)
            return True
        return told is not None and event is None and self.draft.offer("ending", self.occasion.details(said))

    def _lists_dates(self) -> bool:
        """True when the text will hold a list of dates, which leaves open what they cost."""
        listed = self.task.extract.points
        return bool(listed and listed.dated and self.draft.wants("points") and self.middle.takes(listed))

    def _put_event(self, event: Run) -> bool:
        """The event as the ending, with what belongs to it as far as there is room; else in short."""
        for made, places in self.occasion.tellings(event):
            if self.draft.offer("ending", joined(made)):
                self.middle.taken |= places
                return True
        for run in self.task.shorter(event):
            if self.occasion.still(run) and self.draft.offer("ending", self.task.clean(run.pieces)):
                self.middle.taken.add(event.place)
                return True
        return False

    def _still_invites(self, run: Run) -> bool:
        """True when an ending is one without what this channel refuses."""
        left = "".join(self.task.clean(run.pieces)).strip()
        return left == run.text or (len(left) >= ENOUGH and bool(self.source.words.addressed.search(left)))

    def _event(self, opened: Run | None) -> Run | None:
        """The event that the post is about stands in the middle where no ending is shown; the beginning makes room.

        It does so too where an ending is shown and had none.
        """
        event = self.task.extract.event
        if event is None or any(map(self.draft.has, ("ending", "question", "punch"))):
            return opened
        if not self.occasion.is_told(event) or (self.draft.wants("ending") and not self.occasion.is_topic(event)):
            return opened
        said = self.draft.said("hook")
        if repeats(event.text, said) or self.occasion.says_days_of(event, said):
            self._more_of(said)
            return opened
        about = summary(said, self.source) if self._needs_description(event, said) else None
        told = [about] if about else [each for each in self.task.shorter(event) if self.occasion.still(each)]
        hanging = about is None and opened is not None and self.occasion.hangs(event)
        described = self.occasion.described(event) if hanging else None
        if opened and described and (run := self._event_described(opened, event, described)):
            return run
        run = self._beside(opened, self._cuts(opened), told) if opened else None
        return run or (None if about else self._event_alone(event)) or opened

    def _event_described(self, opened: Run, event: Run, described: Run) -> Run | None:
        """A whole event beside the beginning that it needs, else the description, which itself says what there is."""
        cuts = self._cuts(opened)
        lines = [each for each in self.task.shorter(event) if event.listed and self.occasion.says_where(each, event)]
        run = self._beside(opened, cuts if event.listed else (opened,), lines or [event])
        run = run or self._beside(opened, cuts, [described])
        if run or self.task.post.hook.strip() or not self.draft.offer("hook", self.task.clean(described.pieces)):
            return run
        self.middle.taken.add(event.place)
        self._more_of(self.draft.said("hook"))
        return described

    def _more_of(self, said: str) -> None:
        """As many of the post's lines of facts about what was said as have room."""
        lines = self.occasion.details(said)
        for count in range(len(lines), 0, -1):
            if self.draft.offer("support", lines[:count]):
                self.middle.chosen.append(lines[:count])
                return

    def _described(self, opened: Run | None) -> Run | None:
        """Where there is room for little, the description says the point beside a beginning that is cut anyway."""
        if opened is None or self.middle.chosen or not self.draft.narrow or self.draft.wants("ending"):
            return opened
        if self.middle.leads_on(opened):
            return opened
        about = None if _QUOTED.search("".join(opened.pieces[1:])) else summary(self.draft.said("hook"), self.source)
        about = about or (None if opened.whole else claim(opened, self.source))
        cuts = (opened,) if opened.whole else self._cuts(opened)
        return (self._beside(opened, cuts, (about,), law=True) if about else None) or opened

    def _beside(self, opened: Run, cuts: Sequence[Run], told: Sequence[Run], *, law: bool = False) -> Run | None:
        """The first of these cuts of the beginning that has room beside one of `told`; hashtags go before none has."""
        tags = self.task.hashtags() if self.draft.has("hashtags") else ()
        for kept in dict.fromkeys((tags, ())):
            self.draft.set("hashtags", kept)
            for each, run in product(told, cuts):
                if self._both(run, opened, each, law=law):
                    self.draft.offer("hashtags", tags)
                    return run
        self.draft.set("hashtags", tags)
        return None

    def _cuts(self, opened: Run) -> tuple[Run, ...]:
        """A beginning, ever shorter; the writer's own is never cut."""
        return (opened,) if self.task.post.hook.strip() else tuple(self.task.shorter(opened))

    def _needs_description(self, event: Run, said: str) -> bool:
        """True when an event names a thing that the description introduces, which says more than the event alone."""
        known = f"{self.task.title} {said}"
        return means_earlier(event.first, self.source.words, before=self.source.description, known=known)

    def _both(self, run: Run, opened: Run, event: Run, *, law: bool) -> bool:
        """Puts a shorter beginning and the event into the text, if both have room and the beginning does not hang."""
        hook, made = self.task.clean(run.pieces), self.task.clean(event.pieces)
        block = "ending" if self.draft.wants("ending") else "support"
        if not hook or hangs(run, opened) or not self.draft.offer_both("hook", hook, block, made, law=law):
            return False
        if block == "support":
            self.middle.chosen.append(made)
        self.middle.taken.add(event.place)
        return True

    def _event_alone(self, event: Run) -> Run | None:
        """The event instead of the beginning, where both have no room and the post is about it."""
        if self.task.post.hook.strip() or not self.occasion.is_topic(event):
            return None
        title = (f"{self.task.title}\n",) if event.listed else ()
        tags = self.task.hashtags() if self.draft.has("hashtags") else ()
        for kept in dict.fromkeys((tags, ())):
            self.draft.set("hashtags", kept)
            for run in self.occasion.shorter(event):
                if self.draft.offer("hook", self.task.clean((*title, *run.pieces))):
                    self.middle.taken.add(event.place)
                    self.draft.offer("hashtags", tags)
                    return run
        self.draft.set("hashtags", tags)
        return None
