"""Draws posters and cards in a hub's brand: what posts without pictures show, and what networks show of pages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from litfass.build.cards import Cards, read_cards
from litfass.compose.card import card_of, lacks, page_card
from litfass.compose.drawn import PLAIN, POSTER, said
from litfass.compose.poster import grounds_of, lines_of, poster_of
from litfass.media import card, poster, render
from litfass.media.card import Card, Kit, Logo
from litfass.media.faults import PictureError
from litfass.media.lettering import Type
from litfass.media.palette import Palette
from litfass.media.poster import Poster
from litfass.media.rendition import Rendered, Rendition
from litfass.model import Drawing, Picture, Post, Preset, Settings, Variant

Size = tuple[int, int]
TRIED = (8, 8)
"""A frame in which a picture shows that it can be read."""
LOGO = Rendition((640, 240), ("png",), crop=False)


@dataclass(frozen=True, slots=True)
class Drawings:
    """A hub's posters and cards; `grounds` has the ground of each post's poster by the post's id."""

    settings: Settings
    kit: Kit
    cards: Cards
    grounds: Mapping[str, int]

    def artist(self, post: Post, variant: Variant, picture: Picture, preset: Preset) -> Sequence[Drawing]:
        """The drawing that a picture names, in the shape of a preset."""
        return [self.of_post(post, picture.drawn, preset.size)]

    def of_post(self, post: Post, name: str, size: Size) -> Drawing:
        """A post's poster, or one of its cards; the plain card where the post has no words for the one it names."""
        form = poster_of(post, self.settings, self.grounds.get(post.id, 0))
        if name == POSTER or name not in self.cards:
            return Drawing(poster.draw(form, self.kit.palette, size, self.kit.type), said(post, POSTER))
        template = card.nearest(self.cards[name], size)
        takes_photo = template.needs("window") or template.needs("photo")
        photo = self._photo(post.image) if takes_photo and post.image else None
        words = card_of(post, self.settings, form, photo)
        if lacks(words, template):
            name, template = PLAIN, card.nearest(self.cards[PLAIN], size)
        svg = card.draw(template, words, self.kit, size)
        return Drawing(svg, said(post, name), photo.shown if photo else ())

    def of_page(self, title: str, over: str, size: Size, language: str) -> Drawing:
        """The plain card of a page that is no post; its title picks ground and motif."""
        seed = sum(title.encode())
        name = self.settings.company.name or self.settings.site_name
        form = Poster(title, lines_of(title, language), over, name, seed, seed // 7, seed % 256, language)
        words: Card = page_card(title, over, form)
        return Drawing(card.draw(card.nearest(self.cards[PLAIN], size), words, self.kit, size), title)

    def _photo(self, picture: Picture) -> _Photo | None:
        """The post's picture for frames; None where it cannot be shown."""
        photo = _Photo(self.settings.content, picture)
        return photo if photo.cut(TRIED) else None


class _Photo:
    """Gives a picture for a frame, cut round what matters, and remembers for which; `shown` is what a Drawing says."""

    def __init__(self, content: Path, picture: Picture) -> None:
        self.file = content / picture.path
        self.picture = picture
        self.shown: tuple[tuple[Picture, Size], ...] = ()

    def __call__(self, size: Size) -> str:
        self.shown += ((self.picture, size),)
        return self.cut(size)

    def cut(self, size: Size) -> str:
        """The picture as an address that an SVG may hold, or ""."""
        return embedded(self.file, Rendition(size, ("jpeg",), focus=self.picture.focus))[0]


def open_drawings(settings: Settings, theme: Path, posts: Iterable[Post]) -> Drawings:
    """The drawings of a hub; `theme` holds our templates and fonts. Needs the extra `pictures`."""
    brand = settings.brand
    font = settings.content / brand.font if brand.font else None
    type_ = Type.load(theme / "fonts", font)
    logos = (_logo(settings.content / name) if name else None for name in (brand.logo, brand.logo_dark))
    kit = Kit(Palette.of(brand.colours), type_, *logos)
    return Drawings(settings, kit, read_cards(theme, settings.root)[0], grounds_of(posts))


def _logo(file: Path) -> Logo | None:
    """The logo as a picture of pixels; None for one that cannot be read, of which the site's pictures complain."""
    source, made = embedded(file, LOGO)
    if made is None:
        return None
    clear = made.content[25] in (4, 6) or b"tRNS" in made.content[:200]
    return Logo(source, made.size[0] / made.size[1], plain=clear)


def embedded(file: Path, wanted: Rendition) -> tuple[str, Rendered | None]:
    """A picture's file as an address that an SVG may hold, "" where it cannot be shown."""
    try:
        (made,) = render.renditions(file, [wanted])
    except (PictureError, OSError):
        return "", None
    if isinstance(made, PictureError):
        return "", None
    return f"data:image/{made.kind};base64,{b64encode(made.content).decode()}", made
