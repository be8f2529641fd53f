"""Finished pictures, each opened by Pillow: size, shape, kind, bytes, what is in sight, and what nobody may learn."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own
from PIL import Image, ImageCms, ImageStat, IptcImagePlugin, JpegImagePlugin
from tests.media.samples import distance, from_a_phone, heic, meadow, opened, photo, png_head, quarters, saved, srgb

from litfass.media.crop import box
from litfass.media.faults import PictureError
from litfass.media.render import Rendered, available, renditions, shrink_of
from litfass.media.rendition import Rendition

SIZES = ((540, 540), (540, 675), (540, 283), (540, 960), (600, 315), (600, 200), (450, 0), (0, 150))
KINDS = ("jpeg", "png", "webp", "avif")
GROUND = (1800, 1200)
FLAT = Image.new("RGB", (1600, 1200), "white")
FLAT.paste("navy", (200, 200, 900, 900))


def made(source: Path | bytes, *wanted: Rendition) -> list[Rendered]:
    """The renditions, none of which may be an error."""
    found = renditions(source, wanted)
    assert all(isinstance(each, Rendered) for each in found), found
    return [each for each in found if isinstance(each, Rendered)]


def one(source: Path | bytes, wanted: Rendition) -> Image.Image:
    """A rendition as Pillow reads it; it is what it says."""
    (found,) = made(source, wanted)
    image = opened(found.content)
    assert (image.format or "").lower() == found.kind
    assert image.size == found.size
    assert wanted.bytes is None or len(found.content) <= wanted.bytes
    return image


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES)
def test_size_shape_and_kind_are_as_wanted(kind: str, size: tuple[int, int]) -> None:
    crop = 0 not in size
    image = one(saved(photo((1600, 1200)), quality=90), Rendition(size, (kind,), crop=crop))
    assert image.size == (size if crop else {450: (450, 338), 0: (200, 150)}[size[0]])
    assert (image.format or "").lower() == kind
    assert image.mode == "RGB"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_phones_picture_is_told(kind: str) -> None:
    source = from_a_phone(photo((900, 600)))
    assert source.count(b"GEHEIM") == 3
    wanted = (Rendition((300, 300), (kind,)), Rendition((300, 300), (kind,), credit="Jule Brandt", licence="CC BY 4.0"))
    for each in made(source, *wanted):
        image = opened(each.content)
        assert b"GEHEIM" not in each.content
        assert not image.getexif()
        assert not image.getexif().get_ifd(0x8825)
        assert set(image.info) <= {"xmp", "dpi", "photoshop", "loop", "background", "timestamp", "duration"} | (
            {"XML:com.adobe.xmp"} if kind == "png" else set()
        )


@pytest.mark.parametrize("kind", KINDS)
def test_credit_and_licence_go_with_the_picture(kind: str) -> None:
    credit, licence = "Jule & Söhne <Foto>", "https://creativecommons.org/licenses/by/4.0/"
    image = one(saved(photo((900, 600))), Rendition((300, 300), (kind,), credit=credit, licence=licence))
    said = etree.fromstring(image.info.get("xmp") or image.info["XML:com.adobe.xmp"].encode())
    names = {"dc": "http://purl.org/dc/elements/1.1/", "photoshop": "http://ns.adobe.com/photoshop/1.0/"}
    names |= {"rights": "http://ns.adobe.com/xap/1.0/rights/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    for place, text in (
        ("dc:creator/rdf:Seq/rdf:li", credit),
        ("photoshop:Credit", credit),
        ("dc:rights/rdf:Alt/rdf:li[@xml:lang='x-default']", f"© {credit}, {licence}"),
        ("rights:UsageTerms/rdf:Alt/rdf:li[@xml:lang='x-default']", licence),
        ("@rights:WebStatement", licence),
    ):
        (found,) = said.xpath(f"//rdf:Description/{place}", namespaces=names)
        assert getattr(found, "text", found) == text


def test_programs_without_xmp_read_iptc() -> None:
    (made_,) = made(saved(photo((900, 600))), Rendition((300, 300), credit="Jörg", licence="Alle Rechte vorbehalten"))
    found = IptcImagePlugin.getiptcinfo(JpegImagePlugin.JpegImageFile(io.BytesIO(made_.content)))
    assert found is not None
    assert found[2, 110] == found[2, 80] == "Jörg".encode()
    assert found[2, 116] == "© Jörg, Alle Rechte vorbehalten".encode()


@pytest.mark.parametrize("turn", range(1, 9))
def test_pictures_stand_the_right_way_up(turn: int) -> None:
    """Red stays in the upper left corner of what people see, however the camera was held."""
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's Transpose that makes the stored picture
    stored = quarters() if turn == 1 else quarters().transpose(Image.Transpose(undo[turn]))
    image = one(from_a_phone(stored, turn), Rendition((400, 0), crop=False))
    assert image.size == (400, 300)
    assert distance(image, quarters()) < 0.02


@pytest.mark.parametrize("at", [(0.06, 0.5), (0.94, 0.5), (0.2, 0.15), (0.85, 0.9), (0.5, 0.5)])
@pytest.mark.parametrize("size", [(1080, 1080), (1080, 1920), (1200, 400), (1200, 630)])
def test_a_face_stays_in_sight_though_nobody_said_where_it_is(at: tuple[float, float], size: tuple[int, int]) -> None:
    assert skin(one(saved(meadow(GROUND, at), quality=92), Rendition(size))) > 0.75 * skin_of(at, size)


def skin(image: Image.Image) -> float:
    """The share of pixels that have the face's colour."""
    near = Image.new("L", image.size, 255)
    for band, want in zip(image.split(), (224, 172, 140), strict=True):
        near.paste(0, mask=band.point([255 * (abs(value - want) >= 26) for value in range(256)]))
    return float(ImageStat.Stat(near).mean[0] / 255)


def skin_of(at: tuple[float, float], size: tuple[int, int]) -> float:
    """The same in the best crop of that shape."""
    cut = box(GROUND, size, at)
    return skin(meadow(GROUND, at).crop((cut.left, cut.top, cut.left + cut.width, cut.top + cut.height)))


@settings(max_examples=12)
@given(st.tuples(st.floats(0, 1), st.floats(0, 1)), st.sampled_from([(540, 540), (540, 960), (600, 200)]))
def test_the_focus_is_where_geometry_says(focus: tuple[float, float], size: tuple[int, int]) -> None:
    source = meadow((1200, 900), focus, 0.04)
    cut = box((1200, 900), size, focus)
    expected = source.crop((cut.left, cut.top, cut.left + cut.width, cut.top + cut.height)).resize(size)
    assert distance(one(saved(source, "PNG"), Rendition(size, focus=focus)), expected) < 0.01


def test_a_small_picture_is_not_enlarged() -> None:
    source = saved(photo((1000, 750)))
    wanted = [Rendition((1080, 1350)), Rendition((1200, 630)), Rendition((2000, 0), crop=False), Rendition((900, 600))]
    assert [each.size for each in made(source, *wanted)] == [(600, 750), (1000, 525), (1000, 750), (900, 600)]
    assert [each.is_short_of((1000, 750)) for each in wanted] == [True, True, False, False]


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (2, 3)])
def test_the_smallest_and_thinnest_pictures(size: tuple[int, int]) -> None:
    for wanted in (Rendition((1080, 1080)), Rendition((1200, 400)), Rendition((800, 0), ("webp",), crop=False)):
        image = one(saved(Image.new("RGB", size, "teal")), wanted)
        assert image.size == wanted.comes_out(size)


@pytest.mark.parametrize("most", [400_000, 120_000, 70_000])
@pytest.mark.parametrize("kind", ["jpeg", "webp"])
def test_files_are_below_their_limit_and_as_good_as_it_allows(most: int, kind: str) -> None:
    source = saved(photo((1600, 1200), 3), quality=95)
    free, tight = made(source, Rendition((1200, 900), (kind,)), Rendition((1200, 900), (kind,), bytes=most))
    if len(free.content) <= most:
        assert tight.content == free.content
    else:
        assert 0.75 * most <= len(tight.content) <= most


def test_what_cannot_be_small_enough_says_so() -> None:
    (found,) = renditions(saved(photo()), [Rendition((1200, 900), bytes=900)])
    assert isinstance(found, PictureError)
    assert found.code == "P309"
    assert "900 bytes" in found.reason


def test_flat_pictures_stay_png_where_it_is_taken() -> None:
    both, only = ("jpeg", "png"), ("jpeg",)
    sources = [saved(FLAT, "PNG"), saved(photo(), "PNG"), saved(FLAT, "JPEG"), saved(FLAT, "GIF")]
    assert [made(each, Rendition((900, 600), both))[0].kind for each in sources] == ["png", "jpeg", "jpeg", "png"]
    assert {made(each, Rendition((900, 600), only))[0].kind for each in sources} == {"jpeg"}


def test_a_large_png_gets_a_palette_and_then_another_kind() -> None:
    noisy = Image.effect_noise((900, 900), 90).convert("RGB")
    noisy.putalpha(200)
    source = saved(noisy, "PNG")
    (free,) = made(source, Rendition((900, 900), ("png",)))
    (small,) = made(source, Rendition((900, 900), ("png",), bytes=len(free.content) // 2))
    assert opened(small.content).mode in ("P", "PA")
    (other,) = made(source, Rendition((900, 900), ("png", "jpeg"), bytes=len(small.content) // 2))
    assert other.kind == "jpeg"


def test_transparent_pictures_are_laid_on_paper_where_nothing_shines_through() -> None:
    image = Image.new("RGBA", (600, 600), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 300, 600))
    paper = Rendition((300, 300), paper=(242, 244, 238))
    flat = one(saved(image, "PNG"), paper)
    assert flat.mode == "RGB"
    assert distance(flat.crop((0, 0, 140, 300)), Image.new("RGB", (9, 9), (0, 0, 255))) < 0.02
    assert distance(flat.crop((160, 0, 300, 300)), Image.new("RGB", (9, 9), (242, 244, 238))) < 0.02
    kept = one(saved(image, "PNG"), Rendition((300, 300), ("png",)))
    assert kept.getpixel((20, 20)) == (0, 0, 255, 255)
    assert kept.convert("RGBA").getpixel((280, 20))[3] == 0  # type: ignore[index]  # RGBA has four


def test_a_full_alpha_channel_is_none() -> None:
    image = photo((600, 600)).convert("RGBA")
    assert made(saved(image, "PNG"), Rendition((300, 300), ("jpeg", "png")))[0].kind == "jpeg"


@pytest.mark.parametrize("mode", ["L", "LA", "1", "P", "CMYK", "I;16"])
def test_colours_of_all_kinds_become_srgb(mode: str) -> None:
    plain = photo((600, 400))
    if mode == "I;16":
        image = Image.new("I;16", (600, 400), 0x8080)
        plain = Image.new("RGB", (600, 400), (128, 128, 128))
    else:
        image = plain.convert(mode)
        plain = image.convert("RGB") if mode != "CMYK" else plain
    source = saved(image, "JPEG" if mode in ("L", "CMYK") else "PNG", **({"quality": 95} if mode == "CMYK" else {}))
    found = one(source, Rendition((300, 200)))
    assert found.mode == "RGB"
    assert distance(found, plain) < (0.12 if mode == "CMYK" else 0.02)  # inks need a profile, and Pillow's has none


def test_16_bits_become_8() -> None:
    raw = png_16()
    found = one(raw, Rendition((60, 40), ("png",)))
    assert found.getpixel((30, 20)) == (255, 128, 0)


def png_16() -> bytes:
    """A PNG with 16 bits a channel, which Pillow cannot write."""
    import struct
    import zlib

    pixels = (b"\0" + struct.pack(">HHH", 0xFFFF, 0x8080, 0) * 60) * 40
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 60, 40, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(pixels)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def test_profiles_are_applied_and_left_out() -> None:
    """A picture in another space looks the same afterwards; judged by Pillow's own transform."""
    other = Path(ImageCms.__file__).parent  # Pillow ships none, so one is bent: sRGB with red and green swapped
    assert other.is_dir()
    plain = photo((600, 400))
    swapped = bytearray(srgb())
    table = {bytes(swapped[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(swapped[131])}
    red, green = table[b"rXYZ"] + 4, table[b"gXYZ"] + 4
    swapped[red : red + 8], swapped[green : green + 8] = swapped[green : green + 8], swapped[red : red + 8]
    bent = bytes(swapped).replace(b"s\0R\0G\0B\0", b"x\0R\0G\0B\0").replace(b"sRGB", b"xRGB")
    r, g, b = plain.split()
    source = saved(Image.merge("RGB", (g, r, b)), quality=95, icc_profile=bent)
    found = one(source, Rendition((300, 200)))
    assert "icc_profile" not in found.info
    assert distance(found, plain) < 0.03


def test_a_damaged_profile_is_ignored() -> None:
    found = one(saved(photo((600, 400)), icc_profile=b"no profile" * 40), Rendition((300, 200)))
    assert distance(found, photo((600, 400))) < 0.02


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (300, 300), colour) for colour in ("red", "blue", "green")]
    for kind in ("GIF", "WEBP", "PNG"):
        source = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert distance(one(source, Rendition((200, 200))), frames[0]) < 0.03


@pytest.mark.parametrize("name", ["foto.png", "foto.jpg.txt", "foto", "foto[0].jpg", "fo to,ä[n=-1].jpg"])
def test_the_name_says_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(saved(photo((600, 400))))
    assert one(tmp_path / name, Rendition((300, 200))).size == (300, 200)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_half_a_picture_is_none(kind: str, part: float) -> None:
    whole = saved(photo((900, 600)), kind)
    with pytest.raises(PictureError, match="P302"):
        renditions(whole[: int(len(whole) * part)], [Rendition((300, 200))])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "P301"),
        (b"kein Bild", "P302"),
        (png_head((20_000, 20_000)), "P303"),
        (heic(), "P306"),
        (png_head((900, 900)), "P302"),
    ],
)
def test_bad_input_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "bild.jpg").write_bytes(content)
    with pytest.raises(PictureError, match=code):
        renditions(tmp_path / "bild.jpg", [Rendition((300, 200))])


def test_what_is_made_beside_a_rendition_does_not_change_it() -> None:
    source = saved(photo((1600, 1200)), quality=90)
    wanted = [Rendition(size, (kind,), crop=0 not in size) for size in SIZES for kind in ("jpeg", "webp")]
    together = made(source, *wanted)
    assert [made(source, each)[0].content for each in wanted] == [each.content for each in together]
    assert [each.content for each in made(source, *reversed(wanted))] == [each.content for each in reversed(together)]


def test_large_pictures_are_opened_smaller_but_never_too_small() -> None:
    square, full = Rendition((1080, 1080)), Rendition((6000, 6000))
    sizes = [(4000, 3000), (8000, 6000), (11_648, 8_736), (16_320, 12_240), (60_000, 1_500)]
    assert [shrink_of(size, square) for size in sizes] == [1, 2, 4, 4, 1]
    assert [shrink_of(size, full) for size in sizes] == [1, 1, 1, 2, 1]


HEAVY = """
import resource, sys
from pathlib import Path
from litfass.media.render import renditions
from litfass.media.rendition import Rendition
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sizes = ((1080, 1080), (1080, 1920), (1600, 900), (1200, 400))
found = renditions(Path(sys.argv[1]), [Rendition(size) for size in sizes])
print([each.size for each in found], (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="other platform: it does not say how much memory a process took")
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_hundred_megapixels_take_little_memory(kind: str, tmp_path: Path) -> None:
    """Decoded it has 300 MB; another process says how much it took at most."""
    source = tmp_path / "gross"
    photo((1456, 1092)).resize((11_648, 8_736)).save(
        source, kind, **({"quality": 90} if kind == "JPEG" else {"compress_level": 1})
    )
    done = subprocess.run([sys.executable, "-c", HEAVY, str(source)], capture_output=True, text=True, check=True)
    sizes, _, took = done.stdout.strip().rpartition(" ")
    assert sizes == "[(1080, 1080), (1080, 1920), (1600, 900), (1200, 400)]"
    assert int(took) * (1 if sys.platform == "linux" else 1 / 1024) < 160


def test_libvips_is_here() -> None:
    assert available()


def test_libvips_opens_nothing_but_pictures_for_the_web() -> None:
    import pyvips

    renditions(saved(photo((60, 40))), [])
    with pytest.raises(pyvips.Error, match="not in a known format"):
        pyvips.Image.new_from_buffer(saved(photo((60, 40)), "TIFF"), "")
