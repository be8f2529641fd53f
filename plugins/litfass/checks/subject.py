"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litfass.compose.thread import starts_of
from litfass.model import Channel, FieldRule, Format, Post, Request, Settings, Variant
from litfass.problems import Level, Problem

UNREAD = ("html", "link")
"""Fields with nothing in them that a writer could mend."""

LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a field or in one part of the text.

    `own` when the writer typed it for this channel, else it comes from the post.
    """

    text: str
    rule: FieldRule
    own: bool
    place: int = 0
    """Which part of a thread it is, from 1; 0 for what is no part of several."""
    of: int = 0

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.rule.name

    @property
    def called(self) -> str:
        """What people call it: "title", or "text, part 2 of 3,"."""
        return f"{self.name}, part {self.place} of {self.of}," if self.place else self.name

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
        parts, own = self.variant.parts, self.variant.own
        several = len(parts) if len(parts) > 1 else 0
        for place, part in enumerate(parts, start=1):
            yield Said(part.text, rule, own, place if several else 0, several)

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
        """What to type for a format, this one unless another is named: "channels: {facebook-event: {end: ...}}".

        It takes the place of what the post says already, under the name that stands there: a second name for the same
        format would be a second entry for it.
        """
        wanted, lines = format or self.format.id, self.post.lines
        channel, names = self.channel, (self.channel.id, *self.channel.aliases)
        usual = wanted == channel.default.id
        entry = f"{channel.id if usual else f'{channel.id}-{wanted}'}: {{{values}}}"
        typed = [f"{name}-{wanted}" for name in names if f"channels.{name}-{wanted}" in lines]
        whole = [name for name in names if f"channels.{name}" in lines]
        if typed:
            entry = f"{typed[0]}: {{{values}}}"
        elif whole:
            others = "".join(f", {each}: true" for each in self._formats_beside(wanted))
            one = f"{values}" if usual else f"format: {wanted}, {values}"
            entry = f"{whole[0]}: {{{f'formats: {{{wanted}: {{{values}}}{others}}}' if others else one}}}"
        return f"channels: {{{entry}}}"

    def _formats_beside(self, wanted: str) -> list[str]:
        """The other formats that the post asks for together with `wanted`, under the channel's own name."""
        asked = dict.fromkeys(each.format for each in self.requests if each.channel == self.channel.id)
        names = (self.channel.id, *self.channel.aliases)
        own = [each for each in asked if not any(f"channels.{name}-{each}" in self.post.lines for name in names)]
        return [each for each in own if each != wanted] if wanted in own else []

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

    def start_of(self, said: Said) -> int:
        """The line of its file on which a marked part of a file beside the post begins, else that of the request."""
        request = self.variant.request
        for sidecar in self.post.sidecars if said.place and said.own else ():
            starts = starts_of(sidecar.text) if self.settings.shown_path(sidecar.path) == request.path else ()
            if said.place <= len(starts) > 1:
                return starts[said.place - 1]
        return request.line

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
