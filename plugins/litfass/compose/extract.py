"""What a post offers for texts: beginnings, endings, an event, a list; found once per post, for all channels."""

from __future__ import annotations

from dataclasses import dataclass

from litfass.compose import ending
from litfass.compose.hook import hooks, openings
from litfass.compose.listing import Points, points
from litfass.compose.runs import Run
from litfass.compose.source import Source, read_source
from litfass.model import Post
from litfass.text.document import Document


@dataclass(frozen=True, slots=True)
class Extract:
    """The candidates, each None or empty where the post has none."""

    source: Source
    hooks: tuple[Run, ...]
    openings: tuple[Run, ...]
    question: Run | None
    invitation: Run | None
    event: Run | None
    punch: str
    points: Points | None

    @property
    def names_thing(self) -> bool:
        """True when the title names something that one can buy or come to."""
        source = self.source
        return bool(source.words.thing.search(source.title) or source.words.price.search(source.title))


def extract(post: Post, document: Document) -> Extract:
    """Everything that the texts of a post may be drawn from."""
    source = read_source(post, document)
    return Extract(
        source=source,
        hooks=hooks(source),
        openings=openings(source)[:1],
        question=ending.question(source),
        invitation=ending.invitation(source),
        event=ending.event(source),
        punch=ending.punch(source),
        points=points(source),
    )
