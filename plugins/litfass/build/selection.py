"""Which bundles are made: all that posts have now, or those that somebody asked for by name."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from litfass import bundle
from litfass.channels.names import Unknown, find_channel, find_target, settings_of
from litfass.model import Channel, ExportSettings, Library, Post, Settings
from litfass.problems import LitfassError
from litfass.text.suggest import did_you_mean


class NotFoundError(LitfassError):
    """Somebody asked for a post or a channel that is not there; the message says what to type."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed: a post by path, slug or id ("" for all), and channels (none for all).

    A relative path counts from the folder `here`, from the hub's root or from its content, whichever fits.
    """

    post: str = ""
    channels: tuple[str, ...] = ()
    here: Path = Path()


@dataclass(frozen=True, slots=True)
class Target:
    """One channel that was asked for: the names that its parts of a bundle have, and "" or one account."""

    names: frozenset[str]
    account: str = ""

    def covers(self, part: str) -> bool:
        """True for the name of a part (`linkedin-post`, `mastodon-post@team`) that was meant."""
        name, _, account = part.partition("@")
        return name in self.names and self.account in ("", account)


@dataclass(frozen=True, slots=True)
class Selection:
    """The posts whose bundles are made, and of them only the parts of `targets` (all parts when there are none).

    `one` is the post that was asked for by name; only its Problems count then.
    """

    posts: tuple[Post, ...]
    targets: tuple[Target, ...] = ()
    one: Post | None = None

    @property
    def whole(self) -> bool:
        """True when nothing was asked for by name, so that bundles which no post has any more may go."""
        return self.one is None and not self.targets

    def covers(self, part: str) -> bool:
        """True when this part of a bundle is made."""
        return not self.targets or any(target.covers(part) for target in self.targets)


def select(
    asked: Asked,
    library: Library,
    settings: Settings,
    channels: Mapping[str, Channel],
    options: ExportSettings,
    now: datetime,
) -> Selection:
    """What was asked for; a post that is named has a bundle whatever its date and although it is a draft.

    Raises NotFoundError with what to type instead.
    """
    targets = tuple(find_part(name, settings, channels) for name in asked.channels)
    if not asked.post:
        return Selection(bundle.kept(library.posts, now, options.keep), targets)
    post = find_post(asked, library, settings)
    return Selection((post,), targets, post)


def find_post(asked: Asked, library: Library, settings: Settings) -> Post:
    """The post with this path (its file, its folder, or a file in it), id or slug; the path wins, then the id."""
    typed = set(places(asked, settings))
    by_path = [post for post in library.posts if typed & {post.path, _folder(post)} or _holds(post, typed, library)]
    by_id = [post for post in library.posts if post.id.casefold() == asked.post.casefold()]
    by_slug = [post for post in library.posts if post.slug == asked.post.casefold()]
    found = by_path or by_id or by_slug
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", ".join(settings.shown_path(post.path) for post in found)
        raise NotFoundError(f"{asked.post!r} means {len(found)} posts. Type the path of one: {paths}.")
    named = did_you_mean(asked.post, _names(library.posts, settings))
    raise NotFoundError(f"There is no post {asked.post!r}. {named or 'Type its path, its slug or its id.'}")


def _folder(post: Post) -> str:
    """The folder that is the post's own; "" for a post that is one file among others."""
    return post.folder if PurePosixPath(post.path).stem == "index" else ""


def _holds(post: Post, typed: set[str], library: Library) -> bool:
    return any(library.owned.get(place) == post.path for place in typed)


def places(asked: Asked, settings: Settings) -> Iterator[str]:
    """The paths below content/ that somebody may mean, as the Library writes them."""
    typed = asked.post.replace("\\", "/")
    for base in (asked.here, settings.root, settings.content):
        place = Path(os.path.normpath(base / typed))
        if place != settings.content and place.is_relative_to(settings.content):
            path = place.relative_to(settings.content).as_posix()
            yield from {path, unicodedata.normalize("NFC", path), unicodedata.normalize("NFD", path)}


def _names(posts: Iterable[Post], settings: Settings) -> list[str]:
    """What a post can be called, the shortest kind first."""
    posts = list(posts)
    slugs, ids = [post.slug for post in posts], [post.id for post in posts]
    return list(dict.fromkeys([*slugs, *ids, *(settings.shown_path(_folder(post) or post.path) for post in posts)]))


def find_part(name: str, settings: Settings, channels: Mapping[str, Channel]) -> Target:
    """What `linkedin` (all its formats), `linkedin-post` or `mastodon-post@team` means.

    Raises NotFoundError for a channel, a format or an account that is not there.
    """
    typed, at, account = name.partition("@")
    channel: Channel | Unknown = find_channel(typed, channels)
    forms: Sequence[str] = ()
    if isinstance(channel, Channel):
        forms = list(channel.formats)
    elif not isinstance(found := find_target(typed, channels), Unknown):
        channel, forms = found[0], [found[1]]
    if isinstance(channel, Unknown):
        hint = did_you_mean(typed, [*channels, *_parts(channels)]) or "`litfass channels` lists all."
        raise NotFoundError(f"There is no channel {typed!r}. {hint}")
    accounts = settings_of(channel, settings).accounts
    if at and account not in accounts:
        hint = did_you_mean(account, accounts) or f"Type {typed}."
        raise NotFoundError(f"{channel.name} has no account {account!r} in mkdocs.yml. {hint}")
    return Target(frozenset(f"{channel.id}-{form}" for form in forms), account)


def _parts(channels: Mapping[str, Channel]) -> list[str]:
    return [f"{channel.id}-{form}" for channel in channels.values() for form in channel.formats]
