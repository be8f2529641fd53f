"""What a post offers for texts: beginnings, endings, an event, a list; found once per post, for all channels."""

from __future__ import annotations

from dataclasses import dataclass

from litfass.compose import ending, events
from litfass.compose.chapters import chapters
from litfass.compose.hook import hooks, openings
from litfass.compose.listing import Points, leads, points
from litfass.compose.runs import Run
from litfass.compose.source import Source, read_source
from litfass.model import Post
from litfass.text.document import Document

FEW, MANY = 60, 400
"""A beginning of fewer characters does not carry a text; a post of fewer has little to say anyway."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The candidates, each None or empty where the post has none."""

    source: Source
    hooks: tuple[Run, ...]
    openings: tuple[Run, ...]
    question: Run | None
    invitation: Run | None
    event: Run | None
    terms: Run | None
    """What the event, or a list of dates, costs, where it does not say so itself."""
    punch: str
    points: Points | None
    chapters: tuple[str, ...]
    """Lines with times, for a video."""
    weak: bool
    """True when the post, though it has words, gives hardly any that carry a text."""

    @property
    def names_thing(self) -> bool:
        """True when the title names something that one can buy or come to."""
        source = self.source
        return bool(source.words.thing.search(source.title) or source.words.price.search(source.title))


def _weak(source: Source, found: tuple[Run, ...]) -> bool:
    return len(source.text) > MANY and (not found or (len(found[0].text) < FEW and not source.description_pieces))


def _terms(event: Run | None, listed: Points | None, source: Source) -> Run | None:
    if event:
        return events.terms(event.text, event.place, event.section, source)
    if listed and listed.dated:
        section = source.section_of(listed.place)
        return events.terms(" ".join(listed.labels), listed.place, section, source)
    return None


def extract(post: Post, document: Document) -> Extract:
    """Everything that the texts of a post may be drawn from."""
    source = read_source(post, document)
    event, listed = events.event(source), points(source)
    opened = openings(source)
    if listed and (leading := leads(listed, source)):
        opened, listed = (leading, *opened), None
    found = hooks(source, opened)
    return Extract(
        source=source,
        hooks=found,
        openings=opened[:1],
        question=ending.question(source),
        invitation=ending.invitation(source),
        event=event,
        terms=_terms(event, listed, source),
        punch=ending.punch(source),
        points=listed,
        chapters=chapters(document),
        weak=_weak(source, found),
    )
