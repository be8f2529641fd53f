"""A hub's own drawings: its brand, its templates, its logo and photos."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from litfass.build.cards import read_cards, unknown_cards
from litfass.build.drawings import Drawings, open_drawings
from litfass.build.studio import studio
from litfass.media.render import renditions
from litfass.media.rendition import Rendered, Rendition
from litfass.model import Brand, Language, Picture, Post, Preset, Request, Settings, Variant
from litfass.website import theme_dir

GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
POST = Post(
    id="a", path="posts/a.md", folder="posts", slug="ofen", lang="de", title="36 Stunden ruht der Teig", body="",
    body_line=1, created=datetime(2026, 1, 1, tzinfo=UTC), address="blog/ofen/", categories=("Backstube",),
    lines={"card": 4},
)  # fmt: skip
VARIANT = Variant(Request("instagram", "feed"), ())
SIZES = [(1200, 630), (1080, 1080), (1080, 1350), (1080, 1920), (1000, 420)]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    content = tmp_path / "content"
    content.mkdir()
    zone = ZoneInfo("Europe/Berlin")
    return Settings(
        tmp_path, content, "https://www.beispiel.example/", "Bäckerei Morgenroth", zone, "beispiel.example", (GERMAN,)
    )


def drawings(settings: Settings) -> Drawings:
    return open_drawings(settings, theme_dir(), [POST])


def pixels(svg: str, size: tuple[int, int]) -> Image.Image:
    (made,) = renditions(svg.encode(), [Rendition(size, ("png",))])
    assert isinstance(made, Rendered)
    return Image.open(io.BytesIO(made.content)).convert("RGB")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["poster", "title", "quote", "photo", "number", "list"])
def test_every_drawing_becomes_a_picture_of_its_size(name: str, size: tuple[int, int], settings: Settings) -> None:
    drawing = drawings(settings).of_post(POST, name, size)
    assert pixels(drawing.svg, size).size == size
    assert drawing.alt


def test_the_studio_draws_in_the_shape_of_a_preset(settings: Settings) -> None:
    artists = studio(settings, theme_dir(), [POST]).artists
    assert set(artists) >= {"poster", "title", "quote", "photo", "number", "list"}
    (drawing,) = artists["poster"](POST, VARIANT, Picture("poster", drawn="poster"), Preset("square", (1080, 1080)))
    assert 'viewBox="0 0 1080 1080"' in drawing.svg


def test_a_card_without_its_words_is_the_plain_one(settings: Settings) -> None:
    hub = drawings(settings)
    plain = hub.of_post(POST, "title", (1200, 630))
    assert hub.of_post(POST, "quote", (1200, 630)) == plain
    assert hub.of_post(POST, "photo", (1200, 630)) == plain
    said = replace(POST, hook="Wer schreibt, der bleibt.")
    assert hub.of_post(said, "quote", (1200, 630)).alt == "„Wer schreibt, der bleibt.“"
    number = hub.of_post(POST, "number", (1200, 630))
    assert number != plain
    assert number.alt == "36 Stunden ruht der Teig"


def test_a_hubs_own_template_stands_in_place_of_ours_and_a_broken_one_does_not(settings: Settings) -> None:
    own = settings.root / "theme" / "cards"
    own.mkdir(parents=True)
    (own / "title.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" data-ground="paper"><circle r="99"/></svg>'
    )
    (own / "quote.svg").write_text("<svg")
    (own / "angebot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><g/></svg>')
    cards, problems = read_cards(theme_dir(), settings.root)
    assert [str(problem) for problem in problems] == [
        "theme/cards/quote.svg:1: P341 The template cannot be read: unclosed token. Mend the line."
    ]
    assert len(cards["title"]) == 4
    assert len(cards["quote"]) == 4
    assert "angebot" in cards
    assert '<circle r="99"/>' in drawings(settings).of_post(POST, "title", (1200, 630)).svg


def test_a_card_that_there_is_not_is_a_problem(settings: Settings) -> None:
    cards, _ = read_cards(theme_dir(), settings.root)
    asked = [replace(POST, card={"template": name}) for name in ("quote", "poster", "zitatt", "quot")]
    assert [str(problem) for problem in unknown_cards(asked, cards, settings)] == [
        "content/posts/a.md:4: P344 There is no card “zitatt”. Type one of: list, number, photo, quote, title, poster.",
        "content/posts/a.md:4: P344 There is no card “quot”. Did you mean 'quote'?",
    ]


def test_logo_photo_and_font_come_from_the_hub(settings: Settings) -> None:
    Image.new("RGB", (400, 300), "#0000FF").save(settings.content / "foto.jpg")
    (settings.content / "marke.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
        '<rect width="300" height="100" fill="#FF0000"/></svg>'
    )
    shutil.copy(theme_dir() / "fonts" / "archivo-ext.ttf", settings.content / "schrift.ttf")
    brand = Brand("marke.svg", {"accent": "#8844CC"}, font="schrift.ttf")
    hub = drawings(replace(settings, brand=brand))
    post = replace(POST, image=Picture("foto.jpg"))
    shown = pixels(hub.of_post(post, "photo", (1200, 630)).svg, (1200, 630))
    red, green, blue = shown.getpixel((918, 400))  # type: ignore[misc]  # RGB
    assert (red < 20, green < 20, blue > 230) == (True, True, True)
    red, green, blue = shown.getpixel((80, 549))  # type: ignore[misc]  # RGB
    assert (red > 230, green < 20, blue < 20) == (True, True, True)
    assert hub.kit.palette.accent == "#8844CC"


def test_a_drawing_names_the_photo_in_it_and_its_frame_in_pixels(settings: Settings) -> None:
    Image.new("RGB", (400, 300), "#0000FF").save(settings.content / "foto.jpg")
    about = Picture("foto.jpg", credit="Merle")
    hub = drawings(settings)
    post = replace(POST, image=about)
    (small,), (large,) = (hub.of_post(post, "photo", size).photos for size in ((600, 315), (1200, 630)))
    assert small[0] == large[0] == about
    assert large[1] == pytest.approx((2 * small[1][0], 2 * small[1][1]), abs=2)
    assert 315 < large[1][0] < 1200
    assert hub.of_post(post, "title", (1200, 630)).photos == ()


def test_a_photo_keeps_what_matters(settings: Settings) -> None:
    wide = Image.new("RGB", (1800, 400), "#FF0000")
    wide.paste("#0000FF", (0, 0, 500, 400))
    wide.save(settings.content / "breit.png")
    post = replace(POST, image=Picture("breit.png", focus=(0.1, 0.5)))
    shown = pixels(drawings(settings).of_post(post, "photo", (1200, 630)).svg, (1200, 630))
    red, _, blue = shown.getpixel((918, 400))  # type: ignore[misc]  # RGB
    assert (red < 20, blue > 230) == (True, True)


def test_a_photo_or_logo_that_cannot_be_read_is_left_out(settings: Settings) -> None:
    (settings.content / "foto.jpg").write_bytes(b"kaputt")
    hub = drawings(replace(settings, brand=Brand("foto.jpg")))
    post = replace(POST, image=Picture("foto.jpg"))
    assert hub.kit.logo is None
    assert hub.of_post(post, "photo", (1200, 630)) == hub.of_post(post, "title", (1200, 630))


def test_the_same_hub_draws_the_same(settings: Settings) -> None:
    later = replace(POST, id="b", slug="b", created=POST.created + timedelta(days=1))
    one, other = (open_drawings(settings, theme_dir(), posts) for posts in ([POST, later], [later, POST]))
    for name in ("poster", "title"):
        assert one.of_post(later, name, (1200, 630)) == other.of_post(later, name, (1200, 630))
