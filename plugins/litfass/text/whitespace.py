"""White space between inlines as a browser shows it."""

from __future__ import annotations

from collections.abc import Sequence

from litfass.text.blocks import Break, Code, Emphasis, Image, Inline, Link, Strike, Strong, Text


def tidied(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """White space as a browser shows it: one blank between words, none beside a break, none at the ends."""
    left, _ = _squeeze(inlines, after_blank=True)
    return _stripped_end(left)


def _squeeze(inlines: Sequence[Inline], *, after_blank: bool) -> tuple[tuple[Inline, ...], bool]:
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                text = text.lstrip(" ") if after_blank else text
                after_blank = text.endswith(" ") if text else after_blank
                found += [Text(text)] if text else []
            case Break():
                found = list(_stripped_end(tuple(found)))
                found.append(inline)
                after_blank = True
            case Code() | Image():
                found.append(inline)
                after_blank = False
            case Link(inner, url):
                inner, after_blank = _squeeze(inner, after_blank=after_blank)
                found += [Link(inner, url)] if inner else []
            case Strong(inner) | Emphasis(inner) | Strike(inner):
                inner, after_blank = _squeeze(inner, after_blank=after_blank)
                found += [type(inline)(inner)] if inner else []
    return tuple(found), after_blank


def _stripped_end(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    while inlines:
        last = inlines[-1]
        if isinstance(last, Break):
            inlines = inlines[:-1]
        elif isinstance(last, Text):
            text = last.text.rstrip(" ")
            return (*inlines[:-1], Text(text)) if text else _stripped_end(inlines[:-1])
        else:
            return inlines
    return inlines
