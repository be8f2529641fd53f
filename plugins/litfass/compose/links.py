"""The address that a channel's text shows."""

from __future__ import annotations

from litfass.model import Channel, Format, Post, Settings


def link(post: Post, channel: Channel, format: Format, settings: Settings) -> str:
    """The post's absolute address, as this format of this channel links it."""
    return settings.url(post.address)
