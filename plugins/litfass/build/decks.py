"""What is drawn of posts beside their covers: the slides of a deck, its document, stories, and codes of links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litfass.build.drawings import embedded
from litfass.bundle import CODES
from litfass.compose.poster import poster_of
from litfass.media import pdf, qr, slides, story
from litfass.media.dress import Dress
from litfass.media.lettering import Type
from litfass.media.page import Page, said, svg_of
from litfass.media.palette import Palette
from litfass.media.rendition import Rendition
from litfass.model import Drawing, Format, Picture, Post, Preset, Settings, Variant

QUALITY = 92
"""The picture is encoded once more as part of its slide."""


@dataclass(frozen=True, slots=True)
class Decks:
    """Draws decks and stories in a hub's brand. `grounds` has the ground of each post's poster by its id."""

    settings: Settings
    type: Type
    palette: Palette
    grounds: Mapping[str, int]

    def slides(self, post: Post, variant: Variant, picture: Picture, preset: Preset) -> Sequence[Drawing]:
        """The pages of the variant's deck; none in a shape that they do not have."""
        if variant.deck is None or not _is_like(preset.size, (slides.WIDTH, slides.HEIGHT)):
            return ()
        pages = self._pages(post, variant)
        return [Drawing(svg_of(page), said(page), page.photos) for page in pages]

    def story(self, post: Post, variant: Variant, picture: Picture, preset: Preset) -> Sequence[Drawing]:
        """What the variant says as one upright picture; none in a shape that is not upright enough."""
        if variant.notice is None or preset.size[0] / preset.size[1] > story.UPRIGHT:
            return ()
        page = story.page_of(variant.notice, self._dress(post), preset)
        return [Drawing(svg_of(page), said(page))]

    def document(self, post: Post, variant: Variant, format: Format) -> Mapping[str, bytes]:
        """The variant's deck as a PDF, where the platform takes one."""
        if variant.deck is None or format.document is None or "pdf" not in format.document.kinds:
            return {}
        deck = variant.deck
        about = pdf.About(deck.title, deck.name, deck.lang)
        return {f"{variant.request.name}/document.pdf": pdf.pdf_of(self._pages(post, variant), about, self.type)}

    def codes(self, post: Post, variant: Variant, format: Format) -> Mapping[str, bytes]:
        """The channel's own link as a code for cameras: for a flyer, a shop window, a picture that nobody can click."""
        if not variant.link:
            return {}
        colours = self.palette.ink, self.palette.paper
        code = f"{CODES}/{variant.request.name}"
        return {f"{code}.svg": qr.svg(variant.link, *colours), f"{code}.png": qr.png(variant.link, *colours)}

    def _pages(self, post: Post, variant: Variant) -> tuple[Page, ...]:
        assert variant.deck is not None
        return slides.pages_of(variant.deck, self._dress(post), self._framed)

    def _dress(self, post: Post) -> Dress:
        return Dress(self.type, self.palette, poster_of(post, self.settings, self.grounds.get(post.id, 0)))

    def _framed(self, picture: Picture, size: tuple[int, int]) -> str:
        """A picture of the post, cut round what matters in it; what is wrong with it is said elsewhere."""
        wanted = Rendition(size, focus=picture.focus, quality=QUALITY)
        return embedded(self.settings.content / picture.path, wanted)[0]


def _is_like(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] * other[1] == one[1] * other[0]
