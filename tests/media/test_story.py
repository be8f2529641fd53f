"""Stories: every word inside the part of the screen that no app covers, as libvips' ink shows."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import pyvips
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from tests.media.brands import BRANDS, PALETTES
from tests.media.decks import ODD

from litfass.channels import load
from litfass.media.dress import Dress
from litfass.media.lettering import Type
from litfass.media.page import Page, said, svg_of
from litfass.media.poster import Poster
from litfass.media.story import LEAST, WIDE, page_of
from litfass.model import Notice, Preset, Safe

CHANNELS = load(None)[0]
STORIES = {
    f"{channel.id}-{format.id}": format.pictures.presets[0]
    for channel in CHANNELS.values()
    for format in channel.formats.values()
    if format.pictures.drawn
}
PRESET = next(iter(STORIES.values()))
POSTER = Poster("Erst der Plan, dann das Foto", ("ERST DER", "PLAN"), seed=3)
NOTICE = Notice(
    "Erst der Plan, dann das Foto",
    "Vier Antworten auf einem Blatt Papier entscheiden, welches Foto sich lohnt.",
    category="Strategie",
    name="Litfass Magazin",
)
LONG = Notice(ODD.title * 3, "Donaudampfschifffahrtsgesellschaftskapitän " * 20, "de", ODD.category, ODD.name)
PARTS = st.text(st.characters(exclude_categories=()), max_size=150)
LOADED: list[Type] = []


@pytest.fixture(autouse=True, scope="module")
def _loaded(type_: Type) -> None:
    LOADED.append(type_)


def drawn(notice: Notice, poster: Poster = POSTER, brand: str = "litfass", preset: Preset = PRESET) -> Page:
    return page_of(notice, Dress(LOADED[0], PALETTES[brand], poster), preset)


def shown(page: Page) -> Image.Image:
    picture = pyvips.Image.svgload_buffer(svg_of(page).encode()).flatten()
    return Image.open(io.BytesIO(picture.pngsave_buffer())).convert("RGB")


def is_safe(page: Page, preset: Preset = PRESET) -> None:
    """Fails where anything but the ground is seen outside the safe zone: words, and what they stand under as well."""
    assert preset.safe
    picture = shown(page)
    width, height = page.size
    assert width / height == pytest.approx(preset.size[0] / preset.size[1], abs=0.001)
    changed = ImageChops.difference(picture, Image.new("RGB", picture.size, page.ground)).getbbox()
    assert changed
    scale = width / preset.size[0]
    safe = preset.safe
    assert changed[0] >= safe.left * scale
    assert changed[1] >= safe.top * scale
    assert changed[2] <= width - safe.right * scale
    assert changed[3] <= height - safe.bottom * scale
    assert all(words.size >= LEAST - 2 for words in page.words if words.lines)


def test_the_platforms_say_what_they_cover() -> None:
    assert len(STORIES) >= 2
    assert all(preset.safe and preset.size == (1080, 1920) for preset in STORIES.values())


@pytest.mark.parametrize("motif", range(7))
@pytest.mark.parametrize("notice", [NOTICE, LONG], ids=["short", "long"])
def test_words_keep_off_what_an_app_covers(motif: int, notice: Notice) -> None:
    for number, brand in enumerate(BRANDS):
        is_safe(drawn(notice, replace(POSTER, motif=motif, ground=number), brand))


@pytest.mark.parametrize("name", STORIES)
def test_each_story_of_a_channel_file_is_drawn_in_its_own_zone(name: str) -> None:
    is_safe(drawn(NOTICE, preset=STORIES[name]), STORIES[name])


def test_another_size_and_another_zone() -> None:
    preset = Preset("story", (720, 1280), ("jpeg",), safe=Safe(top=300, bottom=120, left=90, right=10))
    page = drawn(NOTICE, preset=preset)
    assert page.size == (WIDE, 1920)
    is_safe(page, preset)


@given(PARTS, PARTS, PARTS, PARTS, st.lists(PARTS, max_size=4).map(tuple))
@settings(max_examples=15, deadline=None)
def test_whatever_a_post_says_stays_in_the_zone(
    title: str, text: str, category: str, name: str, words: tuple[str, ...]
) -> None:
    notice = Notice(title or "-", text, "de", category, name)
    is_safe(drawn(notice, replace(POSTER, words=words)))


def test_a_story_says_its_title_once() -> None:
    assert said(drawn(NOTICE)) == f"ERST DER PLAN\n{NOTICE.title}\n{NOTICE.text}"
    whole = drawn(replace(NOTICE, title="Erst der Plan"))
    assert said(whole) == f"ERST DER PLAN\n{NOTICE.text}"
    assert said(drawn(NOTICE, replace(POSTER, words=()))) == f"{NOTICE.title}\n{NOTICE.text}"


def test_a_paid_story_says_so_first_and_as_large_as_anything_small() -> None:
    page = drawn(replace(NOTICE, label="Anzeige: Druckerei Steenbock, Neumünster"))
    label = page.words[0]
    assert said(page).startswith("Anzeige: Druckerei Steenbock, Neumünster\n")
    assert not label.cut
    assert label.style.width > 80
    assert min(words.size for words in page.words) == label.size


def test_same_notice_same_bytes() -> None:
    assert svg_of(drawn(LONG)) == svg_of(drawn(LONG))
