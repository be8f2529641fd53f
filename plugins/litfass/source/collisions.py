"""What no post can see alone: two with one address, one id, one alias, or lists that share an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from litfass.model import Post, Settings
from litfass.problems import Problem
from litfass.text.slugs import slugify


def collisions(posts: Iterable[Post], settings: Settings) -> list[Problem]:
    """Problems on the later of two posts (drafts are later than all others), naming the earlier."""
    ordered = sorted(posts, key=lambda post: (post.draft, post.created, post.path))
    return [*_same_ids(ordered, settings), *_same_addresses(ordered, settings), *_same_lists(ordered, settings)]


def without_own_address(post: Post) -> Post:
    """The post without an alias that is its own address; its Problem is said, and two pages cannot share it."""
    kept = tuple(alias for alias in post.aliases if alias != post.address)
    return post if kept == post.aliases else replace(post, aliases=kept)


def _problem(post: Post, settings: Settings, key: str, code: str, message: str, hint: str) -> Problem:
    return Problem(settings.shown_path(post.path), post.line(key), code, message, hint)


def _same_ids(posts: list[Post], settings: Settings) -> list[Problem]:
    first: dict[str, Post] = {}
    found = []
    for post in posts:
        other = first.setdefault(post.id, post)
        if other is not post:
            message = f"The id “{post.id}” belongs to {settings.shown_path(other.path)} already."
            found.append(
                _problem(post, settings, "id", "F140", message, "Give this post another id that never changes.")
            )
    return found


def _same_addresses(posts: list[Post], settings: Settings) -> list[Problem]:
    first: dict[str, Post] = {}
    found = []
    for post in posts:
        other = first.setdefault(post.address, post)
        if other is not post:
            message = f"The address /{post.address} belongs to {settings.shown_path(other.path)} already."
            found.append(_problem(post, settings, "slug", "F141", message, f"Type another one: slug: {post.slug}-2"))
    return [*found, *_alias_clashes(posts, first, settings)]


def _alias_clashes(posts: list[Post], taken: dict[str, Post], settings: Settings) -> list[Problem]:
    found = []
    for post in posts:
        for number, alias in enumerate(post.aliases):
            other = taken.setdefault(alias, post)
            if other is post and alias != post.address:
                continue
            owner = "this post itself" if other is post else settings.shown_path(other.path)
            message = f"The alias /{alias} is an address of {owner}."
            found.append(_problem(post, settings, f"aliases.{number}", "F142", message, "Delete the alias."))
    return found


def _same_lists(posts: list[Post], settings: Settings) -> list[Problem]:
    """Two categories or tags whose names differ and whose addresses do not ("Kanäle", "Kanaele"; "C++", "C#")."""
    first: dict[tuple[str, str, str], str] = {}
    found = []
    for post in posts:
        for kind, names in (("categories", post.categories), ("tags", post.tags)):
            for name in names:
                slug = slugify(name)
                other = first.setdefault((post.lang, kind, slug), name)
                if not slug:
                    found.append(_without_page(post, settings, kind, name))
                elif other != name:
                    message = f"“{name}” and “{other}” would share one page."
                    found.append(_problem(post, settings, kind, "F144", message, _one_name(name, other)))
    return found


def _without_page(post: Post, settings: Settings, kind: str, name: str) -> Problem:
    message = f"“{name}” has no page of its own, since no address can be made of it."
    problem = _problem(post, settings, kind, "F148", message, "Add a word with letters from a to z.")
    return problem.softened()


def _one_name(name: str, other: str) -> str:
    """What to do about two names: signs such as + and # may make the difference between two things."""
    if _SIGNS.findall(name) == _SIGNS.findall(other):
        return f"Write it the same way everywhere: {other}"
    return f"Rename one of them: signs are no part of an address. If both mean the same, write {other} everywhere."


_SIGNS = re.compile(r"""[^\w\s\-–—.,:;!?'"’‘“”„()/&]""")
