"""What is wrong with a composed text: one good and one bad case for each rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from litfass import checks
from litfass.build.pipeline import make_variants
from litfass.channels import load
from litfass.checks.rules import RULES
from litfass.model import Channel, FieldRule, Language, Part, Picture, Post, Request, Settings, Sidecar, Variant
from litfass.problems import Level, Problem, codes
from litfass.text.document import parse

ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"), Path("/hub/content"), "https://www.beispiel.example/", "B", ZONE, "beispiel.example", (GERMAN,)
)
POST = Post(
    id="ofen",
    path="posts/ofen/index.md",
    folder="posts/ofen",
    slug="ofen",
    lang="de",
    title="Der Ofen ist da",
    body="Text.",
    body_line=3,
    created=datetime(2026, 11, 22, tzinfo=ZONE),
    address="blog/ofen/",
    lines={"title": 2, "image": 5},
)
FILE = "content/posts/ofen/index.md"
CHANNELS = load(None)[0]
LINKEDIN, WHATSAPP = CHANNELS["linkedin"], CHANNELS["whatsapp"]


def found(channel: Channel, text: str = "Worte.", post: Post = POST, **values: Any) -> list[str]:
    format = channel.default
    request = Request(channel.id, format.id, line=7, path=FILE)
    made = Variant(request, (Part(text),), link="https://www.beispiel.example/blog/ofen/", **values)
    problems = checks.run(made, post, format, channel, SETTINGS)
    assert {problem.code for problem in problems} <= set(codes())
    return [f"{problem.level} {problem}" for problem in problems]


def test_a_good_text_has_no_problem() -> None:
    assert found(LINKEDIN, "a" * 3000, own=True, pictures=(Picture("posts/ofen/cover.jpg", alt="Ein Ofen"),)) == []
    assert found(WHATSAPP, "a" * 1024, own=True) == []


def test_over_the_limit() -> None:
    assert found(LINKEDIN, "👍" * 1550, own=True) == [
        f"error {FILE}:7: L101 LinkedIn text is 3,100 characters (UTF-16 units), 100 over the limit of 3,000. "
        "Shorten it by 100."
    ]


def test_a_part_of_a_file_beside_the_post_is_named_with_the_line_on_which_it_begins() -> None:
    long = "Um vier Uhr früh ist es in der Backstube still. " * 8
    text = f"\n<!-- thread -->\nDer Ofen ist da: {{url}}\n\n<!-- thread -->\n\n{long}\n<!-- thread --> {long}"
    sidecar = Sidecar("posts/ofen/bluesky-thread.md", "bluesky", "thread", text)
    document = parse("", "https://www.beispiel.example/blog/ofen/")
    post = replace(POST, sidecars=(sidecar,), requested=None)
    made = make_variants(post, document, SETTINGS, CHANNELS, lambda part: part == "bluesky-thread")
    said = [f"{problem.path}:{problem.line} {problem.message.split(', is')[0]}" for problem in made.problems]
    assert said == [
        "content/posts/ofen/bluesky-thread.md:7 Bluesky thread text, part 2 of 3",
        "content/posts/ofen/bluesky-thread.md:8 Bluesky thread text, part 3 of 3",
    ]
    assert "its number “(3/3)” counts too" in made.problems[1].message


def test_over_what_is_wise() -> None:
    assert found(WHATSAPP, "a" * 1025, own=True) == [
        f"warning {FILE}:7: L102 WhatsApp text is 1,025 characters (UTF-16 units); up to 1,024 is wise. "
        "Shorten it by 1 if you can."
    ]


def test_a_field_with_a_rule_of_its_own() -> None:
    format = replace(LINKEDIN.default, id="document", fields={"title": FieldRule("title", {"byte": 3})})
    channel = replace(LINKEDIN, formats={**LINKEDIN.formats, "document": format})
    made = Variant(Request("linkedin", "document"), (Part("a" * 9000),), fields={"title": "Öfen"}, own=True)
    problems = checks.run(made, POST, format, channel, SETTINGS)
    assert [str(problem) for problem in problems] == [
        f"{FILE}:1: L101 LinkedIn document title is 5 bytes, 2 over the limit of 3. "
        "Type channels: {linkedin-document: {title: ...}} with 2 fewer."
    ]


def test_a_text_without_words() -> None:
    empty = replace(POST, body=" \n")
    assert found(LINKEDIN, "Der Ofen ist da\n\nZum Beitrag: x", post=empty) == [
        f"warning {FILE}:2: L103 The text of the post says nothing but 'Der Ofen ist da'. "
        "Type description: one or two sentences."
    ]
    assert found(LINKEDIN, "Da.", post=replace(empty, description="Da.")) == []
    assert found(LINKEDIN, "Da.", post=empty, own=True) == []


def test_a_picture_without_alternative_text() -> None:
    pictures = (Picture("posts/ofen/cover.jpg"), Picture("posts/ofen/zier.png", alt=""))
    assert found(LINKEDIN, pictures=pictures) == [
        f"warning {FILE}:5: P202 The picture cover.jpg has no alternative text. "
        "Type image: {src: cover.jpg, alt: what it shows}."
    ]
    assert found(WHATSAPP, pictures=pictures) == []


def test_a_post_without_a_picture_where_one_is_needed() -> None:
    format = replace(LINKEDIN.default, pictures=replace(LINKEDIN.default.pictures, min=1))
    channel = replace(LINKEDIN, formats={"post": format})
    for pictures, problems in (((), 1), ((Picture("posts/ofen/zier.png", alt=""),), 0)):
        made = Variant(Request("linkedin", "post"), (Part("Da."),), pictures=pictures, own=True)
        said = [str(problem) for problem in checks.run(made, POST, format, channel, SETTINGS)]
        assert said[:problems] == said
        assert (
            said
            == [
                f"{FILE}:1: P204 LinkedIn takes no post without a picture, and this one has none. "
                "Put a picture called cover.jpg beside the post, or type channels: {linkedin: false}."
            ][:problems]
        )


def test_a_field_that_nobody_wrote_is_shortened_by_writing_it() -> None:
    format = replace(LINKEDIN.default, fields={"subject": FieldRule("subject", {}, {}, {"grapheme": 3})})
    for request, hint in (
        (Request("linkedin", "post"), "Type channels: {linkedin: {subject: ...}} with 1 fewer."),
        (Request("linkedin", "post", subject="Ofen"), "Shorten it by 1 if you can."),
    ):
        made = Variant(request, (Part("Da."),), fields={"subject": "Ofen"}, own=True)
        found = [problem.hint for problem in checks.run(made, POST, format, LINKEDIN, SETTINGS)]
        assert found == [hint]


def test_words_that_would_go_nowhere() -> None:
    request = Request("linkedin", "post", subject="Ofen", hashtags=("Ofen", "2026"), line=7, path=FILE)
    made = Variant(request, (Part("Da."),), own=True)
    assert [str(problem) for problem in checks.run(made, POST, LINKEDIN.default, LINKEDIN, SETTINGS)] == [
        f"{FILE}:7: K124 LinkedIn has no subject, so these words go nowhere. "
        "Delete subject here, or put its words into text.",
        f"{FILE}:7: T102 '2026' makes no hashtag for LinkedIn: it needs a letter. Write it with letters, or delete it.",
    ]


def test_an_alternative_text_over_the_limit() -> None:
    assert found(LINKEDIN, pictures=(Picture("posts/ofen/cover.jpg", alt="a" * 4087),)) == [
        f"error {FILE}:1: L101 LinkedIn alternative text of cover.jpg is 4,087 characters (UTF-16 units), "
        "1 over the limit of 4,086. Shorten it by 1."
    ]


def test_what_composing_found_is_said_once() -> None:
    problem = Problem(FILE, 3, "P203", "Zu viele.", level=Level.WARNING)
    assert found(WHATSAPP, problems=(problem, problem)) == [f"warning {FILE}:3: P203 Zu viele."]


def test_every_rule_names_its_code_first() -> None:
    for rule in RULES:
        code = (rule.__doc__ or "").partition(":")[0]
        assert code in codes(), rule
