"""Composed texts: the cases of `cases/compose/texts.toml`, and what must hold for any post."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import markdown
import pytest

from litfass import compose
from litfass.channels import load
from litfass.model import (
    Channel,
    ChannelSettings,
    FieldRule,
    Format,
    Language,
    Picture,
    Post,
    Request,
    Settings,
    Slide,
)
from litfass.model import Variant as Composed
from litfass.text.document import parse

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/compose/texts.toml").read_text("utf-8"))["case"]
CHANNELS = load(None)[0]
ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"),
    Path("/hub/content"),
    "https://www.beispiel.example/",
    "B",
    ZONE,
    "beispiel.example",
    (GERMAN,),
    tracking="",
)
LINK = "https://www.beispiel.example/blog/ofen/"
POST = Post(
    id="ofen",
    path="posts/ofen/index.md",
    folder="posts/ofen",
    slug="ofen",
    lang="de",
    title="Der Ofen ist da",
    body="",
    body_line=3,
    created=datetime(2026, 11, 22, tzinfo=ZONE),
    address="blog/ofen/",
)


def tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def composed(
    post: Post, body: str, channel: Channel, *, settings: Settings = SETTINGS, format: Format | None = None, **own: Any
) -> Composed:
    document = parse(markdown.markdown(body, extensions=["tables", "attr_list"]), LINK)
    chosen, post = format or channel.default, compose.pictured(replace(post, body=body), document)
    request = Request(channel.id, chosen.id, path="content/posts/ofen/index.md", **own)
    return compose.variant(post, document, compose.extract(post, document), chosen, channel, request, settings)


FORMATS = {
    f"{channel.id}-{name}": (channel, format)
    for channel in CHANNELS.values()
    for name, format in channel.formats.items()
}
TEXTS = [pytest.param(case, name, id=f"{case['about']} ({name})") for case in CASES for name in sorted(case["texts"])]


@pytest.mark.parametrize(("case", "name"), TEXTS)
def test_case(case: dict[str, Any], name: str) -> None:
    channel, format = FORMATS[name]
    post = replace(POST, **tuples(case.get("post", {})))
    made = composed(post, case.get("body", ""), channel, format=format, **tuples(case.get("own", {})))
    assert "\n\n--\n\n".join(part.text for part in made.parts) == case["texts"][name].strip()
    assert made.own == ("text" in case.get("own", {}))
    assert made.weak == (name in case.get("weak", ()))
    assert made.link == LINK


def test_the_same_post_always_gets_the_same_link_line_and_others_get_others() -> None:
    lines = set()
    for slug in "abcdefgh":
        texts = {composed(replace(POST, slug=slug), "", CHANNELS["linkedin"]).parts[0].text for _ in range(2)}
        assert len(texts) == 1
        lines |= texts
    assert len(lines) == 3


def test_hashtags_of_the_category_and_of_the_company_come_behind_the_post_s() -> None:
    settings = replace(
        SETTINGS,
        channels={"linkedin": ChannelSettings("must", hashtags=("Kiel",))},
        hashtags=("Nordbrot",),
        category_hashtags={"Backen": ("Handwerk", "Öfen"), "Reisen": ("Meer",)},
    )
    format = replace(CHANNELS["linkedin"].default, house=replace(CHANNELS["linkedin"].default.house, hashtags=4))
    post = replace(POST, tags=("Ofen",), categories=("Backen",))
    text = composed(post, "Text.", CHANNELS["linkedin"], settings=settings, format=format).parts[0].text
    assert text.endswith("\n\n#Ofen #Handwerk #Kiel #Nordbrot")


def test_the_hub_s_hashtags_fill_up() -> None:
    settings = replace(SETTINGS, channels={"linkedin": ChannelSettings("must", hashtags=("Nordbrot", "Ofen"))})
    made = composed(replace(POST, tags=("Ofen",)), "Aus.", CHANNELS["linkedin"], settings=settings)
    assert made.parts[0].text.endswith("#Ofen #Nordbrot")


def test_what_had_no_room_is_told() -> None:
    channel = CHANNELS["linkedin"]
    narrow = replace(channel.default, fields={"text": FieldRule("text", {"utf16": 150})})
    post = replace(
        POST, tags=("Ofen", "Brot"), description="Der neue wiegt so viel wie ein Kleinwagen und backt leiser."
    )
    made = composed(post, "Der alte ist aus.\n\nWelches Brot vermissen Sie?", channel, format=narrow)
    assert made.dropped == ("support",)
    assert made.parts[0].text == (
        f"Der alte ist aus.\n\nAusführlich im Blog: {LINK}\n\nWelches Brot vermissen Sie?\n\n#Ofen #Brot"
    )


def test_title_and_description_for_one_channel_are_used_there_and_only_own_words_have_placeholders() -> None:
    post = replace(POST, title="Wie {url} geht", description="Er {title}.")
    made = composed(post, "", CHANNELS["newsletter"], description="Unser Ofen backt 40 Brote auf einmal.")
    assert made.fields["subject"] == "Wie {url} geht"
    assert made.parts[0].text.startswith("Unser Ofen backt 40 Brote auf einmal.")
    assert composed(post, "", CHANNELS["newsletter"], subject="Da: {url}").fields["subject"] == f"Da: {LINK}"


def test_a_first_comment_and_the_format_s_own_fields() -> None:
    channel = CHANNELS["linkedin"]
    format = replace(channel.default, fields={**channel.default.fields, "title": FieldRule("title")})
    made = composed(POST, "Aus.", channel, format=format, first_comment="Mehr: {url}")
    assert made.fields == {"title": "Der Ofen ist da", "first_comment": f"Mehr: {LINK}"}
    assert composed(POST, "Aus.", channel).fields == {}


COVER = Picture("posts/ofen/cover.jpg", alt="Ein Ofen")
INSIDE = Picture("posts/ofen/bilder/innen.jpg")
PICTURED = replace(POST, image=COVER, pictures=(Picture(COVER.path), INSIDE))


def test_the_cover_goes_with_the_text() -> None:
    assert composed(PICTURED, "Aus.", CHANNELS["linkedin"]).pictures == (COVER,)
    assert composed(POST, "Aus.", CHANNELS["linkedin"]).pictures == (
        Picture("poster", "Der Ofen ist da", drawn="poster"),
    )
    bare = replace(CHANNELS["linkedin"].default, pictures=replace(CHANNELS["linkedin"].default.pictures, max=0))
    assert composed(PICTURED, "Aus.", CHANNELS["linkedin"], format=bare).pictures == ()


def test_named_pictures_in_their_order_with_the_alt_of_the_post() -> None:
    body = "Aus. ![Innen glüht es](../../posts/ofen/bilder/innen.jpg)"
    names = ("bilder/innen.jpg", "cover.jpg")
    made = composed(PICTURED, body, CHANNELS["linkedin"], pictures=names)
    assert made.pictures == (replace(INSIDE, alt="Innen glüht es"), COVER)
    assert composed(PICTURED, body, CHANNELS["linkedin"], pictures=()).pictures == ()


def test_whose_picture_it_is_may_stand_in_the_text() -> None:
    body = """
![Innen](/posts/ofen/bilder/innen.jpg){ credit="Foto: Merle" licence="CC BY 4.0" }
![Ein anderes](/posts/herd/bilder/innen.jpg){ credit="Jule" }
![Der Ofen](cover.jpg){ credit="Foto: Jule" licence="CC0" }
![Ohne Adresse](http://[){ credit="Niemand" }"""
    post = replace(PICTURED, image=replace(COVER, credit="Tarik"), slides=(Slide("Innen", picture=INSIDE),))
    cover, inside = composed(post, body, CHANNELS["linkedin"], pictures=("cover.jpg", "bilder/innen.jpg")).pictures
    assert (cover.credit, cover.licence) == ("Tarik", "CC0")
    assert inside == replace(INSIDE, alt="Innen", credit="Foto: Merle", licence="CC BY 4.0")
    deck = composed(post, body, CHANNELS["linkedin"], format=CHANNELS["linkedin"].formats["document"]).deck
    assert deck is not None
    assert inside in [slide.picture for slide in deck.slides]


def test_a_misspelt_picture_and_one_too_many() -> None:
    names = ("cover.jpg", "bilder/innen.jpg", "covr.jpg")
    made = composed(PICTURED, "Aus.", CHANNELS["whatsapp"], pictures=names, line=7)
    assert made.pictures == (COVER,)
    assert [str(problem) for problem in made.problems] == [
        "content/posts/ofen/index.md:7: P201 `pictures` names 'covr.jpg', which is no picture in the post's folder. "
        "Did you mean 'cover.jpg'?",
        "content/posts/ofen/index.md:7: P203 whatsapp-channel has 2 pictures; the platform takes 1. "
        "Remove the ones that say least.",
    ]
