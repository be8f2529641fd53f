"""Short addresses on the hub's own domain: one for each post on each channel, and the same for ever.

A code is a hash of the post's `id` and the channel's (and the account's) and of nothing else: a new title, text, date,
slug or domain changes no code. A page lies behind it while the post is public and the settings or the post itself name
the channel. So an old short link ends when

- the post is deleted, is a draft again, or gets another `id` (its folder was renamed, and it has no `id` of its own);
- neither the settings (any tier, also `no`) nor the post name the channel any more, or the settings lose the account;
- the setting `short_links` is switched off.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from litfass.channels.accounts import accounts_of
from litfass.channels.names import find_channel
from litfass.channels.requests import read_requests
from litfass.model import Channel, Format, Post, Settings
from litfass.source.settings import SHORT

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
"""Small letters and digits that nobody confuses (no 0 o, no 1 l i), and no vowels, so that no code spells a word."""
LENGTH = 9
"""So long that a hub of 5,000 posts on 10 channels finds two equal codes with a chance of 1 in 8,500.

n codes meet with a chance of about n²/2N, N = 28⁹ = 1.06 · 10¹³ (https://en.wikipedia.org/wiki/Birthday_problem);
with 8 signs it would be 1 in 300. Never change alphabet, length or `code`: every link ever published would end.
"""


@dataclass(frozen=True, slots=True)
class ShortLink:
    """One short address of a post, and the channel, format and account whose parameters its redirect carries."""

    code: str
    channel: Channel
    format: Format
    account: str = ""

    @property
    def address(self) -> str:
        """The address below the site ("l/7kq3x9wfd/")."""
        return address(self.code)


def code(post_id: str, channel_id: str, account: str = "") -> str:
    """The code of a post on a channel: `LENGTH` signs of `ALPHABET`, from the SHA-256 of the names alone."""
    names = json.dumps(["litfass.short/1", post_id, channel_id, account], ensure_ascii=False)
    number = int.from_bytes(hashlib.sha256(names.encode("utf-8", "surrogatepass")).digest())
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def address(code: str) -> str:
    """Where the page of a code lies below the site."""
    return f"{SHORT}/{code}/"


def told_apart(channel: Channel, account: str, settings: Settings) -> str:
    """The account where the hub has several on the channel, so that links tell them apart; else ""."""
    return account if len(accounts_of(channel, settings)) > 1 else ""


def short_address(post: Post, channel: Channel, account: str, settings: Settings) -> str:
    """The address below the site that texts of this post for this channel and account show."""
    return address(code(post.id, channel.id, told_apart(channel, account, settings)))


def links_of(post: Post, settings: Settings, channels: Mapping[str, Channel]) -> tuple[ShortLink, ...]:
    """All short links of a post: for each channel that the settings name (any tier) or the post asks for.

    Each channel has one without an account and one for each account, however many texts need now: a hub that gets a
    second account, or gives one up, keeps its old links. Formats share a code; the first that the post asks for (else
    the channel's first) says what the redirect carries.
    """
    formats: dict[str, str] = {}
    for request in read_requests(post, settings, channels)[0]:
        formats.setdefault(request.channel, request.format)
    named = {found.id for name in settings.channels if isinstance(found := find_channel(name, channels), Channel)}
    wanted = (channel for channel in channels.values() if channel.id in named or channel.id in formats)
    return tuple(
        ShortLink(code(post.id, channel.id, account), channel, _format(channel, formats), account)
        for channel in wanted
        for account in ("", *accounts_of(channel, settings))
    )


def _format(channel: Channel, formats: Mapping[str, str]) -> Format:
    return channel.formats[formats[channel.id]] if channel.id in formats else channel.default


Owned = tuple[Post, ShortLink]


def doubles(links: Iterable[Owned]) -> Iterator[tuple[Owned, Owned]]:
    """Each link whose code an earlier one has, with that earlier one."""
    first: dict[str, Owned] = {}
    for each in links:
        other = first.setdefault(each[1].code, each)
        if other is not each:
            yield each, other
