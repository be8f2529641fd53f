"""What a composer shows in place of a text before it counts, and what an API wants instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote

from litfass.text.atproto_facets import atproto_facets
from litfass.text.entities import Kind

LONGEST_PATH = 15
"""A path of more signs, query and fragment included, is cut."""

KEPT_OF_PATH = 13

_URL = re.compile(
    r"(?P<scheme>https?)://+(?:[^/?#\\]*@)?(?P<host>[^/?#\\:@]+)(?::(?P<port>[0-9]{0,5}))?"
    r"(?P<path>[/\\][^?#]*)?(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.DOTALL,
)
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_PORTS = {"http": "80", "https": "443"}
_FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
_NOT_IN_LABEL = re.compile(rf"{_FORBIDDEN.pattern[:-1]}.\u200c\u200d\U000e0000-\U000e0fff]")
_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\.?$")
_FOUR_NUMBERS = re.compile(r"(?:(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])(?:\.(?=.)|$)){4}")
_DOTS = re.compile(r"[.。．｡]")
_UNSEEN = re.compile("[\u00ad\u034f\u180b-\u180f\u200b\u2060\u2064\ufe00-\ufe0f\ufeff]")
LONGEST_LABEL = 63

_IN_PATH = "!$%&'()*+,-./:;=@[]_|~"
_IN_QUERY = "!$%&()*+,-./:;=?@[\\]^_`{|}~"
_IN_FRAGMENT = "!#$%&'()*+,-./:;=?@[\\]^_{|}~"


def short_links(text: str) -> str:
    """`text` with Bluesky's short form of each linked address: host and up to 13 signs of the path, then "...".

    The app counts so and posts so (https://github.com/bluesky-social/social-app: toShortUrl in
    src/lib/strings/url-helpers.ts, shortenLinks in rich-text-manip.ts, read on 2026-11-22). A domain without protocol
    stays as it is.
    """
    shown: list[str] = []
    done = 0
    for kind, start, end in atproto_facets(text):
        if kind is Kind.ADDRESS:
            shown += [text[done:start], _short(text[start:end])]
            done = end
    return "".join([*shown, text[done:]])


def escaped(text: str, characters: str) -> str:
    r"""`text` with a backslash before each of `characters` and before each backslash.

    LinkedIn's API wants it for \|{}@[]()<>#*_~
    (https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format); what is pasted must
    not be escaped, for there a reader would see the backslashes.
    """
    return text.translate({ord(char): f"\\{char}" for char in {*characters, "\\"}})


SHOWN: Mapping[str, Callable[[str], str]] = MappingProxyType({"short_links": short_links})
"""What composers do to a text before they count it, by name."""


def as_shown(text: str, rule: str) -> str:
    """`text` as a composer shows it that follows `rule`; KeyError for a rule that is not in `SHOWN`."""
    return SHOWN[rule](text)


def _short(url: str) -> str:
    """The short form of an address as browsers read it (https://url.spec.whatwg.org/); one they cannot read stays."""
    parts = _URL.fullmatch(url.translate(_LONE))
    host = _host(parts["host"]) if parts else ""
    if not parts or not host or int(parts["port"] or 0) > 65535:
        return url
    port = str(int(parts["port"])) if parts["port"] else ""
    host += f":{port}" if port not in ("", _PORTS[parts["scheme"]]) else ""
    path = _without_dots(parts["path"] or "/")
    path = "" if path == "/" else path
    for part, safe in (("query", _IN_QUERY), ("fragment", _IN_FRAGMENT)):
        said = parts[part] or ""
        path += quote(said, safe=safe) if len(said) > 1 else ""
    return host + (path[:KEPT_OF_PATH] + "..." if len(path) > LONGEST_PATH else path)


def _host(name: str) -> str:
    """A host as it is asked for: in small letters, others than those of ASCII in Punycode; "" when it is none."""
    labels = [_label(each) for each in _DOTS.split(unquote(name))]
    host = ".".join(label or "" for label in labels)
    if None in labels or _FORBIDDEN.search(host) or (_NUMBER.search(host) and not _FOUR_NUMBERS.fullmatch(host)):
        return ""
    return host


def _label(name: str) -> str | None:
    """A part of a host by UTS #46 as far as people write such; None when it is none."""
    name = unicodedata.normalize("NFKC", _UNSEEN.sub("", name))
    name = "".join(map(str.lower, name))  # letter by letter, for of a whole word the last sigma becomes another letter
    if name.startswith("xn--"):
        return name if _is_punycode(name[4:]) else None
    if name.isascii():
        return None if "." in name else name
    if len(name) > LONGEST_LABEL or _NOT_IN_LABEL.search(name):
        return None
    return f"xn--{name.encode('punycode').decode('ascii')}"


def _is_punycode(name: str) -> bool:
    try:
        said = name[:LONGEST_LABEL].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError, ValueError):
        return False
    return said.isprintable() and not said.isascii()


def _without_dots(path: str) -> str:
    """A path as it is asked for: "." and ".." carried out, and all but plain signs as bytes."""
    kept: list[str] = []
    steps = path.replace("\\", "/").split("/")[1:]
    for place, step in enumerate(steps):
        plain = step.lower().replace("%2e", ".")
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(quote(step, safe=_IN_PATH))
        if plain in (".", "..") and place == len(steps) - 1:
            kept.append("")
    return "/" + "/".join(kept)
