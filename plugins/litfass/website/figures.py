"""The pictures in a page's finished HTML: found, and shown in all their widths, with captions and credits.

A picture alone in its paragraph becomes a figure. Its caption is the title of the Markdown picture; `credit` and
`licence` are attributes behind it: `![Alt](bild.jpg "Caption"){ credit="Foto: Jule Petersen" licence="CC BY 4.0" }`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from litfass.website.views import FileView, PictureView

Find = Callable[[str], PictureView | None]
"""What the site has at an address, as it is written on the page; None for what is not ours."""
Relative = Callable[[str], str]
"""An address of the site as the page writes it."""

COLUMN = ((2000, 792), (1600, 726), (720, 660))
"""From which width of the window on the column of text is how wide, in CSS pixels (theme/site: --lf-measure)."""
WIDE = ((2000, 936), (1600, 858), (1220, 780), (720, 660))
"""The same for a figure of the class `wide`."""
GUTTERS = 32
LAZY = 'loading="lazy" decoding="async"'
"""What every picture says but the first (`eager_first`)."""
FIRST = 'decoding="async" fetchpriority="high"'
ZOOMED = 320
"""CSS pixels from which on a picture can be opened: a smaller one shows no more when it is large."""
_OWN = {"src", "alt", "title", "width", "height", "loading", "decoding", "credit", "licence", "class", "sizes"}
_CREATIVE = re.compile(r"CC[ -](BY(?:-(?:SA|ND|NC|NC-SA|NC-ND))?)[ -]([1-4]\.\d)", re.IGNORECASE)
_ZERO = re.compile(r"CC ?0(?: 1\.0)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """An <img> in a fragment: where it stands, its attributes, and the elements around it."""

    start: int
    end: int
    attributes: Mapping[str, str]
    inside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose picture it is and on what terms; `name` says which picture is meant."""

    name: str
    credit: str
    licence: str = ""


@dataclass(slots=True)
class Drawn:
    """A fragment with its pictures, and whose they are."""

    html: str
    credits: list[Credit] = field(default_factory=list)


def pictures_in(html: str) -> list[Found]:
    """Every <img> of a fragment that is no text of a comment or a script."""
    scanner = _Scanner(html)
    return scanner.found


def links_in(html: str) -> list[str]:
    """The targets of all links of a fragment."""
    return _Scanner(html).links


class _Scanner(HTMLParser):
    """Reads a fragment once; says where its pictures stand."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Found] = []
        self.links: list[str] = []
        self.around: list[str] = []
        self.lines = [0]
        self.lines += [match.end() for match in re.finditer("\n", html)]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers a picture or a link, and what else is open."""
        if tag == "img":
            line, column = self.getpos()
            start = self.lines[line - 1] + column
            values = {name: value or "" for name, value in attrs}
            self.found.append(Found(start, start + len(self.get_starttag_text() or ""), values, frozenset(self.around)))
        elif tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]
        if tag in ("a", "picture", "figure"):
            self.around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Forgets what is closed."""
        if tag in self.around:
            del self.around[len(self.around) - 1 - self.around[::-1].index(tag) :]


def draw(html: str, find: Find, relative: Relative, *, plain: bool = False) -> Drawn:
    """The fragment with every picture that `find` knows in all its widths, captions and credits.

    `plain` leaves out what only the page itself can do: other widths, and opening the picture.
    """
    drawn = Drawn("")
    end = 0
    for found in pictures_in(html):
        picture = None if "srcset" in found.attributes else find(found.attributes.get("src", ""))
        if picture is None or "picture" in found.inside:
            continue
        start, stop, is_lone, link = _paragraph(html, found)
        if not is_lone or _keeps_its_place(found.attributes):
            start, stop, is_lone, link = found.start, found.end, False, ("", "")
        credit = _credit_of(found.attributes)
        drawn.credits += [credit] if credit else []
        drawn.html += html[end:start]
        drawn.html += _Figure(found, picture, relative, plain=plain).html(link, credit, is_lone=is_lone)
        end = stop
    drawn.html += html[end:]
    return drawn


def without(html: str, is_lost: Callable[[str], bool]) -> str:
    """The fragment with the words of those pictures that cannot be shown in their place."""
    kept, end = [], 0
    for found in pictures_in(html):
        if is_lost(found.attributes.get("src", "")):
            kept += [
                html[end : found.start],
                f'<span class="lf-unseen">{escape(found.attributes.get("alt", ""))}</span>',
            ]
            end = found.end
    return "".join([*kept, html[end:]])


def eager_first(page: str) -> str:
    """A whole page whose first picture is fetched at once, and before others."""
    return page if 'fetchpriority="high"' in page else page.replace(LAZY, FIRST, 1)


def _paragraph(html: str, found: Found) -> tuple[int, int, bool, tuple[str, str]]:
    """From where to where a picture has its paragraph to itself, and the link around it."""
    before = re.search(r"<p>\s*(<a\b[^<>]*>)?\s*\Z", html[max(0, found.start - 4000) : found.start])
    after = re.match(r"\s*(</a>)?\s*</p>", html[found.end :])
    if before is None or after is None or bool(before[1]) != bool(after[1]):
        return found.start, found.end, False, ("", "")
    start = found.start - (len(before[0]))
    return start, found.end + after.end(), True, (before[1] or "", after[1] or "")


def _keeps_its_place(attributes: Mapping[str, str]) -> bool:
    """True for a picture that floats, or that only one of Material's colour schemes shows."""
    return "align" in attributes or attributes.get("src", "").endswith(("#only-dark", "#only-light"))


def _credit_of(attributes: Mapping[str, str]) -> Credit | None:
    credit, licence = attributes.get("credit", "").strip(), attributes.get("licence", "").strip()
    if not credit and not licence:
        return None
    return Credit(attributes.get("title") or attributes.get("alt", ""), credit, licence)


class _Figure:
    """One picture as HTML."""

    def __init__(self, found: Found, picture: PictureView, relative: Relative, *, plain: bool) -> None:
        self.found = found
        self.picture = picture
        self.relative = relative
        self.plain = plain
        self.classes = found.attributes.get("class", "").split()
        self.alt = found.attributes.get("alt", "")

    def html(self, link: tuple[str, str], credit: Credit | None, *, is_lone: bool) -> str:
        """As a figure, or where it stands in its paragraph."""
        opened, closed = link
        shown = f"{opened}{self.zoomed(self.image())}{closed}"
        if not is_lone:
            return shown
        caption = escape(self.found.attributes.get("title", ""))
        said = credit_html(credit) if credit else ""
        joint = " " if caption.endswith((".", "!", "?", "…")) else " · "
        words = joint.join(part for part in (caption, f"<small>{said}</small>" if said else "") if part)
        kind = ' class="wide"' if "wide" in self.classes else ""
        return f"<figure{kind}>{shown}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"

    def zoomed(self, image: str) -> str:
        """A link to the large picture, which the lightbox takes over; not where the picture is one already."""
        if self.plain or "a" in self.found.inside or not self.alt or self.picture.width < ZOOMED:
            return image
        return f'<a class="lf-zoom" href="{escape(self.relative(self.picture.url))}">{image}</a>'

    def image(self) -> str:
        width, height = self.size()
        kept = "".join(
            f' {name}="{escape(value)}"' for name, value in self.found.attributes.items() if name not in _OWN
        )
        classes = [name for name in self.classes if name != "wide"]
        kept += f' class="{escape(" ".join(classes))}"' if classes else ""
        fragment = "#" + tail if (tail := self.found.attributes.get("src", "").partition("#")[2]) else ""
        src = escape(self.relative(self.picture.url) + fragment)
        head = f'<img src="{src}"'
        tail = f' width="{width}" height="{height}" alt="{escape(self.alt)}"{kept}'
        if self.plain:
            return f"{head}{tail}>"
        sizes = self.sizes(width)
        plain = self.srcset(self.picture.plain, sizes)
        image = f"{head}{plain}{tail} {LAZY}>"
        if not self.picture.modern:
            return image
        source = f'<source type="image/avif"{self.srcset(self.picture.modern, sizes)}>'
        return f"<picture>{source}{image}</picture>"

    def size(self) -> tuple[int, int]:
        """The writer's own width, if they gave one in pixels; the shape is the picture's."""
        width = self.found.attributes.get("width", "").removesuffix("px")
        if not width.isdecimal() or not 0 < int(width) < 10_000:
            return self.picture.width, self.picture.height
        return int(width), max(1, round(int(width) * self.picture.height / self.picture.width))

    def srcset(self, files: Sequence[FileView], sizes: str) -> str:
        if not files:
            return ""
        rows = ", ".join(f"{escape(self.relative(each.url))} {each.width}w" for each in files)
        return f' srcset="{rows}" sizes="{sizes}"'

    def sizes(self, natural: int) -> str:
        """How wide the picture is shown, for each width of the window; never wider than it is."""
        steps = WIDE if "wide" in self.classes else COLUMN
        shown = [(at, min(width, natural)) for at, width in steps]
        rows = [
            f"(min-width: {at}px) {width}px"
            for (at, width), below in zip(shown, [*shown[1:], (0, 0)], strict=True)
            if width != below[1]
        ]
        last = f"min({natural}px, 100vw - {GUTTERS}px)"
        return last if shown[-1][1] == natural else ", ".join([*rows, last])


def credit_html(credit: Credit) -> str:
    """ "Foto: Jule Petersen, CC BY 4.0", the licence with a link where its address is known."""
    address = licence_address(credit.licence)
    licence = escape(credit.licence)
    if address:
        licence = f'<a href="{escape(address)}" rel="license">{licence}</a>'
    return ", ".join(part for part in (escape(credit.credit), licence) if part)


def licence_address(licence: str) -> str:
    """Where the terms stand: the licence itself when it is an address, else that of a Creative Commons licence."""
    if licence.startswith("https://"):
        return licence
    if found := _CREATIVE.fullmatch(licence.strip()):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if _ZERO.fullmatch(licence.strip()) else ""


def credit_list(credits: Sequence[Credit], title: str) -> str:
    """All credits of a page below each other."""
    rows = "".join(f"<li>{_named(each)}</li>" for each in dict.fromkeys(credits))
    listed = f'<p>{escape(title)}</p><ul class="lf-credits__list">{rows}</ul>'
    return f'<aside class="lf-credits" aria-label="{escape(title)}">{listed}</aside>'


def _named(credit: Credit) -> str:
    return f"{escape(credit.name.rstrip('.'))}: {credit_html(credit)}" if credit.name else credit_html(credit)
