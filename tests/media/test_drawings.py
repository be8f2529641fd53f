"""SVG: what may be in a drawing, and what is never run, fetched or unfolded."""

from __future__ import annotations

import base64

import pytest
from tests.media.samples import opened, photo, png_head, saved

from litfass.media.faults import PictureError
from litfass.media.inspect import inspect
from litfass.media.render import renditions
from litfass.media.rendition import Rendition

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 200">'
SMALL = base64.b64encode(saved(photo((20, 20)), "PNG")).decode()
BOMB = base64.b64encode(png_head((20_000, 20_000))).decode()
LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script href="https://boese.example/x.js"/>', "<script>"),
        ('<rect onload="alert(1)" width="9" height="9"/>', "onload"),
        ('<image href="#a"><set attributeName="href" to="https://boese.example/x.png"/></image>', "boese.example"),
        ('<a><animate attributeName="href" values="#a; //boese.example/"/></a>', "boese.example"),
        ('<g OnClick="alert(1)"/>', "OnClick"),
        ("<foreignObject><p>x</p></foreignObject>", "<foreignObject>"),
        ('<a href="javascript:alert(1)"><rect/></a>', "javascript:"),
        ('<image href="https://boese.example/x.png"/>', "https://boese.example/x.png"),
        ('<image xlink:href="file:///etc/passwd"/>', "file:///etc/passwd"),
        ('<image href="../../geheim.png"/>', "../../geheim.png"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "data:image/svg+xml"),
        (f'<image href="data:image/png;base64,{BOMB}"/>', "20,000 x 20,000"),
        ('<use href="andere.svg#teil"/>', "andere.svg#teil"),
        ("<style>@import 'https://boese.example/x.css';</style>", "@import"),
        ("<style>rect { fill: url(https://boese.example/x) }</style>", "https://boese.example/x"),
        ("<style>@\\69mport 'x';</style>", "style"),
        ('<rect fill="url(http://boese.example/#x)"/>', "http://boese.example/#x"),
        ('<rect style="background:url(//boese.example)"/>', "//boese.example"),
        ("<g>" * 500 + "</g>" * 500, "nested"),
    ],
)
def test_what_is_more_than_a_drawing_is_refused(body: str, says: str) -> None:
    with pytest.raises(PictureError) as error:
        inspect(f"{START}{body}</svg>".encode())
    assert error.value.code in ("P308", "P303")
    assert says in error.value.reason


@pytest.mark.parametrize(
    "whole",
    [
        f"{LAUGHS}{START}<text>&k;</text></svg>",
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{START}<text>&x;</text></svg>',
        f'<?xml-stylesheet href="https://boese.example/x.css"?>{START}</svg>',
        f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://boese.example/x.dtd"> %x;]>{START}</svg>',
    ],
)
def test_nothing_is_unfolded_or_fetched(whole: str) -> None:
    with pytest.raises(PictureError, match="P308"):
        inspect(f'<?xml version="1.0"?>{whole}'.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_scripts_are_found_in_any_encoding(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    with pytest.raises(PictureError, match="P308"):
        inspect(f"{declared}{START}<script>ä</script></svg>".encode(encoding))


@pytest.mark.parametrize(
    "broken", ["<svg", "<svg></g>", "<html></html>", f"{START}<g>", '<?xml version="1.0"?><x/>', "<svg>\0"]
)
def test_broken_drawings_are_refused(broken: str) -> None:
    with pytest.raises(PictureError, match="P302"):
        inspect(broken.encode())


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="640" height="480px"', (640, 480)),
        ('width="100mm" height="50mm"', (378, 189)),
        ('width="50%" height="100%" viewBox="0,0,400,100"', (400, 100)),
        ('width="600" viewBox="0 0 300 200"', (600, 400)),
        ('viewBox="0 0 nan 5"', (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_sizes(attributes: str, size: tuple[int, int]) -> None:
    assert inspect(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()).size == size


def test_an_honest_drawing_is_drawn_as_large_as_wanted() -> None:
    body = (
        "<!-- aus einem Zeichenprogramm --><defs><linearGradient id='v'>"
        "<stop stop-color='red'/></linearGradient></defs>"
        "<style>.a { fill: url(#v) }</style><rect class='a' width='150' height='200'/>"
        f"<image href='data:image/png;base64,{SMALL}' x='200' width='20' height='20'/><use href='#v'/>"
    )
    wanted = [
        Rendition((1200, 800), ("jpeg", "png")),
        Rendition((1080, 1920)),
        Rendition((600, 0), ("webp",), crop=False),
    ]
    found = renditions(f"{START}{body}</svg>".encode(), wanted)
    sizes = [opened(each.content).size for each in found]  # type: ignore[union-attr]  # none may be an error
    assert sizes == [(1200, 800), (1080, 1920), (600, 400)]
    assert [each.kind for each in found] == ["png", "jpeg", "webp"]  # type: ignore[union-attr]
    first = opened(found[0].content).convert("RGBA")  # type: ignore[union-attr]
    assert first.getpixel((300, 400)) == (255, 0, 0, 255)
    assert first.getpixel((700, 700)) == (0, 0, 0, 0)
