"""Decks in bundles: each page, document and code opened again, and what happens where nobody can draw."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from tests.build.test_pipeline import CHANNELS, SETTINGS, _document, _post
from tests.media.samples import meadow, opened, saved

from litfass.build.cache import Cache
from litfass.build.files import Content
from litfass.build.gallery import made
from litfass.build.pictures import make
from litfass.build.pipeline import Bundles, make_bundles
from litfass.build.selection import Selection
from litfass.build.studio import studio
from litfass.model import Picture, Post, Slide
from litfass.problems import Level
from litfass.website import theme_dir

WISHES = {
    "instagram": ["carousel", "story"],
    "linkedin": "document",
    "whatsapp": "status",
    "slideshare": True,
    "facebook": False,
}
SLIDES = (
    Slide(title="Erst messen", text="Der Ofen braucht zwei Meter Platz nach oben.", number="1"),
    Slide(title="Dann mauern", lines=("Schamotte", "Mörtel", "Geduld"), ordered=True),
)
FOLDER = "2026-11-24-ofen"


def post(**given: Any) -> Post:
    return replace(_post("ofen", WISHES), **{"slides": SLIDES, "categories": ("Handwerk",), **given})


def bundles(each: Post, tmp_path: Path, workers: int = 0) -> Bundles:
    """The bundle of a post whose content lies in a folder, drawn and made for every platform."""
    settings = replace(SETTINGS, content=tmp_path)
    cache = Cache(tmp_path / "cache")
    hang = partial(made, make=partial(make, cache=cache, workers=workers))
    artists = studio(settings, theme_dir(), (each,))
    return make_bundles(Selection((each,)), _document, settings, CHANNELS, hang=hang, studio=artists)


def read(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()


@pytest.fixture(scope="module", name="files")
def _files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = bundles(post(), tmp_path_factory.mktemp("hub"))
    assert found.problems == ()
    assert found.needy == frozenset()
    return {path.removeprefix(f"{FOLDER}/"): read(content) for path, content in found.files.items()}


def test_a_carousel_is_numbered_pictures_as_the_platform_takes_them(files: dict[str, bytes]) -> None:
    preset = CHANNELS["instagram"].formats["carousel"].slides
    assert preset
    for number in range(1, 5):
        content = files[f"instagram-carousel/{number}-portrait.jpg"]
        picture = opened(content)
        assert (picture.format, picture.size, picture.mode) == ("JPEG", (1080, 1350), "RGB")
        assert len(content) <= (preset.preset.bytes or 0)
        assert not picture.getexif()
        assert files[f"instagram-carousel/alt-{number}.txt"]
    assert "instagram-carousel/5-portrait.jpg" not in files
    assert not [path for path in files if path.startswith("instagram-carousel/") and "square" in path]
    assert files["instagram-carousel/alt-3.txt"].decode() == "Dann mauern\nSchamotte\nMörtel\nGeduld"


def test_the_manifest_lists_pictures_with_what_they_say(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    rows = manifest["channels"]["instagram-carousel"]["pictures"]
    assert [row["path"] for row in rows] == [f"instagram-carousel/{number}-portrait.jpg" for number in range(1, 5)]
    assert all((row["width"], row["height"], row["format"]) == (1080, 1350, "jpeg") for row in rows)
    assert rows[1]["alt"] == "1\nErst messen\nDer Ofen braucht zwei Meter Platz nach oben."
    assert "linkedin-document/document.pdf" in manifest["channels"]["linkedin-document"]["files"]


def test_documents_are_one_file_of_pages(files: dict[str, bytes]) -> None:
    for part in ("linkedin-document", "slideshare-post"):
        channel, _, name = part.partition("-")
        rule = CHANNELS[channel].formats[name].document
        content = files[f"{part}/document.pdf"]
        assert rule
        assert len(content) <= (rule.bytes or 0)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert [float(side) for side in pdf.pages[0].mediabox[2:]] == list(rule.size)
            assert len(pdf.pages) == 4


def test_codes_lead_where_the_link_of_their_channel_leads(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    parts = {path.removeprefix("qr/").removesuffix(".png") for path in files if re.fullmatch(r"qr/.*\.png", path)}
    assert parts == {name for name, part in manifest["channels"].items() if part["link"]}
    assert len(parts) > 4
    for part in parts:
        link = manifest["channels"][part]["link"]
        with Image.open(io.BytesIO(files[f"qr/{part}.png"])) as picture:
            assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))] == [link]
        assert files[f"qr/{part}.svg"].startswith(b"<svg ")
    last = opened(files["instagram-carousel/4-portrait.jpg"])
    assert [code.text for code in zxingcpp.read_barcodes(last)] == [manifest["channels"]["instagram-carousel"]["link"]]


def test_stories_fill_an_upright_screen(files: dict[str, bytes]) -> None:
    for path in ("instagram-story/1-story.jpg", "whatsapp-status/1-story"):
        found = next(name for name in files if name.startswith(path))
        assert opened(files[found]).size == (1080, 1920)
        assert files[f"{found.split('/')[0]}/alt-1.txt"]


def test_any_number_of_workers_makes_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    for workers in (1, 3):
        other = bundles(post(), tmp_path / str(workers), workers)
        assert {path.removeprefix(f"{FOLDER}/"): read(each) for path, each in other.files.items()} == files


def test_a_picture_on_a_slide_is_cut_round_what_matters(tmp_path: Path) -> None:
    (tmp_path / "ofen.jpg").write_bytes(saved(meadow((3000, 900), (0.9, 0.5))))
    shown = Picture("ofen.jpg", alt="Der Ofen", focus=(0.9, 0.5))
    found = bundles(post(slides=(*SLIDES, Slide(title="Fertig", text="Er zieht.", picture=shown))), tmp_path)
    picture = opened(read(found.files[f"{FOLDER}/instagram-carousel/4-portrait.jpg"]))
    skin = picture.crop((84, 700, 996, 1160)).getcolors(2_000_000) or []
    assert sum(count for count, (r, g, b) in skin if abs(r - 224) + abs(g - 172) + abs(b - 140) < 40) > 2000
    assert read(found.files[f"{FOLDER}/instagram-carousel/alt-4.txt"]).decode() == "Fertig\nEr zieht.\nDer Ofen"
    with pikepdf.open(io.BytesIO(read(found.files[f"{FOLDER}/linkedin-document/document.pdf"]))) as pdf:
        assert any(str(each.get("/Subtype")) == "/Image" for each in pdf.objects if isinstance(each, pikepdf.Stream))


def test_a_damaged_picture_on_a_slide_is_named(tmp_path: Path) -> None:
    (tmp_path / "ofen.jpg").write_bytes(b"")
    found = bundles(
        post(slides=(*SLIDES, Slide(title="Fertig", text="Er zieht.", picture=Picture("ofen.jpg")))), tmp_path
    )
    (problem,) = found.problems
    assert problem.code.startswith("P30")
    assert "ofen.jpg" in problem.message


def test_a_picture_that_its_slide_enlarges_is_named(tmp_path: Path) -> None:
    (tmp_path / "ofen.jpg").write_bytes(saved(meadow((640, 480), (0.5, 0.5))))
    shown = Picture("ofen.jpg", alt="Der Ofen")
    found = bundles(post(slides=(*SLIDES, Slide(title="Fertig", text="Er zieht.", picture=shown))), tmp_path)
    (problem,) = found.problems
    assert (problem.code, problem.level) == ("P307", Level.WARNING)
    assert problem.message == "The picture ofen.jpg has 640 x 480 pixels; its slide shows it larger than that."
    assert problem.hint == "Take one of at least 912 x 608 pixels."


def test_without_the_extra_the_part_is_left_out_and_the_command_named() -> None:
    made = make_bundles(Selection((post(),)), _document, SETTINGS, CHANNELS)
    lacking = {"instagram-carousel", "instagram-story", "linkedin-document", "slideshare-post", "whatsapp-status"}
    assert {problem.code for problem in made.problems} == {"P323"}
    assert {problem.hint for problem in made.problems} == {'Type pip install "litfass[pictures]".'}
    assert {problem.message.split()[0] for problem in made.problems} == lacking
    assert made.needy == {f"{FOLDER}/{part}" for part in lacking}
    assert not [path for path in made.files if path.split("/")[1] in lacking]
