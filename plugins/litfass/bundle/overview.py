"""A contact sheet: every picture of all bundles on one page, each in the shape that its platform shows.

It is made of the manifests alone, so that it also knows the bundles that a run did not make. Plain HTML: no script, and
nothing that would be asked of anybody; all words of posts are escaped.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from litfass.bundle.manifest import SCHEMA
from litfass.channels.handbook.german import FORMATS, PRESETS
from litfass.model import Channel

NAME = "overview.html"
SIGN = '<meta name="litfass" content="overview">'
MAIN = "overview"
"""By this line and the id of its main part the page is known."""
AREA = 46_000
"""Square pixels that each picture takes on the page, whatever its shape: none looks more important than another."""
LEAST, MOST = 90, 380
"""Pixels of its width."""
KINDS = {"jpeg": "JPG", "png": "PNG", "webp": "WebP", "avif": "AVIF", "gif": "GIF", "svg": "SVG"}
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni",
          "Juli", "August", "September", "Oktober", "November", "Dezember")  # fmt: skip
POLICY = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; font-src data:"
Json = Mapping[str, Any]


def overview(
    manifests: Mapping[str, bytes], name: str, channels: Mapping[str, Channel], style: str
) -> Mapping[str, bytes]:
    """The page by its path below exports/; none when no bundle has a picture.

    `manifests` are those of the bundles by their folders, `name` is whose hub it is, `style` the CSS of the page.
    """
    found = {folder: read for folder in sorted(manifests, reverse=True) if (read := _read(manifests[folder]))}
    shown = {folder: parts for folder, manifest in found.items() if (parts := _parts(manifest))}
    if not shown:
        return {}
    sections = "".join(_section(folder, found[folder], parts, channels) for folder, parts in shown.items())
    count = sum(len(rows) for parts in shown.values() for _, _, rows in parts)
    lead = f"{_counted(count, 'Bild', 'Bilder')} für {_counted(len(shown), 'Beitrag', 'Beiträge')}, jedes in der Form"
    page = (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"{SIGN}\n<title>Alle Bilder: {_text(name)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header class="top">\n<p class="over">{_text(name)}</p>\n<h1>Alle Bilder</h1>\n'
        f'<p class="lead">{lead}, in der es sein Netzwerk zeigt.</p>\n{_contents(shown, found)}</header>\n'
        f'<main id="{MAIN}">\n{sections}</main>\n</body>\n</html>\n'
    )
    return {NAME: page.encode("utf-8", "replace")}


def _read(manifest: bytes) -> Json:
    """The manifest as a value; {} for one of another format, or one that somebody broke."""
    try:
        value = json.loads(manifest)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) and value.get("schema") == SCHEMA else {}


_Part = tuple[str, Json, Sequence[Json]]


def _parts(manifest: Json) -> list[_Part]:
    """Name, row and pictures of each part that has any."""
    rows = manifest.get("channels", {})
    return [(name, row, row["pictures"]) for name, row in rows.items() if row.get("pictures")]


def _contents(shown: Mapping[str, Sequence[_Part]], found: Mapping[str, Json]) -> str:
    """The posts, each with a link to its pictures."""
    rows = "".join(
        f'<li><a href="#{_anchor(folder)}"><span>{_day(folder)}</span> {_title(found[folder])}</a></li>\n'
        for folder in shown
    )
    return f'<nav aria-label="Beiträge">\n<ol>\n{rows}</ol>\n</nav>\n' if len(shown) > 1 else ""


def _section(folder: str, manifest: Json, parts: Sequence[_Part], channels: Mapping[str, Channel]) -> str:
    groups = "".join(_group(folder, name, row, rows, channels) for name, row, rows in parts)
    anchor = _anchor(folder)
    return (
        f'<section id="{anchor}" aria-labelledby="{anchor}-t">\n<header>\n<p class="day">{_day(folder)}</p>\n'
        f'<h2 id="{anchor}-t">{_title(manifest)}</h2>\n</header>\n<div class="parts">\n{groups}</div>\n</section>\n'
    )


def _group(folder: str, name: str, row: Json, rows: Sequence[Json], channels: Mapping[str, Channel]) -> str:
    """One part of a bundle: each of its pictures in all shapes, and below it what it shows in words."""
    sets: dict[str, list[Json]] = {}
    for each in rows:
        sets.setdefault(re.match(r"\d*", each["path"].rpartition("/")[2])[0], []).append(each)  # type: ignore[index]
    said = channels.get(row["channel"])
    form = said.formats.get(row["format"]) if said else None
    sizes = {preset.name: preset.size for preset in form.pictures.presets} if form else {}
    title = f"{said.name if said else row['channel']} <span>{_text(FORMATS.get(row['format'], row['format']))}"
    title += f" · {_text(row['account'])}" if row.get("account") else ""
    shapes = "".join(_set(folder, each, sizes) for each in sets.values())
    return f'<article>\n<h3>{title}</span></h3>\n<div class="sets">\n{shapes}</div>\n</article>\n'


def _set(folder: str, rows: Sequence[Json], sizes: Mapping[str, tuple[int, int]]) -> str:
    """One picture in its shapes; `sizes` are what the platform asks for."""
    lines = [_facts(row, sizes.get(row.get("preset", ""))) for row in rows]
    most = max(map(len, lines))
    figures = "".join(
        _figure(folder, row, [*said, *[""] * (most - len(said))]) for row, said in zip(rows, lines, strict=True)
    )
    alts = dict.fromkeys(row.get("alt") for row in rows)
    return f'<div class="set">\n<div class="row">\n{figures}</div>\n{"".join(map(_alt, alts))}</div>\n'


def _facts(row: Json, asked: tuple[int, int] | None) -> list[str]:
    """What stands below a picture, line by line: its shape, its size, its file, and what it is short of."""
    size = (row["width"], row["height"]) if row.get("width") and row.get("height") else None
    shape = PRESETS.get(row.get("preset", ""), row.get("preset", "") or row["path"].rpartition("/")[2])
    found = [f"<b>{_text(shape)}</b>"]
    found += [f"<span>{_text(size[0])} × {_text(size[1])}</span>"] if size else []
    found.append(f"<span>{_text(KINDS.get(row.get('format', ''), ''))} {_bytes(row['bytes'])}</span>")
    short = asked is not None and size is not None and size != asked
    return [*found, f'<span class="short">kleiner als {asked[0]} × {asked[1]}</span>'] if short and asked else found


def _figure(folder: str, row: Json, lines: Sequence[str]) -> str:
    """A picture with its facts; as many lines in all figures of a row, so that all pictures stand on one line."""
    address = escape("/".join(quote(part) for part in (folder, *row["path"].split("/"))))
    width, height = row.get("width", 0), row.get("height", 0)
    size = f' width="{width:d}" height="{height:d}"' if width and height else ""
    return (
        f'<figure style="--w:{_wide(width, height)}px"><a href="{address}">'
        f'<img src="{address}" alt="{_text(row.get("alt") or "")}"{size} loading="lazy" decoding="async"></a>\n'
        f"<figcaption>{''.join(line or '<span>&nbsp;</span>' for line in lines)}</figcaption></figure>\n"
    )


def _alt(alt: str | None) -> str:
    if alt is None:
        return '<p class="alt missing">Es fehlt ein Alternativtext.</p>\n'
    return (
        f'<p class="alt">{_text(alt)}</p>\n' if alt else '<p class="alt none">Nur Schmuck, ohne Alternativtext.</p>\n'
    )


def _wide(width: int, height: int) -> int:
    """How wide a picture of this shape is on the page."""
    ratio = width / height if width and height else 1.0
    return round(min(MOST, max(LEAST, math.sqrt(AREA * ratio))))


def _day(folder: str) -> str:
    """ "24. November 2026" from the name of a folder."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)-", folder)
    return f"{int(found[3])}. {MONTHS[int(found[2]) - 1]} {found[1]}" if found else "Entwurf"


def _title(manifest: Json) -> str:
    return f'<bdi lang="{_text(manifest.get("lang", ""))}">{_text(manifest.get("title", manifest["post"]))}</bdi>'


def _anchor(folder: str) -> str:
    return re.sub(r"[^a-z0-9.-]", "-", folder)


def _bytes(count: int) -> str:
    return (
        f"{count / 1_000_000:.1f} MB".replace(".", ",") if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _text(text: object) -> str:
    """Any words as text in HTML: escaped, and without characters that no page may hold."""
    return escape(re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", " ", str(text)))
