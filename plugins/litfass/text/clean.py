"""A page's HTML made fit to leave the site: in a feed, an article or a mail, where only absolute URLs work.

Nothing is trusted here: nh3 (ammonia) parses as browsers do and keeps only what is listed. It has the first word, so
that page furniture is looked for in well-formed HTML, and the last, so that nothing else decides what is safe.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

import nh3

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside XML 1.0's production Char (https://www.w3.org/TR/xml/#charsets)."""

_TEXT_TAGS = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"}
_TEXT_TAGS |= {"rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "time", "u", "var", "wbr"}
_BLOCK_TAGS = {"article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer"}
_BLOCK_TAGS |= {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "ol", "p", "pre", "section"}
_BLOCK_TAGS |= {"summary", "ul"}
_TABLE_TAGS = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_MEDIA_TAGS = {"audio", "img", "picture", "source", "track", "video"}
_TAGS = _TEXT_TAGS | _BLOCK_TAGS | _TABLE_TAGS | _MEDIA_TAGS
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"controls", "src"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "img": {"alt", "height", "sizes", "src", "srcset", "width"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"height", "media", "sizes", "src", "srcset", "type", "width"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "muted", "poster", "src", "width"},
}
_SCHEMES = {"http", "https", "mailto", "sms", "tel"}
_WITH_CONTENT = {"math", "noscript", "object", "script", "style", "svg", "template"}
"""Elements that go together with what they hold."""

_MARKED = {"id", "class"}
_REPLACED = {"iframe": {"src", "title"}, "input": {"checked", "type"}}
"""Elements that cannot travel, but that something may stand for."""

_NOISE = frozenset({"headerlink", "footnote-backref", "linenos", "linenodiv"})
"""Classes of links and columns that make sense only on the page itself (toc, footnotes, pymdownx.highlight)."""

_LINE = "__codelineno"
"""How the ids of the empty links begin that pymdownx.highlight puts before each line of code."""

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_CANDIDATE = re.compile(r"[\s,]*([^\s,](?:\S*[^\s,])?)\s*([^,]*)")
_BETWEEN = ", \t\n\f\r"
_SIZE = re.compile(r"(\d+(\.\d+)?[wx])?")


def xml_text(text: str) -> str:
    """`text` without the characters that no XML file may hold: most control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text)


def clean(html: str, base_url: str) -> str:
    """`html` (a fragment) with absolute URLs and without scripts, styles, ids, classes and page furniture.

    `base_url` is the absolute address of the page that the fragment stands on. An embedded frame becomes a link and
    a checkbox a character, so nothing a reader should know of vanishes in silence.
    """
    known = xml_text(_known(xml_text(html), base_url))
    quiet = _Quiet()
    quiet.feed(known)
    quiet.close()
    return xml_text(_safe("".join(quiet.kept), base_url)).strip()


def _known(html: str, base_url: str) -> str:
    """`html` as a browser would repair it, with the marks by which page furniture is known."""
    marked = {tag: _ATTRIBUTES.get(tag, set()) | _MARKED for tag in (_TAGS | {"*"})}
    return nh3.clean(
        html,
        tags=_TAGS | set(_REPLACED),
        attributes=marked | _REPLACED,
        clean_content_tags=_WITH_CONTENT,
        link_rel=None,
        url_schemes=_SCHEMES,
        url_relative=("rewrite_with_base", base_url),
    )


def _safe(html: str, base_url: str) -> str:
    def absolute(_tag: str, name: str, value: str) -> str | None:
        return _srcset(value, base_url) if name == "srcset" else value

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags=_WITH_CONTENT | {"iframe"},
        attribute_filter=absolute,
        link_rel=None,
        url_schemes=_SCHEMES,
        url_relative=("rewrite_with_base", base_url),
    )


def _srcset(value: str, base_url: str) -> str | None:
    """The candidates of a `srcset` with absolute URLs, without those that hold no web address or no size.

    nh3 does not look inside.
    """
    found = ((_web_address(url, base_url), size.strip()) for url, size in _CANDIDATE.findall(value.strip(_BETWEEN)))
    return ", ".join(f"{url} {size}".rstrip() for url, size in found if url and _SIZE.fullmatch(size)) or None


def _web_address(url: str, base_url: str) -> str:
    try:
        whole = urljoin(base_url, url)
        return quote(whole, safe="%/:=&?~#+!$,;'@()*[]") if urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


class _Quiet(HTMLParser):
    """Repeats well-formed HTML but for noisy elements; `muted` holds the open ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.muted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.set_cdata_mode(tag)  # HTML5 reads its content as text; the parser of Python 3.11 does not
        named = {name: value or "" for name, value in attrs}
        noisy = not _NOISE.isdisjoint(named.get("class", "").split()) or named.get("id", "").startswith(_LINE)
        if self.muted:
            self.muted += [tag] if tag == self.muted[0] else []
        elif noisy:
            self.muted += [tag] if tag not in _VOID else []
        else:
            self.kept.append(_said(tag, named) or self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.muted:
            self.kept.append(f"</{tag}>")
        elif tag == self.muted[0]:
            self.muted.pop()

    def handle_data(self, data: str) -> None:
        if not self.muted:
            self.kept.append(escape(data, quote=False))


def _said(tag: str, named: dict[str, str]) -> str:
    """What stands for an element that cannot travel: a link for a frame, a character for a checkbox."""
    if tag == "iframe" and named.get("src"):
        return f'<a href="{escape(named["src"])}">{escape(named.get("title") or named["src"])}</a><iframe>'
    if tag == "input" and named.get("type", "").lower() == "checkbox":
        return "☑" if "checked" in named else "☐"
    return ""
