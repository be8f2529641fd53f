"""Draws a poster as cover.png (1200 x 800) for every post that names its words: `poster: [ERST, DER, PLAN]`.

A designer's tool, run by hand when a post is new; the build never needs it. Same input and same versions, same bytes.

    python -m venv covers-env
    covers-env/bin/pip install fonttools brotli uharfbuzz resvg-py pillow pyyaml
    npm pack @fontsource-variable/archivo     # Archivo, SIL Open Font License 1.1; unpack it
    covers-env/bin/python scripts/covers package/files/archivo-latin-standard-normal.woff2 [SLUG ...]

The recipe: words set like wood type, a motif by category, a ground by the post's folder name, never the ground of the
post before. Site name, categories and brand colours come from mkdocs.yml. With slugs named, only those posts are drawn,
yet all are counted, so a new post changes no older poster.
"""

from __future__ import annotations

import argparse
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resvg_py
import yaml
from PIL import Image

from litfass.media.lettering import Type
from litfass.media.motifs import MOTIFS, Motif, Scheme, box, schemes

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTH, HEIGHT = 1200, 800
MARGIN = HEIGHT * 0.065
SMALL = HEIGHT * 0.042
SPLIT = WIDTH * 0.56
SHADES = 64
BRAND = {"paper": "#F2F4EE", "ink": "#10251D", "accent": "#FFC62B", "on_accent": "#10251D", "second": "#F3A9B4"}


@dataclass(frozen=True, slots=True)
class Poster:
    """What one poster says; the bytes of its folder's name vary it."""

    folder: Path
    lines: tuple[str, ...]
    category: str
    date: str

    @property
    def seed(self) -> bytes:
        """Twenty bytes that depend on the folder's name alone."""
        return hashlib.sha1(self.folder.name.encode(), usedforsecurity=False).digest()


@dataclass(frozen=True, slots=True)
class House:
    """What mkdocs.yml says: name, order of the categories, colours, and how round the arches are (0 to 1)."""

    name: str
    categories: tuple[str, ...]
    schemes: tuple[Scheme, ...]
    cap: float

    def motif(self, poster: Poster) -> int:
        """The motif's index: the category's place, or a place by its name when the settings do not list it."""
        if poster.category in self.categories:
            return self.categories.index(poster.category) % len(MOTIFS)
        return hashlib.sha1(poster.category.encode(), usedforsecurity=False).digest()[0] % len(MOTIFS)


class Lenient(yaml.SafeLoader):
    """YAML that ignores tags such as !ENV."""


Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def read_house(path: Path) -> House:
    """The hub's settings as far as posters need them."""
    config = yaml.load(path.read_text(encoding="utf-8"), Lenient)
    plugins = [
        entry["litfass"] for entry in config.get("plugins", []) if isinstance(entry, dict) and "litfass" in entry
    ]
    options: dict[str, Any] = (plugins[0] if plugins else None) or {}
    colours = (options.get("brand") or {}).get("colours") or {}
    cap = float(str(colours.get("cap", "999px")).removesuffix("px"))
    return House(
        name=config["site_name"],
        categories=tuple(options.get("categories") or ()),
        schemes=tuple(schemes({**BRAND, **colours})),
        cap=min(1.0, cap / 70),
    )


def read_posters(posts: Path) -> list[Poster]:
    """Posts that name their words, oldest first."""
    found = []
    for path in posts.rglob("index.md"):
        meta = yaml.load(path.read_text(encoding="utf-8-sig").split("\n---", 1)[0], Lenient) or {}
        if not meta.get("poster"):
            continue
        date = meta.get("date")
        created = date.get("created") if isinstance(date, dict) else date
        category = str((meta.get("categories") or [""])[0])
        found.append(Poster(path.parent, tuple(map(str, meta["poster"])), category, str(created)))
    return sorted(found, key=lambda poster: (poster.date, poster.folder.name))


def grounds(posters: Sequence[Poster], count: int) -> list[int]:
    """One ground for each poster by its seed; the next one where it would hang beside its like."""
    chosen: list[int] = []
    for poster in posters:
        ground = poster.seed[1] % count
        chosen.append((ground + 1) % count if chosen and ground == chosen[-1] else ground)
    return chosen


def draw(poster: Poster, house: House, scheme: Scheme, type_: Type) -> str:
    """The poster as SVG: words left, motif right and bleeding, name and category at the foot."""
    motif = Motif(SPLIT, MARGIN * 1.2, WIDTH - SPLIT, HEIGHT - MARGIN * 1.2, scheme.shapes, poster.seed[0], house.cap)
    measure, foot = SPLIT - MARGIN * 2.2, HEIGHT - MARGIN * 0.9
    parts = [
        box(0, 0, WIDTH, HEIGHT, scheme.ground),
        MOTIFS[house.motif(poster)](motif),
        type_.block(poster.lines, MARGIN, MARGIN, measure, HEIGHT - 2 * MARGIN - SMALL * 2.4, scheme.type),
        type_.outline(house.name, MARGIN, foot, SMALL, scheme.type, 600, 88),
    ]
    category = type_.width(poster.category, 600, 88) * SMALL
    if type_.width(house.name, 600, 88) * SMALL + category < measure - SMALL:
        parts.append(type_.outline(poster.category, MARGIN + measure - category, foot, SMALL, scheme.type, 600, 88))
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def png(svg: str) -> bytes:
    """Flat colours need few shades: a small picture with a palette."""
    picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGB")
    out = io.BytesIO()
    picture.quantize(SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Writes cover.png into the folders of the posts."""
    parser = argparse.ArgumentParser(description="Draws cover.png for posts that have `poster:`.")
    parser.add_argument("font", type=Path, help="Archivo with weight and width axes (.woff2 or .ttf)")
    parser.add_argument("slugs", nargs="*", help="folders to draw; none: all")
    options = parser.parse_args()
    house, type_ = read_house(ROOT / "mkdocs.yml"), Type(options.font)
    posters = read_posters(ROOT / "content" / "posts")
    for poster, ground in zip(posters, grounds(posters, len(house.schemes)), strict=True):
        if options.slugs and poster.folder.name not in options.slugs:
            continue
        target = poster.folder / "cover.png"
        target.write_bytes(png(draw(poster, house, house.schemes[ground], type_)))
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
