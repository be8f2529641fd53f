"""One text to compose, and the blocks that follow from it alone: label, link, hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from litfass.channels.accounts import hashtags_of
from litfass.compose.draft import Pieces
from litfass.compose.extract import Extract
from litfass.compose.facts import has_phone
from litfass.compose.lines import label_line, link_line, mention_line, profile_line
from litfass.compose.mentions import mentions
from litfass.compose.runs import Run
from litfass.compose.support import shortened
from litfass.model import Channel, Format, House, Post, Request, Settings
from litfass.text.emoji import without_emoji
from litfass.text.hashtags import hashtags
from litfass.text.markup import WRITERS, Plain


@dataclass(frozen=True, slots=True)
class Task:
    """For which post, from what, and for whom."""

    post: Post
    extract: Extract
    channel: Channel
    format: Format
    request: Request
    settings: Settings
    link: str

    @property
    def house(self) -> House:
        """The taste of this format."""
        return self.format.house

    @property
    def writer(self) -> Plain:
        """Writes the marks of this format."""
        return WRITERS[self.format.markup]()

    @property
    def title(self) -> str:
        """The title for this channel, else the post's."""
        return (self.request.title or self.post.title).strip()

    @property
    def description(self) -> str:
        """The description for this channel, else the post's."""
        return (self.request.description or self.post.description).strip()

    def shorter(self, run: Run) -> Iterator[Run]:
        """The run, then ever less of it; of an event, any sentence may be the last one."""
        return shortened(run, self.extract.source.words, facts=run is self.extract.event)

    def label(self) -> Pieces:
        """The advertising label of a paid post."""
        line = label_line(self.post.sponsored, self.post.lang)
        return (line,) if line else ()

    def link_line(self) -> Pieces:
        """The line with the post's address."""
        return (link_line(self.link, self.post.lang, self.post.slug),)

    def profile_line(self) -> Pieces:
        """Where the post is found when the text can carry no link."""
        return (profile_line(self.extract.source.form, self.post.lang),)

    def hashtags(self) -> Pieces:
        """Those asked for here, else the post's tags, then its categories', the channel's and the company's own.

        As many as the house likes: what is nearest to the post comes first.
        """
        asked = self.request.hashtags
        if asked is not None:
            return _spaced(hashtags(asked, len(asked), asked=True))
        post, known = self.post, self.settings.category_hashtags
        kind = [tag for name in post.categories for tag in known.get(name, ())]
        own = hashtags_of(self.channel, self.request.account, self.settings)
        return _spaced(hashtags((*post.tags, *kind, *own, *self.settings.hashtags), self.house.hashtags))

    def mentioned(self) -> tuple[str, ...]:
        """Whom the text names, by their names on this channel."""
        return mentions(self.post, self.channel, self.request, self.settings)

    def mentions(self) -> Pieces:
        """The line that names them."""
        names = self.mentioned()
        return (mention_line(names, self.post.lang),) if names else ()

    def points(self) -> Pieces:
        """The writer's own points, a line each."""
        return tuple(f"{self.writer.bullet} {point.strip()}\n" for point in self.post.points if point.strip())

    def clean(self, pieces: Pieces) -> Pieces:
        """Sentences as the house wants them: up to a telephone number and without emoji, where it says so."""
        if self.has_refused_phone("".join(pieces)):
            pieces = tuple(takewhile(lambda piece: not self.has_refused_phone(piece), pieces))
        if not self.house.emoji:
            pieces = tuple(without_emoji(piece) for piece in pieces)
        pieces = tuple(self.without_refused(piece) for piece in pieces)
        return pieces if re.search(r"\w", "".join(pieces)) else ()

    def without_refused(self, text: str) -> str:
        """`text` without the characters that the platform refuses."""
        refused = "".join(self.format.takes.refuses)
        return text.translate(dict.fromkeys(map(ord, refused))) if refused else text

    def has_refused_phone(self, text: str) -> bool:
        """True when `text` holds a telephone number and the platform rejects those."""
        return not self.format.takes.phones and has_phone(text, self.extract.source.words)


def _spaced(words: tuple[str, ...]) -> Pieces:
    return tuple(f"{word} " for word in words)
