"""Everything that a text may be drawn from, read once per post and the same for all channels."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from litfass.compose.address import form_of
from litfass.compose.description import is_good
from litfass.compose.runs import Run, stems
from litfass.compose.story import Passage, Story, read_story
from litfass.compose.words import Words, words_of
from litfass.model import Post
from litfass.text.document import Document
from litfass.text.reading import MORE
from litfass.text.sentences import pieces


@dataclass(frozen=True, eq=False)
class Source:
    """A post's words in order, with what is needed to judge them; what was found of one is remembered by it."""

    title: str
    description: str
    topics: tuple[str, ...]
    """Tags and categories."""
    posted: date
    story: Story
    words: Words
    head: str = ""
    """The Markdown before the writer's own mark for "read more", "" without one."""

    @cached_property
    def pause(self) -> int:
        """The place of the last paragraph before the writer's own mark, -1 without one."""
        head = _letters(self.head)
        places = [each.place for each in self.story.passages if _letters(each.text) in head] if head else []
        return max(places, default=-1)

    @cached_property
    def form(self) -> str:
        """How the post addresses its reader: "du", "ihr", "sie" or ""."""
        return form_of(self.text, self.words)

    @cached_property
    def text(self) -> str:
        """All paragraphs."""
        return "\n\n".join(passage.text for passage in self.story.passages)

    def answers(self, passage: Passage) -> bool:
        """True for the first paragraph below a question: it says nothing without it."""
        index = bisect_left(self._places, passage.place)
        first = not index or self.story.passages[index - 1].section != passage.section
        return first and "?" in self.story.sections[passage.section].heading

    def section_of(self, place: int) -> int:
        """The section in which a block stands."""
        index = bisect_left(self._places, place)
        return self.story.passages[max(0, index - 1)].section if self.story.passages else 0

    def answered(self, passage: Passage) -> bool:
        """True for any paragraph below a question of many words: it may be for those alone who ask it.

        "Interesse?" and "Und Sie?" are for everybody.
        """
        heading = self.story.sections[passage.section].heading
        return heading.endswith("?") and len(heading.split()) > 3 and not self.words.addressed.search(heading)

    def behind(self, run: Run) -> str:
        """The sentence that follows a run in its paragraph, "" where none does."""
        found = next((each for each in self.story.passages if each.place == run.place), None)
        last = run.pieces[-1:]
        at = found.pieces.index(last[0]) + 1 if found and last and last[0] in found.pieces else 0
        return found.pieces[at].strip() if found and 0 < at < len(found.pieces) else ""

    def before(self, place: int) -> str:
        """What the post says before a block, in small letters."""
        return self._said[bisect_left(self._places, place)]

    def listed(self, place: int) -> str:
        """What the lists before a block say."""
        lists = (each for each in self.story.listings if each.place < place and not each.told)
        return "\n".join(each.text for each in lists)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(passage.place for passage in self.story.passages)

    @cached_property
    def _said(self) -> tuple[str, ...]:
        """What had been said before each passage, and at the end."""
        texts = (f"{passage.text.casefold()}\n" for passage in self.story.passages)
        return tuple(accumulate(texts, initial=""))

    @cached_property
    def description_pieces(self) -> tuple[str, ...]:
        """The sentences of a description that is fit for people, else ()."""
        return pieces(self.description.strip()) if is_good(self.description, self.title, self.words) else ()

    @property
    def known(self) -> str:
        """What a reader knows before the first word: title and description, on the card or above the text."""
        return f"{self.title} {self.description}"

    @property
    def phrases(self) -> tuple[str, ...]:
        """The description as above, also one without a verb."""
        good = is_good(self.description, self.title, self.words, phrases=True)
        return pieces(self.description.strip()) if good else ()

    @cached_property
    def topic_stems(self) -> frozenset[str]:
        """What the post is about: the stems of title, tags and categories."""
        return stems(" ".join((self.title, *self.topics)), self.words)

    @cached_property
    def title_stems(self) -> frozenset[str]:
        """The stems of the title alone."""
        return stems(self.title, self.words)


def read_source(post: Post, document: Document) -> Source:
    """The Source of a converted post."""
    words = words_of(post.lang)
    topics = (*post.tags, *post.categories)
    title = post.title.strip()
    story = read_story(document, title, words)
    mark = MORE.search(post.body)
    head = post.body[: mark.start()] if mark else ""
    return Source(title, post.description.strip(), topics, post.created.date(), story, words, head)


def _letters(text: str) -> str:
    """Letters and digits alone, to find words again that stand among marks."""
    return re.sub(r"[\W_]+", "", text)
