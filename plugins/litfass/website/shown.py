"""Which pictures the pages of a site show, and these pages with their pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from litfass.build.cache import CACHE
from litfass.media import render
from litfass.media.faults import PictureError
from litfass.problems import Level, Problem
from litfass.website import figures
from litfass.website.figures import Credit
from litfass.website.gallery import Asked, Wish, hang, open_gallery, portrait, poster
from litfass.website.hub import Hub
from litfass.website.pages import PostPage
from litfass.website.views import PictureView
from litfass.website.words import Words

log = get_plugin_logger("litfass")
MISSING = (
    "Pictures are published as they are, with all that they tell: the extra `pictures` is not installed. "
    "Type: pip install 'litfass[pictures]'"
)
FIRST_TIME = f"Making the pictures for the first time, which takes a while; the next start finds them in {CACHE}."


def hang_pictures(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    """Looks at every picture of the site and has made what its pages show; a warning for each that cannot be shown."""
    if hub.bundles_only:
        return []
    gallery = hub.gallery = open_gallery(hub.settings.site_url, files)
    asked = _asked(hub, files)
    stills = [source for source, hung in gallery.hung.items() if hung.stands_still] if render.available() else []
    if gallery.hung and not hub.checking:
        if render.available():
            if not hub.cache.folder.is_dir():
                log.info(FIRST_TIME)
            hang(gallery, asked, files, config, hub.cache, hub.progress)
        else:
            hub.hint = MISSING
            log.info(MISSING)
    lost = [_lost(hub, source, error) for source, error in sorted(gallery.lost.items())]
    return [*lost, *(_still(hub, source) for source in sorted(stills) if source not in gallery.lost)]


def _lost(hub: Hub, source: str, error: PictureError) -> Problem:
    message = f"The picture {error.reason}, so the site goes without it."
    return Problem(hub.settings.shown_path(source), 0, error.code, message, error.hint, Level.WARNING)


def _still(hub: Hub, source: str) -> Problem:
    message = "The picture is an animated AVIF; the site shows its first picture."
    hint = "Export it as an animated WebP."
    return Problem(hub.settings.shown_path(source), 0, "P311", message, hint, Level.WARNING)


def _asked(hub: Hub, files: Files) -> dict[str, Asked]:
    """What is wanted of each picture, by its path below content/."""
    asked: defaultdict[str, Asked] = defaultdict(Asked)
    for file in files.documentation_pages():
        if file.page is not None and file.page.content:
            for source, each in _on(hub, file.page):
                asked[source].wishes |= each.wishes
                asked[source].linked |= each.linked
                asked[source].credit = asked[source].credit or each.credit
                asked[source].licence = asked[source].licence or each.licence
    for post in hub.shown:
        if post.image is not None:
            cover = asked[post.image.path]
            cover.wishes.add(poster(post.image))
            cover.credit = post.image.credit or cover.credit
            cover.licence = post.image.licence or cover.licence
        for key in post.authors:
            if (author := hub.library.authors.get(key)) and author.avatar:
                asked[author.avatar].wishes.add(portrait())
    return asked


def _on(hub: Hub, page: Page) -> Iterator[tuple[str, Asked]]:
    """What the text of a page wants of which picture."""
    html = page.content or ""
    for found in figures.pictures_in(html):
        if source := hub.gallery.source(found.attributes.get("src", ""), page.url):
            said = found.attributes
            yield source, Asked({Wish()}, credit=said.get("credit", ""), licence=said.get("licence", ""))
    for link in figures.links_in(html):
        if source := hub.gallery.source(link, page.url):
            yield source, Asked(linked=True)


def on_page(hub: Hub, page: Page, words: Words) -> str:
    """The text of a page with its pictures and, where some have credits, the list of all of them."""
    html = page.content or ""
    if isinstance(page, PostPage):
        page.converted = html
    drawn = _drawn(hub, page, html, plain=False)
    credits = [*_of_cover(page, words), *drawn.credits]
    listed = figures.credit_list(credits, words["credits"]) if drawn.credits else ""
    return drawn.html + listed


def in_feed(hub: Hub, page: PostPage) -> str:
    """The text of a post for readers elsewhere: one file a picture, with caption and credit."""
    return _drawn(hub, page, page.content or "", plain=True).html


def _drawn(hub: Hub, page: Page, html: str, *, plain: bool) -> figures.Drawn:
    gallery = hub.gallery

    def find(address: str) -> PictureView | None:
        return gallery.whole(gallery.source(address, page.url))

    kept = figures.without(html, lambda address: gallery.source(address, page.url) in gallery.lost)
    return figures.draw(kept, find, partial(get_relative_url, other=page.url), plain=plain)


def _of_cover(page: Page, words: Words) -> list[Credit]:
    picture = page.post.image if isinstance(page, PostPage) else None
    if picture is None or not (picture.credit or picture.licence):
        return []
    return [Credit(words["cover"], picture.credit, picture.licence)]
