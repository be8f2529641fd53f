"""A text as the HTML of a mail or an article."""

from __future__ import annotations

from lxml import html as parser

from litfass.compose.page import html

TEXT = """Erst <b>das</b> & dann „jenes“.

Drei Dinge:
1. Eins
2. Zwei

• Ein Punkt
der weitergeht

Zum Beitrag: https://www.beispiel.de/blog/?a=1&b=2

3. Dezember, 10 Uhr: offen (https://www.beispiel.de/Ofen_(Technik)).

Mehr unter https://www.beispiel.de/x, sagt er."""


def test_paragraphs_lists_and_links() -> None:
    page = parser.document_fromstring(
        html(TEXT, title="Ofen & Co", heading="Ofen & Co", preheader='Er "ist" da', lang="de")
    )
    assert page.get("lang") == "de"
    assert page.findtext(".//title") == page.findtext(".//h1") == "Ofen & Co"
    assert [each.text_content() for each in page.iter("p")] == [
        "Erst <b>das</b> & dann „jenes“.",
        "Drei Dinge:",
        "Zum Beitrag",
        "3. Dezember, 10 Uhr: offen (https://www.beispiel.de/Ofen_(Technik)).",
        "Mehr unter https://www.beispiel.de/x, sagt er.",
    ]
    assert [each.text for each in page.xpath("//ol/li")] == ["Eins", "Zwei"]
    assert [each.text_content() for each in page.xpath("//ul/li")] == ["Ein Punkt\nder weitergeht"]
    assert [(each.text, each.get("href")) for each in page.iter("a")] == [
        ("Zum Beitrag", "https://www.beispiel.de/blog/?a=1&b=2"),
        ("https://www.beispiel.de/Ofen_(Technik)", "https://www.beispiel.de/Ofen_(Technik)"),
        ("https://www.beispiel.de/x", "https://www.beispiel.de/x"),
    ]


def test_the_preheader_is_there_for_the_list_of_mails_and_not_seen() -> None:
    page = parser.document_fromstring(html("Text.", title="Ofen", preheader='Er "ist" da', lang="de"))
    hidden = page.xpath("//body/div")[0]
    assert hidden.text == 'Er "ist" da'
    assert "display:none" in hidden.get("style")
    assert page.xpath("//*[@src or @background] | //link | //script") == []
    assert not parser.document_fromstring(html("Text.", title="Ofen", preheader="", lang="de")).xpath("//div")


def test_an_article_has_no_heading_in_its_text() -> None:
    """Its title is pasted into a field of its own."""
    page = parser.document_fromstring(html("Text.", title="Ofen", lang="de"))
    assert page.findtext(".//title") == "Ofen"
    assert page.xpath("//h1") == []
    assert page.text_content().split() == ["Ofen", "Text."]
