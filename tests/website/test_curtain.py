"""No finished page leads to what is not published."""

from __future__ import annotations

import pytest

from litfass.website.curtain import Curtain

SITE = "https://hub.example/sub/"
PLACES = {
    "blog/geheim/": "posts/2027/geheim/index.md",
    "posts/2027/geheim/": "posts/2027/geheim/index.md",
    "posts/2027/geheim/index.md": "posts/2027/geheim/index.md",
    "authors.yml": "authors.yml",
}

CUT = [
    ('<a href="../geheim/">Text</a>', "Text"),
    ('<a href="../geheim">Text</a>', "Text"),
    ("<a class=\"x\" href='../geheim/index.html#teil'><em>Text</em></a>", "<em>Text</em>"),
    ('<a href="https://hub.example/sub/blog/geheim/?a=1">T</a>', "T"),
    ('<a href="//hub.example/sub/blog/geheim/">T</a>', "T"),
    ('<a href="/sub/blog/geheim/">T</a>', "T"),
    ('<a href="../../posts/2027/geheim/index.md">T</a>', "T"),
    ('<a href="../../posts/2027/geheim/foto.jpg">T</a>', "T"),
    ('<a href="../&#103;eheim/">T</a>', "T"),
    ('<a href="../%67eheim/">T</a>', "T"),
    ("<A HREF=../geheim/>T</A>", "T"),
    ('<img alt="a>b" src="../../posts/2027/geheim/foto.jpg">', ""),
    ('<img srcset="ok.jpg 1x, ../../posts/2027/geheim/foto.jpg 2x" src="ok.jpg">', ""),
    ('<a href="../../authors.yml">T</a>', "T"),
]
KEPT = [
    '<a href="../offen/">Text</a>',
    '<a href="https://other.example/sub/blog/geheim/">Text</a>',
    '<a href="https://hub.example/blog/geheim/">outside of the site</a>',
    '<a href="../geheimnis/">Text</a>',
    "<code>../geheim/</code>",
    '<a name="geheim">Text</a>',
    '<img src="foto.jpg" alt="geheim">',
    '<a href="http://[broken">Text</a>',
]


@pytest.mark.parametrize(("markup", "rest"), CUT)
def test_ways_to_hidden_places_go(markup: str, rest: str) -> None:
    html, cut = Curtain(SITE, PLACES).draw(f"<p>vor {markup} nach</p>", "blog/beitrag/")
    assert html == f"<p>vor {rest} nach</p>"
    assert cut == ["authors.yml" if "authors" in markup else "posts/2027/geheim/index.md"]


@pytest.mark.parametrize("markup", KEPT)
def test_everything_else_stays(markup: str) -> None:
    assert Curtain(SITE, PLACES).draw(markup, "blog/beitrag/") == (markup, [])
