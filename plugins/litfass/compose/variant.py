"""One post for one format of one channel."""

from __future__ import annotations

import re

from litfass.channels import placeholders
from litfass.compose.blocks import BLOCKS, Sources
from litfass.compose.links import link
from litfass.compose.pictures import chosen_pictures
from litfass.model import Channel, Format, Part, Post, Request, Settings, Variant
from litfass.text.document import Document
from litfass.text.fit import Block, Fitted, fit, join
from litfass.text.markup import WRITERS


def variant(
    post: Post, document: Document, format: Format, channel: Channel, request: Request, settings: Settings
) -> Variant:
    """What is pasted into each field of the format, with its pictures, and what gave way to fit.

    The writer's own text is never cut and never changed but for its placeholders; around it stand only what the law
    wants first (label) and what the post would lose (an address nobody wrote, hashtags that were asked for).
    """
    address = link(post, channel, format, settings)
    sources = Sources(post, document, channel, request, settings, address, WRITERS[format.markup]())
    text = _own(sources) if request.text else _composed(sources, format)
    pictures, problems = chosen_pictures(post, document, format, request, settings)
    return Variant(
        request=request,
        parts=(Part(text.text),),
        fields=_fields(sources, format),
        pictures=pictures,
        own=bool(request.text),
        dropped=text.dropped,
        link=address,
        problems=problems,
    )


def _composed(sources: Sources, format: Format) -> Fitted:
    house = sources.channel.house
    blocks = [Block(name, BLOCKS[name](sources)) for name in house.compose]
    return fit(blocks, format.fields["text"].limit, house.shrink)


def _own(sources: Sources) -> Fitted:
    own = _replaced(sources.request.text, sources)
    blocks = [Block("text", (own,))]
    label = Block("label", BLOCKS["label"](sources))
    if label.text and not own.startswith(label.text):
        blocks.insert(0, label)
    if "link" in sources.channel.house.compose and not _has_link(own, sources):
        blocks.append(Block("link", BLOCKS["link"](sources)))
    if sources.request.hashtags:
        blocks.append(Block("hashtags", BLOCKS["hashtags"](sources)))
    return Fitted(join(blocks))


def _has_link(own: str, sources: Sources) -> bool:
    """True when the writer set an address, here or in the first comment."""
    return bool(re.search(r"https?://", own)) or "{url}" in sources.request.first_comment


def _fields(sources: Sources, format: Format) -> dict[str, str]:
    """The fields beside the text: those that the format has, and a first comment when one is asked for."""
    values = {
        "title": sources.title,
        "description": sources.description,
        "first_comment": sources.request.first_comment,
    }
    wanted = (name for name in values if name in format.fields or name == "first_comment")
    return {name: _replaced(values[name], sources) for name in wanted if values[name]}


def _replaced(text: str, sources: Sources) -> str:
    values = {"url": sources.link, "title": sources.title, "description": sources.description}
    return placeholders.replace(text, values)
