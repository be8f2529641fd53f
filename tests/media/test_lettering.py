"""Words become outlines, whatever they are made of."""

from __future__ import annotations

import pytest

from litfass.media.lettering import Style, Type

BOLD = Style(800, 88)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Größe, Łódź, İstanbul – „ja“ … 5 €", ""),
        ("→ ✓ ★ ☎ № ≈ ﬁ 𝐁", ""),
        ("a\u00adb\u200bc\ufeff\u202e\x07", ""),
        ("👨‍👩‍👧‍👦 👋🏽 🇩🇪 1️⃣ ❤️ 🏴‍☠️", ""),
        ("Дом", "Дом"),
        ("שלום", "שלום"),
        ("漢字漢", "漢字"),
        ("", ""),
    ],
)
def test_characters_that_no_font_has(type_: Type, text: str, missing: str) -> None:
    assert type_.missing(text) == missing
    assert type_.line(text, BOLD).draw(0, 0, 100, "#000000").count("nan") == 0


def test_what_is_not_seen_takes_no_room(type_: Type) -> None:
    assert type_.width("Haus\u00adbau\u200b\u2060", BOLD) == type_.width("Hausbau", BOLD)
    assert type_.line("\u00ad\u200b", BOLD).draw(0, 0, 100, "#000000") == ""


def test_a_decomposed_umlaut_is_the_same(type_: Type) -> None:
    assert type_.line("Ü", BOLD).draw(0, 0, 9, "#000") == type_.line("U\u0308", BOLD).draw(0, 0, 9, "#000")


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "👋🏽", "🇩🇪", "1️⃣", "❤️", "🏴‍☠️", "😀"])
def test_a_sequence_is_one_coloured_picture(type_: Type, emoji: str) -> None:
    line = type_.line(emoji, BOLD)
    assert line.width == pytest.approx(1.0, abs=0.01)
    assert all(colour.startswith("#") for _, _, (colour, _, _) in line.layers)


def test_the_sign_for_text_keeps_a_heart_in_the_colour_of_the_text(type_: Type) -> None:
    assert 'fill="#123456"' in type_.line("©\ufe0e", BOLD).draw(0, 0, 10, "#123456")
    assert 'fill="#123456"' not in type_.line("❤\ufe0f", BOLD).draw(0, 0, 10, "#123456")


def test_a_wider_style_is_wider(type_: Type) -> None:
    assert type_.width("Plakat", Style(800, 62)) < type_.width("Plakat", BOLD) < type_.width("Plakat", Style(800, 125))


def test_letters_from_right_to_left_are_drawn_from_the_right(type_: Type) -> None:
    """The comma behind the first word, which no font of ours has, is seen on the left of it."""
    line = type_.line("שלום, ABC", BOLD)
    latin = type_.line("ABC", BOLD)
    assert [layer for _, _, layer in line.layers[:3]] == [layer for _, _, layer in latin.layers]
