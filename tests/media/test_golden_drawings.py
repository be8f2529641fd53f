"""Posters and cards look as they did: compared by what is to be seen.

`LITFASS_GOLDEN=write pytest tests/media/test_golden_drawings.py` writes them anew; look before you commit.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from tests.media.brands import PALETTES
from tests.media.samples import distance
from tests.media.test_card import template

from litfass.compose.poster import lines_of
from litfass.media import card, poster
from litfass.media.card import Card, Kit
from litfass.media.lettering import Type
from litfass.media.poster import Poster
from litfass.media.render import renditions
from litfass.media.rendition import Rendered, Rendition

GOLDEN = Path(__file__).parents[1] / "golden" / "drawings"
ALIKE = 0.012
"""Another version of libvips draws edges a little otherwise; another word is more."""
TITLES = ("Drei Stufen statt zehn Kanäle", "Fahrradwerkstattöffnungszeiten", "Unser Team 👋🏽 wächst")
SIZES = {"wide": (1200, 630), "portrait": (1080, 1350)}
CARDS = ("title", "quote-square", "number", "list-portrait", "quote-story")


def posters(type_: Type) -> dict[str, str]:
    found = {}
    for number, ((brand, palette), title) in enumerate(zip(PALETTES.items(), TITLES, strict=True)):
        form = Poster(title, lines_of(title, "de"), "Rhythmus", "Litfass Magazin", number, number, number)
        for name, size in SIZES.items():
            found[f"poster-{brand.replace(' ', '-')}-{name}"] = poster.draw(form, palette, size, type_)
    return found


def cards(type_: Type) -> dict[str, str]:
    words = {
        "title": "Fünfzehn Minuten reichen", "quote": "„Wer schreibt, der bleibt.“", "number": "36",
        "text": "Stunden ruht der Teig", "name": "Litfass Magazin", "over": "Rhythmus",
    }  # fmt: skip
    said = Card(Poster(words["title"], (), "", "", 1, 3, 1), words, {"list": ("Erst zählen", "Dann sagen")})
    found = {}
    for number, name in enumerate(CARDS):
        palette = list(PALETTES.values())[number % 3]
        shape = template(name)
        found[f"card-{name}"] = card.draw(shape, said, Kit(palette, type_), (int(shape.size[0]), int(shape.size[1])))
    return found


def small(svg: str) -> Image.Image:
    (made,) = renditions(svg.encode(), [Rendition((240, 0), ("png",), crop=False)])
    assert isinstance(made, Rendered)
    return Image.open(io.BytesIO(made.content)).convert("RGB")


@pytest.mark.parametrize("kind", [posters, cards])
def test_drawings_look_as_they_did(kind: type, type_: Type) -> None:
    far = {}
    for name, svg in kind(type_).items():
        shown, path = small(svg), GOLDEN / f"{name}.png"
        if os.environ.get("LITFASS_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            shown.quantize(48).save(path, optimize=True)
        with Image.open(path) as golden:
            found = distance(shown, golden.convert("RGB"))
        if found > ALIKE:
            far[name] = found
    assert far == {}
