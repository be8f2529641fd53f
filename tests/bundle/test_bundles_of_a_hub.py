"""Bundles as they lie on the disk, checked by somebody who knows nothing of how they were made."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from tests.hubs import build, copy_hub

from litfass.bundle import part_of
from litfass.bundle.schema import json_schema

SETTINGS = """
        mastodon:
          accounts:
            team: https://social.example/@team
            laden: {name: Der Laden, url: "https://social.example/@laden"}
"""
POST = """\
    ---
    title: "Käse & Brot #1: 100 % + 50 %"
    date: 2026-11-20
    description: Am Samstag gibt es Käse von Hof Wiesengrund, und das Brot dazu backen wir um 6 Uhr früh.
    channels:
      mastodon: {accounts: all, formats: [post, thread]}
      newsletter: {subject: "Käse & Brot #1", preheader: Am Samstag ab 8 Uhr}
      google-business: true
      x: "Käse & Brot #1:\\n100 % + 50 % 👨‍👩‍👧‍👦 {url}"
      whatsapp: false
    ---
    Am Samstag gibt es Käse von Hof Wiesengrund. Das Brot dazu backen wir um 6 Uhr früh.
    """


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = copy_hub(tmp_path_factory.mktemp("bundles") / "hub")
    config = (hub / "mkdocs.yml").read_text("utf-8")
    mark = "        whatsapp: {tier: must}\n"
    assert mark in config
    (hub / "mkdocs.yml").write_text(config.replace(mark, mark + SETTINGS.removeprefix("\n")), "utf-8")
    (hub / "content/posts/2026/kaese").mkdir()
    (hub / "content/posts/2026/kaese/index.md").write_text(dedent(POST), "utf-8")
    build(hub)
    return hub / "exports"


@pytest.fixture(scope="module")
def manifest(exports: Path) -> dict[str, Any]:
    value = json.loads((exports / "2026-11-20-kaese/manifest.json").read_text("utf-8"))
    assert isinstance(value, dict)
    return value


def test_every_manifest_says_what_lies_beside_it(exports: Path) -> None:
    found = sorted(exports.glob("*/manifest.json"))
    assert len(found) == 5
    for path in found:
        value = json.loads(path.read_text("utf-8"))
        jsonschema.validate(value, json_schema(), format_checker=jsonschema.FormatChecker())
        beside = {each.relative_to(path.parent).as_posix(): each for each in path.parent.rglob("*") if each.is_file()}
        beside.pop("manifest.json")
        assert {row["path"] for row in value["files"]} == set(beside)
        for row in value["files"]:
            raw = beside[row["path"]].read_bytes()
            assert row["bytes"] == len(raw)
            assert row["sha256"] == hashlib.sha256(raw).hexdigest()
        for name, row in value["channels"].items():
            account = f"@{row['account']}" if "account" in row else ""
            assert name == f"{row['channel']}-{row['format']}{account}"
            assert row["files"] == [each for each in sorted(beside) if part_of(each) == name]


def test_formats_and_accounts_have_folders_of_their_own(manifest: dict[str, Any]) -> None:
    assert set(manifest["channels"]) == {
        "google-business-update",
        "linkedin-post",
        "mastodon-post@laden",
        "mastodon-post@team",
        "mastodon-thread@laden",
        "mastodon-thread@team",
        "newsletter-mail",
        "x-post",
    }


def test_links_tell_channels_and_accounts_apart(manifest: dict[str, Any]) -> None:
    links = {name: dict(parse_qsl(urlsplit(row["link"]).query)) for name, row in manifest["channels"].items()}
    assert {row["utm_campaign"] for row in links.values()} == {"kaese"}
    assert (links["newsletter-mail"]["utm_source"], links["newsletter-mail"]["utm_medium"]) == ("newsletter", "email")
    assert links["mastodon-post@laden"]["utm_content"] == "laden"
    assert "utm_content" not in links["linkedin-post"]


def test_fields_are_files(exports: Path, manifest: dict[str, Any]) -> None:
    folder = exports / "2026-11-20-kaese"
    assert (folder / "newsletter-mail/subject.txt").read_text("utf-8") == "Käse & Brot #1"
    assert (folder / "newsletter-mail/preheader.txt").read_text("utf-8") == "Am Samstag ab 8 Uhr"
    assert (folder / "newsletter-mail/mail.html").read_text("utf-8").startswith("<!doctype html>")
    button = manifest["channels"]["google-business-update"]["link"]
    assert (folder / "google-business-update/link.txt").read_text("utf-8") == button


def test_a_composer_opens_with_the_text_of_the_bundle(exports: Path, manifest: dict[str, Any]) -> None:
    text = (exports / "2026-11-20-kaese/x-post/text.txt").read_bytes().decode()
    assert text.startswith(
        "Käse & Brot #1:\n100 % + 50 % 👨‍👩‍👧‍👦 https://brot.example/laden/blog/kaese/?utm_source=x&"
    )
    composer = urlsplit(manifest["channels"]["x-post"]["composer"])
    assert parse_qs(composer.query)["text"] == [text]
