"""What a post's poster says: the writer's own words, else the title, else the word in it that says most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha1
from itertools import combinations, pairwise

import regex

from litfass.media import hyphens
from litfass.media.motifs import MOTIFS
from litfass.media.palette import GROUNDS
from litfass.media.poster import Poster
from litfass.model import Post, Settings

MOST_LINES = 3
SHORT_TITLE = 30
"""A title of so many characters is said whole."""
LONG_LINE = 12
"""A word with more letters had better be divided."""
LONGEST_LINE = 24
"""What is longer than that, or has more lines, is no poster."""
UNEASY, ODD, TOO_LONG = 8.0, 12.0, 1.5
"""What it costs, in letters, to divide a word elsewhere than at a joint, or behind a prefix; and a letter too many."""
FILLED = 9
"""So many letters fill a line well."""
LEAST = 4
"""A shorter word says nothing alone."""

_WORD = regex.compile(r"[^ ]+")
_FIRST_PART = regex.compile(r"(?<=\w[?!:.]?)\s+[–—|]\s+|(?<=[:?!])\s+|(?<=\p{Ll}{3})\.\s+")
_EDGES = regex.compile(r"^[\p{Ps}\p{Pi}\p{Po}\"„“‚‘]+|(?:[\p{Pe}\p{Pf}\"“”‘’,;:]|(?<!\d)\.)+$")
_ORDINAL = regex.compile(r"(?<=\d\.) (?=\p{Lu})")
_LETTERS = regex.compile(r"\p{L}")


def poster_of(post: Post, settings: Settings, ground: int) -> Poster:
    """The poster of a post on one of the grounds."""
    category = post.categories[0] if post.categories else ""
    return Poster(
        title=post.title,
        words=tuple(post.poster) or lines_of(post.title, post.lang),
        category=category,
        name=settings.company.name or settings.site_name,
        motif=_motif(category, settings.categories),
        ground=ground,
        seed=_hash(post.slug)[1],
        language=post.lang.partition("-")[0],
    )


def grounds_of(posts: Iterable[Post]) -> dict[str, int]:
    """Which ground the poster of each post lies on, by its id; no two neighbours have the same.

    Counted from the oldest on, so that a new post changes no old poster.
    """
    found: dict[str, int] = {}
    before = -1
    for post in sorted(posts, key=lambda post: (post.created, post.id)):
        ground = _hash(post.slug)[0] % GROUNDS
        before = found[post.id] = (ground + 1) % GROUNDS if ground == before else ground
    return found


def _motif(category: str, categories: Sequence[str]) -> int:
    """Each category has its own motif, as long as there are enough."""
    place = categories.index(category) if category in categories else _hash(category)[0]
    return place % len(MOTIFS)


def _hash(text: str) -> bytes:
    return sha1(text.encode(), usedforsecurity=False).digest()


# --- words ----------------------------------------------------------------------------------------------------------


@cache
def lines_of(title: str, language: str) -> tuple[str, ...]:
    """One to three lines in capitals: a short title whole, else its first part, else its longest noun; () for nothing.

    Long words are divided where a compound is put together.
    """
    language = language.partition("-")[0]
    words = _chosen(_ORDINAL.sub("\u00a0", " ".join(title.split())), language)
    pieces = [piece for word in words for piece in _divided(word, language, alone=len(words) == 1)]
    lines = _arranged(pieces) if pieces else []
    if len(lines) > MOST_LINES + 1 or any(len(line) > LONGEST_LINE for line in lines):
        return ()
    return tuple(_EDGES.sub("", line).upper() or line for line in lines)


def _chosen(title: str, language: str) -> list[str]:
    """The words of the title that go on the poster."""
    parts = [title, *_FIRST_PART.split(title)[:1]]
    for part in parts:
        words = _WORD.findall(part)
        if len(part) <= SHORT_TITLE and (part == title or any(len(word) >= LEAST for word in words)):
            return words
        if len(words) == 1:
            return words
    return _telling([_EDGES.sub("", word) for word in _WORD.findall(title)], language)


def _telling(words: Sequence[str], language: str) -> list[str]:
    """The longest noun, with the noun or number before or behind it where both find room."""
    telling = [word for word in words if len(_LETTERS.findall(word)) >= LEAST]
    nouns = [word for word in telling if word[:1].isupper()] if language == "de" else []
    chosen = max(nouns or telling or [word for word in words if word][:3], key=len, default="")
    for first, second in pairwise(words):
        said = {first, second}
        if chosen in said and all(_is_noun(word) for word in said) and len(first + second) <= 2 * FILLED:
            return [first, second]
    return [chosen] if chosen else []


def _is_noun(word: str) -> bool:
    return (word[:1].isupper() and len(word) >= LEAST) or word.isdigit()


def _divided(word: str, language: str, *, alone: bool) -> Iterator[str]:
    """A word in pieces of at most twelve letters or so, with their hyphens; one that stands alone in shorter ones."""
    pieces = regex.split(r"(?<=\w{4}[-/])(?=\w{3})", word) if len(word) > LONG_LINE else [word]
    for piece in pieces:
        if len(piece) <= LONG_LINE and not (alone and len(pieces) == 1):
            yield piece
            continue
        places = [start + place for start, place in _places(piece, language)]
        ways = [(0, *cut, len(piece)) for count in range(MOST_LINES) for cut in combinations(places, count)]
        best = min(ways, key=lambda way: _price(piece, way))
        yield from (piece[a:b] + ("-" if b < len(piece) else "") for a, b in pairwise(best))


def _places(word: str, language: str) -> Iterator[tuple[int, int]]:
    for match in regex.finditer(r"\p{L}+", word):
        yield from ((match.start(), place) for place in hyphens.points(match[0], language))


def _price(word: str, way: Sequence[int]) -> float:
    """Alike and not too long is good; so is a hyphen where a compound is put together."""
    longest = max(b - a for a, b in pairwise(way))
    costs = (
        ODD if hyphens.behind_prefix(word, place) else 0.5 if hyphens.joint(word, place) else UNEASY
        for place in way[1:-1]
    )
    return max(longest, FILLED) + TOO_LONG * max(0, longest - LONG_LINE) + sum(costs)


def _arranged(pieces: Sequence[str]) -> list[str]:
    """The pieces on one to three lines, as alike as can be; what ends in a hyphen of ours ends its line."""
    letters = sum(map(len, pieces)) + len(pieces) - 1
    wanted = min(len(pieces), MOST_LINES, 1 + letters // (FILLED + 1))
    ways = [
        lines
        for count in range(max(1, wanted), min(len(pieces), MOST_LINES) + 1)
        for cut in combinations(range(1, len(pieces)), count - 1)
        if (lines := [" ".join(pieces[a:b]) for a, b in pairwise((0, *cut, len(pieces)))])
    ]
    whole = [lines for lines in ways if not any(regex.search(r"\p{L}- ", line) for line in lines)]
    return min(whole or [list(pieces)], key=lambda lines: (max(map(len, lines)), -min(map(len, lines))))
