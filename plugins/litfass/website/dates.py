"""Days at the beginning of a line stay days: Markdown takes "14. Januar" for an entry of a list, and counts it as 1."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

NAME = "litfass.website.dates"
PRIORITY = 22
"""Behind code between fences (25), which is not touched."""
_COUNTED = (
    "januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|advent|"
    "january|february|march|may|june|july|october|december"
)
_DAY = re.compile(rf"^( {{0,3}}|[ \t]*[*+-][ \t]+)((?:\*\*|__)?\d{{1,2}})\.(?=[ \t]+(?:{_COUNTED})\b)", re.IGNORECASE)


class Dates(Extension):
    """Keeps Markdown from making lists of days."""

    def extendMarkdown(self, md: Markdown) -> None:  # Python-Markdown calls it so
        """Registers the preprocessor."""
        md.preprocessors.register(_Escape(md), "litfass-dates", PRIORITY)


class _Escape(Preprocessor):
    """Escapes the dot behind the number of a day."""

    def run(self, lines: list[str]) -> list[str]:
        return [_DAY.sub(r"\1\2\\.", line) for line in lines]


def makeExtension(**options: object) -> Dates:  # Python-Markdown looks for this name
    """The extension, for Python-Markdown."""
    return Dates(**options)
