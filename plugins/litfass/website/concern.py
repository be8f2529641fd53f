"""What concerns a post that somebody asked for by name, when the rest of the hub must not stop them."""

from __future__ import annotations

from collections.abc import Sequence

from litfass.build.pipeline import Bundles
from litfass.build.selection import Asked, Selection, places
from litfass.model import Post, Settings
from litfass.problems import ContentError, Problem, errors
from litfass.source.names import AUTHORS
from litfass.website.hub import Hub


def concerning(problems: Sequence[Problem], post: Post | None, hub: Hub) -> list[Problem]:
    """The Problems with the post and its files, with settings and with channels; all of them when there is no post."""
    if post is None:
        return list(problems)
    settings = hub.settings
    content, authors = settings.shown_path(""), settings.shown_path(AUTHORS)
    own = {post.path, *(path for path, owner in hub.library.owned.items() if owner == post.path)}
    shown = {authors, *(settings.shown_path(path) for path in own)}
    return [each for each in problems if each.path in shown or not each.path.startswith(f"{content}/")]


def without_text(selection: Selection, made: Bundles, hub: Hub) -> list[Problem]:
    """S107 when the one post that was asked for gives no text."""
    if selection.one is None or made.folders:
        return []
    post = selection.one
    if selection.targets:
        names = " or ".join(min(target.names) for target in selection.targets)
        message, hint = f"The post does not ask for {names}.", f"Add {names} under channels."
    else:
        message, hint = "The post asks for no channel.", "Type channels: and the names of channels."
    return [Problem(hub.settings.shown_path(post.path), post.line("channels"), "S107", message, hint)]


def unread(asked: Asked, settings: Settings, problems: Sequence[Problem]) -> ContentError | None:
    """The Problems of a post that was asked for by its path and could not be read, so that nobody knows it."""
    typed = set(places(asked, settings))
    meant = {settings.shown_path(path) for place in typed for path in (place, f"{place}/index.md", f"{place}.md")}
    mine = [problem for problem in problems if problem.path in meant]
    return ContentError(mine) if errors(mine) else None
