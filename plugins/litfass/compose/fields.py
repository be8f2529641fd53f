"""What stands in the fields beside the text: the writer's words, else what the post gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from litfass.channels import placeholders
from litfass.compose.page import html
from litfass.compose.schedule import Schedule, schedule
from litfass.compose.task import Task
from litfass.model import Asking, FieldRule
from litfass.text.emoji import EMOJI
from litfass.text.measure import excess
from litfass.text.sentences import pieces
from litfass.text.tags import tag_list

WORDS = ("title", "description", "subject", "preheader", "first_comment")
"""What a writer can say for any channel; in these words, placeholders are filled."""

_SPACES = re.compile(r"\s{2,}")


class Fields:
    """The fields of one text. What costs something is found when the first field asks for it."""

    def __init__(self, task: Task, text: str) -> None:
        self.task = task
        self.text = text
        self._schedule: Schedule | None = None

    def all(self) -> dict[str, str]:
        """Every field with something in it, in the order of the channel file; a first comment when one is asked for."""
        rules = {name: rule for name, rule in self.task.format.fields.items() if name != "text"}
        if self.task.request.first_comment and "first_comment" not in rules:
            rules["first_comment"] = FieldRule("first_comment")
        pages = [name for name, rule in rules.items() if (rule.fill or name) == "html"]
        values = {name: self.value(rule) for name, rule in rules.items() if name not in pages}
        values = {name: value for name, value in values.items() if value}
        return values | {name: self._html(values) for name in pages}

    def value(self, rule: FieldRule) -> str:
        """What stands in a field: what the writer says, what fills it, else its default."""
        said = self.own(rule.name)
        if said not in ("", None, ()):
            return self._written(said, rule)
        fill = FILLS.get(rule.fill or rule.name)
        return self.task.without_refused(fill(self, rule) if fill else "") or rule.default

    def own(self, name: str) -> Asking | None:
        """What the writer says for a field."""
        if name in WORDS:
            return replaced(getattr(self.task.request, name), self.task)
        said = self.task.request.fields.get(name)
        return replaced(said, self.task) if isinstance(said, str) else said

    def _written(self, said: Asking | None, rule: FieldRule) -> str:
        if isinstance(said, datetime):
            return moment(said, self.task.post.lang)
        if isinstance(said, tuple):
            return tag_list(said, form=rule.form, joint=rule.joint)
        return said or ""

    # --- what fills a field

    def title(self, rule: FieldRule) -> str:
        """The title; one that is too long by its first part, up to a colon or a dash, where that fits."""
        title = self.task.title
        if excess(title, rule.limit):
            parts = re.split(r"(?<=\S)(?:: | [–—-] )", title)
            return next((part for part in parts if len(part.split()) > 1 and not excess(part, rule.limit)), title)
        return title

    def sober_title(self, rule: FieldRule) -> str:
        """The title without exclamation marks and emoji, where readers dislike advertising."""
        return _SPACES.sub(" ", EMOJI.sub("", self.title(rule).replace("!", ""))).strip()

    def description(self, _: FieldRule) -> str:
        """The description."""
        return self.task.description

    def subject(self, _: FieldRule) -> str:
        """The title as the subject of a mail."""
        return self.task.title

    def preheader(self, rule: FieldRule) -> str:
        """As many whole sentences of a good description as are wise there; "" for none, and for sales talk."""
        good = bool(self.task.request.description) or bool(self.task.extract.source.description_pieces)
        parts = pieces(self.task.description) if good else ()
        while parts and excess("".join(parts).strip(), rule.advice):
            parts = parts[:-1]
        return "".join(parts).strip()

    def link(self, _: FieldRule) -> str:
        """The post's address on this channel."""
        return self.task.link

    def canonical(self, _: FieldRule) -> str:
        """The post's address as search engines should know it: without campaign."""
        return self.task.settings.url(self.task.post.address)

    def slug(self, _: FieldRule) -> str:
        """The last part of the post's address."""
        return self.task.post.slug

    def tags(self, rule: FieldRule) -> str:
        """The post's tags, then its categories, as many as the field takes."""
        post = self.task.post
        told = (*post.tags, *post.categories)
        return tag_list(
            told,
            form=rule.form,
            joint=rule.joint,
            most=rule.most,
            each=rule.each,
            limit=rule.limit,
            quoted=rule.quoted,
        )

    def mentions(self, _: FieldRule) -> str:
        """Whom to pick from the list that opens behind an @, since a pasted name stays plain text there."""
        return ", ".join(self.task.mentioned())

    def start(self, _: FieldRule) -> str:
        """When the post's event begins."""
        found = self.schedule.start
        return moment(found, self.task.post.lang) if found else ""

    def end(self, _: FieldRule) -> str:
        """When it ends."""
        found = self.schedule.end
        return moment(found, self.task.post.lang) if found else ""

    def place(self, _: FieldRule) -> str:
        """Where it takes place."""
        return self.schedule.place

    @property
    def schedule(self) -> Schedule:
        """What the post says of its event."""
        if self._schedule is None:
            self._schedule = schedule(self.task.post, self.task.extract)
        return self._schedule

    def _html(self, values: Mapping[str, str]) -> str:
        subject = values.get("subject", "")
        title, preheader = subject or self.task.title, values.get("preheader", "")
        return html(self.text, title=title, heading=subject, preheader=preheader, lang=self.task.post.lang)


FILLS: Mapping[str, Callable[[Fields, FieldRule], str]] = MappingProxyType(
    {
        "title": Fields.title,
        "sober_title": Fields.sober_title,
        "description": Fields.description,
        "subject": Fields.subject,
        "preheader": Fields.preheader,
        "link": Fields.link,
        "canonical": Fields.canonical,
        "slug": Fields.slug,
        "tags": Fields.tags,
        "mentions": Fields.mentions,
        "start": Fields.start,
        "end": Fields.end,
        "place": Fields.place,
    }
)
"""What fills a field by the word in the channel file; `html` needs the others, a first comment only the writer."""


def moment(when: datetime, lang: str) -> str:
    """A moment as people type it into a form: "05.12.2026, 14:00" in German, "2026-12-05 14:00" else."""
    return f"{when:%d.%m.%Y, %H:%M}" if lang.partition("-")[0] == "de" else f"{when:%Y-%m-%d %H:%M}"


def replaced(text: str, task: Task) -> str:
    """`text` with its placeholders filled; in a title of its own, `{title}` is the post's."""
    title = task.post.title if text == task.request.title else task.title
    description = task.post.description if text == task.request.description else task.description
    values = {"url": task.link, "title": title, "description": description}
    return placeholders.replace(text, values)
