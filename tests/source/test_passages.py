"""What can be read off raw Markdown."""

from __future__ import annotations

from time import process_time

import pytest

from litfass.source.passages import files_linked_in, files_named_in, first_heading, first_sentence, line_of, pictures_in


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


@pytest.mark.parametrize(("words", "found"), [(32, True), (33, False)])
def test_a_sentence_is_proposed_whole_or_not_at_all(words: int, *, found: bool) -> None:
    sentence = "Wort, " * words + "Ende."
    assert first_sentence(f"{sentence} Kurz.") == (sentence if found else "")


def test_pictures_with_their_lines() -> None:
    body = '![Eins](a.png)\n\n`![Code](b.png)`\n![](<zwei worte.png>) ![Drei](c%20d.png "Titel"){ width=50 }\n'
    found = [(each.src, each.alt, each.line) for each in pictures_in(body)]
    assert found == [("a.png", "Eins", 1), ("zwei worte.png", None, 4), ("c%20d.png", "Drei", 4)]


def test_decoration_says_so() -> None:
    body = (
        "![](a.svg){ role=presentation } ![](<b c.svg> 'Titel'){: .klein role=\"none\" }\n"
        "![](d.svg){ .klein } ![Ein Ofen](e.jpg){ role=presentation } ![](f.svg) { role=presentation }\n"
    )
    assert [each.alt for each in pictures_in(body)] == ["", "", None, "Ein Ofen", None]


def test_a_name_with_a_blank_is_taken_whole() -> None:
    body = "![Eins](IMG 1.PNG) ![Zwei](a b c.jpg 'Titel') ![Drei](x.png =100x20) ![Vier](offen bleibt.png"
    found = [(each.src, each.spaced) for each in pictures_in(body)]
    assert found == [("IMG 1.PNG", True), ("a b c.jpg", True), ("x.png", False), ("offen", False)]


def test_files_that_a_text_names() -> None:
    body = '[Preise](../preise%202026.pdf) <img src="bilder/x.png"> ![](<zwei worte.png>) [ref]: y.jpg\n'
    assert {"../preise 2026.pdf", "bilder/x.png", "zwei worte.png", "y.jpg"} <= files_named_in(body)


def test_files_that_a_text_shows_or_links() -> None:
    body = (
        "[a](../preise%202026.pdf) ![b](<zwei worte.png> 'Titel') [c]: y.jpg\n[d](foto(1).png)\n"
        "<img src='bilder/x y.png' srcset=\"klein.png 1x, gross.png 2x\"> <a href=z.pdf>\n"
        "Im Text steht plan.png, `![](code.png)` auch. <!-- ![](still.png) -->\n"
    )
    shown = {
        "../preise%202026.pdf",
        "zwei worte.png",
        "y.jpg",
        "foto(1).png",
        "bilder/x y.png",
        "klein.png",
        "gross.png",
    }
    found = files_linked_in(body)
    assert shown | {"z.pdf"} <= found
    assert not [name for name in found if "plan" in name or "code" in name or "still" in name]


@pytest.mark.parametrize(
    "piece",
    [
        "![",
        "<!--",
        "[",
        "*",
        "`",
        "``a `b ",
        "z. B. ",
        " #",
        "<a",
        "![a](<",
        "![a](b ",
        "](a(",
        "src='",
        'srcset="a ',
        "~~~\n```\n",
        " \n",
    ],
)
def test_a_hostile_text_of_half_a_million_characters_takes_no_time(piece: str) -> None:
    body = piece * (500_000 // len(piece))
    started = process_time()
    for look in (first_heading, first_sentence, files_linked_in, files_named_in, pictures_in):
        look(body)
    assert process_time() - started < 20


@pytest.mark.parametrize(
    ("text", "part", "line"),
    [
        ("eins\nzwei x.md\nx.md", "x.md", 2),
        ("```\nx.md\n```\n[x](x.md)", "x.md", 4),
        ("`x.md`\n\nText", "x.md", 1),
        ("eins\u2028zwei\x0bdrei\nx.md", "x.md", 2),
        ("eins", "x.md", 0),
        ("eins", "", 0),
    ],
)
def test_line_of(text: str, part: str, line: int) -> None:
    assert line_of(text, part) == line
