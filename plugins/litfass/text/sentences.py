"""Where sentences end in German and English.

A wrong split tears a sentence and shows at once; a missed one only makes a text a little longer. So when in doubt,
a sentence goes on.
"""

from __future__ import annotations

import re
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words(
    "abb abs art bd bsp bzgl bzw ca co corp dipl dr ebd eig etc evtl exkl fa ff fr geb gegr ggf hbf hl hr inc inkl "
    "ing jh jr kap kl lfd lt ltd max min mind mio mr mrd mrs ms nr od op pl proz prof sog sr st std str tel tsd u "
    "usw v vgl vol vs zb zzgl zzt"
)
"""Words that a dot follows without ending the sentence, in lower case and without the dot."""

CLOSING_ABBREVIATIONS = frozenset({"usw", "etc"})
"""Of these, those that may stand at a sentence's end: they end it when a word follows that is no noun."""

STARTERS = _words(
    "Aber Am An Auch Auf Aus Bei Da Danach Dann Das Dem Den Denn Der Die Dies Diese Dieser Doch Ein Eine Einen Er "
    "Es Für Hier Ich Ihr Im In Ist Jeder Man Mit Nach Nur Ob Sie So Und Uns Viele Vom Von Vor Was Wenn Wer Wie Wir "
    "Wo Zu Zum A An And At But For He I If In It On She So That The They This To We You"
)

_END = re.compile(r"[.!?…]+[\"'”“’»«)\]]*(?=\s+\S)|\n[ \t]*\n")
_FOLLOWING = re.compile(r"\s*(\S+)")
_WORD_BEFORE = re.compile(r"([^\s(\[„“\"'»«]+)\.$")


def pieces(text: str) -> tuple[str, ...]:
    """The sentences of `text` with the white space after each, so that they join to the text again."""
    cuts = [0]
    for end in _END.finditer(text):
        following = _FOLLOWING.match(text, end.end())
        if following is None:
            break
        if _ends(text[cuts[-1] : end.end()], end[0], following[1]):
            cuts.append(following.start(1))
    cuts.append(len(text))
    return tuple(text[start:stop] for start, stop in pairwise(cuts) if text[start:stop])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, each without white space around it."""
    return tuple(piece.strip() for piece in pieces(text) if piece.strip())


def _ends(before: str, mark: str, following: str) -> bool:
    if mark.startswith("\n"):
        return True
    if following[0].islower() or following[0] in "–—-,;:":
        return False
    if mark != ".":
        return not (mark[-1] in "”“’»«\"'" and following[0] in ",–—")
    return _dot_ends(before, following)


def _dot_ends(before: str, following: str) -> bool:
    found = _WORD_BEFORE.search(before)
    word = found[1] if found else ""
    first = re.split(r"[\s,.;:!?]", following, maxsplit=1)[0]
    if word.casefold() in CLOSING_ABBREVIATIONS:
        return first in STARTERS
    if word.casefold() in ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"\w\.\w", word):
        return False
    # "am 3. Dezember", "im 2. Stock"; a year or a long number may end a sentence
    return not re.fullmatch(r"\D?\d{1,3}", word)
