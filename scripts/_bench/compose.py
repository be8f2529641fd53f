"""How long composing takes, and whether a text takes longer where there are many posts.

A run is a process that holds a number of posts, composes them one after the other and keeps the texts, as a build
does. Runs of several sizes compose the same posts in turns, block by block, so that a phase in which the machine is
slow hits all of them. Only `compose.extract` and `compose.variant` are timed, and no reading or converting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from markdown import Markdown

from _bench.posts import posts
from _bench.run import Page, Run, Took

STEPS = (50, 5, 1)
"""The run of all posts is compared with runs of a 50th and of a fifth of them: 100 and 1,000 of 5,000."""
BLOCKS = 10
"""A round measures so many blocks of the smaller sizes; a block is as many posts as the smallest size."""
EXTENSIONS = ("tables", "attr_list", "footnotes", "admonition", "md_in_html")


@dataclass(slots=True)
class Size:
    """What runs of `posts` posts took, one entry per round; `memory` is the most that one held, in MB, 0 if unknown."""

    posts: int
    rounds: list[Took] = field(default_factory=list)
    memory: float = 0.0

    @property
    def ms(self) -> float:
        """Milliseconds of CPU per text, of the middle round."""
        return median(each.ms for each in self.rounds)


def measure(most: int, rounds: int, formats: int) -> tuple[Size, ...]:
    """`most` posts in `formats` formats each, in runs of several sizes, smallest first; so many rounds."""
    markdown = Markdown(extensions=list(EXTENSIONS))
    pages = [Page(number, post, markdown.reset().convert(post.body)) for number, post in enumerate(posts(most))]
    sizes = tuple(Size(posts) for posts in sorted({max(1, most // step) for step in STEPS}))
    for _ in range(rounds):
        _round(pages, sizes, formats)
    return sizes


def growth(sizes: Sequence[Size]) -> float:
    """How many times as long a text takes in the largest run as in the smallest: the middle of all rounds."""
    pairs = zip(sizes[0].rounds, sizes[-1].rounds, strict=True)
    return median(large.ms / small.ms for small, large in pairs)


def _round(pages: Sequence[Page], sizes: Sequence[Size], formats: int) -> None:
    block = sizes[0].posts
    lanes = [_Lane(size, pages, block, formats) for size in sizes]
    for start in range(0, len(pages), block):
        for lane in lanes:
            lane.advance(start, min(start + block, len(pages)))
    for lane in lanes:
        lane.finish()


class _Lane:
    """The runs of one size within a round, spread evenly over all posts; each is a process of its own."""

    def __init__(self, size: Size, pages: Sequence[Page], block: int, formats: int) -> None:
        self.size = size
        self.pages = pages
        self.formats = formats
        runs = max(1, BLOCKS * block // size.posts)
        self.distance = max(size.posts, len(pages) // block // runs * block)
        self.took = Took()
        self.run: Run | None = None
        self.first = 0

    def advance(self, start: int, stop: int) -> None:
        """Composes these posts if a run of this lane has them; starts and ends runs where it is time to."""
        if start % self.distance == 0:
            self._end()
            self.first = start
            self.run = Run(self.pages[start : start + self.size.posts], self.formats)
        if self.run:
            self.took += self.run.compose(start - self.first, stop - self.first)
            if stop - self.first >= self.size.posts:
                self._end()

    def finish(self) -> None:
        """Ends what still runs, and notes the round."""
        self._end()
        self.size.rounds.append(self.took)

    def _end(self) -> None:
        if self.run:
            self.size.memory = max(self.size.memory, self.run.end())
            self.run = None
