"""Slugs from names as people write them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.text.slugs import slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Drei Stufen statt zehn Kanäle", "drei-stufen-statt-zehn-kanaele"),
        ("Ärger, Öl & Übermut", "aerger-oel-uebermut"),
        ("STRASSE und Straße und STRAẞE", "strasse-und-strasse-und-strasse"),
        (unicodedata.normalize("NFD", "Größe für Käufer"), "groesse-fuer-kaeufer"),
        ("Café déjà-vu, señor Łukasz", "cafe-deja-vu-senor-lukasz"),
        ("Søren & Œuvre, Ægir, þorn", "soren-oeuvre-aegir-thorn"),
        ("Was bringt’s? What's up", "was-bringts-whats-up"),
        ("eins–zwei…drei/vier_fünf", "eins-zwei-drei-vier-fuenf"),
        ("ﬁne Ｆｕｌｌ ①", "fine-full-1"),
        ("  --Ränder--  ", "raender"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", ""),
        ("😀", ""),
        ("", ""),
    ],
)
def test_slug_of_a_name(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_a_long_slug_ends_after_a_whole_word() -> None:
    assert slugify("wort " * 40) == "-".join(["wort"] * 16)
    assert slugify("eins zwei drei", limit=9) == "eins-zwei"
    assert slugify("eins zwei drei", limit=8) == "eins"


def test_a_single_long_word_is_cut() -> None:
    assert slugify("x" * 200) == "x" * 80


@given(st.text(max_size=200))
def test_every_slug_can_stand_in_an_address_and_is_its_own_slug(name: str) -> None:
    slug = slugify(name)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= 80
    assert slugify(slug) == slug


@given(st.text(max_size=100))
def test_the_form_of_the_accents_does_not_matter(name: str) -> None:
    assert slugify(unicodedata.normalize("NFD", name)) == slugify(unicodedata.normalize("NFC", name))
