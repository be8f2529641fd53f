"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litfass.model import Channel, FieldRule, Format, Post, Request, Settings, Variant
from litfass.problems import Level, Problem

UNREAD = ("html", "link")
"""Fields with nothing in them that a writer could mend."""

LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a field; `own` when the writer typed it for this channel, else it comes from the post."""

    text: str
    rule: FieldRule
    own: bool

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.rule.name

    @property
    def level(self) -> Level:
        """How serious it is when the platform refuses this: what Litfass took from the post stops no build."""
        return Level.ERROR if self.own else Level.WARNING


@dataclass(frozen=True, slots=True)
class Subject:
    """One variant with everything that it was made from; `requests` are all that the post asks for."""

    variant: Variant
    post: Post
    format: Format
    channel: Channel
    settings: Settings
    requests: tuple[Request, ...] = ()

    @property
    def label(self) -> str:
        """What people call this: "LinkedIn", or "LinkedIn document" for another format than the default."""
        name = self.channel.name
        return name if self.format.id == self.channel.default.id else f"{name} {self.format.id}"

    def parts(self) -> Iterator[Said]:
        """Each part of the text."""
        rule = self.format.fields.get("text") or FieldRule("text")
        yield from (Said(part.text, rule, self.variant.own) for part in self.variant.parts)

    def fields(self) -> Iterator[Said]:
        """Each field beside the text with something in it."""
        for name, text in self.variant.fields.items():
            rule = self.format.fields.get(name) or FieldRule(name)
            yield Said(text, rule, self.says(name))

    def words(self) -> Iterator[Said]:
        """Everything that people read: the parts of the text, and the fields that hold words or tags."""
        yield from self.parts()
        kinds = ("words", "tags")
        yield from (said for said in self.fields() if said.name not in UNREAD and said.rule.kind in kinds)

    def says(self, field: str) -> bool:
        """True when the writer typed something for a field of this channel."""
        request = self.variant.request
        return bool(getattr(request, field, None) or request.fields.get(field))

    def wish(self, values: str, format: str = "") -> str:
        """What to type for a format, this one unless another is named: "channels: {facebook-event: {end: ...}}"."""
        format = format or self.format.id
        name = self.channel.id if format == self.channel.default.id else f"{self.channel.id}-{format}"
        return f"channels: {{{name}: {{{values}}}}}"

    def problem(self, code: str, message: str, hint: str, level: Level, *, key: str = "") -> Problem:
        """A Problem where the variant was asked for, or at a key of the post."""
        request = self.variant.request
        path, line = request.path or self.settings.shown_path(self.post.path), request.line
        if key:
            path, line = self.settings.shown_path(self.post.path), self.post.line(key)
        return Problem(path, line, code, message, hint, level)

    def problem_in(self, said: Said, found: str, code: str, message: str, hint: str, level: Level) -> Problem:
        """A Problem with the letters `found`: where they were typed for this channel, else where the post has them."""
        post = self.post
        path = self.settings.shown_path(post.path)
        if said.own:
            line = self.line_of(said.name)
            return Problem(path, line, code, message, hint, level) if line else self.problem(code, message, hint, level)
        for key in ("title", "description", "hook", "sponsored"):
            if found in getattr(post, key):
                return self.problem(code, message, hint, level, key=key)
        if found in post.body:
            line = post.body_line + post.body.count("\n", 0, post.body.index(found))
            return Problem(path, line, code, message, hint, level)
        return self.problem(code, message, hint, level)

    def line_of(self, field: str) -> int:
        """The line on which the post names a field of this channel; 0 when it stands elsewhere."""
        request, lines = self.variant.request, self.post.lines
        if request.path != self.settings.shown_path(self.post.path):
            return 0
        for name in (self.channel.id, *self.channel.aliases):
            for form in (f"{name}-{self.format.id}", f"{name}.formats.{self.format.id}", name):
                if line := lines.get(f"channels.{form}.{field}"):
                    return line
        return 0


def quoted(text: str) -> str:
    """`text` in quotation marks as it stands, cut where it is long."""
    text = " ".join(text.split())
    return f"'{text if len(text) <= LONGEST_QUOTE else f'{text[: LONGEST_QUOTE - 3]}...'}'"
