"""A process that holds posts and composes them when it is asked to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time

from _bench.posts import SHAPES, ZONE
from litfass import compose
from litfass.channels import load
from litfass.model import Channel, Format, Language, Post, Request, Settings, Variant
from litfass.text.document import Document, parse

_GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
_HUB = Path("/hub")


@dataclass(frozen=True, slots=True)
class Page:
    """A post, its number among all, and its HTML."""

    number: int
    post: Post
    html: str


@dataclass(frozen=True, slots=True)
class Took:
    """CPU seconds of composing, what is found once per post included, and how many texts that made."""

    seconds: float = 0.0
    texts: int = 0

    def __add__(self, other: Took) -> Took:
        return Took(self.seconds + other.seconds, self.texts + other.texts)

    @property
    def ms(self) -> float:
        """Milliseconds per text."""
        return 1000 * self.seconds / self.texts


class Run:
    """Composes posts in a process of its own, as long as it lives.

    Each is composed for `formats` formats of the built-in channels, which take turns; 0 is all of them.
    """

    def __init__(self, pages: Sequence[Page], formats: int) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.send((pages, formats))

    def compose(self, start: int, stop: int) -> Took:
        """Composes the pages from `start` up to `stop`; ConnectionError when the process failed and said why."""
        try:
            self._pipe.send((start, stop))
            took = self._pipe.recv()
        except EOFError:
            raise ConnectionError("the process ended before it answered") from None
        assert isinstance(took, Took)
        return took

    def end(self) -> float:
        """Ends the process; the most memory that it held, in MB, 0 where the system does not tell."""
        self._pipe.send(None)
        memory = float(self._pipe.recv())
        self._process.join()
        self._pipe.close()
        return memory


def _serve(pipe: Connection) -> None:
    """What the process does: takes pages, composes stretches of them, and says last how much memory that took."""
    pages, formats = pipe.recv()
    composer = _Composer(formats)
    composer.compose(pages[:1])  # compiles patterns and reads lists, which happens once
    while stretch := pipe.recv():
        start, stop = stretch
        pipe.send(composer.compose(pages[start:stop]))
    pipe.send(peak())


class _Composer:
    """Composes posts, and keeps the texts as a build does."""

    def __init__(self, formats: int) -> None:
        channels, _ = load(None)
        self.formats = [(channel, form) for channel in channels.values() for form in channel.formats.values()]
        self.each = min(formats, len(self.formats)) or len(self.formats)
        self.settings = Settings(
            _HUB, _HUB / "content", "https://www.beispiel.de/", "Beispiel", ZONE, "beispiel.de", (_GERMAN,)
        )
        self.made: list[Variant] = []

    def compose(self, pages: Sequence[Page]) -> Took:
        """What composing these posts took."""
        ready = [(page, self._document(page), self._formats_of(page)) for page in pages]
        already = len(self.made)
        start = process_time()  # asked for once a block: on some systems it takes as long as composing a text
        for page, document, formats in ready:
            self._post(page.post, document, formats)
        return Took(process_time() - start, len(self.made) - already)

    def _post(self, post: Post, document: Document, formats: Sequence[tuple[Channel, Format]]) -> None:
        """Composes one post as `litfass.build.pipeline` does."""
        extract = compose.extract(post, document)
        for channel, form in formats:
            request = Request(channel.id, form.id)
            self.made.append(compose.variant(post, document, extract, form, channel, request, self.settings))

    def _document(self, page: Page) -> Document:
        return parse(page.html, self.settings.url(page.post.address))

    def _formats_of(self, page: Page) -> list[tuple[Channel, Format]]:
        """The next formats in turn; posts that are built alike have the same, so that all blocks are alike."""
        first = page.number % SHAPES * self.each
        return [self.formats[(first + index) % len(self.formats)] for index in range(self.each)]


def peak() -> float:
    """The most memory that this process held so far, in MB; 0.0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux; its `getrusage` would count the process that started this one
        lines = (line.split() for line in status.read_text("utf-8").splitlines())
        return next((int(line[1]) / 1024 for line in lines if line[:1] == ["VmHWM:"]), 0.0)
    if sys.platform == "win32":
        return 0.0
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)
