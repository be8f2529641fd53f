"""Texts that are hard to count, the same in every run: what joins and what does not, marks of HTML, names of hosts."""

from __future__ import annotations

import random
from functools import cache

import regex
from tests.text.oracle import EMOJI, LABELS, TOPS, WORDS, hard_texts

from litfass.desk.facts import CLUSTERS

HTML = """
<b>|</b>|<B >|<i class='x'>|<a href="https://hof.de/?a=1&amp;b=2">|</a>|<span class=tg-spoiler>|</span>|<code|>|<
<pre><code class="language-py">|</PRE>|<tg-emoji emoji-id='5'>👍</tg-emoji>|&lt;|&gt|&amp;amp;|&quot;|&nbsp;|&#128077;
&#x1F44D;|&#xD83D;&#xDC4D;|&#0;|&#1114111;|&#x10fffe;|&#12345678|&ltx|<strike a b=c d='e' f="g" h>|<s a b c d e>
<script>|<span>|=|'|"|<blockquote expandable>|<a  href = 'x' >|<a href=ä>|<ſ>|<a b=>|<SPAN CLASS="TG-Spoiler">|tg
"""
PIECES = [piece for line in HTML.strip().split("\n") for piece in line.split("|")]
PIECES += ["<a href='x'\n>", "<u\f>", "<\u212aode>", "<em\x1c>", "<b\u00a0>", " "]
SIGNS = [*"\r\n\u200d\u200c\ufe0f\u20e3\u0301\u034f\u0600\u0903\ufeff\xad🇩🇪🏽❤👩🏴1#"]
SIGNS += [*"가각\u1100\u1161\u11a8क\u094dत\u0d3f", "\r\n", "ക്", "\U000e0067", "\U000e007f"]
HOSTS = "\u212a.de ſ.de ﬁ.de hof.Ⅾe İ.com VERMÖGENSBERATER x.Vermögensberater x.vermÖgensberater HTTP://Ä.DE/\u212a"
"""Letters that some tools take for one another when capitals do not matter."""


@cache
def texts() -> tuple[str, ...]:
    """31,000 texts: those with which the libraries of X and Bluesky are asked, and four kinds of our own."""
    dice = random.Random(6)
    classes = _members()
    hosts = [*HOSTS.split(" "), *LABELS, *TOPS, ".", "/", " ", "://"]
    rows = ["".join(dice.choices(SIGNS, k=dice.randint(1, 12))) for _ in range(3000)]
    rows += ["".join(_member(classes, dice) for _ in range(dice.randint(1, 10))) for _ in range(3000)]
    rows += ["".join(_said(dice) for _ in range(dice.randint(1, 8))) for _ in range(3000)]
    rows += ["".join(dice.choices(hosts, k=dice.randint(1, 9))) for _ in range(2000)]
    return (*hard_texts(), *rows)


def _said(dice: random.Random) -> str:
    return dice.choice([dice.choice(PIECES), dice.choice(PIECES), dice.choice(WORDS), dice.choice(EMOJI)])


def _members() -> dict[str, list[str]]:
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    found = {name: regex.findall(pattern, everything, regex.VERSION1) for name, pattern in CLUSTERS.items()}
    others = {"any": everything[:0x3000], "flag": "🇦🇿🇩", "joiner": "\u200d", "hangul": "가각힣"}
    return {**found, **{name: list(chars) for name, chars in others.items()}}


def _member(classes: dict[str, list[str]], dice: random.Random) -> str:
    """A character of a class, where each class is as likely as any other."""
    return dice.choice(classes[dice.choice(list(classes))])
