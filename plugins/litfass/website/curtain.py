"""Keeps what is not published out of finished pages: links to it become plain text, pictures of it go.

The finished HTML is read, because only there all kinds of links look alike: Markdown links that MkDocs resolved, raw
HTML, and absolute addresses.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

_ANCHOR = re.compile(
    r"<a\b(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>(?P<inner>.*?)</a\s*>", re.DOTALL | re.IGNORECASE
)
_MEDIA = re.compile(
    r"<(?:area|image|use|img|source|video|audio|embed|object|iframe|track)\b(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?P<name>(?:xlink:)?href|src|srcset|poster|data)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Curtain:
    """Hides `places`: address relative to the site -> source of what lies there.

    Addresses have no leading slash; one that ends in "/" hides all below it.
    """

    site_url: str
    places: Mapping[str, str]

    def draw(self, markup: str, page_url: str) -> tuple[str, list[str]]:
        """The HTML of the page at `page_url` without ways to hidden places, and the sources of those that were cut."""
        if not self.places:
            return markup, []
        cut: list[str] = []
        base = urljoin(self.site_url, page_url)

        def anchor(match: re.Match[str]) -> str:
            target = self._hidden(match["attributes"], base)
            if target is None:
                return match[0]
            cut.append(target)
            return match["inner"]

        def media(match: re.Match[str]) -> str:
            target = self._hidden(match["attributes"], base)
            if target is None:
                return match[0]
            cut.append(target)
            return ""

        return _MEDIA.sub(media, _ANCHOR.sub(anchor, markup)), cut

    def _hidden(self, attributes: str, base: str) -> str | None:
        """The source of the hidden place that the attributes of a tag point at, if any."""
        for match in _ADDRESS.finditer(attributes):
            value = html.unescape(match["a"] or match["b"] or match["c"] or "").strip()
            for address in _candidates(match["name"], value):
                if source := self.source(base, address):
                    return source
        return None

    def source(self, base: str, address: str) -> str | None:
        """The source of the hidden place to which `address`, read on the page `base`, leads."""
        try:
            target, site = urlsplit(urljoin(base, address)), urlsplit(self.site_url)
        except ValueError:
            return None
        if target.hostname != site.hostname or not target.path.startswith(site.path):
            return None
        path = re.sub("/+", "/", unquote(target.path)[len(site.path) :].lstrip("/"))
        return next((self.places[form] for form in _forms(path) if form in self.places), None)


def _candidates(name: str, value: str) -> Iterable[str]:
    if name.lower() != "srcset":
        return [value]
    return [part.split()[0] for part in value.split(",") if part.split()]


def _forms(path: str) -> Iterable[str]:
    """The path, its form as a folder, and each folder above it."""
    yield path
    yield path.removesuffix("index.html")
    yield f"{path}/"
    parts = path.split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end]) + "/"
