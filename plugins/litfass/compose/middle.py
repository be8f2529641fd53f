"""What stands between a text's beginning and its ending: the post's list, and the paragraphs that go on."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.compose.draft import Draft, Pieces, joined
from litfass.compose.facts import days, has_facts
from litfass.compose.hook import brief
from litfass.compose.listing import Points, says_number
from litfass.compose.runs import TITLE, Run, repeats, shared, stems
from litfass.compose.standing import means_earlier, stands_alone
from litfass.compose.support import continuation, hangs, is_quotation, is_teaser, others, stops_short, summary
from litfass.compose.task import Task

SHORT = 160
"""A text of fewer characters is glad of a description that is no whole sentence."""
THIN = 240
"""A text of fewer characters may take up another part of the post."""
MOST_RUNS = 6
"""No text has more paragraphs in its middle, not even where the writer's own mark stands further down."""
MOST_DATES = 7
SHORT_LABEL = 20
"""More labels will do where all together have no more characters than so many for each that the house likes."""


class Middle:
    """Chooses what follows a beginning, as far as there is room, and remembers what was used."""

    def __init__(self, task: Task, draft: Draft) -> None:
        self.task = task
        self.source = task.extract.source
        self.draft = draft
        self.taken: set[int] = set()
        """Places of the paragraphs that were used, by beginning and ending too."""
        self.chosen: list[Pieces] = []
        """What stands in the middle, a paragraph each."""

    def add_list(self) -> None:
        """The writer's points, else the list that the post announces."""
        if self.draft.has("points") or not self.draft.wants("points"):
            return
        if self.draft.house.points and self.task.post.points:
            self.draft.set("points", self.task.points())
            return
        order = self.draft.house.compose
        made = self.listed(self.draft.said(*order[: order.index("points")]))
        if made:
            self.draft.offer("points", made)

    def list_beside(self, opened: Run | None) -> None:
        """The list, where the beginning keeps it out: that has room for it as a short one."""
        few = brief(opened) if opened else 0
        if opened is None or self.draft.has("points") or few == len(opened.pieces):
            return
        hook = self.task.clean(opened.pieces[:few])
        if hook and self.draft.said("hook") == "".join(self.task.clean(opened.pieces)).strip():
            made = self.listed(f"{self.draft.said('headline')}\n{''.join(hook)}")
            self.draft.offer_both("hook", hook, "points", made)

    def listed(self, said: str) -> Pieces:
        """The list that the post announces, as this text would show it behind `said`; () for none."""
        found = self.task.extract.points
        if found is None or not self.draft.wants("points") or not self.takes(found):
            return ()
        led = found.led(said)
        announced = led and (led.lead or led.title or led.after or says_number(said, led.number, self.source))
        return self.task.clean((led.written(self.task.writer.bullet),)) if led and announced else ()

    def takes(self, found: Points) -> bool:
        """True when the house likes such a list: dates everywhere, prices under a headline."""
        most = self.draft.house.points or (MOST_DATES if found.dated else 0)
        few = len(found.labels) <= most or sum(map(len, found.labels)) <= most * SHORT_LABEL
        return few and (self.draft.wants("headline") or not found.facts or found.dated)

    def add_support(self, opened: Run | None) -> None:
        """Runs that go on from the beginning, as many as the house likes and there is room for."""
        if self.chosen:
            return  # an event stands in the middle, and closes it
        last = opened
        most = self.draft.house.runs - (self.draft.has("points") and self.draft.house.runs > 1)
        for count in range(MOST_RUNS if self.draft.wants("support") else 0):
            if count >= most and not (most and last and last.place < self.source.pause):
                return
            found = self._next(last)
            if found is None or is_teaser(found, self.source):
                return
            last = found if found.place != TITLE else last
            self.add_list()
            if self.draft.has("points") and most > 1:
                return

    def add_day(self) -> None:
        """The description's sentence with a day to come, where the text names none: until or from when matters most."""
        said = self.draft.said("headline", "hook", "support", "points", "ending", "question", "punch")
        if not self.draft.wants("support") or self._coming(said):
            return
        for piece in filter(self._coming, self.source.phrases):
            made = self.task.clean((piece.strip(),))
            if made and not repeats(piece, said) and self.draft.offer("support", joined((*self.chosen, made))):
                self.chosen.append(made)
                return

    def _coming(self, text: str) -> bool:
        """True when `text` names a day to come."""
        return any(day >= self.source.posted for day in days(text, self.source.posted, self.source.words))

    def leads_on(self, opened: Run | None) -> bool:
        """Puts the sentence behind the beginning that leads to the post itself, where only the link follows."""
        between = any(map(self.draft.has, ("points", "support", "ending", "punch")))
        if opened is None or between or not self.draft.wants("link") or continuation(opened, self.source):
            return False
        sentence = self.source.behind(opened)
        if not self.source.words.onward.search(sentence):
            return False
        hook = self.draft.said("hook")
        return hook.endswith(sentence) or self.draft.offer("hook", (f"{hook} ", sentence), law=True)

    def _next(self, last: Run | None) -> Run | None:
        """Adds the next run that has room and gives it back."""
        said = self.draft.said("headline", "hook", "ending", "question", "punch", "points", "support")
        for candidate in self._candidates(last, said):
            for run in self.task.shorter(candidate):
                thin = is_quotation(run) or hangs(run, candidate) or stops_short(run, candidate, self.source.words)
                made = () if thin else self.task.clean(run.pieces)
                if not made or repeats("".join(made), said):
                    continue
                goes_on = last is not None and last.place != TITLE and run.place == last.place + 1
                if goes_on and not run.whole and len(said) >= THIN and not self.draft.has("ending"):
                    continue  # it would stop on its way to what the paragraph ends with
                stretched = goes_on and run.whole and not (self.draft.narrow or self.chosen)
                if self.draft.offer("support", joined((*self.chosen, made)), whole=stretched):
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
        if teaser and not ((self._may_tease() and len(said) < THIN) or self._introduces(teaser)):
            about = teaser = None
        going_on = continuation(last, self.source) if last is not None and not self._list_between() else None
        if self.draft.wants("headline"):
            if about and self._introduces(about):
                yield about
            if going_on and has_facts(going_on.text, self.source.words) and going_on.place not in self.taken:
                yield going_on
            if self.draft.has("ending"):
                yield from self._before_ending(last, going_on, about)
                return
            found = others(said, self.taken, self.source, facts=True)
            yield from (run for run in found if has_facts(run.text, self.source.words))
            if self._list_between():
                return
        topics = self.source.topic_stems | stems(self.source.description, self.source.words)
        topical = shared(self.draft.said("hook", "support"), topics)
        if about and not topical and not teaser:
            yield about
        unbroken = TITLE not in self.taken or last is None or last.place == TITLE
        if going_on and going_on.place not in self.taken and (unbroken or self._alone(going_on, said)):
            yield going_on
        if about and not self.draft.has("support"):
            yield about
        if len(said) < THIN and (last is None or last.whole):
            yield from others(said, self.taken, self.source, facts=False)
        phrase = summary(said, self.source, phrases=True) if len(said) < SHORT else None
        yield from (phrase,) if phrase else ()

    def _before_ending(self, last: Run | None, going_on: Run | None, about: Run | None) -> Iterator[Run]:
        """What may stand between a headline's beginning and what people can come to, where the house likes more."""
        if self.draft.house.runs < 2:
            return
        if going_on and going_on.place not in self.taken:
            yield going_on
        if about and not self.draft.has("support"):
            yield about

    def _may_tease(self) -> bool:
        """True when only the link will follow on half a sentence that makes curious."""
        leads_on = self.draft.wants("link") or self.draft.wants("profile")
        return leads_on and not any(map(self.draft.has, ("ending", "points", "punch")))

    def _introduces(self, about: Run) -> bool:
        """True when the ending names a thing of which the reader knows by this run only."""
        known = f"{self.task.title} {self.draft.said('hook', 'support')}"
        ending = self.draft.said("ending")
        return bool(ending) and means_earlier(ending, self.source.words, before=about.text, known=known)

    def _list_between(self) -> bool:
        """True when the points stand behind the beginning, so that nothing can go on from it."""
        order = self.draft.house.compose
        return self.draft.has("points") and order.index("points") < order.index("support")

    def _alone(self, run: Run, said: str) -> bool:
        """True when a paragraph that goes on does so even with the description between."""
        source = self.source
        before, known = source.before(run.place), f"{self.task.title} {said}"
        return stands_alone(run.first, source.words, before=before, known=known, form=source.form)
