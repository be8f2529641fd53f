"""A text as plain HTML: paragraphs, lists and links, nothing that a mail program or an editor would refuse."""

from __future__ import annotations

import re
from html import escape

_URL = re.compile(r"https?://(?:[^\s<>\"()„“”]|\([^\s()]*\))+(?<![.,;:!?])")
_STYLE = "margin:0 auto;padding:24px;max-width:600px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#222"
_TITLE = "margin:0 0 16px;font-size:26px;line-height:1.2"
_HIDDEN = "display:none;max-height:0;overflow:hidden"
_LINE = re.compile(r"(.{3,60}): (https?://\S+)")
"""A line that announces an address: its words become the link."""
_BULLET = re.compile(r"^(?:[•-]|(\d{1,2})\.) ")


def html(text: str, *, title: str, lang: str, heading: str = "", preheader: str = "") -> str:
    """A whole HTML document in UTF-8: the preheader (hidden, for the list of mails), the heading, the text.

    An article has no heading here: its title is pasted into a field of its own. It asks for no file of any other place.
    """
    hidden = f'<div style="{_HIDDEN}">{escape(preheader)}</div>\n' if preheader else ""
    head = f'<h1 style="{_TITLE}">{escape(heading)}</h1>\n' if heading else ""
    body = "\n".join(_block(block) for block in re.split(r"\n{2,}", text.strip()) if block)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n"
        f'<body style="{_STYLE}">\n{hidden}{head}{body}\n</body>\n</html>\n'
    )


def _block(block: str) -> str:
    lines = block.split("\n")
    first = next((number for number, line in enumerate(lines) if _BULLET.match(line)), len(lines))
    lead, entries = lines[:first], _entries(lines[first:])
    if not _is_list(lines[first:]):
        lead, entries = lines, []
    words = "<br>\n".join(map(_inline, lead))
    return "\n".join(filter(None, (f"<p>{words}</p>" if lead else "", _list(entries, lines[first:]))))


def _is_list(lines: list[str]) -> bool:
    """True for bullets, and for lines that count from 1; a date ("3. Dezember") is neither."""
    marks = [mark[1] for line in lines if (mark := _BULLET.match(line))]
    numbers = [mark for mark in marks if mark]
    return bool(marks) and (not numbers or (len(marks) > 1 and marks == [str(n + 1) for n in range(len(marks))]))


def _entries(lines: list[str]) -> list[str]:
    """The entries without their marks; a line without a mark belongs to the entry before it."""
    entries: list[str] = []
    for line in lines:
        if _BULLET.match(line) or not entries:
            entries.append(_inline(_BULLET.sub("", line)))
        else:
            entries[-1] += f"<br>\n{_inline(line)}"
    return entries


def _list(entries: list[str], lines: list[str]) -> str:
    if not entries:
        return ""
    first = _BULLET.match(lines[0])
    tag = "ol" if first and first[1] else "ul"
    return "\n".join((f"<{tag}>", *(f"<li>{entry}</li>" for entry in entries), f"</{tag}>"))


def _inline(text: str) -> str:
    """Escaped words with every address as a link; a line that announces one is the link itself."""
    if line := _LINE.fullmatch(text):
        return f'<a href="{escape(line[2])}">{escape(line[1])}</a>'
    parts, end = [], 0
    for found in _URL.finditer(text):
        url = escape(found[0])
        parts += [escape(text[end : found.start()]), f'<a href="{url}">{url}</a>']
        end = found.end()
    return "".join((*parts, escape(text[end:])))
