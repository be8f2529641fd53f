"""One post for one format of one channel."""

from __future__ import annotations

import re
from dataclasses import replace

from litfass.channels import placeholders
from litfass.compose.composer import Composer
from litfass.compose.extract import Extract
from litfass.compose.extract import extract as extract_of
from litfass.compose.links import composer_link, link
from litfass.compose.mail import html
from litfass.compose.pictures import chosen_pictures
from litfass.compose.task import Task
from litfass.model import Channel, Format, Part, Post, Request, Settings, Variant
from litfass.text.document import Document
from litfass.text.fit import Block, Fitted, join
from litfass.text.measure import excess
from litfass.text.sentences import pieces
from litfass.text.split import split

WORDS = ("title", "description", "subject", "preheader", "first_comment")
"""What a writer can say beside the text; in these words, placeholders are filled."""


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
    fields = _fields(task, text.text)
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
    own = _replaced(task.request.text, task)
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


def _fields(task: Task, text: str) -> dict[str, str]:
    """The fields beside the text: those that the format has, and a first comment when one is asked for."""
    request = task.request
    own = {name: _replaced(getattr(request, name), task) for name in WORDS}
    taken = {"title": task.title, "description": task.description, "subject": task.title, "link": task.link}
    taken["preheader"] = _preheader(task)
    values = {name: own.get(name) or taken.get(name, "") for name in (*WORDS, "link")}
    wanted = (name for name in values if name in task.format.fields or name == "first_comment")
    fields = {name: values[name] for name in wanted if values[name]}
    if "html" in task.format.fields:
        subject, preheader = fields.get("subject", task.title), fields.get("preheader", "")
        fields["html"] = html(text, subject=subject, preheader=preheader, lang=task.post.lang)
    return fields


def _preheader(task: Task) -> str:
    """As many sentences of a good description as are wise there, at least the first; "" for keywords and sales talk."""
    rule = task.format.fields.get("preheader")
    good = bool(task.request.description) or bool(task.extract.source.description_pieces)
    parts = pieces(task.description) if good else ()
    while rule and len(parts) > 1 and excess("".join(parts).strip(), rule.advice):
        parts = parts[:-1]
    return "".join(parts).strip()


def _replaced(text: str, task: Task) -> str:
    values = {"url": task.link, "title": task.title, "description": task.description}
    return placeholders.replace(text, values)
