"""Web addresses in running text as X and Mastodon find them, which decides how long a text is there.

The grammar is that of twitter-text 3 (https://github.com/twitter/twitter-text, read on 2026-11-22), in words of our
own. Mastodon finds addresses in the same way, but only behind http:// or https://.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from litfass.text.patterns import any_of

LONGEST_ADDRESS = 4096
LONGEST_LABEL = 63
LONGEST_SHORTENED = 40
_PATIENCE = 100
"""A label is read so far, for over `LONGEST_LABEL` it makes no address anyway, and a domain has no more labels."""

_SPACE = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NEVER = rf"{_SPACE}!'#%&()*+,\\./:;<=>?@\[\]\^{{|}}~$\ufffe\ufeff\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What ends a domain: white space, signs of ASCII but hyphens, quotes and grave accents, marks of direction."""

_LATIN = (
    r"\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f\u0272\u0275\u0280"
    r"\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f"
)
"""Latin letters with marks, and the few that the rule takes for one of them when capitals do not matter."""

_SUBDOMAIN = rf"(?![_\-])[^{_NEVER}]{{1,{_PATIENCE}}}+(?<![_\-])\."
_NAME = rf"(?!-)[^{_NEVER}_]{{1,{_PATIENCE}}}+(?<!-)\."

_IN_PATH = rf"[a-z0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&\u0400-\u04ff\u1c80-\u1c87{_LATIN}]"
_AT_PATHS_END = rf"[a-z0-9+\-=_#/\u0400-\u04ff\u1c80-\u1c87{_LATIN}]"
_BRACKETS = rf"\((?:{_IN_PATH}+|{_IN_PATH}*\({_IN_PATH}+\){_IN_PATH}*)\)"
_PATH = rf"/{_IN_PATH}*(?:{_BRACKETS}{_IN_PATH}*)*(?<={_AT_PATHS_END})(?:{_BRACKETS})*"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"

_SPACES = re.compile(rf"[{_SPACE}]")
_LATIN_DOMAIN = re.compile(rf"[\-.a-z0-9{_LATIN}]+", re.ASCII | re.IGNORECASE)

_HYPHENS = "-_./"
"""A bare domain behind one of these is a part of something else."""


class Address(NamedTuple):
    """Where an address begins in a text, and how many characters of it count as the address."""

    start: int
    length: int


def addresses(text: str) -> Iterator[Address]:
    """The addresses in `text` (NFC), bare domains too: "hof.de" is one, and so are "Datei.md" and "Ende.Am"."""
    for word in _words(text, "."):
        if not _ends_as_a_domain().search(word.text):
            continue  # the grammar would try every label of a long word
        for found in _grammar("?").finditer(word.text):
            for address in _addresses(found):
                yield Address(word.start + address.start, address.length)


def linked_addresses(text: str) -> Iterator[Address]:
    """The addresses in `text` that say http:// or https://."""
    for word in _words(text, "://"):
        for found in _grammar("").finditer(word.text):
            yield Address(word.start + found.start("url"), len(found["url"]))


class _Word(NamedTuple):
    """A word, with the space before it, and where it begins."""

    start: int
    text: str


def _words(text: str, sign: str) -> Iterator[_Word]:
    """The words with `sign` in them, but not at their end: no address goes over a space."""
    at = text.find(sign)
    while at >= 0:
        end = _end(text, at)
        if end > at + len(sign):
            start = _start(text, at)
            yield _Word(start, text[start:end])
        at = text.find(sign, max(end, at + 1))


def _end(text: str, at: int) -> int:
    """Where the word around `at` ends."""
    space = _SPACES.search(text, at)
    return space.start() if space else len(text)


def _start(text: str, at: int) -> int:
    """Where the word around `at` begins: at the space before it, if there is one."""
    while at and not _SPACES.match(text, at):
        at -= 1
    return at


@cache
def _grammar(protocol: str) -> re.Pattern[str]:
    """An address and what may stand before it; `protocol` "?" when one may be missing, else ""."""
    return re.compile(
        rf"(?P<before>[^a-z0-9@＠$#＃\ufffe\ufeff\uffff]|\A)(?P<url>(?P<protocol>https?://){protocol}"
        rf"(?P<domain>(?:{_SUBDOMAIN}){{0,{_PATIENCE}}}{_NAME}{_top()})(?::[0-9]+)?(?P<path>{_PATH})?(?:{_QUERY})?)",
        re.ASCII | re.IGNORECASE,
    )


@cache
def _plain_domains() -> re.Pattern[str]:
    return re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+{_top()}", re.ASCII | re.IGNORECASE)


@cache
def _ends_as_a_domain() -> re.Pattern[str]:
    return re.compile(rf"\.{_top()}", re.ASCII | re.IGNORECASE)


_SHORTENED = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", re.ASCII | re.IGNORECASE)


@cache
def tops() -> tuple[str, ...]:
    """The top-level domains of `tlds.txt`; of letters beyond ASCII the usual capitals too."""
    lines = Path(__file__).with_name("tlds.txt").read_text("utf-8").splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.split()}
    return tuple(sorted(names | {form for name in names if not name.isascii() for form in _in_capitals(name)}))


def _in_capitals(name: str) -> tuple[str, str]:
    return name.upper(), name.capitalize()


@cache
def _top() -> str:
    """A pattern for a top-level domain."""
    return rf"(?:{any_of(tops())}(?![0-9a-z@+\-])|xn--[\-0-9a-z]+)"


def _addresses(found: re.Match[str]) -> Iterator[Address]:
    if not _is_sound(found):
        return
    if not found["protocol"]:
        yield from _bare(found) if found["before"] not in tuple(_HYPHENS) else ()
        return
    shortened = _SHORTENED.match(found["url"])
    if shortened is None:
        yield Address(found.start("url"), len(found["url"]))
    elif len(shortened[1]) <= LONGEST_SHORTENED:
        yield Address(found.start("url"), len(shortened[0]))


def _is_sound(found: re.Match[str]) -> bool:
    """Whether the lengths of the labels and of the whole are those that a name server bears (RFC 3490, lightly)."""
    domain = found["domain"]
    if domain.startswith("xn--") and not _plain_domains().search(domain):
        return False
    longest = len(found["protocol"] or "https://") + _units(found["url"])
    return longest <= LONGEST_ADDRESS and all(0 < _encoded(label) <= LONGEST_LABEL for label in domain.split("."))


def _units(text: str) -> int:
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def _encoded(label: str) -> int:
    """The length of a label in Punycode (RFC 3492)."""
    return len(label) if label.isascii() else len("xn--") + len(label.encode("punycode"))


def _bare(found: re.Match[str]) -> Iterator[Address]:
    """The parts of a domain without protocol that are of Latin letters; the last one takes port, path and query."""
    domain = found["domain"]
    parts = [(0, domain)] if _LATIN_DOMAIN.fullmatch(domain) else _latin_parts(domain)
    for part in parts:
        rest = len(found["url"]) - len(domain) if part is parts[-1] and found["path"] else 0
        yield Address(found.start("domain") + part[0], len(part[1]) + rest)


def _latin_parts(domain: str) -> list[tuple[int, str]]:
    """The parts of a mixed domain, each where its letters occur first, as their library looks for them."""
    found: list[tuple[int, str]] = []
    done = 0
    for part in _plain_domains().findall(domain):
        at = domain.index(part, done)
        done = at + len(part)
        found.append((at, part))
    return found
