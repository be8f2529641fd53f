"""Which lists of posts a hub has: blog, categories, tags, authors and years, each cut into pages.

Pages and feeds both come from here, so a list and its feed always agree on name and address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litfass.model import Author, Language, Post, Settings
from litfass.text.slugs import slugify


@dataclass(frozen=True, slots=True)
class Listing:
    """One list with all its posts; `folder` is its address ("blog/kategorie/team/")."""

    kind: str
    name: str
    key: str
    language: Language
    folder: str
    posts: tuple[Post, ...]

    def pages(self, size: int) -> Iterator[tuple[int, str, tuple[Post, ...]]]:
        """Number, address and posts of each page; an empty list has one empty page."""
        for start in range(0, max(1, len(self.posts)), size):
            number = start // size + 1
            yield number, self.page_address(number), self.posts[start : start + size]

    def page_address(self, number: int) -> str:
        """The address of a page of this list; the first has none of its own."""
        return self.folder if number == 1 else f"{self.folder}{self.language.page}/{number}/"

    def count(self, size: int) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.posts) // size))


def listings(posts: Sequence[Post], authors: Mapping[str, Author], settings: Settings) -> list[Listing]:
    """All lists of the site in a fixed order; `posts` are those that may be shown, newest first.

    The main language always has its blog list; another language only when it has posts.
    """
    return [
        listing
        for language in settings.languages
        for listing in _of_language(language, [post for post in posts if post.lang == language.code], authors, settings)
    ]


def _of_language(
    language: Language, posts: list[Post], authors: Mapping[str, Author], settings: Settings
) -> Iterator[Listing]:
    if not posts and language != settings.language:
        return
    pinned_first = sorted(posts, key=lambda post: not post.pin)
    yield Listing("blog", "", "", language, language.address(language.blog), tuple(pinned_first))
    yield from _terms("category", _in_order(posts, settings), language.category, language, posts)
    yield from _terms(
        "tag", _unique(tag for post in reversed(posts) for tag in post.tags), language.tag, language, posts
    )
    for key in _unique(author for post in posts for author in post.authors):
        name = authors[key].name if key in authors else key
        mine = tuple(post for post in posts if key in post.authors)
        yield Listing("author", name, key, language, author_address(language, key), mine)
    for year in _unique(str(post.created.year) for post in posts if post.dated):
        yearly = tuple(post for post in posts if str(post.created.year) == year)
        yield Listing("archive", year, year, language, language.address(language.blog, language.archive, year), yearly)


def term_address(language: Language, segment: str, name: str) -> str:
    """The address of a category or tag ("blog/schlagwort/social-media/")."""
    return language.address(language.blog, segment, slugify(name))


def author_address(language: Language, key: str) -> str:
    """The address of an author's list."""
    return language.address(language.blog, language.author, slugify(key))


def _terms(kind: str, names: Iterable[str], segment: str, language: Language, posts: list[Post]) -> Iterator[Listing]:
    """One list per term; terms that share an address ("Social Media", "social-media") share the list of the first."""
    posts_of: dict[str, list[Post]] = {}
    for post in posts:
        for slug in dict.fromkeys(slugify(term) for term in _of(kind, post)):
            posts_of.setdefault(slug, []).append(post)
    named = {slugify(name): name for name in reversed(list(names)) if slugify(name)}
    for slug, name in reversed(named.items()):
        yield Listing(kind, name, slug, language, term_address(language, segment, name), tuple(posts_of[slug]))


def _of(kind: str, post: Post) -> tuple[str, ...]:
    return post.categories if kind == "category" else post.tags


def _in_order(posts: list[Post], settings: Settings) -> list[str]:
    """Categories in the order of the settings, then those that only posts name, by first use."""
    used = _unique(name for post in reversed(posts) for name in post.categories)
    return [name for name in settings.categories if name in used] + [n for n in used if n not in settings.categories]


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
