"""Pictures in finished HTML: which ones are taken up, and what stands round them."""

from __future__ import annotations

import pytest

from litfass.website.figures import Credit, draw, eager_first, licence_address, links_in, pictures_in, without
from litfass.website.views import FileView, PictureView

LARGE = PictureView("b/x.jpg", 1600, 1200, (FileView("a/x-320.avif", 320), FileView("a/x-1600.avif", 1600)))
SMALL = PictureView("b/s.png", 24, 24)
KNOWN = {"x.jpg": LARGE, "x.jpg#only-dark": LARGE, "s.png": SMALL}


def drawn(html: str, *, plain: bool = False) -> str:
    return draw(html, KNOWN.get, lambda url: f"../{url}", plain=plain).html


@pytest.mark.parametrize(
    "html",
    [
        "<p>Kein Bild.</p>",
        '<p><img alt="" src="https://elsewhere.example/x.jpg"></p>',
        '<p><img alt="" src="other.jpg"></p>',
        '<p><img alt="" src="x.jpg" srcset="x-2.jpg 2x"></p>',
        '<picture><source srcset="y.avif"><img alt="" src="x.jpg"></picture>',
        '<!-- <img alt="" src="x.jpg"> -->',
        '<script>document.write("<img src=x.jpg>")</script>',
        '<pre><code>&lt;img src="x.jpg"&gt;</code></pre>',
    ],
)
def test_what_is_not_ours_or_arranged_already_stays(html: str) -> None:
    assert drawn(html) == html


def test_a_picture_alone_is_a_figure_with_caption_credit_and_licence() -> None:
    html = '<p><img alt="A &amp; B" credit="Foto: Jule" licence="CC BY-SA 4.0" src="x.jpg" title="Im &lt;Hof&gt;"></p>'
    found = draw(f"<p>Vorher.</p>\n{html}\n<p>Nachher.</p>", KNOWN.get, str)
    assert found.html.startswith("<p>Vorher.</p>\n<figure>")
    assert found.html.endswith("</figure>\n<p>Nachher.</p>")
    licence = '<a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">CC BY-SA 4.0</a>'
    assert f"<figcaption>Im &lt;Hof&gt; · <small>Foto: Jule, {licence}</small></figcaption>" in found.html
    assert 'alt="A &amp; B"' in found.html
    assert "credit=" not in found.html
    assert found.credits == [Credit("Im <Hof>", "Foto: Jule", "CC BY-SA 4.0")]


def test_a_sentence_needs_no_dot_before_the_credit() -> None:
    assert "Im Hof. <small>" in drawn('<p><img alt="a" src="x.jpg" title="Im Hof." credit="Jule"></p>')


def test_a_picture_in_a_sentence_stays_in_it() -> None:
    found = drawn('<p>Das <img alt="a" src="x.jpg"> ist es.</p>')
    assert found.startswith('<p>Das <a class="lf-zoom" href="../b/x.jpg"><picture>')
    assert found.endswith("</picture></a> ist es.</p>")


def test_a_link_round_a_picture_stays_the_only_one() -> None:
    found = drawn('<p><a href="https://example.org/"><img alt="a" src="x.jpg"></a></p>')
    assert found.startswith('<figure><a href="https://example.org/"><picture>')
    assert "lf-zoom" not in found


@pytest.mark.parametrize("html", ['<p><img alt="" src="x.jpg"></p>', '<p><img alt="a" src="s.png"></p>'])
def test_decoration_and_small_pictures_are_not_opened(html: str) -> None:
    assert "lf-zoom" not in drawn(html)


@pytest.mark.parametrize(
    "html", ['<p><img align="left" alt="a" src="x.jpg"></p>', '<p><img alt="a" src="x.jpg#only-dark"></p>']
)
def test_what_floats_or_belongs_to_a_scheme_is_no_figure(html: str) -> None:
    found = drawn(html)
    assert "<figure" not in found
    assert "<picture" in found
    assert ("#only-dark" in found) == ("#only-dark" in html)


def test_a_figure_of_the_writer_keeps_its_caption() -> None:
    found = drawn('<figure>\n<img alt="a" src="x.jpg">\n<figcaption>Im Hof</figcaption>\n</figure>')
    assert found.count("<figure") == found.count("<figcaption") == 1
    assert "<picture" in found


def test_a_wide_picture_makes_its_figure_wide() -> None:
    found = drawn('<p><img alt="a" class="wide rahmen" src="x.jpg"></p>')
    assert found.startswith('<figure class="wide">')
    assert 'class="rahmen"' in found
    assert "(min-width: 1220px) 780px" in found


def test_the_writers_width_keeps_the_shape() -> None:
    found = drawn('<p><img alt="a" src="x.jpg" width="400"></p>')
    assert 'width="400" height="300"' in found
    assert 'sizes="min(400px, 100vw - 32px)"' in found


def test_sizes_follow_the_column_up_to_the_width_of_the_picture() -> None:
    assert 'sizes="(min-width: 2000px) 792px, (min-width: 1600px) 726px, (min-width: 720px) 660px, min(1600px' in drawn(
        '<p><img alt="a" src="x.jpg"></p>'
    )


def test_readers_elsewhere_get_one_file_with_its_size() -> None:
    found = drawn('<p><img alt="a" src="x.jpg" title="Im Hof"></p>', plain=True)
    image = '<img src="../b/x.jpg" width="1600" height="1200" alt="a">'
    assert found == f"<figure>{image}<figcaption>Im Hof</figcaption></figure>"


def test_hostile_words_stay_words() -> None:
    found = drawn(
        '<p><img alt="&quot;&gt;&lt;script&gt;" src="x.jpg" title="&lt;b&gt;" credit="&lt;i&gt;" licence="&quot;x"></p>'
    )
    assert "<script" not in found
    assert "<b>" not in found
    assert "<i>" not in found
    assert '"x' not in found.replace('="x', "")


def test_a_lost_picture_leaves_its_words() -> None:
    html = '<p>Da <img alt="das &amp; dies" src="x.jpg"> war es.</p>'
    assert without(html, {"x.jpg"}.__contains__) == '<p>Da <span class="lf-unseen">das &amp; dies</span> war es.</p>'


def test_the_first_picture_comes_at_once() -> None:
    page = drawn('<img alt="a" src="x.jpg"><img alt="b" src="s.png">')
    done = eager_first(page)
    assert done.count('fetchpriority="high"') == 1
    assert done.index('fetchpriority="high"') < done.index('loading="lazy"')
    assert eager_first(done) == done


def test_positions_hold_over_lines_and_odd_letters() -> None:
    html = "<p>ä\n𝔊\r\n<em>x</em></p>\n<p>\n  <img\n alt='a > b' src='s.png'>\n</p>"
    (found,) = pictures_in(html)
    assert html[found.start : found.end] == "<img\n alt='a > b' src='s.png'>"
    assert links_in('<a href="x.jpg"><b>a</b></a><a name="b"></a>') == ["x.jpg"]


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://bilder.example/lizenz", "https://bilder.example/lizenz"),
        ("Alle Rechte vorbehalten", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_licences_are_linked_where_their_address_is_known(licence: str, address: str) -> None:
    assert licence_address(licence) == address
