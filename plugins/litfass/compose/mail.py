"""A text as the plain HTML of a mail: paragraphs, lists and links, nothing that a mail program would refuse."""

from __future__ import annotations

import re
from html import escape

_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)„“”]")
_STYLE = "margin:0 auto;padding:24px;max-width:600px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#222"
_BULLET = re.compile(r"^(?:[•-]|(\d{1,2})\.) ")


def html(text: str, *, subject: str, lang: str) -> str:
    """A whole HTML document in UTF-8 with the words of `text`; it asks for no file of any other place."""
    body = "\n".join(_block(block) for block in re.split(r"\n{2,}", text.strip()) if block)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(subject)}</title>\n</head>\n"
        f'<body style="{_STYLE}">\n{body}\n</body>\n</html>\n'
    )


def _block(block: str) -> str:
    lines = block.split("\n")
    lead = []
    while lines and not _BULLET.match(lines[0]):
        lead.append(_inline(lines.pop(0)))
    words = "<br>\n".join(lead)
    paragraph = f"<p>{words}</p>" if lead else ""
    return "\n".join(filter(None, (paragraph, _list(lines) if lines else "")))


def _list(lines: list[str]) -> str:
    first = _BULLET.match(lines[0])
    tag = "ol" if first and first[1] else "ul"
    items = [f"<li>{_inline(line)}</li>" for line in (_BULLET.sub("", line) for line in lines)]
    return "\n".join((f"<{tag}>", *items, f"</{tag}>"))


def _inline(text: str) -> str:
    """Escaped words with every address as a link."""
    parts, end = [], 0
    for found in _URL.finditer(text):
        url = escape(found[0])
        parts += [escape(text[end : found.start()]), f'<a href="{url}">{url}</a>']
        end = found.end()
    return "".join((*parts, escape(text[end:])))
