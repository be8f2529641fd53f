"""What folders, the post and the files beside it say about one channel, and how a stronger word covers a weaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from litfass.model import Request

TEXTS = ("text", "title", "description", "subject", "preheader", "first_comment")
"""What a writer may say in own words."""

WORDS = (*TEXTS, "at", "hashtags", "mentions", "pictures")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is said about a channel or one of its formats; `accounts` is None while nobody spoke of them."""

    request: Request
    accounts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one layer says about a channel: `common` holds for all formats, `formats` names them.

    A format that maps to None is refused; `formats` is None while nobody spoke of them.
    """

    common: Wish
    formats: Mapping[str, Wish | None] | None = None


def over(strong: Wish, weak: Wish) -> Wish:
    """Everything that `strong` says, and what only `weak` says; the place is where the text stands."""
    above, below = strong.request, weak.request
    unsaid: dict[str, Any] = {name: getattr(below, name) for name in WORDS if getattr(above, name) in ("", None)}
    fields = {**below.fields, **above.fields}
    holder = below if below.text and not above.text else above
    request = replace(above, **unsaid, fields=fields, path=holder.path, line=holder.line)
    return Wish(request, weak.accounts if strong.accounts is None else strong.accounts)


def overlay(strong: Wishes, weak: Wishes, default: str) -> Wishes:
    """Both layers in one; the formats are those that the stronger names, else those of the weaker.

    `default` is the format that is meant where nobody names one.
    """
    common = over(strong.common, weak.common)
    before: Mapping[str, Wish | None] = {default: weak.common} if weak.formats is None else weak.formats
    named = {name: wish for name, wish in (strong.formats or {}).items() if wish is not None}
    if strong.formats is None and weak.formats is None:
        return Wishes(common)
    left = [name for name, wish in before.items() if wish is not None and name not in (strong.formats or {})]
    return Wishes(common, {name: _format(name, named.get(name), strong, before.get(name)) for name in named or left})


def _format(name: str, named: Wish | None, strong: Wishes, before: Wish | None) -> Wish:
    """One format's wish: what the stronger layer says about it, then about all, then what the weaker says about it."""
    wish = over(strong.common, before) if before else strong.common
    wish = Wish(replace(wish.request, format=name), wish.accounts)
    return over(named, wish) if named else wish


def together(first: Wishes, second: Wishes, default: str) -> Wishes:
    """Two entries of one layer for one channel (`linkedin` and `linkedin-document`): the formats of both."""
    named = {**_named(first, default), **_named(second, default)}
    return Wishes(over(second.common, first.common), named)


def in_both(first: Wishes, second: Wishes, default: str) -> list[str]:
    """The formats that both entries name."""
    return [name for name in _named(first, default) if name in _named(second, default)]


def _named(wishes: Wishes, default: str) -> Mapping[str, Wish | None]:
    if wishes.formats is not None:
        return wishes.formats
    return {default: Wish(replace(wishes.common.request, format=default), wishes.common.accounts)}


def settled(wishes: Wishes, default: str) -> list[Wish]:
    """One wish per format that is wanted, with what holds for all formats."""
    found = [wish for wish in _named(wishes, default).values() if wish is not None]
    return [over(wish, wishes.common) for wish in found]
