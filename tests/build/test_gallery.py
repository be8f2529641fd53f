"""From a text's pictures to files in its bundle: shapes, drawings, copies, and whatever people put beside a post."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from tests.media import telling
from tests.media.samples import distance, from_a_phone, heic, meadow, opened, photo, png_head, quarters, saved

from litfass.build.cache import Cache
from litfass.build.gallery import Hung, Wanted, copied, looked_at, made, wanted
from litfass.build.pictures import Job, make
from litfass.build.studio import NOBODY, Studio
from litfass.model import Drawing, Format, Language, Picture, PictureRule, Post, Preset, Request, Settings, Variant
from litfass.problems import Level

ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SQUARE = Preset("square", (600, 600), ("jpeg", "png"), 400_000)
STORY = Preset("story", (540, 960), ("jpeg",))
FEED = Format("feed", "plain", {}, PictureRule(max=2, presets=(SQUARE, STORY)))
BARE = Format("feed", "plain", {}, PictureRule(max=2))
COVER = Picture("posts/ofen/cover.jpg", "Ein Ofen")


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    (tmp_path / "content/posts/ofen").mkdir(parents=True)
    return Settings(
        tmp_path, tmp_path / "content", "https://brot.example/", "B", ZONE, "brot.example", (GERMAN,)
    )  # fmt: skip


def post(image: Picture | None = COVER) -> Post:
    return Post(
        id="ofen",
        path="posts/ofen/index.md",
        folder="posts/ofen",
        slug="ofen",
        lang="de",
        title="Der Ofen",
        body="",
        body_line=1,
        created=datetime(2026, 11, 24, 8, tzinfo=ZONE),
        address="blog/ofen/",
        image=image,
        lines={"image": 4},
    )


def wants(
    settings: Settings, *pictures: Picture, form: Format = FEED, studio: Studio = NOBODY, channel: str = "pillar"
) -> list[Wanted]:
    return wanted(post(), Variant(Request(channel, "feed"), (), pictures=pictures), form, settings, studio)


def hung(settings: Settings, wants: Sequence[Wanted]) -> Hung:
    """What comes of it in a build."""
    return made(wants, settings, make=partial(make, cache=Cache(settings.root / ".cache")))


def put(settings: Settings, content: bytes, name: str = COVER.path) -> None:
    (settings.content / name).write_bytes(content)


def files(found: Hung, part: str = "pillar-feed") -> Mapping[str, bytes]:
    rows = found.files.get(("posts/ofen/index.md", part), ())
    return {row.name: row.content if isinstance(row.content, bytes) else row.content.read_bytes() for row in rows}


def said(found: Hung) -> list[tuple[Level, str]]:
    return [(problem.level, str(problem)) for problem in found.problems]


def test_each_picture_in_each_shape(settings: Settings) -> None:
    put(settings, from_a_phone(meadow((1500, 1200), (0.8, 0.3)), 1))
    put(settings, saved(photo((1000, 1000))), "posts/ofen/innen.jpg")
    found = hung(settings, wants(settings, COVER, Picture("posts/ofen/innen.jpg")))
    assert said(found) == []
    assert {name: opened(content).size for name, content in files(found).items()} == {
        "1-square.jpg": (600, 600), "1-story.jpg": (540, 960), "2-square.jpg": (600, 600), "2-story.jpg": (540, 960),
    }  # fmt: skip
    assert not any(b"GEHEIM" in content or b"Exif" in content for content in files(found).values())
    rows = found.files["posts/ofen/index.md", "pillar-feed"]
    assert [(row.number, row.preset, row.kind, row.size, row.picture.alt) for row in rows][:2] == [
        (1, "square", "jpeg", (600, 600), "Ein Ofen"), (1, "story", "jpeg", (540, 960), "Ein Ofen"),
    ]  # fmt: skip


def test_the_focus_and_the_credit_of_the_post_count(settings: Settings) -> None:
    put(settings, saved(quarters((1600, 1000))))
    about = replace(COVER, focus=(0.0, 0.5), credit="Tarik Öztürk", licence="CC BY 4.0")
    found = files(hung(settings, wants(settings, about)))
    assert opened(found["1-story.jpg"]).convert("RGB").getpixel((400, 20)) == pytest.approx((255, 0, 0), abs=12)
    assert "Tarik Öztürk".encode() in found["1-square.jpg"]
    assert b"CC BY 4.0" in found["1-square.jpg"]


def test_a_small_picture_is_one_warning_with_both_sizes(settings: Settings) -> None:
    put(settings, saved(photo((500, 400))))
    found = hung(settings, [*wants(settings, COVER), *wants(settings, COVER, channel="column")])
    assert said(found) == [
        (
            Level.WARNING,
            "content/posts/ofen/index.md:4: P307 The picture cover.jpg has 500 x 400 pixels; pillar-feed shows "
            "540 x 960 (story), and 3 more show more than it has. It stays as small as it is. "
            "Take one of at least 600 x 960 pixels.",
        )
    ]
    assert {name: opened(content).size for name, content in files(found).items()} == {
        "1-square.jpg": (400, 400), "1-story.jpg": (225, 400),
    }  # fmt: skip
    assert looked_at(wants(settings, COVER), settings).problems


def test_a_moving_picture_stands_still_and_one_warning_says_so(settings: Settings) -> None:
    cover, moving = saved(photo((300, 300))), telling.gif((240, 240))
    put(settings, cover)
    put(settings, moving, "posts/ofen/tanz.gif")
    small = replace(FEED, pictures=PictureRule(max=2, presets=(replace(SQUARE, size=(200, 200)),)))
    pictures = (COVER, Picture("posts/ofen/tanz.gif"))
    asked = [*wants(settings, *pictures, form=small), *wants(settings, *pictures, channel="column", form=BARE)]
    found = hung(settings, asked)
    assert said(found) == [
        (
            Level.WARNING,
            "content/posts/ofen/index.md:1: P310 The picture tanz.gif moves; bundles show its first picture. "
            "Most platforms take moving pictures only as video.",
        )
    ]
    assert said(looked_at(asked, settings)) == said(found)
    (still,) = (content for name, content in files(found).items() if name.startswith("2-square"))
    assert distance(opened(still), opened(moving)) < 0.02
    assert said(copied(asked, settings)) == []
    assert moving in files(copied(asked, settings)).values()


def test_without_shapes_a_picture_only_loses_its_secrets(settings: Settings) -> None:
    put(settings, from_a_phone(photo((300, 200)), 6))
    found = files(hung(settings, wants(settings, COVER, form=BARE)))
    assert list(found) == ["1-cover.jpg"]
    assert opened(found["1-cover.jpg"]).size == (200, 300)
    assert b"GEHEIM" not in found["1-cover.jpg"]


def test_without_the_extra_pictures_are_copied_once(settings: Settings) -> None:
    raw = from_a_phone(photo((300, 200)))
    put(settings, raw)
    found = copied(wants(settings, COVER, Picture("poster", drawn="poster")), settings)
    assert files(found) == {"1-cover.jpg": raw}
    assert [(row.preset, row.kind, row.size) for row in found.files["posts/ofen/index.md", "pillar-feed"]] == [
        ("", "jpeg", (300, 200))
    ]
    assert said(found) == []


# --- drawings -----------------------------------------------------------------------------------------------------


def drawing(size: tuple[int, int], colour: str) -> Drawing:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}"'
    return Drawing(f'{head}><rect width="{size[0]}" height="{size[1]}" fill="{colour}"/></svg>', f"Ganz {colour}")


def three(post: Post, variant: Variant, picture: Picture, preset: Preset) -> list[Drawing]:
    """An artist that draws three slides, and only squares."""
    assert variant.pictures == (picture,)
    colours = ("red", "lime", "blue") if preset.size[0] == preset.size[1] else ()
    return [drawing(preset.size, colour) for colour in colours]


def test_an_artist_draws_as_many_as_it_likes_in_shapes_that_it_knows(settings: Settings) -> None:
    found = hung(settings, wants(settings, Picture("slides", drawn="slides"), studio=Studio({"slides": three})))
    assert said(found) == []
    assert list(files(found)) == ["1-square.png", "2-square.png", "3-square.png"]
    rows = found.files["posts/ofen/index.md", "pillar-feed"]
    assert [row.picture.alt for row in rows] == ["Ganz red", "Ganz lime", "Ganz blue"]
    for content, colour in zip(files(found).values(), ("red", "lime", "blue"), strict=True):
        assert distance(opened(content), Image.new("RGB", (600, 600), colour)) < 0.01


def test_a_drawing_says_whose_photo_it_holds_and_that_it_enlarges_it(settings: Settings) -> None:
    cover = replace(COVER, credit="Merle Jansen", licence="CC BY 4.0")

    def framed(post: Post, variant: Variant, picture: Picture, preset: Preset) -> list[Drawing]:
        return [replace(drawing(preset.size, "red"), photos=((cover, preset.size), (cover, (60, 60))))]

    put(settings, saved(photo((560, 700))))
    asked = wants(settings, Picture("photo", drawn="photo"), studio=Studio({"photo": framed}))
    found = hung(settings, asked)
    assert said(found) == [
        (
            Level.WARNING,
            "content/posts/ofen/index.md:4: P307 The picture cover.jpg has 560 x 700 pixels; the card for pillar-feed "
            "shows it larger than that. Take one of at least 540 x 960 pixels.",
        )
    ]
    assert said(looked_at(asked, settings)) == said(found)
    for content in files(found).values():
        assert b"Merle Jansen" in content
        assert b"CC BY 4.0" in content
    put(settings, saved(photo((960, 960))))
    assert said(hung(settings, asked)) == []


def test_many_slides_are_sorted_by_their_names(settings: Settings) -> None:
    def many(post: Post, variant: Variant, picture: Picture, preset: Preset) -> list[Drawing]:
        return [drawing(preset.size, f"#{number:02}0000") for number in range(12)]

    square = replace(FEED, pictures=PictureRule(max=20, presets=(SQUARE,)))
    found = wants(settings, Picture("slides", drawn="slides"), form=square, studio=Studio({"slides": many}))
    rows = hung(settings, found).files["posts/ofen/index.md", "pillar-feed"]
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    assert (rows[0].name, rows[0].alt_name, rows[11].name) == ("01-square.png", "alt-01.txt", "12-square.png")


def test_where_nobody_draws_the_posts_own_picture_stands_in(settings: Settings) -> None:
    put(settings, saved(photo((1000, 1000))))
    found = hung(settings, wants(settings, Picture("story", "Die Geschichte", drawn="story")))
    assert [(row.name, row.picture.alt) for row in found.files["posts/ofen/index.md", "pillar-feed"]] == [
        ("1-square.jpg", "Ein Ofen"), ("1-story.jpg", "Ein Ofen"),
    ]  # fmt: skip
    bare = Variant(Request("pillar", "feed"), (), pictures=(Picture("story", drawn="story"),))
    assert wanted(post(None), bare, FEED, settings, NOBODY) == []


# --- bad input ----------------------------------------------------------------------------------------------------

SCRIPT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>fetch("https://boese.example")</script></svg>'
)
OUTSIDE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file:///etc/passwd"/></svg>'
BAD: Mapping[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing": (lambda: b"", "P301", "The picture cover.jpg is empty."),
    "half a JPEG": (lambda: saved(photo())[:60_000], "P302", "The picture cover.jpg is damaged or cut off."),
    "a PDF": (lambda: b"%PDF-1.7 ...", "P302", "The picture cover.jpg is a PDF."),
    "words": (lambda: b"kein Bild", "P302", "The picture cover.jpg is no picture, whatever its name says."),
    "a bomb": (lambda: png_head((20_000, 20_000)), "P303", "The picture cover.jpg has 20,000 x 20,000 pixels"),
    "HEIC": (heic, "P306", "Einstellungen > Kamera > Formate > Maximal kompatibel"),
    "a script": (lambda: SCRIPT, "P308", "The picture cover.jpg "),
    "a file of the system": (lambda: OUTSIDE, "P308", "The picture cover.jpg "),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_a_problem_that_names_it(settings: Settings, name: str) -> None:
    content, code, says = BAD[name]
    put(settings, content())
    found = hung(settings, wants(settings, COVER))
    ((level, line),) = said(found)
    assert level is Level.ERROR
    assert line.startswith(f"content/posts/ofen/index.md:4: {code} ")
    assert says in line
    assert (files(found), found.lacking) == ({}, {("posts/ofen/index.md", "pillar-feed")})
    if name != "half a JPEG":  # only decoding finds it
        assert said(looked_at(wants(settings, COVER), settings)) == said(found)
        assert said(copied(wants(settings, COVER), settings)) == said(found)


def _with(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _moving() -> bytes:
    frames = [photo((700, 700), seed).quantize(32) for seed in (1, 2, 3)]
    return _with(frames[0], "GIF", save_all=True, append_images=frames[1:])


def _see_through() -> bytes:
    image = photo((700, 1000)).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 700, 500))
    return _with(image, "PNG")


ODD: Mapping[str, Callable[[], bytes]] = {
    "CMYK": lambda: _with(photo((700, 1000)).convert("CMYK"), "JPEG"),
    "16 bits": lambda: _with(
        photo((700, 1000)).convert("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"
    ),
    "moving": _moving,
    "transparent": _see_through,
    "a PNG called .jpg": lambda: _with(photo((700, 1000)), "PNG"),
    "a WebP called .jpg": lambda: _with(photo((700, 1000)), "WEBP"),
    "grey": lambda: _with(photo((700, 1000)).convert("L"), "JPEG"),
    "one pixel": lambda: _with(Image.new("RGB", (1, 1), "red"), "PNG"),
    "a drawing": lambda: drawing((70, 100), "#208040").svg.encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_picture_becomes_a_right_one(settings: Settings, name: str) -> None:
    put(settings, ODD[name]())
    found = hung(settings, wants(settings, COVER))
    assert {problem.code for problem in found.problems} <= {"P307", "P310"}
    assert [key.partition(".")[0] for key in files(found)] == ["1-square", "1-story"]
    for key, content in files(found).items():
        image = opened(content)
        assert image.format == {"jpg": "JPEG", "png": "PNG"}[key.partition(".")[2]]
        assert image.mode in ("RGB", "RGBA", "L", "P")
        if name == "one pixel":
            assert image.size == (1, 1)
        elif "P307" not in {problem.code for problem in found.problems}:
            assert image.size == (SQUARE.size if "square" in key else STORY.size)
    assert files(found)["1-story.jpg"][:3] == b"\xff\xd8\xff"


def test_one_bad_picture_does_not_stop_the_others(settings: Settings) -> None:
    put(settings, b"")
    put(settings, saved(photo((1000, 1000))), "posts/ofen/innen.jpg")
    found = hung(settings, wants(settings, COVER, Picture("posts/ofen/innen.jpg")))
    assert list(files(found)) == ["2-square.jpg", "2-story.jpg"]
    assert [problem.code for problem in found.problems] == ["P301"]


def test_what_one_platform_cannot_take_is_a_warning_that_names_it(settings: Settings) -> None:
    put(settings, saved(photo((1000, 1000))))
    tiny = replace(FEED, pictures=PictureRule(max=1, presets=(replace(SQUARE, formats=("jpeg",), bytes=900),)))
    ((level, line),) = said(hung(settings, wants(settings, COVER, form=tiny)))
    assert level is Level.WARNING
    assert (
        "P309 The picture cover.jpg cannot be made smaller than 900 bytes at 600 x 600 pixels for pillar-feed." in line
    )


def test_jobs_of_all_posts_are_made_at_once(settings: Settings) -> None:
    put(settings, saved(photo((1000, 1000))))
    asked: list[int] = []

    def counted(jobs: Sequence[Job]) -> list[Any]:
        asked.append(len(jobs))
        return make(jobs, Cache(settings.root / ".cache"))

    made([*wants(settings, COVER), *wants(settings, COVER, channel="column")], settings, make=counted)
    assert asked == [4]
