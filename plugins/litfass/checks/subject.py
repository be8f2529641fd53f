"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litfass.model import Channel, FieldRule, Format, Post, Settings, Variant
from litfass.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class Subject:
    """One variant with everything that it was made from."""

    variant: Variant
    post: Post
    format: Format
    channel: Channel
    settings: Settings

    @property
    def label(self) -> str:
        """What people call this: "LinkedIn", or "LinkedIn document" for another format than the default."""
        name = self.channel.name
        return name if self.format.id == self.channel.default.id else f"{name} {self.format.id}"

    def texts(self) -> Iterator[tuple[str, FieldRule]]:
        """Each text that is pasted, with the rule of its field, for the fields that have one."""
        if rule := self.format.fields.get("text"):
            yield from ((part.text, rule) for part in self.variant.parts)
        for name, text in self.variant.fields.items():
            if rule := self.format.fields.get(name):
                yield text, rule

    def problem(self, code: str, message: str, hint: str, level: Level, *, key: str = "") -> Problem:
        """A Problem where the variant was asked for, or at a key of the post."""
        request = self.variant.request
        path, line = request.path or self.settings.shown_path(self.post.path), request.line
        if key:
            path, line = self.settings.shown_path(self.post.path), self.post.line(key)
        return Problem(path, line, code, message, hint, level)
