"""A bundle's files and its manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass import bundle
from litfass.bundle import Facts
from litfass.bundle.hanging import Hanging
from litfass.bundle.schema import json_schema
from litfass.checks import Counted
from litfass.model import Language, Part, Picture, Post, Request, Settings, Variant
from litfass.problems import Level, Problem

ZONE = ZoneInfo("Europe/Berlin")
GERMAN = Language("de", "", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds")
SETTINGS = Settings(
    Path("/hub"), Path("/hub/content"), "https://www.beispiel.example/", "B", ZONE, "beispiel.example", (GERMAN,)
)
LINK = "https://www.beispiel.example/blog/ofen/"
POST = Post(
    id="2026-ofen",
    path="posts/ofen/index.md",
    folder="posts/ofen",
    slug="ofen",
    lang="de",
    title="Der Ofen ist da",
    body="Text.",
    body_line=3,
    created=datetime(2026, 11, 24, 23, 30, tzinfo=ZONE),
    address="blog/ofen/",
)
FIELDS = st.sampled_from(["title", "subject", "preheader", "link", "first_comment", "html"])
COVER = Picture("posts/ofen/Der Ofen größer.jpg", alt="Ein Ofen")
INSIDE = Picture("posts/ofen/bilder/innen.png")
HANGING = (
    Hanging(1, COVER, "1-square.jpg", b"jpeg", "square", "jpeg", (1080, 1080)),
    Hanging(2, INSIDE, "2-innen.png", b"png"),
)
POSTED = Variant(
    Request("linkedin", "post", at=datetime(2026, 11, 25, 8, 30, tzinfo=ZONE)),
    (Part("Grüße\n\nZum Beitrag"),),
    fields={"first_comment": "Mehr"},
    pictures=(COVER, INSIDE),
    own=True,
    link=LINK,
)
THREAD = Variant(
    Request("mastodon", "thread", account="team"), (Part("eins"), Part("zwei")), dropped=("hook",), link=LINK
)
MAIL = Variant(
    Request("newsletter", "mail"),
    (Part("Guten Tag"),),
    fields={"subject": "Der Ofen", "preheader": "Er heizt", "html": "<!doctype html>\n<p>Grüße</p>\n"},
    link=LINK,
    composer="mailto:?subject=Der%20Ofen&body=Guten%20Tag",
)
FACTS = {
    "linkedin-post": Facts(
        (Counted("first_comment", 1, {}, {}), Counted("text", 1, {"utf16": 18}, {"utf16": 3000})),
        (Problem("content/posts/ofen/index.md", 1, "L102", "Zu lang.", "Kürzen.", Level.WARNING),),
    )
}
BUTTON = Variant(Request("google-business", "update"), (Part("Neu"),), fields={"link": LINK}, link=LINK)


def contents(files: Mapping[str, bytes | Path]) -> dict[str, bytes]:
    return {path: content if isinstance(content, bytes) else content.read_bytes() for path, content in files.items()}


def made(*variants: Variant, post: Post = POST, pictures: Sequence[Hanging] = HANGING) -> dict[str, bytes]:
    """The files of variants, of which those that show pictures have these."""
    hung = {variant.request.name: pictures for variant in variants if variant.pictures}
    return contents(bundle.files_of(post, variants, SETTINGS, hung, facts=FACTS, pack=listed))


def listed(files: Mapping[str, bytes | Path]) -> bytes:
    """In place of an archive: what would be in it."""
    return " ".join(sorted(files)).encode()


def manifest(files: Mapping[str, bytes], folder: str = "2026-11-24-ofen") -> dict[str, Any]:
    value = json.loads(files[f"{folder}/manifest.json"])
    jsonschema.validate(value, json_schema())
    assert isinstance(value, dict)
    return value


def test_the_files_are_exactly_what_is_pasted() -> None:
    files = made(POSTED, THREAD)
    assert {path: content for path, content in files.items() if not path.endswith("manifest.json")} == {
        "2026-11-24-ofen/linkedin-post/1-square.jpg": b"jpeg",
        "2026-11-24-ofen/linkedin-post/2-innen.png": b"png",
        "2026-11-24-ofen/linkedin-post/alt-1.txt": b"Ein Ofen",
        "2026-11-24-ofen/linkedin-post/first-comment.txt": b"Mehr",
        "2026-11-24-ofen/linkedin-post/linkedin-post.zip": b"1-square.jpg 2-innen.png alt-1.txt",
        "2026-11-24-ofen/linkedin-post/text.txt": "Grüße\n\nZum Beitrag".encode(),
        "2026-11-24-ofen/mastodon-thread@team/text-1.txt": b"eins",
        "2026-11-24-ofen/mastodon-thread@team/text-2.txt": b"zwei",
    }


def test_the_manifest() -> None:
    value = manifest(made(POSTED, THREAD))
    assert list(value) == ["schema", "post", "title", "lang", "url", "source", "at", "channels", "files"]
    assert (value["source"], value["at"]) == ("content/posts/ofen/index.md", "2026-11-24T23:30:00+01:00")
    assert (value["schema"], value["post"], value["url"]) == ("litfass.bundle/1", "2026-ofen", LINK)
    linkedin, mastodon = value["channels"]["linkedin-post"], value["channels"]["mastodon-thread@team"]
    digests = [row.pop("variant") for row in (linkedin, mastodon)]
    assert len(set(digests)) == 2
    assert linkedin == {
        "channel": "linkedin",
        "format": "post",
        "at": "2026-11-25T08:30:00+01:00",
        "link": LINK,
        "own": True,
        "dropped": [],
        "pictures": [
            {
                "path": "linkedin-post/1-square.jpg",
                "bytes": 4,
                "sha256": hashlib.sha256(b"jpeg").hexdigest(),
                "preset": "square",
                "format": "jpeg",
                "width": 1080,
                "height": 1080,
                "alt": "Ein Ofen",
            },
            {"path": "linkedin-post/2-innen.png", "bytes": 3, "sha256": hashlib.sha256(b"png").hexdigest()},
        ],
        "files": [
            "linkedin-post/1-square.jpg",
            "linkedin-post/2-innen.png",
            "linkedin-post/alt-1.txt",
            "linkedin-post/first-comment.txt",
            "linkedin-post/linkedin-post.zip",
            "linkedin-post/text.txt",
        ],
        "fields": [
            {"field": "first_comment", "part": 1, "path": "linkedin-post/first-comment.txt", "counts": {}, "limit": {}},
            {
                "field": "text",
                "part": 1,
                "path": "linkedin-post/text.txt",
                "counts": {"utf16": 18},
                "limit": {"utf16": 3000},
            },
        ],
        "problems": [{"level": "warning", "code": "L102", "message": "Zu lang.", "hint": "Kürzen."}],
    }
    assert (mastodon["account"], mastodon["own"], mastodon["dropped"]) == ("team", False, ["hook"])
    assert "at" not in mastodon


def test_the_manifest_knows_length_and_digest_of_every_other_file() -> None:
    files = made(POSTED, THREAD)
    said = manifest(files)["files"]
    present = sorted(path for path in files if not path.endswith("/manifest.json"))
    assert [f"2026-11-24-ofen/{row['path']}" for row in said] == present
    for row in said:
        content = files[f"2026-11-24-ofen/{row['path']}"]
        assert (row["bytes"], row["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_every_field_is_a_file() -> None:
    files = made(MAIL, BUTTON)
    assert {path: content for path, content in files.items() if not path.endswith("manifest.json")} == {
        "2026-11-24-ofen/google-business-update/link.txt": LINK.encode(),
        "2026-11-24-ofen/google-business-update/text.txt": b"Neu",
        "2026-11-24-ofen/newsletter-mail/mail.html": "<!doctype html>\n<p>Grüße</p>\n".encode(),
        "2026-11-24-ofen/newsletter-mail/preheader.txt": b"Er heizt",
        "2026-11-24-ofen/newsletter-mail/subject.txt": b"Der Ofen",
        "2026-11-24-ofen/newsletter-mail/text.txt": b"Guten Tag",
    }
    rows = manifest(files)["channels"]
    assert rows["newsletter-mail"]["composer"] == MAIL.composer
    assert "composer" not in rows["google-business-update"]


def test_a_thread_has_a_file_for_each_part_in_order() -> None:
    many = replace(THREAD, parts=tuple(Part(f"Teil {n}") for n in range(1, 13)))
    files = made(many)
    texts = {path.rpartition("/")[2]: content.decode() for path, content in files.items() if "/text-" in path}
    assert texts == {f"text-{n}.txt": f"Teil {n}" for n in range(1, 13)}


def test_formats_and_accounts_of_one_channel_lie_side_by_side() -> None:
    rows = [
        replace(THREAD, request=Request("mastodon", form, account=account))
        for form in ("post", "thread")
        for account in ("team", "laden")
    ]
    value = manifest(made(*rows))
    assert list(value["channels"]) == [
        "mastodon-post@team", "mastodon-post@laden", "mastodon-thread@team", "mastodon-thread@laden",
    ]  # fmt: skip
    assert [row["account"] for row in value["channels"].values()] == ["team", "laden", "team", "laden"]
    assert all(len(row["files"]) == 2 for row in value["channels"].values())


@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=3), fields=st.dictionaries(FIELDS, st.text()))
def test_whatever_is_pasted_the_manifest_knows_it(texts: list[str], fields: dict[str, str]) -> None:
    """Walks the written folder and sums it up with tools of its own."""
    variant = replace(MAIL, parts=tuple(Part(text) for text in texts), fields=fields, pictures=(COVER,))
    with TemporaryDirectory() as root:
        for path, content in made(variant, THREAD).items():
            (Path(root) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(root) / path).write_bytes(content)
        folder = Path(root) / "2026-11-24-ofen"
        said = manifest({"2026-11-24-ofen/manifest.json": (folder / "manifest.json").read_bytes()})
        walked = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        walked.pop("manifest.json")
        assert [row["path"] for row in said["files"]] == sorted(walked)
        for row in said["files"]:
            raw = walked[row["path"]].read_bytes()
            assert (row["bytes"], row["sha256"]) == (len(raw), hashlib.sha256(raw).hexdigest())
        assert sorted(path for row in said["channels"].values() for path in row["files"]) == sorted(walked)
        pasted = {path.read_bytes() for path in walked.values()}
        said = [text for text in texts if text or not fields]
        assert {_plain(text) for text in (*said, *fields.values())} <= pasted


def _plain(text: str) -> bytes:
    return "\n".join(text.replace("\r\n", "\r").split("\r")).encode("utf-8", "replace")


def test_a_picture_may_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "cover.jpg").write_bytes(b"jpeg")
    named = replace(HANGING[0], content=tmp_path / "cover.jpg")
    assert made(POSTED, pictures=[named]) == made(POSTED, pictures=HANGING[:1])


def test_a_picture_that_could_not_be_made_is_left_out_with_its_alt() -> None:
    files = made(POSTED, pictures=HANGING[1:])
    assert "2026-11-24-ofen/linkedin-post/2-innen.png" in files
    assert not [path for path in files if "alt" in path]


def test_an_alternative_text_has_the_digits_of_its_picture() -> None:
    shapes = [replace(HANGING[0], name=f"03-{name}.jpg", preset=name) for name in ("square", "portrait")]
    files = made(POSTED, pictures=shapes)
    assert sorted(path.rpartition("/")[2] for path in files if "3" in path.rpartition("/")[2]) == [
        "03-portrait.jpg", "03-square.jpg", "alt-03.txt",
    ]  # fmt: skip


def test_decoration_says_so_in_the_manifest_alone() -> None:
    bare = [replace(HANGING[0], picture=replace(COVER, alt=""))]
    files = made(POSTED, pictures=bare)
    assert not [path for path in files if "/alt-" in path]
    assert manifest(files)["channels"]["linkedin-post"]["pictures"][0]["alt"] == ""


def test_papers_lie_beside_the_texts() -> None:
    papers = {"linkedin-post": {"linkedin-post/folien.pdf": b"%PDF", "qr/linkedin-post.svg": b"<svg/>"}}
    files = contents(bundle.files_of(POST, [POSTED], SETTINGS, {}, papers))
    assert files["2026-11-24-ofen/linkedin-post/folien.pdf"] == b"%PDF"
    assert files["2026-11-24-ofen/qr/linkedin-post.svg"] == b"<svg/>"
    assert {"linkedin-post/folien.pdf", "qr/linkedin-post.svg"} <= set(
        manifest(files)["channels"]["linkedin-post"]["files"]
    )


def test_the_digest_changes_with_the_words_alone() -> None:
    def digest(variant: Variant) -> str:
        return str(manifest(made(variant))["channels"]["linkedin-post"]["variant"])

    assert digest(POSTED) == digest(replace(POSTED, pictures=(), own=False))
    assert digest(POSTED) != digest(replace(POSTED, parts=(Part("Anders"),)))
    assert digest(POSTED) != digest(replace(POSTED, fields={}))


def test_line_ends_are_the_same_everywhere() -> None:
    files = made(replace(POSTED, parts=(Part("a\r\nb"),)))
    assert files["2026-11-24-ofen/linkedin-post/text.txt"] == b"a\nb"


def test_no_variant_no_folder() -> None:
    assert made() == {}


def test_one_slug_in_two_languages_gives_two_folders() -> None:
    english = replace(POST, lang="en", address="en/blog/ofen/")
    assert bundle.folder_of(POST, SETTINGS) == "2026-11-24-ofen"
    assert bundle.folder_of(english, SETTINGS) == "2026-11-24-ofen.en"


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "litfass.bundle/2"},
        {"files": [{"path": "a", "bytes": -1, "sha256": "0" * 64}]},
        {"channels": {"Linked In": {}}},
        {"channels": {"linkedin-post@Das Team": {}}},
        {"more": 1},
    ],
)
def test_the_json_schema_refuses_other_manifests(change: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(manifest(made(POSTED)) | change, json_schema())
