"""Pages of decks: measured by their ink, read back by a camera's library, and never other bytes."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
import pyvips
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own
from PIL import Image
from tests.media.brands import BRANDS
from tests.media.decks import CLOSING, LINK, ODD, PLAIN, dress
from tests.media.extents import ink
from tests.media.samples import distance

from litfass.media.colour import contrast
from litfass.media.lettering import Type
from litfass.media.page import Page, Words, said, svg_of
from litfass.media.slides import HEIGHT, LEAST, MARGIN, WIDTH, pages_of
from litfass.model import Closing, Deck, Slide

GOLDEN = Path(__file__).parents[1] / "golden" / "slides"
SMALL = (216, 270)
EDGE = MARGIN - 12
"""Letters may hang so far over the margin that their stems stand on it."""
PARTS = st.text(st.characters(exclude_categories=()), max_size=120)


def shown(page: Page) -> Image.Image:
    """The page as pixels."""
    picture = pyvips.Image.svgload_buffer(svg_of(page).encode()).flatten()
    return Image.open(io.BytesIO(picture.pngsave_buffer())).convert("RGB")


def is_whole(page: Page) -> None:
    """Fails where a word is smaller than a phone can show, hangs out, or lies on another."""
    etree.fromstring(svg_of(page))
    drawn = [words for words in page.words if any(line.strip() for line in words.lines)]
    assert all(words.size >= LEAST for words in drawn)
    left, top, right, bottom = ink("".join(words.svg for words in drawn), WIDTH, HEIGHT) or (EDGE, EDGE, EDGE, EDGE)
    assert left >= EDGE
    assert top >= EDGE
    assert right <= WIDTH - EDGE
    assert bottom <= HEIGHT - EDGE
    for one, other in combinations(drawn, 2):
        across = one.x < other.right - 1 and other.x < one.right - 1
        assert not across or one.bottom <= other.top + 1 or other.bottom <= one.top + 1, (one.text, other.text)


@pytest.mark.parametrize(("brand", "deck"), list(product(BRANDS, (PLAIN, ODD))))
def test_every_word_is_large_enough_and_stands_by_itself(brand: str, deck: Deck, type_: Type) -> None:
    for ground, motif in ((0, 0), (2, 3)):
        pages = pages_of(deck, dress(type_, brand, ground, motif))
        assert len(pages) == deck.pages
        for page in pages:
            assert page.size == (WIDTH, HEIGHT)
            is_whole(page)


@pytest.mark.parametrize(("brand", "ground"), list(product(BRANDS, range(4))))
def test_words_can_be_told_from_what_is_behind_them(brand: str, ground: int, type_: Type) -> None:
    for page in pages_of(PLAIN, dress(type_, brand, ground)):
        picture = shown(page)
        for words in page.words:
            behind = picture.getpixel((round(words.x) - 3, round(words.bottom) + 3))
            assert isinstance(behind, tuple)
            assert contrast(words.fill, "#{:02X}{:02X}{:02X}".format(*behind)) >= 4.5, words.text


@given(PARTS, PARTS, st.lists(PARTS, max_size=7).map(tuple), st.booleans(), PARTS)
@settings(max_examples=12, deadline=None)
def test_whatever_a_post_says_stays_on_its_page(
    title: str, text: str, lines: tuple[str, ...], ordered: bool, closing: str
) -> None:
    type_ = LOADED[0]
    slides = (
        Slide(text=text or "-"),
        Slide(title=title or "-", text=text, number="7"),
        Slide(title=title or "-", lines=lines, ordered=ordered),
    )
    deck = replace(PLAIN, title=title or "-", slides=slides, closing=replace(CLOSING, text=closing), name=text)
    for page in pages_of(deck, dress(type_, motif=3)):
        is_whole(page)


LOADED: list[Type] = []


@pytest.fixture(autouse=True, scope="module")
def _loaded(type_: Type) -> None:
    LOADED.append(type_)


def test_the_close_holds_a_code_that_leads_to_the_post(type_: Type) -> None:
    for brand, ground in product(BRANDS, range(4)):
        last = shown(pages_of(PLAIN, dress(type_, brand, ground))[-1])
        small = last.resize((WIDTH // 3, HEIGHT // 3), Image.Resampling.LANCZOS)
        for picture in (last, small.resize((WIDTH, HEIGHT))):
            assert [code.text for code in zxingcpp.read_barcodes(picture)] == [LINK]


def test_the_cover_keeps_what_matters_where_a_square_crop_leaves_it(type_: Type) -> None:
    cover = pages_of(PLAIN, dress(type_))[0]
    title = next(words for words in cover.words if words.role == "title")
    assert title.top >= (HEIGHT - WIDTH) / 2
    assert title.bottom <= HEIGHT - (HEIGHT - WIDTH) / 2 + 12


def test_a_label_stands_on_the_cover_and_is_read_aloud(type_: Type) -> None:
    cover = pages_of(replace(PLAIN, label="Anzeige"), dress(type_))[0]
    assert said(cover) == "Anzeige\nDrei Stufen statt zehn Kanäle"


def test_what_slides_say_to_those_who_cannot_see_them(type_: Type) -> None:
    cover, first, *_, listed, last = map(said, pages_of(PLAIN, dress(type_)))
    assert cover == "Drei Stufen statt zehn Kanäle"
    assert first == PLAIN.slides[0].text
    assert listed == "Was noch hilft\nEin Stativ, das nicht wackelt\nEine ruhige halbe Stunde"
    assert last.split("\n") == [
        "Weniger Kanäle, mehr Sie.",
        CLOSING.text,
        CLOSING.action,
        CLOSING.shown,
        f"QR-Code: {CLOSING.shown}",
    ]


def test_a_long_thought_makes_its_arch_give_way_before_it_is_cut(type_: Type) -> None:
    text = "Mehr als drei solche Kanäle schafft ein kleiner Betrieb selten, und das ist auch gar nicht nötig. " * 3
    page = pages_of(replace(PLAIN, slides=(Slide(title="Drei Kanäle sind genug", text=text.strip()),)), dress(type_))[1]
    assert not any(words.cut for words in page.words)


def test_a_long_word_is_divided_where_german_divides_it(type_: Type) -> None:
    title = "Betriebsunterbrechungsversicherung für Handwerksbetriebe"
    page = pages_of(replace(PLAIN, slides=(Slide(title=title, text="Kurz."),)), dress(type_))[1]
    heading = next(words for words in page.words if words.role == "heading")
    assert "".join(line.removesuffix("-") for line in heading.lines).replace(" ", "") == title.replace(" ", "")
    assert all(line.endswith(("Betriebs-", "unterbrechungs-", "versicherung", "für", "Handwerks-", "betriebe"))
               for line in heading.lines)  # fmt: skip


def test_a_long_address_is_broken_at_a_slash_and_never_gets_a_hyphen(type_: Type) -> None:
    closing = Closing((), "Ja?", "Zum Beitrag", LINK, "magazin.example/blog/betriebsunterbrechung")
    last = pages_of(replace(PLAIN, closing=closing), dress(type_))[-1]
    (address,) = [words for words in last.words if words.text.startswith("magazin.example")]
    assert address.lines == ("magazin.example/blog/", "betriebsunterbrechung")


@pytest.mark.parametrize("brand", BRANDS)
def test_slides_look_as_they_did_when_somebody_looked_at_them(brand: str, type_: Type) -> None:
    """Write the sheets anew with LITFASS_GOLDEN=write, and look at them."""
    pages = [shown(page).resize(SMALL) for page in pages_of(PLAIN, dress(type_, brand, ground=len(brand) % 4, motif=1))]
    sheet = Image.new("RGB", (SMALL[0] * len(pages), SMALL[1]))
    for number, page in enumerate(pages):
        sheet.paste(page, (number * SMALL[0], 0))
    kept = GOLDEN / f"{brand.replace(' ', '-')}.png"
    if os.environ.get("LITFASS_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        sheet.quantize(64).save(kept)
    with Image.open(kept) as golden:
        for number, page in enumerate(pages):
            left = number * SMALL[0]
            assert distance(page, golden.crop((left, 0, left + SMALL[0], SMALL[1]))) < 0.01, number + 1


def test_same_deck_same_pages(type_: Type) -> None:
    once = [svg_of(page) for page in pages_of(ODD, dress(type_))]
    assert once == [svg_of(page) for page in pages_of(ODD, dress(type_))]


def test_words_are_told_by_what_they_are(type_: Type) -> None:
    for page in pages_of(PLAIN, dress(type_)):
        roles = {words.role for words in page.words if isinstance(words, Words)}
        assert roles <= {"title", "heading", "text", "item", "count", "entry", "note"}
