"""Drawn pictures of the site: the cards that networks show of its pages, and posters for posts without a picture."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from litfass.build.framed import on_cards, whose
from litfass.build.pictures import Job, make
from litfass.compose import pictured
from litfass.compose.drawn import PLAIN, POSTER
from litfass.media import render
from litfass.media.rendition import Rendition
from litfass.model import Drawing, Language, Post
from litfass.problems import Problem
from litfass.text.document import parse
from litfass.text.slugs import slugify
from litfass.website import theme_dir
from litfass.website.hub import Hub
from litfass.website.pages import MadePage, PostPage
from litfass.website.views import CardView

CARD = (1200, 630)
COVER = (1200, 800)
CARDS, POSTERS = "assets/cards/", "assets/posters/"


def hang_cards(hub: Hub, files: Files, config: MkDocsConfig) -> list[Problem]:
    """Draws what the pages of the site need and puts it into the site; a warning for each photo that a card enlarges.

    Nothing without the extra `pictures`.
    """
    if hub.checking or hub.bundles_only or not render.available():
        return []
    from litfass.build.drawings import open_drawings  # needs the extra

    drawings = open_drawings(hub.settings, theme_dir(), hub.library.posts)
    drawn: dict[str, Drawing] = {}
    problems: list[Problem] = []
    for page in _pages(files):
        post = page.post if isinstance(page, PostPage) else None
        if post is None:
            title = str(page.meta.get("title") or page.title or hub.settings.site_name)
            language = hub.language(page.meta.get("lang")).code
            drawn[page.url] = drawings.of_page(title, "", CARD, language)
        elif _wants_card(post):
            document = parse(page.content or "", hub.settings.url(page.url))
            card = drawings.of_post(pictured(post, document), post.card.get("template") or PLAIN, CARD)
            drawn[page.url] = card
            problems += on_cards(post, [("links", card.photos)], hub.settings)
    _put_up(hub, drawn, files, config)
    for post in (post for post in hub.shown if post.image is None):
        poster = drawings.of_post(post, POSTER, COVER)
        address = f"{POSTERS}{_stem(post.slug)}-{_digest(poster)}.svg"
        _add(address, files, File.generated(config, address, content=poster.svg))
        hub.posters[post.id] = CardView(address, poster.alt, *COVER)
    return problems


def card_for(hub: Hub, page: Page, language: Language) -> CardView | None:
    """The card of a page; a list shows that of its language's home page, which says whose list it is."""
    home = f"{language.prefix}/" if language.prefix else ""
    return hub.cards.get(page.url) or (hub.cards.get(home) if isinstance(page, MadePage) else None)


def _pages(files: Files) -> Iterator[Page]:
    """The pages that have a card of their own: all but lists."""
    for file in files.documentation_pages():
        if file.page is not None and not isinstance(file.page, MadePage):
            yield file.page


def _wants_card(post: Post) -> bool:
    return post.image is None or bool(post.card)


def _put_up(hub: Hub, drawn: dict[str, Drawing], files: Files, config: MkDocsConfig) -> None:
    """Has the cards made as pictures of pixels, which is all that networks show."""
    jobs = [Job(each.svg.encode(), _rendition(each)) for each in drawn.values()]
    done = make(jobs, hub.cache, hub.progress)
    for (url, each), path in zip(drawn.items(), done, strict=True):
        if isinstance(path, Path):
            address = f"{CARDS}{_stem(url)}-{_digest(each)}{path.suffix}"
            _add(address, files, File.generated(config, address, abs_src_path=str(path)))
            hub.cards[url] = CardView(address, each.alt, *CARD)


def _rendition(drawing: Drawing) -> Rendition:
    credit, licence = whose(drawing)
    return Rendition(CARD, ("png", "jpeg"), credit=credit, licence=licence)


def _stem(text: str) -> str:
    return slugify(text.removesuffix("index.html").rstrip("/").rpartition("/")[2])[:40].strip("-") or "start"


def _digest(drawing: Drawing) -> str:
    """What changes with the drawing, and not with the program that makes pixels of it."""
    return hashlib.sha256(drawing.svg.encode()).hexdigest()[:10]


def _add(address: str, files: Files, file: File) -> None:
    if files.get_file_from_path(address) is None:
        files.append(file)
