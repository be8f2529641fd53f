"""One post for one format of one channel."""

from __future__ import annotations

import re
from dataclasses import replace

from litfass.compose.composer import Composer
from litfass.compose.extract import Extract
from litfass.compose.extract import extract as extract_of
from litfass.compose.fields import Fields, replaced
from litfass.compose.links import composer_link, link
from litfass.compose.pictures import chosen_pictures
from litfass.compose.task import Task
from litfass.model import Channel, Format, Part, Post, Request, Settings, Variant
from litfass.text.document import Document
from litfass.text.fit import Block, Fitted, join
from litfass.text.split import split


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
    address = link(post, channel, format, settings, request.account)
    task = Task(post, extract, channel, format, request, settings, address)
    text = _own(task) if request.text else Composer(task, _whole(format)).compose()
    parts = _parts(text.text, format)
    fields = Fields(task, text.text).all()
    pictures, problems = chosen_pictures(post, document, format, request)
    return Variant(
        request=request,
        parts=tuple(Part(part) for part in parts),
        fields=fields,
        pictures=pictures,
        own=bool(request.text),
        weak=extract.weak and not request.text and not post.hook.strip(),
        dropped=text.dropped,
        link=address,
        composer=composer_link(format, {**fields, "text": parts[0], "url": address, "title": task.title}),
        problems=problems,
    )


def _whole(format: Format) -> dict[str, int]:
    """What limits the text before it is split: as much as its parts hold together."""
    return {unit: most * format.house.parts for unit, most in format.fields["text"].limit.items()}


def _parts(text: str, format: Format) -> tuple[str, ...]:
    limit = format.fields["text"].limit
    return (text,) if format.house.parts == 1 else split(text, limit)


def _own(task: Task) -> Fitted:
    own = replaced(task.request.text, task)
    blocks = [Block("text", (own,))]
    label = Block("label", task.label())
    if label.text and not re.match(rf"{re.escape(label.text)}(?!\w)", own):
        blocks.insert(0, label)
    if "link" in task.house.compose and not _has_link(own, task):
        blocks.append(Block("link", task.link_line()))
    if task.request.hashtags:
        blocks.append(Block("hashtags", task.hashtags()))
    return Fitted(join(blocks))


def _has_link(own: str, task: Task) -> bool:
    """True when the writer set an address, here or in the first comment."""
    return bool(re.search(r"https?://", own)) or "{url}" in task.request.first_comment
