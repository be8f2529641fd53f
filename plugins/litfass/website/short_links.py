"""The pages behind short links: one for each public post on each channel, which leads on to the post at once.

They are files and no pages to MkDocs, unlike aliases: there may be 50,000 of them, and no navigation, search, sitemap
or other plugin (cards, dates from Git) has to be told to pass them over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from litfass.compose.links import campaign_link
from litfass.compose.short import Owned, ShortLink, doubles, links_of
from litfass.model import Post
from litfass.problems import Problem
from litfass.source.settings import SHORT
from litfass.website.hub import Hub
from litfass.website.render import Views


class ShortPage(File):
    """The page of a short link, rendered when MkDocs writes it: an export writes none."""

    post: Post
    link: ShortLink
    html: Callable[[ShortPage], str] | None = None

    def copy_file(self, dirty: bool = False) -> None:
        """Renders and writes the page, and forgets its text: all of them together are large."""
        if self.html is not None:
            self.content_bytes = self.html(self).encode()
        super().copy_file(dirty)
        self.content_bytes = b""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the filter `url` of MkDocs and our template want to know of a page."""

    url: str
    meta: dict[str, str]


def all_links(hub: Hub) -> tuple[Owned, ...]:
    """Every short link of every post, public or not, the oldest post first, drafts last; none where none are used."""
    if not hub.settings.short_links:
        return ()
    posts = sorted(hub.library.posts, key=lambda post: (post.draft, post.created, post.path))
    return tuple((post, link) for post in posts for link in links_of(post, hub.settings, hub.channels))


def made(hub: Hub, links: Iterable[Owned], config: MkDocsConfig) -> Iterator[ShortPage]:
    """The pages of all public posts; a preview has no others either, since their links do not work yet."""
    for post, link in links:
        if not post.public(hub.now):
            continue
        page = ShortPage.generated(config, f"{link.address}index.html", content="", inclusion=InclusionLevel.INCLUDED)
        assert isinstance(page, ShortPage)
        page.post, page.link = post, link
        yield page


def hidden(hub: Hub, links: Iterable[Owned]) -> dict[str, str]:
    """The short addresses that lead nowhere yet -> the post whose they are; no page of this site may link them."""
    unseen = {post.id for post in hub.hidden}
    return {link.address: post.path for post, link in links if post.id in unseen}


def problems(hub: Hub, links: Iterable[Owned], files: Files) -> Iterator[Problem]:
    """What lies where only short links may lie, and codes that two links share."""
    for file in files:
        if not file.inclusion.is_excluded() and reserved(file.dest_uri, hub):
            place = file.dest_uri.removesuffix("index.html")
            message = f"Its address is /{place}, and everything below /{SHORT}/ belongs to the short links."
            yield Problem(hub.settings.shown_path(file.src_uri), 0, "S108", message, "Rename it.")
    for late, early in doubles(links):
        yield _double(hub, late, early)


def reserved(place: str, hub: Hub) -> bool:
    """True for a place that belongs to the short links of a hub that has some."""
    return hub.settings.short_links and place.casefold().split("/")[0] == SHORT


def prepare(hub: Hub, views: Views, files: Files, env: Environment, config: MkDocsConfig) -> None:
    """Tells the pages how they are rendered, now that views and templates are there."""
    pages = [file for file in files if isinstance(file, ShortPage)]
    if not pages:
        return
    template = env.get_template("short.html")
    for page in pages:
        page.html = partial(_html, hub, views, config, template)


def _html(hub: Hub, views: Views, config: MkDocsConfig, template: Template, page: ShortPage) -> str:
    post, link = page.post, page.link
    there = campaign_link(post, link.channel, link.format, hub.settings, link.account)
    query = there.removeprefix(hub.settings.url(post.address))
    meta = {"location": hub.pages[post.id].url, "query": query, "lang": post.lang}
    return template.render(config=config, page=_Place(page.url, meta), base_url="", post=views.post(post))


def _double(hub: Hub, late: Owned, early: Owned) -> Problem:
    (post, link), (other, before) = late, early
    whose = "this post" if other is post else hub.settings.shown_path(other.path)
    message = (
        f"The short link /{link.address} ({link.channel.name}) is that of {whose} already ({before.channel.name}); "
        "by chance their codes are the same."
    )
    hint = f"Give this post another id that never changes: id: {post.id}-2"
    return Problem(hub.settings.shown_path(post.path), post.line("id"), "S109", message, hint)
