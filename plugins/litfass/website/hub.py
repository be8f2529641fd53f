"""The state of one build: what was read, what may be shown, and the views that templates get of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from litfass.build.cache import CACHE, Cache
from litfass.build.progress import Progress, silent
from litfass.model import Channel, Language, Library, Post, Settings
from litfass.problems import Problem
from litfass.source.listings import Listing
from litfass.text.moments import parse_moment
from litfass.website.curtain import Curtain
from litfass.website.gallery import Gallery
from litfass.website.pages import PostPage
from litfass.website.views import CardView, FeedLink

NOW = "LITFASS_NOW"
CACHE_HOME = "LITFASS_CACHE"
"""The variable that names another folder for finished pictures; several hubs may share it."""


@dataclass
class Hub:
    """Everything that the plugins of one build share. `pages` holds the page of each shown post by the post's id."""

    settings: Settings
    library: Library
    channels: Mapping[str, Channel]
    now: datetime
    serving: bool
    problems: list[Problem] = field(default_factory=list)
    pages: dict[str, PostPage] = field(default_factory=dict)
    listings: list[Listing] = field(default_factory=list)
    """All lists of this build; made once, when it is known which posts have a file."""
    urls: dict[str, str] = field(default_factory=dict)
    """Address of a list ("blog/") -> its URL in this site, which ends in index.html where MkDocs was told so."""
    curtain: Curtain = field(default_factory=lambda: Curtain("", {}))
    feeds: dict[str, FeedLink] = field(default_factory=dict)
    """Folder of a feed ("blog/") -> its links; filled by `litfass-feeds` before views are made."""
    feeds_page: bool = False
    cards: dict[str, CardView] = field(default_factory=dict)
    """Address of a page -> the card that networks show of it; filled when all pages are converted."""
    posters: dict[str, CardView] = field(default_factory=dict)
    """Id of a post without a picture -> its poster."""
    gallery: Gallery = field(default_factory=lambda: Gallery(""))
    """The pictures of the site; filled when all pages are converted."""
    bundles_only: bool = False
    """True when nobody wants the site, so that its pictures need not be made."""
    checking: bool = False
    """True when all Problems are wanted and nothing is written: errors do not stop the run then."""

    hint: str = ""
    """What to install so that pictures tell nothing they should not, "" when all is there."""
    progress: Progress = silent
    strays: set[str] = field(default_factory=set)
    """Paths in the site of files that must not be there and were said already."""
    steps: dict[str, int] = field(default_factory=dict)
    """How many of a kind of step are done ("posts converted")."""

    def step(self, what: str, total: int) -> None:
        """Counts one more step of a kind and tells whoever waits."""
        self.steps[what] = self.steps.get(what, 0) + 1
        self.progress(what, self.steps[what], total)

    @cached_property
    def cache(self) -> Cache:
        """The finished pictures of this run and of those before it, for the site and the bundles alike."""
        return Cache(Path(os.environ.get(CACHE_HOME) or self.settings.root / CACHE))

    @property
    def public(self) -> tuple[Post, ...]:
        """What everybody may see now, newest first."""
        return self.library.public(self.now)

    @property
    def shown(self) -> tuple[Post, ...]:
        """What this build shows: `serve` previews drafts and scheduled posts too."""
        return self.library.posts if self.serving else self.public

    @property
    def hidden(self) -> tuple[Post, ...]:
        """What this build must not show."""
        return () if self.serving else self.library.hidden(self.now)

    def language(self, code: object) -> Language:
        """The language of a page by its code; the main language where the hub does not have it."""
        return next((language for language in self.settings.languages if language.code == code), self.settings.language)

    def latest(self) -> str:
        """The newest date in the public content (ISO), the only "today" that pages without a date may have."""
        return max((post.changed.date().isoformat() for post in self.public), default="1970-01-01")


def moment(asked: str | None, settings: Settings) -> datetime:
    """The moment that decides what is visible: what was asked for, else LITFASS_NOW, else the clock.

    Raises ValueError when the text is no ISO 8601 date or time.
    """
    text = asked or os.environ.get(NOW)
    return parse_moment(text, settings.timezone) if text else datetime.now(UTC)
