"""Files without what they tell: Pillow and libvips see the same in them as before, and nobody sees more."""

from __future__ import annotations

import base64
import io
import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own
from PIL import IptcImagePlugin, JpegImagePlugin
from tests.media import telling
from tests.media.extents import drawn
from tests.media.samples import opened, photo, png_head, saved, seen
from tests.media.telling import MARK, TELLING, frames

from litfass.media import render
from litfass.media.faults import PictureError
from litfass.media.inspect import inspect
from litfass.media.rendition import Rendered, Rendition
from litfass.media.strip import strip

CREDIT, LICENCE = "Jule & Söhne <Foto>", "https://creativecommons.org/licenses/by/4.0/"
PIXELS = [kind for kind in TELLING if kind != "svg"]
KEPT = Rendition((0, 0), crop=False, kept=True)
START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 200">'


def stripped(raw: bytes, credit: str = "", licence: str = "") -> bytes:
    """The file as `strip` gives it, of the same kind and size, and nothing more to be taken from it."""
    found = strip(raw, inspect(raw), credit, licence)
    assert inspect(found) == inspect(raw)
    assert strip(found, inspect(found), credit, licence) == found
    return found


@pytest.mark.parametrize("kind", PIXELS)
@pytest.mark.parametrize("credit", ["", CREDIT])
def test_the_same_frames_and_no_secrets(kind: str, credit: str) -> None:
    raw = TELLING[kind]()
    found = stripped(raw, credit, LICENCE if credit else "")
    assert raw.count(MARK) >= 6
    assert MARK not in found
    assert seen(found) == seen(raw)
    assert len(seen(found)[4]) == (1 if kind == "jpeg" else 3)
    image = opened(found)
    assert not image.getexif()
    assert not image.getexif().get_ifd(telling.GPS)
    assert not {"comment", "Comment"} & set(image.info)
    assert bool(credit) or not {"xmp", "XML:com.adobe.xmp"} & set(image.info)


def test_colours_keep_their_profile() -> None:
    for kind in ("png", "webp", "jpeg"):
        assert opened(stripped(TELLING[kind]())).info["icc_profile"] == telling.PROFILE


def test_the_chunks_that_stay_are_those_of_the_picture() -> None:
    png = stripped(telling.png())
    assert set(re.findall(rb"[A-Za-z]{4}", b"".join(names(png)))) == {
        b"IHDR", b"iCCP", b"acTL", b"fcTL", b"IDAT", b"fdAT", b"IEND",
    }  # fmt: skip
    webp = stripped(telling.webp())
    assert int.from_bytes(webp[4:8], "little") + 8 == len(webp)
    assert webp[20] & 0x0C == 0
    jpeg = stripped(telling.jpeg())
    assert re.findall(rb"\xff[\xe0-\xef\xfe]", jpeg[: jpeg.index(b"\xff\xda")].replace(telling.PROFILE, b"")) == [
        b"\xff\xe0", b"\xff\xe2",
    ]  # fmt: skip


def names(png: bytes) -> list[bytes]:
    """The names of all chunks of a PNG."""
    found, at = [], 8
    while at < len(png):
        found.append(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return found


@pytest.mark.parametrize("kind", ["png", "webp", "jpeg"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_which_way_up_is_all_that_exif_says(kind: str, turn: int) -> None:
    found = stripped(TELLING[kind](orientation=turn))
    assert dict(opened(found).getexif()) == ({} if turn == 1 else {0x0112: turn})
    assert inspect(found).orientation == turn


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "JPEG"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK"])
def test_still_pictures_of_all_sorts(kind: str, mode: str) -> None:
    if (mode == "CMYK") != (kind == "JPEG") and mode not in ("RGB", "L"):
        return
    image = photo((60, 40)).convert(mode)
    if mode == "RGBA":
        image.putalpha(120)
    raw = saved(image, kind, **({"progressive": True} if kind == "JPEG" else {}))
    assert seen(stripped(raw)) == seen(raw)
    assert seen(stripped(raw, CREDIT)) == seen(raw)


# --- whose picture it is ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TELLING)
def test_credit_and_licence_are_written_in(kind: str) -> None:
    packet = said(kind, stripped(TELLING[kind](), CREDIT, LICENCE))
    tree = etree.fromstring(packet)
    spaces = {"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    spaces |= {"r": "http://ns.adobe.com/xap/1.0/rights/"}
    assert tree.xpath("//dc:creator//rdf:li/text()", namespaces=spaces) == [CREDIT]
    assert tree.xpath("//dc:rights//rdf:li/text()", namespaces=spaces) == [f"© {CREDIT}, {LICENCE}"]
    assert tree.xpath("//rdf:Description/@r:WebStatement", namespaces=spaces) == [LICENCE]


def said(kind: str, raw: bytes) -> bytes:
    """The XMP packet where programs look for it in this kind of file."""
    if kind == "gif":
        start = raw.index(b"\x21\xff\x0bXMP DataXMP") + 14
        end = raw.index(b"\x01\xff\xfe\xfd", start)
        assert raw[end : end + 258] == b"\x01" + bytes(range(255, -1, -1)) + b"\0"
        return raw[start:end]
    if kind == "svg":
        (found,) = etree.fromstring(raw).xpath("//*[local-name()='metadata']/*")
        return etree.tostring(found)
    info = opened(raw).info
    return info["xmp"] if "xmp" in info else info["XML:com.adobe.xmp"].encode()


def test_a_jpeg_says_it_in_iptc_too() -> None:
    found = stripped(telling.jpeg(orientation=6), CREDIT)
    iptc = IptcImagePlugin.getiptcinfo(JpegImagePlugin.JpegImageFile(io.BytesIO(found)))
    assert iptc is not None
    assert iptc[2, 80] == CREDIT.encode()


@pytest.mark.parametrize("kind", TELLING)
def test_words_of_any_length_do_no_harm(kind: str) -> None:
    raw = TELLING[kind]()
    found = stripped(raw, "Ä" * 70_000)
    assert drawn(found) == drawn(raw) if kind == "svg" else seen(found) == seen(raw)


# --- drawings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("credit", ["", CREDIT])
def test_a_drawing_looks_the_same_and_tells_nothing(credit: str) -> None:
    raw = telling.svg()
    found = stripped(raw, credit)
    assert drawn(found) == drawn(raw)
    assert MARK not in found
    assert b"/home/" not in found
    tree = etree.fromstring(found)
    assert tree.xpath("string(//*[local-name()='title'])") == "Ein Brot & sein Ofen"
    assert tree.xpath("string(//*[local-name()='desc'])") == "Gezeichnet"
    spaces = {etree.QName(each).namespace for each in tree.iter() if not credit}
    spaces |= {etree.QName(name).namespace for each in tree.iter() for name in each.attrib if not credit}
    assert spaces <= {None, *(f"http://www.w3.org/{each}" for each in ("2000/svg", "1999/xlink", "XML/1998/namespace"))}


def test_pictures_in_a_drawing_tell_nothing_either() -> None:
    found = stripped(telling.svg(orientation=6))
    inner = [base64.b64decode(each) for each in re.findall(rb"base64,([A-Za-z0-9+/=]+)", found)]
    assert [opened(each).format for each in inner] == ["PNG", "JPEG"]
    assert not any(MARK in each for each in inner)
    assert dict(opened(inner[1]).getexif()) == {0x0112: 6}
    assert seen(inner[0]) == seen(telling.png())


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        ("<style>a/* x */b{fill:'/* y */'}/* z</style>", "<style>a/**/b{fill:'/* y */'}/**/</style>"),
        ('<g style="a:b/* x */" id="/* y */"/>', '<g style="a:b/**/" id="/* y */"/>'),
        ("<rect></rect><g> </g>", "<rect/><g> </g>"),
        ("<text>a&#13;&lt;<![CDATA[<b>]]>&#228;</text>", "<text>a&#13;&lt;&lt;b&gt;ä</text>"),
        ("<g id='&quot;&#10;'/>", "<g id='\"&#10;'/>"),
        ('<x:g xmlns:x="urn:x"><g xmlns:x="urn:y"/></x:g><g/>', "<g/>"),
        ('<x:g xmlns:x="http://www.w3.org/2000/svg" x:y="1"/>', '<x:g xmlns:x="http://www.w3.org/2000/svg"/>'),
        ('<g xmlns="urn:x"><g xmlns="http://www.w3.org/2000/svg"/></g>', ""),
        ('<g xml:lang="de" xml:base="/home/x/" data-name="Ebene"/>', '<g xml:lang="de" data-name="Ebene"/>'),
    ],
)
def test_what_becomes_of_a_drawing(body: str, becomes: str) -> None:
    raw = f"{START}{body}</svg>".encode()
    whole = f"{START}{becomes}</svg>" if becomes else f"{START[:-1]}/>"
    assert stripped(raw).decode() == whole


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_a_drawing_of_any_encoding_becomes_utf_8(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    raw = f'<?xml version="1.0" encoding="{name}"?>{START}<title>Bäcker</title></svg>'.encode(encoding)
    assert stripped(raw).decode() == f"{START}<title>Bäcker</title></svg>"


def test_an_avif_in_a_drawing_is_refused() -> None:
    inner = base64.b64encode(saved(photo((60, 40)), "AVIF")).decode()
    raw = f'{START}<image href="data:image/png;base64,{inner}"/></svg>'.encode()
    with pytest.raises(PictureError, match="AVIF"):
        strip(raw, inspect(raw))


# --- damage -------------------------------------------------------------------------------------------------------

SMALL = {kind: TELLING[kind]() for kind in TELLING}


def tried(raw: bytes) -> bytes | None:
    """What `strip` makes of a file that may be broken; never another error, and never a file that tells more."""
    try:
        head = inspect(raw)
        found = strip(raw, head)
    except PictureError:
        return None
    assert inspect(found).kind == head.kind
    return found


@pytest.mark.parametrize("kind", TELLING)
def test_what_breaks_off_is_damaged(kind: str) -> None:
    """Up to the end of the picture, behind which all may be missing; a GIF may also end between two of its frames."""
    raw = SMALL[kind]
    whole = stripped(raw)
    for end in random.Random(kind).sample(range(len(raw)), 300):
        found = tried(raw[:end])
        assert found is None or found == whole or kind == "gif"


@settings(max_examples=400)
@given(st.sampled_from(sorted(SMALL)), st.data())
def test_noise_gives_a_picture_or_an_error(kind: str, data: st.DataObject) -> None:
    raw = bytearray(SMALL[kind])
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, min(len(raw), 4000) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(raw)), st.integers(0, len(raw))))
    tried(bytes(raw[:end]) + data.draw(st.binary(max_size=40)))


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF\xff\xff\0\0WEBP", b"<svg "]), st.binary()
)
def test_garbage_is_no_picture(start: bytes, rest: bytes) -> None:
    tried(start + rest)


def _xmlns(count: int) -> bytes:
    many = " ".join(f'xmlns:a{n}="http://www.w3.org/1999/xlink"' for n in range(count))
    inner = '<g xmlns:q="q"/>' * count
    return f"{START}<g {many}>{inner}</g></svg>".encode()


HOSTILE = {
    "fill bytes": SMALL["jpeg"][:-400] + b"\xff" * 4_000_000,
    "stuffed bytes": saved(photo((60, 40)))[:-2] + b"\xff\0" * 2_000_000 + b"\xff\xd9",
    "tiny blocks": saved(photo((60, 40)), "GIF")[:-1] + b"\x21\xfe" + b"\x01x" * 2_000_000 + b"\0;",
    "many blocks": saved(photo((60, 40)), "GIF")[:-1] + b"\x21\xfe\x01x\0" * 500_000 + b";",
    "a chunk of 4 GB": png_head((60, 40))[:33] + b"\xff\xff\xff\xfftEXt" + bytes(99),
    "empty chunks": png_head((60, 40))[:33] + telling.png_chunk(b"tEXt", b"") * 300_000,
    "empty chunks of WebP": b"RIFF\xf0\xff\xff\0WEBP" + SMALL["webp"][12:60] + b"ABCD\0\0\0\0" * 300_000,
    "many prefixes": _xmlns(20_000),
    "quotes": f"{START}<style>{'&quot;/*' * 300_000}</style></svg>".encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_takes_for_ever(name: str) -> None:
    start = time.process_time()
    tried(HOSTILE[name])
    assert time.process_time() - start < 5


# --- as a rendition -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TELLING)
def test_a_kept_file_is_never_decoded(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "_vips", lambda: pytest.fail("libvips was asked"))
    (found,) = render.renditions(TELLING[kind](), [KEPT])
    assert isinstance(found, Rendered)
    assert (found.kind, found.size) == (kind, inspect(TELLING[kind]()).size)
    assert found.content == stripped(TELLING[kind]())


def test_a_kept_file_and_others_are_made_together() -> None:
    kept, small = render.renditions(telling.gif(), [KEPT, Rendition((20, 20))])
    assert isinstance(kept, Rendered)
    assert isinstance(small, Rendered)
    assert (kept.kind, small.kind, small.size) == ("gif", "jpeg", (20, 20))


def test_a_broken_file_is_not_kept() -> None:
    with pytest.raises(PictureError, match="P302"):
        render.renditions(SMALL["webp"][:900], [KEPT])


def test_samples_are_what_they_should_be() -> None:
    """The checks above would see nothing in a file whose frames are all the same."""
    assert len({each.tobytes() for each in frames()}) == 3
    for kind in ("gif", "png", "webp"):
        assert [duration for _, duration, _ in seen(SMALL[kind])[4]] == list(telling.TIMES)
        assert seen(SMALL[kind])[2] == 3
