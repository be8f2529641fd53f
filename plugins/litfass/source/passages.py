"""What can be read off raw Markdown without converting it: first heading, first sentence, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_FENCE = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?P<ticks>`{1,9})(?!`)[^\n]{0,500}?(?<!`)(?P=ticks)(?!`)")
_HEADING = re.compile(r"^ {0,3}#[ \t]+(?P<text>[^\n]+)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}]{0,200}\}$")
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]*)\]\([ \t]*(?:<(?P<angled>[^<>\n]+)>"
    r"|(?P<bare>[^()\s]+)(?P<more>(?:[ \t]++(?![\"'])[^()\s\"'<>]++)*+(?=[ \t]*[)\"']))?)"
)
_DECORATION = re.compile(r"[^()\n]{0,200}\)\{[^{}\n]{0,200}\brole=[\"']?(?:presentation|none)\b")
"""What stands behind the name of a picture that is only decoration: `![](ranke.svg){ role=presentation }`."""
_LETTER = re.compile(r"[^\W\d_]")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_WORD = re.compile(r"[^\s()\[\]<>\"'=|]+|(?<=\()<[^<>\n]+>")
_FILE = re.compile(r"<?(.*\.[A-Za-z0-9]{2,5})")
_TARGET = re.compile(r"\](?:\(|:)[ \t]*(?:<(?P<angled>[^<>\n]+)>|(?P<bare>(?:[^()\s]|\([^()\s]*\))+))")
_ATTRIBUTE = re.compile(
    r"\b(?:src|href|poster|data)[ \t]*=[ \t]*(?:(?P<quote>[\"'])(?P<value>[^\"'\n]*)(?P=quote)|(?P<word>[^\s\"'<>]+))"
)
_SOURCES = re.compile(r"\bsrcset[ \t]*=[ \t]*[\"'](?P<value>[^\"']*)[\"']")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?(?:\{[^{}\n]*\})?")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)|</?[A-Za-z][^<>\n]*>|\[\^[^\[\]\n]*\]")
_NOT_PROSE = re.compile(r"\s*(?:[#>|!<\-*+=:\[{]|\d+[.)]|    |\t|$)")
_SENTENCE = re.compile(r".+?[.!?…][»“”\"')\]]*(?=\s+[A-ZÄÖÜ0-9„»“\"(]|\s*$)", re.DOTALL)
_ABBREVIATED = re.compile(
    r"(?:\b(?:z\. ?B|d\. ?h|u\. ?a|bzw|ca|Dr|Nr|St|Str|Prof|vgl|etc|inkl|usw|Mr|Mrs|e\.g|i\.e|\d+)|\b\w)\.$"
)

LONGEST_NAME = 1000
"""Anything longer is no file name but a picture pasted as text (data:image/png;base64,…)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the text: what it names, its alternative text and its line in the text.

    The alternative text is None when nobody wrote one, "" when the picture says that it is only decoration.

    `spaced` is true when the name has blanks and no <…> around it.
    """

    src: str
    alt: str | None
    line: int
    spaced: bool = False


def without_code(body: str) -> str:
    """The text with code and comments blanked out; every other character stays in its place."""
    return _CODE.sub(_blank, _without_comments(_FENCE.sub(_blank, body)))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_comments(body: str) -> str:
    """Blanks out HTML comments; a pattern would take quadratic time where many are not closed."""
    parts, end = [], 0
    while (start := body.find("<!--", end)) >= 0 and (close := body.find("-->", start)) >= 0:
        parts += [body[end:start], re.sub(r"[^\n]", " ", body[start : close + 3])]
        end = close + 3
    return "".join([*parts, body[end:]])


def first_heading(body: str) -> str:
    """The text of the first heading of level 1, or ""."""
    match = _HEADING.search(without_code(body))
    if not match:
        return ""
    text = _ATTRIBUTES.sub("", match["text"].rstrip()).rstrip()
    closed = text.rstrip("#")
    return plain(closed if closed.endswith((" ", "\t")) else text)


def pictures_in(body: str) -> list[Shown]:
    """The pictures that the text shows, in their order."""
    clean = without_code(body)
    found, line, counted = [], 1, 0
    for match in _PICTURE.finditer(clean):
        line, counted = line + clean.count("\n", counted, match.start()), match.start()
        spaced = bool(match["more"] and _SUFFIX.search(match["more"]))
        src = match["angled"] or match["bare"] + (match["more"] if spaced else "")
        bare = "" if _DECORATION.match(clean, match.end()) else None
        found.append(Shown(src, match["alt"].strip() or bare, line, spaced))
    return found


def line_of(text: str, part: str) -> int:
    """The first line of a file that holds `part`, in prose rather than in code, or 0."""
    if not part:
        return 0
    lines = (line for source in (without_code(text), text) for line in enumerate(source.split("\n"), 1))
    return next((number for number, line in lines if part in line), 0)


def files_named_in(body: str) -> set[str]:
    """The paths of files that the text mentions anywhere, as they were typed and decoded."""
    words = (word for word in _WORD.findall(body) if len(word) <= LONGEST_NAME)
    names = {match[1] for word in words if (match := _FILE.match(word))}
    return names | {unquote(name) for name in names}


def files_linked_in(body: str) -> set[str]:
    """What the text shows or links, in Markdown or HTML and not in code, as it was typed."""
    clean = without_code(body)
    found = {match["angled"] or match["bare"] for match in _TARGET.finditer(clean)}
    found |= {match["value"] or match["word"] or "" for match in _ATTRIBUTE.finditer(clean)}
    sets = (re.split(r",?[ \t\n]+", match["value"]) for match in _SOURCES.finditer(clean))
    return {name for name in found.union(*sets) if name and len(name) <= LONGEST_NAME}


def first_sentence(body: str, limit: int = 200) -> str:
    """A proposal for a description: the first sentence of prose, or "" when it is longer than `limit` characters."""
    for paragraph in re.split(r"\n[ \t]*\n", without_code(body)):
        if _NOT_PROSE.match(paragraph):
            continue
        text = " ".join(plain(paragraph[:2000]).split())
        if _LETTER.search(text):
            sentence = _sentence(text)
            return sentence if len(sentence) <= limit else ""
    return ""


def plain(text: str) -> str:
    """A line of Markdown without its marks."""
    return _MARKS.sub("", _LINK.sub(r"\1", _LINK.sub(r"\1", text))).strip()


def _sentence(text: str) -> str:
    end = 0
    while match := _SENTENCE.match(text, end):
        end = match.end()
        if not _ABBREVIATED.search(text[:end]):
            return text[:end].strip()
    return text
