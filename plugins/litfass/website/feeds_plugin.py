"""The MkDocs plugin `litfass-feeds`: RSS, Atom and JSON feeds of the lists, and a page that explains them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from litfass.build.files import apply
from litfass.feeds.model import Enclosure, Feed, FeedEntry, tag_uri
from litfass.feeds.select import feeds_of
from litfass.feeds.write import files_of
from litfass.model import FeedSettings, Post
from litfass.problems import errors
from litfass.source.pictures import PICTURE_TYPES
from litfass.source.settings import read_feed_settings
from litfass.text.clean import clean
from litfass.text.reading import excerpt
from litfass.website import shown
from litfass.website.doorway import Doorway, settings_text
from litfass.website.hub import Hub
from litfass.website.pages import MadePage, made_file
from litfass.website.plugin import STOPPED, LitfassPlugin, report
from litfass.website.views import FeedLink, safe
from litfass.website.words import words


class FeedsPlugin(Doorway):
    """Feeds hold only what everybody may see, also in a preview."""

    def __init__(self) -> None:
        super().__init__()
        self.settings = FeedSettings()
        self.feeds: list[Feed] = []

    @event_priority(-10)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the options."""
        text, name = settings_text(config)
        settings, problems = read_feed_settings(self.options, text=text, path=name)
        report(problems)
        if errors(problems):
            raise PluginError(f"The options of litfass-feeds have errors; {STOPPED}.")
        self.settings = settings
        hub_of(config).feeds_page = True
        return config

    @event_priority(-60)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the page /feeds/ in each language that has a blog."""
        hub = hub_of(config)
        for language in {listing.language.code: listing.language for listing in hub.listings}.values():
            file = made_file(config, language.address(language.feeds))
            if files.get_file_from_path(file.src_uri) is None:  # a hub may write that page itself
                files.append(file)
                title = words(language.code)["feeds_title"]
                page = MadePage(title, file, config, template="feeds.html", lang=language.code, data=None)
                page.extra["description"] = safe(words(language.code)["feeds_description"])
                hub.urls[language.address(language.feeds)] = page.url
        return files

    @event_priority(50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Makes the feeds, now that all posts are converted and before templates ask for their links."""
        hub = hub_of(config)
        entries = {post.id: entry_of(hub, post, files) for post in hub.public}
        codes = {language.code: words(language.code) for language in hub.settings.languages}
        self.feeds = feeds_of(hub.listings, entries, hub.settings, self.settings, codes)
        hub.feeds = {feed.folder: link_of(feed) for feed in self.feeds}
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the feeds into the site; a dirty build has converted too little for that."""
        if self.dirty:
            return
        files = {path: content for feed in self.feeds for path, content in files_of(feed).items()}
        apply(Path(config.site_dir), files)


def hub_of(config: MkDocsConfig) -> Hub:
    """The hub that the plugin `litfass` opened; PluginError when that plugin is missing."""
    plugin = config.plugins.get("litfass")
    if not isinstance(plugin, LitfassPlugin) or plugin.hub is None:
        raise PluginError("The plugins litfass-feeds and litfass-exports need `- litfass` in plugins: too.")
    return plugin.hub


def entry_of(hub: Hub, post: Post, files: Files) -> FeedEntry:
    """The feed entry of a public post."""
    page = hub.pages[post.id]
    url = hub.settings.url(page.url)
    authors = hub.library.authors
    return FeedEntry(
        id=entry_id(hub, post),
        url=url,
        title=post.title,
        summary=post.description or excerpt(page.content or ""),
        html=clean(shown.in_feed(hub, page), url),
        published=post.created,
        updated=post.changed,
        authors=tuple(authors[key].name if key in authors else key for key in post.authors),
        categories=tuple(dict.fromkeys((*post.categories, *post.tags))),
        lang=post.lang,
        enclosure=_enclosure(hub, post, files),
    )


def entry_id(hub: Hub, post: Post) -> str:
    """A tag URI (RFC 4151) that survives a changed title and address."""
    return tag_uri(hub.settings.feed_authority, post.created.year, post.id)


def link_of(feed: Feed) -> FeedLink:
    """The addresses of a feed's three forms."""
    return FeedLink(safe(feed.title), *(f"{feed.folder}{name}" for name in ("feed.xml", "atom.xml", "feed.json")))


def _enclosure(hub: Hub, post: Post, files: Files) -> Enclosure | None:
    file: File | None = files.get_file_from_path(post.image.path) if post.image else None
    if file is None or file.inclusion.is_excluded():
        return None
    kind = PICTURE_TYPES.get(PurePosixPath(file.src_uri).suffix.lower(), "application/octet-stream")
    return Enclosure(hub.settings.url(file.url), len(file.content_bytes), kind)
