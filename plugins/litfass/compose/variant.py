"""One post for one format of one channel."""

from __future__ import annotations

import re
from dataclasses import replace

from litfass.channels.house import format_of
from litfass.compose.composer import Composer
from litfass.compose.deck import deck_of
from litfass.compose.extract import Extract
from litfass.compose.extract import extract as extract_of
from litfass.compose.fields import Fields, replaced
from litfass.compose.links import carried, composer_link, link
from litfass.compose.notice import notice_of
from litfass.compose.pictures import chosen_pictures, drawn_picture
from litfass.compose.task import Task
from litfass.compose.thread import is_marked, marked_parts, parts_of, unmarked_start
from litfass.model import Channel, Format, Part, Post, Request, Settings, Variant
from litfass.text.document import Document
from litfass.text.fit import GAP, Block, Fitted, join


def variant(
    post: Post,
    document: Document,
    extract: Extract,
    format: Format,
    channel: Channel,
    request: Request,
    settings: Settings,
) -> Variant:
    """What is pasted into each field of the format, with its pictures, and what gave way to fit.

    The writer's own text is never cut and never changed but for its placeholders; around it stand only what the law
    wants first (label) and what the post would lose (an address nobody wrote, hashtags that were asked for).
    """
    if request.title or request.description:
        title, about = request.title or post.title, request.description or post.description
        extract = extract_of(replace(post, title=title, description=about), document)
    format = format_of(format, channel, request, settings)
    address = link(post, channel, format, settings, request.account)
    task = Task(post, extract, channel, format, request, settings, address)
    text, parts = _text(task, document)
    fields = Fields(task, GAP.join(parts)).all()
    chosen, problems = chosen_pictures(post, format, request, settings.cards)
    deck, lacking = deck_of(task) if _takes_deck(format, request) else (None, ())
    drawn = drawn_picture(format, request, deck)
    composer = composer_link(format, {**fields, "text": parts[0], "url": address, "title": task.title})
    return Variant(
        request=request,
        parts=tuple(Part(part) for part in parts),
        fields=fields,
        pictures=(drawn,) if drawn else chosen,
        deck=deck,
        notice=notice_of(task, parts[0]) if drawn and not deck else None,
        own=bool(request.text),
        weak=extract.weak and not request.text and not post.hook.strip(),
        dropped=text.dropped,
        behind=tuple(block.text for block in _behind(task) if block.text),
        link=address,
        composer=composer,
        carries=carried(format.composer) if composer else (),
        problems=(*problems, *lacking),
    )


def _takes_deck(format: Format, request: Request) -> bool:
    """True where a post is leafed through: in a document, and as pictures if the writer names none of his own."""
    return format.document is not None or (format.slides is not None and request.pictures is None)


def _text(task: Task, document: Document) -> tuple[Fitted, tuple[str, ...]]:
    """The text as one, and its parts: own words, the thread that the post marks, or a composed one."""
    format = task.format
    if not task.request.text and format.house.parts > 1 and is_marked(document):
        text, parts = marked_parts(document, task)
        if parts:
            return text, parts
    if task.request.text:
        text = _own(task)
        return text, parts_of(text.text, format)
    for count in range(format.house.parts, 0, -1):
        text = Composer(task, _whole(format, count)).compose()
        parts = parts_of(text.text, format)
        if len(parts) <= format.house.parts:
            break
    return text, parts


def _whole(format: Format, parts: int) -> dict[str, int]:
    """What limits the text before it is split: as much as so many parts hold together."""
    return {unit: most * parts for unit, most in format.fields["text"].limit.items()}


def _own(task: Task) -> Fitted:
    own = unmarked_start(replaced(task.request.text, task))
    blocks = [Block("text", (own,))]
    label = Block("label", task.label())
    if label.text and not re.match(rf"{re.escape(label.text)}(?!\w)", own):
        blocks.insert(0, label)
    if "link" in task.house.compose and not _has_link(own, task):
        blocks.append(Block("link", task.link_line()))
    return Fitted(join([*blocks, *_behind(task)]))


def _behind(task: Task) -> list[Block]:
    """What stands behind own words because the post asks for it: names and hashtags."""
    asked = task.request
    named = [Block("mentions", task.mentions())] if asked.mentions and "mentions" in task.house.compose else []
    return named + ([Block("hashtags", task.hashtags())] if asked.hashtags else [])


def _has_link(own: str, task: Task) -> bool:
    """True when the writer set an address, here or in the first comment."""
    return bool(re.search(r"https?://", own)) or "{url}" in task.request.first_comment
