"""A post as a deck for one channel: a cover, its slides, and a close that asks for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from litfass.compose.slides import FEWEST, asked, slides_of
from litfass.compose.task import Task
from litfass.compose.words import words_of
from litfass.model import Closing, Deck, Format, Slide
from litfass.problems import Level, Problem

AROUND = 2
"""Cover and close."""
MOST_WORDS = 60
"""So many words stand on a slide without being cut, with a heading above them."""
_GIVE = 'Type two headings (## ...) with a paragraph below each, or slides: ["Heading: what it says", ...]'


def deck_of(task: Task) -> tuple[Deck | None, tuple[Problem, ...]]:
    """The deck of a post for a format that takes slides; None with a Problem where the post gives too few.

    No more than the house likes and the platform takes; the writer's own slides may be as many as the latter.
    """
    post = task.post
    slides = slides_of(post, task.extract, task.house.slides - AROUND)
    own = bool(post.slides)
    if len(slides) < (1 if own else FEWEST):
        return None, (_problem(task, "P321", f"gives {len(slides)} slides; {task.request.name} needs {FEWEST}", _GIVE),)
    most = _most(task.format)
    if most and len(slides) + AROUND > most:
        said = f"has {len(slides)} slides, cover and close; {task.request.name} takes {most} in all"
        return None, (_problem(task, "P322", said, f"Keep at most {most - AROUND} under slides."),)
    crowded = tuple(_crowded(task, slides)) if own else ()
    words = words_of(post.lang).slides
    deck = Deck(
        title=task.title,
        slides=slides,
        closing=_closing(task),
        lang=post.lang,
        category=post.categories[0] if post.categories else "",
        name=task.settings.company.name or task.settings.site_name,
        label="".join(task.label()),
        onward=words["onward"],
    )
    return deck, crowded


def _crowded(task: Task, slides: tuple[Slide, ...]) -> Iterator[Problem]:
    """P324: a slide of the writer's own that a phone cannot show in a readable size."""
    for number, slide in enumerate(slides, start=1):
        if (count := len(slide.words.split())) > MOST_WORDS:
            said = f"has {count} words on slide {number} of its own; a phone shows {MOST_WORDS} that can be read"
            yield _problem(task, "P324", said, "Say less there, or make two slides of it.")


def _most(format: Format) -> int | None:
    """How many slides the platform takes."""
    return format.slides.max if format.slides else format.document.pages if format.document else None


def _closing(task: Task) -> Closing:
    """The writer's own question or invitation, else where all of it stands; and the way there."""
    extract, words = task.extract, words_of(task.post.lang).slides
    found = asked(extract)
    text = " ".join(found.text.split()) if found else words["whole"]
    action = words["profile" if "profile" in task.house.compose else "link"]
    return Closing(task.post.poster, text, action, task.link, shown_address(task.link))


def shown_address(link: str) -> str:
    """An address as people read and type it: without scheme, parameters and the slash at its end."""
    parts = urlsplit(link)
    return f"{parts.netloc}{parts.path}".rstrip("/").removeprefix("www.")


def _problem(task: Task, code: str, said: str, hint: str) -> Problem:
    line = task.post.line("slides" if task.post.slides else "title")
    path = task.settings.shown_path(task.post.path)
    return Problem(path, line, code, f"The post {said}.", hint, Level.WARNING)
