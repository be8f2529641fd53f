"""What a picture is, by its bytes: judged by Pillow, and never fooled by names, lengths or bombs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image
from tests.media.samples import from_a_phone, heic, opened, photo, png_head, saved

from litfass.media.faults import PictureError
from litfass.media.heads.found import Head
from litfass.media.inspect import MOST_PIXELS, OTHERS, inspect

RGBA = photo((60, 40)).convert("RGBA")
RGBA.putalpha(120)
FRAMES = [photo((60, 40), seed) for seed in range(3)]
KINDS = {
    "jpeg": saved(photo((60, 40))),
    "progressive": saved(photo((60, 40)), progressive=True),
    "cmyk": saved(photo((60, 40)).convert("CMYK")),
    "png": saved(photo((60, 40)), "PNG"),
    "png palette": saved(photo((60, 40)).quantize(16), "PNG"),
    "png alpha": saved(RGBA, "PNG"),
    "png palette alpha": saved(photo((60, 40)).quantize(16), "PNG", transparency=3),
    "png 16": saved(Image.new("I;16", (60, 40), 40_000), "PNG"),
    "png moving": saved(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]),
    "gif": saved(photo((60, 40)), "GIF"),
    "gif moving": saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]),
    "webp": saved(photo((60, 40)), "WEBP"),
    "webp lossless": saved(photo((60, 40)), "WEBP", lossless=True),
    "webp alpha": saved(RGBA, "WEBP"),
    "webp moving": saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]),
    "avif": saved(photo((60, 40)), "AVIF"),
    "avif alpha": saved(RGBA, "AVIF"),
}


def looked_at(raw: bytes) -> Head | PictureError:
    """What `inspect` gives, its refusals too."""
    try:
        return inspect(raw)
    except PictureError as error:
        return error


@pytest.mark.parametrize("name", KINDS)
def test_kinds_sizes_and_peculiarities(name: str, tmp_path: Path) -> None:
    (tmp_path / "any.name").write_bytes(KINDS[name])
    found = inspect(tmp_path / "any.name")
    judge = opened(KINDS[name])
    assert found == inspect(KINDS[name])
    assert found.kind.upper() == judge.format
    assert found.size == judge.size
    assert found.animated == (getattr(judge, "n_frames", 1) > 1)
    assert found.alpha == ("alpha" in name or judge.has_transparency_data)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_sizes_are_those_that_people_see(turn: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    found = inspect(saved(photo((60, 40)), kind, exif=exif.tobytes()))
    assert found.size == ((40, 60) if turn > 4 else (60, 40))
    assert found.orientation == turn


def test_a_phones_picture_is_understood() -> None:
    assert inspect(from_a_phone(photo((60, 40)), 6)).size == (40, 60)


@pytest.mark.parametrize("name", KINDS)
def test_what_breaks_off_is_refused_or_known(name: str) -> None:
    """At any byte: never another error, never another size."""
    whole = inspect(KINDS[name])
    for end in range(len(KINDS[name])):
        found = looked_at(KINDS[name][:end])
        assert found.code in ("P301", "P302") if isinstance(found, PictureError) else found.size == whole.size


@pytest.mark.parametrize("name", KINDS)
def test_noise_is_refused_or_harmless(name: str) -> None:
    rnd = random.Random(name)
    for _ in range(200):
        raw = bytearray(KINDS[name])
        for _ in range(rnd.randrange(1, 8)):
            raw[rnd.randrange(min(len(raw), 120))] = rnd.randrange(256)
        found = looked_at(bytes(raw))
        assert isinstance(found, Head) or found.code[:2] == "P3"


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "P301", "is empty"),
        (b"\0" * 5000, "P302", "is no picture"),
        (b"<!doctype html><title>404</title>", "P302", "is no picture"),
        (heic(), "P306", "HEIC"),
        (b"\xff\xd8\xff\xe0", "P302", "cut off"),
        (b"\xff\xd8\xff" + b"\xff" * 300_000, "P302", "cut off"),
        (png_head((20_000, 20_000)), "P303", "20,000 x 20,000"),
        (png_head((0, 50)), "P302", "no size"),
        (saved(photo((60, 40)), "TIFF"), "P302", "TIFF"),
        (saved(photo((60, 40)), "BMP"), "P302", "BMP"),
        (b"version https://git-lfs.github.com/spec/v1\n", "P302", "Git LFS"),
    ],
)
def test_bad_pictures_say_why(content: bytes, code: str, says: str) -> None:
    with pytest.raises(PictureError) as error:
        inspect(content)
    assert error.value.code == code
    assert says in error.value.reason
    assert error.value.hint.endswith(".")


def test_a_heic_says_which_setting_to_change() -> None:
    with pytest.raises(PictureError) as error:
        inspect(heic())
    assert "Einstellungen > Kamera > Formate > Maximal kompatibel" in error.value.hint


def test_pictures_of_large_sensors_are_taken() -> None:
    assert inspect(png_head((16_320, 12_240))).size == (16_320, 12_240)
    assert 16_320 * 12_240 < MOST_PIXELS < 20_000 * 20_000


@pytest.mark.parametrize("start", OTHERS)
def test_other_files_have_a_name(start: bytes) -> None:
    with pytest.raises(PictureError) as error:
        inspect(start + bytes(100))
    assert OTHERS[start] in error.value.reason
