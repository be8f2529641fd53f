"""What can be read off raw Markdown."""

from __future__ import annotations

from time import process_time

import pytest

from litfass.source.passages import files_named_in, first_heading, first_sentence, pictures_in


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ("# Titel", "Titel"),
        ("Text.\n\n# Titel #\n\n# Zweiter", "Titel"),
        ("## Zwei\n\n# Eins {#anker .klasse}", "Eins"),
        ("# **Fett** und [Link](x.md) und `Code`", "Fett und Link und"),
        ("```\n# Code\n```\n\n# Titel", "Titel"),
        ("~~~~\n# Code\n~~~\n# Code\n~~~~\n", ""),
        ("<!--\n# Notiz\n-->\n", ""),
        ("#Kein Titel", ""),
        ("    # Code", ""),
        ("# snake_case_name", "snake_case_name"),
    ],
)
def test_first_heading(body: str, heading: str) -> None:
    assert first_heading(body) == heading


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Ein Satz. Noch einer.", "Ein Satz."),
        ("# Titel\n\n![Bild](x.png)\n\n- Liste\n\n> Zitat\n\nDer *erste* [Satz](x.md)! Mehr.", "Der erste Satz!"),
        ("Das gilt z. B. für Dr. Meier am 3. Mai. Danach nicht.", "Das gilt z. B. für Dr. Meier am 3. Mai."),
        ("„Geht das?“ Ja. Und nein.", "„Geht das?“"),
        ("Ohne Punkt\nüber zwei Zeilen", "Ohne Punkt über zwei Zeilen"),
        ("```\nCode.\n```", ""),
        ("", ""),
    ],
)
def test_first_sentence(body: str, sentence: str) -> None:
    assert first_sentence(body) == sentence


def test_a_long_sentence_is_cut_after_a_word() -> None:
    found = first_sentence("Wort, " * 60)
    assert len(found) <= 155
    assert found.endswith("Wort…")


def test_pictures_with_their_lines() -> None:
    body = '![Eins](a.png)\n\n`![Code](b.png)`\n![](<zwei worte.png>) ![Drei](c%20d.png "Titel"){ width=50 }\n'
    found = [(each.src, each.alt, each.line) for each in pictures_in(body)]
    assert found == [("a.png", "Eins", 1), ("zwei worte.png", None, 4), ("c%20d.png", "Drei", 4)]


def test_files_that_a_text_names() -> None:
    body = '[Preise](../preise%202026.pdf) <img src="bilder/x.png"> ![](<zwei worte.png>) [ref]: y.jpg\n'
    assert {"preise 2026.pdf", "x.png", "zwei worte.png", "y.jpg"} <= files_named_in(body)


@pytest.mark.parametrize(
    "piece", ["![", "<!--", "[", "*", "`", "``a `b ", "z. B. ", " #", "<a", "![a](<", "~~~\n```\n", " \n"]
)
def test_a_hostile_text_of_half_a_million_characters_takes_no_time(piece: str) -> None:
    body = piece * (500_000 // len(piece))
    started = process_time()
    for look in (first_heading, first_sentence, files_named_in, pictures_in):
        look(body)
    assert process_time() - started < 20
