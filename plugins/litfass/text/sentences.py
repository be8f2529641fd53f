"""Where sentences end in German and English.

A wrong split tears a sentence and shows at once; a missed one only makes a text a little longer. So when in doubt,
a sentence goes on.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words(
    "abb abs abt allg anm aufl bd bes betr bez bj bsp bspw bzgl bzw ca chr co corp dez dgl di dipl dr ebd eig "
    "anerk gepr staatl zert beh öffentl gesetzl priv kath wöchentl monatl mtl telefon einschl engl entspr etc ev evtl "
    "exkl fa feb febr ff fig fr frl frz geb gegr gesch gest gez ggf ggfs ggü hbf hl hr hrsg inc incl ing inh inkl "
    "insb int jan jg jh jr jun kap kfm kl kto lfd lt ltd mdl med mi mio mo mrd mr mrs ms mtl nat nov nr okt op orig "
    "phil pl pos prof prot rd ref resp rer röm sa sen sept sog sr st std stellv str stv südl tel telef tsd tägl u ugs "
    "urspr usf usw v vers vgl vol vors vorm vs wg wiss zb zit zt zus zw zzgl zzt östl nördl westl approx apr aug dec "
    "dept est gov jul mt oct pres rev sgt tues wed"
)
"""Words that a dot follows without ending the sentence, in lower case and without the dot."""

CLOSING_ABBREVIATIONS = _words("usw usf etc ff dgl co corp ltd inc str hbf jh chr std mio mrd a.m p.m u.s")
"""Of these, those that may stand at a sentence's end: they end it when a word follows that is no noun."""

BEFORE_NUMBERS = _words("art do max min mind no sep mar")
"""Words that are short for others only before a number: "Art. 6", "No. 5", but "Das ist Max.", "He said no."."""

STARTERS = _words(
    "Aber Ab Alle Alles Als Am An Auch Auf Aus Außerdem Bei Beim Bis Da Dabei Dafür Damit Danach Dann Das Dazu "
    "Dem Den Denn Der Deshalb Die Dies Diese Dieser Doch Drei Du Durch Ein Eine Einen Er Es Für Gegen Hier Ich "
    "Ihr Im In Ist Jeder Jetzt Kein Keine Man Mehr Mit Nach Noch Nun Nur Ob Ohne Schon Sehr Seit Sie So Und Uns "
    "Unser Unsere Unter Viele Vom Von Vor Was Weil Wenn Wer Wie Wir Wo Zu Zum Zur Zwei Über A All An And As At "
    "But By For From He Here How I If In It My No Now On Our She So That The Then There They This To We What When "
    "Who Why With You Your"
)
"""Words that are no nouns: with a capital they begin a sentence, or nearly always do (Sie, Ihr)."""

NEVER_COUNTED = _words("Das Der Die Es Ich Ihr Wir I It The They We")
"""Of these, those that no ordinal stands before: "Kinder zahlen 15. Der Käse ..." are two sentences."""

ORDINAL_NOUNS = _words(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Stock "
    "Stockwerk Etage Klasse Quartal Halbjahr Jahrhundert Jahrtausend Lebensjahr Geburtstag Jahrestag Jubiläum "
    "Platz Preis Rang Mal Tag Woche Monat Jahr Runde Auflage Ausgabe Teil Kapitel Semester Liga Mannschaft Advent "
    "Weltkrieg Obergeschoss Untergeschoss"
)
"""Nouns that a number with a dot counts: "the third". Before them such a number never ends a sentence."""

_CLOSING = "\"'”“’»«›‹)\\]"
_OPENING = "\"'„“‚‘»«›‹(\\["
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff\u200d\ufe0f"

_END = re.compile(rf"(?<![.!?…])([.!?…]++)[{_CLOSING}]*(?:[ \u00a0]*[{_EMOJI}]+)*(?=\s+\S)|\n[ \t]*\n")
_FOLLOWING = re.compile(r"\s*(\S+)")
_LONGEST_WORD = 40
_OPENERS = "\"'„“‚‘»«›‹(["
_WORD_BEFORE = re.compile(rf"([^\s{_OPENING}]+)$")
_FIRST = re.compile(r"\w+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_YEAR = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)?(?:1[5-9]|20)\d\d")
_AMOUNT = re.compile(r"[+\-−]?\d{1,3}(?:\.\d{3})*,\d+|\d{1,3}(?:\.\d{3})+")
_NUMBER = re.compile(r"\D?\d+(?:[.:]\d+)*")

REMEMBERED = 1024
"""Of so many texts it is remembered where their sentences end: the same ones are asked about again and again."""

_MOST_QUOTED = 200
_PAIRED = re.compile(
    "|".join(
        rf"{start}[^{start}{end}\n]{{0,{_MOST_QUOTED}}}[{end}]"
        for start, end in [("„", "“”"), ("“", "”"), ("»", "«"), ("«", "»"), ('"', '"'), (r"\(", r"\)"), (r"\[", r"\]")]
    )
)
"""What stands in quotation marks or brackets is not torn, unless it is a long speech."""


@lru_cache(maxsize=REMEMBERED)
def pieces(text: str) -> tuple[str, ...]:
    """The sentences of `text` with the white space after each, so that they join to the text again."""
    cuts = [0]
    pairs = deque(pair.span() for pair in _PAIRED.finditer(text))
    for end in _END.finditer(text):
        following = _FOLLOWING.match(text, end.end())
        if following is None:
            break
        while pairs and pairs[0][1] < end.end():
            pairs.popleft()
        torn = bool(pairs) and pairs[0][0] < end.start() and end.end() < pairs[0][1]
        before = text[max(cuts[-1], end.start() - _LONGEST_WORD) : end.start()]
        if end[1] is None or (not torn and _ends(before, end[1], following[1])):
            cuts.append(following.start(1))
    cuts.append(len(text))
    return tuple(text[start:stop] for start, stop in pairwise(cuts) if text[start:stop])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, each without white space around it."""
    return tuple(piece.strip() for piece in pieces(text) if piece.strip())


def _ends(before: str, mark: str, following: str) -> bool:
    """Whether `mark` ends the sentence that closes with `before`, when `following` is the next word."""
    bare = following.lstrip(_OPENERS)
    if not bare or bare[0].islower() or following[0] in "–—-,;:/&+=":
        return False
    first = found[0] if (found := _FIRST.match(bare)) else ""
    if "…" in mark or mark.startswith(".."):
        return first in STARTERS
    if mark != ".":
        return True
    found = _WORD_BEFORE.search(before)
    word = found[1] if found else ""
    if word.isdecimal() and first in NEVER_COUNTED and before.strip() != word:
        return True
    return _dot_ends(word, first)


def _dot_ends(word: str, first: str) -> bool:
    """Whether a dot after `word` ends a sentence when `first` is the word behind it."""
    if word[-1:].isdigit():
        return _number_ends(word, first)
    short = _shortest(word.casefold())
    if short in CLOSING_ABBREVIATIONS:
        return first in STARTERS
    if short in BEFORE_NUMBERS:
        return not first[:1].isdigit()
    initial = len(word) == 1 and word.isalpha()
    return not (short in ABBREVIATIONS or initial or _DOTTED.fullmatch(word) or _ROMAN.fullmatch(word))


def _shortest(word: str) -> str:
    """The abbreviation at the end of a longer word: "ing" of "Dipl.-Ing.", "str" of "Hauptstr."."""
    last = word.rpartition("-")[2]
    return "str" if last.endswith("str") else last


def _number_ends(number: str, first: str) -> bool:
    """Whether a number with a dot ends the sentence, or is an ordinal, a date or a part of a section.

    With one or two digits it never does: "am 3. Dezember", "im 2. Stock", and "Wir sind 14. Im Mai ..." is rare.
    """
    if first in ORDINAL_NOUNS or not first:
        return False
    if _YEAR.fullmatch(number) or _AMOUNT.fullmatch(number):
        return True
    return first in STARTERS and bool(_NUMBER.fullmatch(number)) and len(number) > 2
