"""What a reader gets from finished HTML: plain words, minutes, and the part before the fold."""

from __future__ import annotations

import html
import re

WORDS_A_MINUTE = 220
"""Silent reading of German prose; Brysbaert 2019 (doi 10.1016/j.jml.2019.104047) found 238 for English, 260 for German
fiction readers at best; companies' posts are read on phones, so a little less."""

_DROPPED = re.compile(r"<(script|style|pre|svg)\b.*?</\1>|<a class=\"headerlink\".*?</a>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BREAKING = re.compile(r"</?(p|div|li|ul|ol|h[1-6]|table|tr|td|th|blockquote|figure|figcaption|br|hr|dd|dt)\b[^>]*>")
MORE = re.compile(r"<!--\s*more\s*-->")
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_NOTE = re.compile(r"<sup\b[^>]*id=\"fnref.*?</sup>", re.DOTALL)


def plain(markup: str) -> str:
    """The words of an HTML fragment on one line, without code blocks, scripts and header links."""
    markup = _BREAKING.sub(" ", _DROPPED.sub(" ", _NOTE.sub("", markup)))
    return " ".join(html.unescape(_TAG.sub("", markup)).split())


def minutes(markup: str) -> int:
    """Reading time of an HTML fragment in whole minutes, at least 1."""
    return max(1, round(len(plain(markup).split()) / WORDS_A_MINUTE))


def excerpt(markup: str) -> str:
    """The plain text before `<!-- more -->`; without that mark, the first paragraph that has words."""
    head = MORE.split(markup, maxsplit=1)
    if len(head) == 2:
        return plain(head[0])
    return next((text for text in map(plain, _PARAGRAPH.findall(markup)) if text), "")
