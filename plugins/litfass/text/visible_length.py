"""How long Telegram finds a text with HTML marks (https://core.telegram.org/bots/api#html-style, read on 2026-11-22).

The Bot API counts "after entities parsing". Its parser is TDLib's parse_html
(https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp), whose rules stand here in words of our own.
"""

from __future__ import annotations

import re

_NAMES = "a|b|strong|i|em|u|ins|s|strike|del|code|pre|tg-spoiler|tg-emoji|blockquote"
_VALUE = r"""(?:"[^"]{0,4096}+"|'[^']{0,4096}+'|[A-Za-z0-9.\-]{0,4096}+)"""
_ATTRIBUTES = rf"(?:\s++[A-Za-z\-]{{1,32}}+(?:\s*+=\s*+{_VALUE})?+){{0,4}}+"
"""No mark has more than one attribute; what is longer than an address may be is none, so that reading stays quick."""

_SPOILER = r"""span\s++class\s*+=\s*+(?:"tg-spoiler"|'tg-spoiler'|tg-spoiler)"""
_MARK = rf"<(?:(?:{_NAMES}){_ATTRIBUTES}|{_SPOILER}|/(?:{_NAMES}|span))\s*+>"
_NAME = "(?P<name>lt|gt|amp|quot)(?![A-Za-z])"
_NUMBER = "#(?P<decimal>[0-9]{1,7})(?![0-9])|#x(?P<hex>[0-9A-Fa-f]{1,6})(?![0-9A-Fa-f])"
_HIDDEN = re.compile(rf"(?P<mark>(?i:{_MARK}))|&(?:{_NAME}|{_NUMBER});?", re.ASCII)
_MEANING = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def visible(text: str) -> str:
    """`text` as a reader sees it: without the marks of Telegram's HTML, and with characters for their codes.

    The Bot API knows few tags and four names (&lt; &gt; &amp; &quot;); what it does not know stays as it stands.
    """
    return _HIDDEN.sub(_shown, text)


def utf16_visible(text: str) -> int:
    """UTF-16 units of the `visible` text, by which Telegram sets its limits of 4,096 and 1,024."""
    return len(visible(text).encode("utf-16-le", "surrogatepass")) // 2


def _shown(found: re.Match[str]) -> str:
    if found["mark"]:
        return ""
    if found["name"]:
        return _MEANING[found["name"]]
    code = int(found["decimal"] or found["hex"], 10 if found["decimal"] else 16)
    return chr(code) if 0 < code < 0x10FFFF else found[0]
