"""What a platform makes a link of, by the rule that it follows; a rule has its own name, for others may follow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from litfass.text.atproto_facets import atproto_facets
from litfass.text.entities import Entity, Kind, disjoint
from litfass.text.mastodon_entities import mastodon_entities
from litfass.text.plain_entities import explicit_entities, threads_entities, with_protocol
from litfass.text.twitter_entities import twitter_entities
from litfass.text.urls import addresses


def _nothing(_text: str) -> tuple[Entity, ...]:
    return ()


DETECTORS: Mapping[str, Callable[[str], tuple[Entity, ...]]] = MappingProxyType(
    {
        "twitter_text": twitter_entities,
        "atproto": atproto_facets,
        "fediverse": mastodon_entities,
        "one_tag": threads_entities,
        "explicit": explicit_entities,
        "none": _nothing,
    }
)
"""The rules by name. Each gives what is linked in a text: in order, none within another; "none" links nothing."""

FILES = frozenset({"cab", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip"})
"""Endings of files that are top-level domains too."""

PRODUCTS = frozenset({"ado.net", "asp.net", "vb.net"})
"""Names that look like a domain."""

COMMON = frozenset({"at", "ch", "com", "de", "eu", "info", "net", "org"})
"""Top-level domains that people write in any capitals and mean."""

_RESERVED = re.compile(r"(?:https?://)?[^/?#]*\.(?:example|invalid|localhost|test)(?![^/?#:])", re.IGNORECASE)
"""Hosts that can be no link anywhere (RFC 2606): they stand in instructions and in the demo hub."""

_HANDLE = re.compile(r"@[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?")

_BARE = re.compile(r"[^/?:]+")


def unlinked(text: str, rule: str) -> tuple[str, ...]:
    """What people write as a link in `text` and `rule` does not link, each once in order; KeyError for no such rule.

    These are addresses such as "mein-hof.de", "müller.de", "www.hof.de/markt" or "https://hof.de" behind a „; names
    with a dot that nobody means as a link (`surprising`) are none, nor are hosts that are reserved for examples.
    """
    linked = {entity.start for entity in _links(text, rule)}
    return tuple(dict.fromkeys(text[each.start : each.end] for each in _meant(text) if each.start not in linked))


def is_mention(name: str, rule: str) -> bool:
    """Whether `rule` makes a mention of the whole of `name`; KeyError for no such rule.

    Where no rule finds names, "@" and what such platforms allow in a name is enough.
    """
    found = DETECTORS[rule](name)
    if rule in ("explicit", "none"):
        return _HANDLE.fullmatch(name) is not None
    return [(each.kind, each.start, each.end) for each in found] == [(Kind.MENTION, 0, len(name))]


def surprising(text: str, rule: str) -> tuple[str, ...]:
    """What `rule` links in `text` though people mean no link, each once in order; KeyError for no such rule.

    These are names of files ("README.md"), and sentences or abbreviations without a blank ("Ende.Am", "Co.KG").
    """
    found = (text[entity.start : entity.end] for entity in _links(text, rule))
    return tuple(dict.fromkeys(name for name in found if _is_accident(name)))


def _links(text: str, rule: str) -> list[Entity]:
    return [entity for entity in DETECTORS[rule](text) if entity.kind is Kind.ADDRESS]


def _meant(text: str) -> list[Entity]:
    """The addresses that a person would read in `text`: by a protocol, or a domain whose end is known."""
    bare = (Entity(Kind.ADDRESS, start, start + length) for start, length in addresses(text))
    found = disjoint([*with_protocol(text), *bare])
    return [entity for entity in found if not _is_no_link(text[entity.start : entity.end])]


def _is_no_link(name: str) -> bool:
    return _is_accident(name) or _RESERVED.match(name) is not None


def _is_accident(name: str) -> bool:
    """Whether an address is one by its letters only: it must be bare, for who types a path means a link."""
    if not _BARE.fullmatch(name):
        return False
    before, _, top = name.rpartition(".")
    joined = top[:1].isupper() and any(char.islower() for char in before.rpartition(".")[2])
    small = top.casefold()
    return small in FILES or name.casefold() in PRODUCTS or (joined and small not in COMMON)
