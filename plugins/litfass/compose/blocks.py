"""The blocks of which a text is composed: one function each; a channel's house says which ones in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from litfass.channels.names import settings_of
from litfass.compose.description import after, is_good
from litfass.compose.lines import label_line, link_line
from litfass.compose.opening import opening, question
from litfass.model import Channel, Post, Request, Settings
from litfass.text.document import Document
from litfass.text.hashtags import hashtags
from litfass.text.markup import BULLET, Plain
from litfass.text.sentences import pieces

Pieces = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that a block may draw from."""

    post: Post
    document: Document
    channel: Channel
    request: Request
    settings: Settings
    link: str
    writer: Plain

    @property
    def description(self) -> str:
        """The description for this channel, else the post's."""
        return (self.request.description or self.post.description).strip()

    @property
    def title(self) -> str:
        """The title for this channel, else the post's."""
        return (self.request.title or self.post.title).strip()


def label(sources: Sources) -> Pieces:
    """The advertising label of a paid post."""
    line = label_line(sources.post.sponsored, sources.post.lang)
    return (line,) if line else ()


def hook(sources: Sources) -> Pieces:
    """What makes one read on: the writer's hook, else the first paragraph, else the description, else the title."""
    own = sources.post.hook.strip()
    return pieces(own) or opening(sources.document, sources.writer) or pieces(sources.description or sources.title)


def description(sources: Sources) -> Pieces:
    """The description, as far as it adds something to the hook."""
    return after(sources.description, "".join(hook(sources)))


def news(sources: Sources) -> Pieces:
    """The fact first: a good description, else whatever makes one read on."""
    return pieces(sources.description) if is_good(sources.description) else hook(sources)


def points(sources: Sources) -> Pieces:
    """The writer's own points, a line each."""
    return tuple(f"{BULLET} {point.strip()}\n" for point in sources.post.points if point.strip())


def link(sources: Sources) -> Pieces:
    """The line with the post's address."""
    return (link_line(sources.link, sources.post.lang, sources.post.slug),)


def last_question(sources: Sources) -> Pieces:
    """The writer's own question at the end."""
    found = question(sources.document, sources.writer)
    return (found,) if found and found not in "".join(hook(sources)) else ()


def tags(sources: Sources) -> Pieces:
    """Hashtags: those asked for here, else from the post's tags and then the hub's, as many as the house likes."""
    asked = sources.request.hashtags
    if asked is not None:
        return _spaced(hashtags(asked, len(asked)))
    own = settings_of(sources.channel, sources.settings).hashtags
    return _spaced(hashtags((*sources.post.tags, *own), sources.channel.house.hashtags))


def _spaced(words: tuple[str, ...]) -> Pieces:
    return tuple(f"{word} " for word in words)


BLOCKS: Mapping[str, Callable[[Sources], Pieces]] = MappingProxyType(
    {
        "label": label,
        "hook": hook,
        "description": description,
        "news": news,
        "points": points,
        "link": link,
        "question": last_question,
        "hashtags": tags,
    }
)
