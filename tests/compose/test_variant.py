"""Composed texts: the cases of `cases/compose/texts.toml`, and what must hold for any post."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass import compose
from litfass.channels import load
from litfass.channels.schema import BLOCKS as NAMES
from litfass.compose.blocks import BLOCKS
from litfass.model import Channel, ChannelSettings, FieldRule, Format, Language, Picture, Post, Request, Settings
from litfass.model import Variant as Composed
from litfass.text.document import parse

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/compose/texts.toml").read_text("utf-8"))["case"]
CHANNELS = load(None)[0]
ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"), Path("/hub/content"), "https://www.beispiel.example/", "B", ZONE, "beispiel.example", (GERMAN,)
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
    document = parse(markdown.markdown(body), LINK)
    chosen = format or channel.default
    request = Request(channel.id, chosen.id, path="content/posts/ofen/index.md", **own)
    return compose.variant(post, document, chosen, channel, request, settings)


TEXTS = [
    pytest.param(case, name, id=f"{case['about']} ({name})") for case in CASES for name in CHANNELS if name in case
]


@pytest.mark.parametrize(("case", "channel"), TEXTS)
def test_case(case: dict[str, Any], channel: str) -> None:
    made = composed(
        replace(POST, **tuples(case["post"])), case["body"], CHANNELS[channel], **tuples(case.get("own", {}))
    )
    assert made.parts[0].text == case[channel].strip()
    assert made.own == ("text" in case.get("own", {}))
    assert made.link == LINK


def test_every_block_that_a_channel_file_may_name_exists() -> None:
    assert set(NAMES) == set(BLOCKS)


def test_the_same_post_always_gets_the_same_link_line_and_others_get_others() -> None:
    lines = set()
    for slug in "abcdefgh":
        texts = {composed(replace(POST, slug=slug), "", CHANNELS["linkedin"]).parts[0].text for _ in range(2)}
        assert len(texts) == 1
        lines |= texts
    assert len(lines) == 3


def test_the_hub_s_hashtags_fill_up() -> None:
    settings = replace(SETTINGS, channels={"linkedin": ChannelSettings("must", hashtags=("Nordbrot", "Ofen"))})
    made = composed(replace(POST, tags=("Ofen",)), "Aus.", CHANNELS["linkedin"], settings=settings)
    assert made.parts[0].text.endswith("#Ofen #Nordbrot")


def test_what_gives_way_is_told() -> None:
    channel = CHANNELS["linkedin"]
    narrow = replace(channel.default, fields={"text": FieldRule("text", {"utf16": 150})})
    post = replace(POST, tags=("Ofen", "Brot"), description="Er wiegt so viel wie ein Kleinwagen und backt leiser.")
    made = composed(post, "Der alte ist aus.\n\nWelches Brot vermissen Sie?", channel, format=narrow)
    assert made.dropped == ("description",)
    assert made.parts[0].text == (
        f"Der alte ist aus.\n\nAusführlich im Blog: {LINK}\n\nWelches Brot vermissen Sie?\n\n#Ofen #Brot"
    )


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
    assert composed(POST, "Aus.", CHANNELS["linkedin"]).pictures == ()
    bare = replace(CHANNELS["linkedin"].default, pictures=replace(CHANNELS["linkedin"].default.pictures, max=0))
    assert composed(PICTURED, "Aus.", CHANNELS["linkedin"], format=bare).pictures == ()


def test_named_pictures_in_their_order_with_the_alt_of_the_post() -> None:
    body = "Aus. ![Innen glüht es](bilder/innen.jpg)"
    names = ("bilder/innen.jpg", "cover.jpg")
    made = composed(PICTURED, body, CHANNELS["linkedin"], pictures=names)
    assert made.pictures == (replace(INSIDE, alt="Innen glüht es"), COVER)
    assert composed(PICTURED, body, CHANNELS["linkedin"], pictures=()).pictures == ()


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


WORDS = st.text(alphabet="aäß 👍.!?\n#*_ZQ9„“\u05d0", max_size=120)


@given(
    WORDS, WORDS, WORDS, st.lists(WORDS, max_size=4), st.integers(100, 300), st.sampled_from(["linkedin", "whatsapp"])
)
def test_any_post_fits_with_its_link_whole_and_nothing_invented(
    title: str, description: str, body: str, tags: list[str], limit: int, channel_id: str
) -> None:
    channel = CHANNELS[channel_id]
    narrow = replace(channel.default, fields={"text": FieldRule("text", {"utf16": limit})})
    post = replace(POST, title=title, description=description, tags=tuple(tags), sponsored="ja")
    made = composed(post, body, channel, format=narrow)
    text = made.parts[0].text
    assert made == composed(post, body, channel, format=narrow)
    assert len(text.encode("utf-16-le")) // 2 <= limit
    assert text.startswith("Anzeige\n\n")
    assert f"Ausführlich im Blog: {LINK}" in text.splitlines()
    read = parse(markdown.markdown(body), LINK).text
    known = set(re.findall(r"[^\W_]+", f"{title} {description} {read} Anzeige Ausführlich im Blog {LINK}"))
    said = re.findall(r"[^\W_]+", re.sub(r"#\w+", "", text))
    assert set(said) <= known


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧‍👦" * 500, "a" * 100_000, "https://a.example/ " * 500, "שלום " * 500, "Z̸̢͎" * 500, "Satz. " * 16_000]
)
def test_strange_texts_fit(text: str) -> None:
    for channel in CHANNELS.values():
        made = composed(replace(POST, description=f"{text}.", hook=text), text, channel)
        assert len(made.parts[0].text.encode("utf-16-le")) // 2 <= channel.default.fields["text"].limit["utf16"]
        assert LINK in made.parts[0].text
