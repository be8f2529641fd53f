"""The kinds of pages that Litfass adds to MkDocs: a post, a page of a list, an alias."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from litfass.model import Post
from litfass.source.frontmatter import read
from litfass.source.listings import Listing
from litfass.text.reading import plain

_HEADING = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>\s*", re.DOTALL)


class PostPage(Page):
    """A post as MkDocs sees it: text and title come from the Library, not from the file."""

    def __init__(self, post: Post, file: File, config: MkDocsConfig) -> None:
        self.post = post
        self.unread = False
        """True when nobody will read the page, so that it need not be converted."""
        self.converted: str | None = None
        """The text as it was before the site's own pictures came into it, for everything that is not the site."""
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Takes the text from the Library; another plugin's `on_page_read_source` still has the first word."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown = self.post.body if source is None else read(source.encode(), self.post.path).body
        self.meta = post_meta(self.post)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Converts the text; a first heading that repeats the title is dropped, since the template prints the title."""
        if self.unread:
            self.content = ""
            return
        super().render(config, files)
        heading = _HEADING.match(self.content or "")
        if heading and self.content and plain(heading[1]) == self.post.title:
            self.content = self.content[heading.end() :]
            first = next(iter(self.toc), None)
            if first is not None and first.level == 1:
                self.toc = TableOfContents(list(first.children))
                self.present_anchor_ids = (self.present_anchor_ids or set()) - {first.id}


def post_meta(post: Post) -> dict[str, Any]:
    """What templates and other plugins find in `page.meta`: the front matter, with its texts escaped.

    Material prints them without escaping, in pages and in search results.
    """
    meta: dict[str, Any] = dict(post.meta)
    meta.setdefault("template", "post.html")
    meta |= {
        "title": Markup(escape(post.title)),
        "description": Markup(escape(post.description)),
        "lang": post.lang,
        "tags": [Markup(escape(tag)) for tag in post.tags],
        "categories": [Markup(escape(name)) for name in post.categories],
        "authors": [Markup(escape(name)) for name in post.authors],
        "litfass_lastmod": post.changed.date().isoformat() if post.dated else "",
    }
    return meta


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its number, its posts, and the list it is cut from."""

    listing: Listing
    number: int
    posts: tuple[Post, ...]


class MadePage(Page):
    """A page without a source file: a template and its data are all there is."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, *, template: str, lang: str, data: Any) -> None:
        self.template = template
        self.lang = lang
        self.data = data
        self.extra: dict[str, Any] = {}
        super().__init__(title, file, config)
        self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read."""
        self.markdown = ""
        self.meta = {
            "template": self.template,
            "title": Markup(escape(str(self.title))),
            "lang": self.lang,
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            **self.extra,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to convert."""
        self.content = ""
        self.present_anchor_ids = set()


def made_file(config: MkDocsConfig, address: str, inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV) -> File:
    """A file without a source at an address: a folder ("blog/") or, without the slash, a file ("alt.html")."""
    if address.endswith("/"):
        return File.generated(config, f"{address}index.md", content="", inclusion=inclusion)
    file = File.generated(config, f"{address}.md", content="", inclusion=inclusion)
    file.dest_uri = address
    return file


def convert(post: Post, files: Files, config: MkDocsConfig) -> PostPage:
    """A post that this site must not know, converted without other plugins' events.

    MkDocs' `!relative` option asks the configuration for the page in work, which it keeps under a private name.
    """
    file = made_file(config, post.address)
    file.dest_uri = f"{post.address}index.html"
    file.src_uri = post.path
    page = PostPage(post, file, config)
    page.markdown = post.body
    config._current_page = page
    try:
        page.render(config, files)
    finally:
        config._current_page = None
    return page
