"""Decks as PDF: structure, words, fonts and links as pikepdf and pypdf find them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from tests.media.decks import CLOSING, LINK, ODD, PLAIN, dress

from litfass.media.lettering import Type
from litfass.media.page import Page
from litfass.media.pdf import About, pdf_of
from litfass.media.slides import HEIGHT, WIDTH, pages_of
from litfass.model import Deck, Slide

ABOUT = About(PLAIN.title, "Litfass Magazin", "de-AT")


def printed(deck: Deck, type_: Type, about: About = ABOUT) -> bytes:
    return pdf_of(pages_of(deck, dress(type_)), about, type_)


@pytest.fixture(scope="module")
def plain(type_: Type) -> bytes:
    return printed(PLAIN, type_)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tags(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Every element of the structure tree below a node, in reading order, by its tag."""
    below = node.get("/K", pikepdf.Array())
    for each in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield str(each.S).removeprefix("/"), each
            yield from tags(each)


def test_what_the_file_says_of_itself(plain: bytes) -> None:
    with opened(plain) as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == PLAIN.title
        assert str(pdf.docinfo.Author) == "Litfass Magazin"
        with pdf.open_metadata() as said:
            assert said["pdfuaid:part"] == "1"
            assert said["dc:title"] == PLAIN.title
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())
        assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()


def test_the_structure_is_what_people_see(plain: bytes) -> None:
    with opened(plain) as pdf:
        found = list(tags(pdf.Root.StructTreeRoot))
        order = [tag for tag, _ in found if tag not in ("LI", "Lbl", "LBody", "Link", "Span")]
        assert order == [
            "Document",
            "H1",
            "P",
            *("P", "H2", "P"),
            "H2",
            "L",
            "H2",
            "L",
            "Figure",
            "H2",
            "P",
            "P",
            "Figure",
        ]
        assert [tag for tag, _ in found].count("LI") == 5
        counted, bare = (element for tag, element in found if tag == "L")
        assert [str(each.ListNumbering) for each in counted.A] == ["/Decimal"]
        assert len([tag for tag, _ in tags(counted) if tag == "Lbl"]) == 3
        assert not [element for tag, element in tags(bare) if tag == "Lbl" and "/K" in element and len(element.K)]
        figures = [str(element.Alt) for tag, element in found if tag == "Figure"]
        assert figures == ["Weniger Kanäle, mehr Sie.", f"QR-Code: {CLOSING.shown}"]


def test_bookmarks_lead_to_the_headings(plain: bytes) -> None:
    with opened(plain) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == PLAIN.title
        assert [each.title for each in title.children] == [
            "Muss: Dort antwortet jemand",
            "In zwanzig Minuten sortiert",
            "Was noch hilft",
            CLOSING.text,
        ]


def test_words_are_found_in_the_order_in_which_they_are_read(plain: bytes) -> None:
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(plain)).pages]
    assert len(pages) == PLAIN.pages
    for page, slide in zip(pages[1:], PLAIN.slides, strict=False):
        at = [page.index(part) for part in (slide.title, slide.text, *slide.lines) if part]
        assert at == sorted(at)
    assert PLAIN.title in pages[0]
    assert "1 Alle Konten aufschreiben 2 Nachsehen" in pages[3]


def test_the_way_to_the_post_can_be_clicked(plain: bytes) -> None:
    with opened(plain) as pdf:
        found = [note.A.URI for note in pdf.pages[-1].Annots]
        assert {str(each) for each in found} == {LINK}
        assert all("/Contents" in note for note in pdf.pages[-1].Annots)


def test_pages_have_the_pictures_size_and_bring_their_fonts(plain: bytes) -> None:
    with opened(plain) as pdf:
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox] == [0, 0, WIDTH, HEIGHT]
            for font in page.Resources.get("/Font", {}).values():
                (cut,) = font.DescendantFonts
                assert "/FontFile2" in cut.FontDescriptor
                assert "/ToUnicode" in font
                assert str(font.BaseFont)[7] == "+"
    assert len(plain) < 200_000


def test_a_divided_word_is_found_whole(type_: Type) -> None:
    word = "Betriebsunterbrechungsversicherungsbedingungen"
    slide = Slide(title=f"Die {word}", text=f"Lesen Sie die {word} in Ruhe, denn sie regeln fast alles.")
    content = printed(replace(PLAIN, slides=(slide,)), type_)
    text = pypdf.PdfReader(io.BytesIO(content)).pages[1].extract_text()
    assert text.replace("\n", "").replace("\u00ad", "").replace("-", "").count(word) == 2


def test_hostile_text_is_text(type_: Type) -> None:
    about = About(ODD.title, '") #panic("x")\ud800', "de")
    content = printed(ODD, type_, about)
    with opened(content) as pdf:
        assert len(pdf.pages) == ODD.pages
        assert "/AcroForm" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
        assert "/Names" not in pdf.Root
    text = " ".join(pypdf.PdfReader(io.BytesIO(content)).pages[2].extract_text().split())
    assert "#eval(1) $x$ \\u{41} *fett* _schräg_" in text
    assert "// weg /* auch */ @ref <label> [Klammer] ~ --- ..." in text


def test_a_page_without_a_word_that_any_font_has_is_still_a_page(type_: Type) -> None:
    empty = replace(PLAIN, title="漢字", slides=(Slide(title="漢", lines=("字", "B", "漢"), ordered=True),), name="")
    with opened(printed(empty, type_, About("漢", "", "de"))) as pdf:
        assert len(pdf.pages) == 3


def test_same_pages_same_bytes_in_every_process(plain: bytes, type_: Type) -> None:
    assert printed(PLAIN, type_) == plain
    code = (
        "import sys; from tests.media.test_pdf import *; from litfass.website import theme_dir;"
        "sys.stdout.buffer.write(printed(PLAIN, Type.load(theme_dir() / 'fonts')))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    assert other.stdout == plain


def test_the_page_of_a_picture_and_of_the_file_agree(type_: Type, plain: bytes) -> None:
    pages: tuple[Page, ...] = pages_of(PLAIN, dress(type_))
    with opened(plain) as pdf:
        for page, sheet in zip(pages, pdf.pages, strict=True):
            drawn = pypdf.PdfReader(io.BytesIO(plain)).pages[sheet.index].extract_text()
            assert all(type_.plain(line).rstrip("-") in drawn for words in page.words for line in words.lines)
