"""What a story says: its title, and what its text says more."""

from __future__ import annotations

from litfass.compose.task import Task
from litfass.model import Notice
from litfass.text.sentences import sentences

MOST_WORDS = 30
"""A story is gone after a few seconds."""


def notice_of(task: Task, text: str) -> Notice:
    """The notice of a post. `text` stands on the picture where it carries no address, for then nothing is below it.

    Else, or where it says no more than the title, the description does, or as much of it as can be read in time.
    """
    label = "".join(task.label())
    said = "" if task.link in text else _rest(text, task.title, label)
    return Notice(
        title=task.title,
        text=said or _few(task.description),
        lang=task.post.lang,
        category=task.post.categories[0] if task.post.categories else "",
        name=task.settings.company.name or task.settings.site_name,
        label=label,
    )


def _rest(text: str, *known: str) -> str:
    """The text without the lines that stand on the picture anyway."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return " ".join(line for line in lines if line and line not in known)


def _few(text: str) -> str:
    """As many whole sentences as can be read in time, at least one."""
    kept: list[str] = []
    for sentence in sentences(text):
        if kept and len(" ".join((*kept, sentence)).split()) > MOST_WORDS:
            break
        kept.append(sentence)
    return " ".join(kept)
