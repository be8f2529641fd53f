"""The page: every text as it lies in its bundle, what is known beside it, and nothing that could do anything."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from litfass import desk
from litfass.channels import load

CHANNELS, _ = load(None)
HOSTILE = "</script></style></pre><script>alert(1)</script><img src=x onerror='x()'> \u202e javascript:x() \" & <!--"
FOLDER = "2026-11-24-ofen"
LINK = "https://www.beispiel.example/blog/ofen/?a=1&b=2"
DESK = desk.Desk(
    name="Bäckerei & Söhne",
    url="https://www.beispiel.example/",
    language="de",
    channels=CHANNELS,
    order=list(dict.fromkeys(["mastodon", "linkedin", *CHANNELS])),
    style="body{color:red}",
    modules={"main.mjs": "console.log(1 < 2);\n"},
)


def part(channel: str = "linkedin", form: str = "post", **row: Any) -> dict[str, Any]:
    name = f"{channel}-{form}"
    said = {"channel": channel, "format": form, "link": LINK, "own": False, "dropped": [], "variant": "0" * 64}
    fields = [
        {"field": "text", "part": 1, "path": f"{name}/text.txt", "counts": {"utf16": 9}, "limit": {"utf16": 3000}}
    ]
    made = {**said, "pictures": [], "files": [f"{name}/text.txt"], "fields": fields, "problems": []}
    return {**made, **row}


def manifest(*parts: dict[str, Any], title: str = "Der Ofen", **said: Any) -> bytes:
    channels = {f"{row['channel']}-{row['format']}": row for row in parts}
    paths = {path for row in parts for path in row["files"]}
    value = {
        "schema": "litfass.bundle/1", "post": "2026-ofen", "title": title, "lang": "de", "url": LINK.partition("?")[0],
        "source": "content/posts/ofen/index.md", "at": "2026-11-24T08:00:00+01:00", "channels": channels,
        "files": [{"path": path, "bytes": 7, "sha256": "0" * 64} for path in sorted(paths)],
    }  # fmt: skip
    return json.dumps({**value, **said}).encode()


def page(files: Mapping[str, bytes], made: desk.Desk = DESK) -> str:
    found = desk.page(files, made)["index.html"]
    assert found == desk.page(dict(reversed(files.items())), made)["index.html"]
    return found.decode()


def data(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="desk-data">(.*?)</script>', text, re.DOTALL)
    assert found
    value = json.loads(found[1])
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("text", ["Moin", "\n\nMoin\n", "<b>&amp;</b>", "  zwei\tBlanks  ", HOSTILE, "", "'\"`${a}"])
def test_a_text_stands_there_as_in_its_file(text: str) -> None:
    files = {f"{FOLDER}/manifest.json": manifest(part()), f"{FOLDER}/linkedin-post/text.txt": text.encode()}
    tree = html.document_fromstring(page(files))
    (found,) = tree.xpath(
        f"//section[@id='{FOLDER}/linkedin-post']/pre[@data-file='linkedin-post/text.txt']/text()"
    ) or ["\n"]
    assert found == f"\n{text}"  # the first line end is swallowed by browsers, not by lxml; tests/browser looks there


def test_the_policy_lets_only_these_blocks_run() -> None:
    text = page({f"{FOLDER}/manifest.json": manifest(part())})
    policy = html.document_fromstring(text).xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    blocks = {
        "script-src": re.findall(r'<script type="module">(.*?)</script>', text, re.DOTALL),
        "style-src": re.findall(r"<style>(.*?)</style>", text, re.DOTALL),
    }
    for rule, found in blocks.items():
        sums = [b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in found]
        assert rules[rule] == " ".join(f"'sha256-{each}'" for each in sums)
    assert blocks["script-src"] == ["// main.mjs\nconsole.log(1 < 2);\n"]
    assert "unsafe" not in policy
    assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert "http" not in policy


def test_hostile_words_do_nothing() -> None:
    row = part(account=HOSTILE, composer=HOSTILE, dropped=[HOSTILE])
    row["problems"] = [{"level": "warning", "code": "L102", "message": HOSTILE, "hint": HOSTILE}]
    row["pictures"] = [{"path": 'linkedin-post/1-a".jpg', "bytes": 1, "alt": HOSTILE, "preset": HOSTILE}]
    old = desk.Older("2020-01-01-alt", HOSTILE, LINK, "2020-01-01T00:00:00+01:00", "de")
    files = {
        f"{FOLDER}/manifest.json": manifest(row, title=HOSTILE, lang='de"><script>', at=HOSTILE),
        f"{FOLDER}/linkedin-post/text.txt": HOSTILE.encode(),
    }
    text = page(files, replace(DESK, name=HOSTILE, older=[old]))
    tree = html.document_fromstring(text)
    assert [dict(each.attrib) for each in tree.xpath("//script")] == [
        {"type": "application/json", "id": "desk-data"},
        {"type": "module"},
    ]
    assert tree.xpath("//img | //iframe | //form | //base | //object") == []
    assert [name for each in tree.iter() for name in getattr(each, "attrib", {}) if name.startswith("on")] == []
    assert all(not str(address).startswith(("javascript:", "data:")) for address in tree.xpath("//@href | //@src"))
    assert data(text)["posts"][0]["title"] == HOSTILE


def test_what_the_page_knows() -> None:
    pictures = [
        {"path": "linkedin-post/01-square.jpg", "bytes": 7, "preset": "square", "format": "jpeg", "width": 1200,
         "height": 1200, "alt": "Ein Ofen"},
        {"path": "linkedin-post/02-square.jpg", "bytes": 7, "preset": "square"},
    ]  # fmt: skip
    beside = [
        "alt-01.txt",
        "linkedin-post.zip",
        "text.txt",
        "first-comment.txt",
        "01-square.jpg",
        "02-square.jpg",
        "a.pdf",
    ]
    first = {"field": "first_comment", "part": 1, "path": "linkedin-post/first-comment.txt", "counts": {}, "limit": {}}
    row = part(pictures=pictures, at="2026-11-25T08:30:00+01:00", account="")
    row["files"] = [f"linkedin-post/{name}" for name in beside] + ["qr/linkedin-post.svg", "qr/linkedin-post.png"]
    row["fields"] += [first]
    other = part("mastodon", "thread", account="team")
    other["fields"][0]["limit"] = {"mastodon_weighted": 1000}
    text = page({f"{FOLDER}/manifest.json": manifest(row, other), "2026-11-01-fest/manifest.json": manifest(part())})
    value = data(text)
    assert list(value) == ["schema", "hub", "tiers", "channels", "posts", "facts", "older"]
    assert value["tiers"] == {"mastodon": 0, "linkedin": 1}
    assert list(value["channels"]) == ["linkedin", "mastodon"]
    assert value["channels"]["linkedin"]["formats"]["post"]["fields"]["text"] == {
        "label": "Text", "limit": {"utf16": 3000}, "advice": {}, "fold": 140, "detect": "explicit", "shown": "",
            "said": True,
    }  # fmt: skip
    assert value["channels"]["linkedin"]["formats"]["post"]["shapes"]["portrait"] == [1080, 1350]
    assert [post["folder"] for post in value["posts"]] == [FOLDER, "2026-11-01-fest"]
    mastodon, linkedin = value["posts"][0]["parts"]
    assert mastodon["fields"][0]["limit"] == {"mastodon_weighted": 1000}
    assert [each["field"] for each in linkedin["fields"]] == ["text", "first_comment"]
    assert "limit" not in linkedin["fields"][0]
    assert linkedin["fields"][1]["label"] == "Erster Kommentar"
    assert [(each["number"], each["alt"], each["altFile"]) for each in linkedin["pictures"]] == [
        (1, "Ein Ofen", "linkedin-post/alt-01.txt"),
        (2, None, None),
    ]
    assert linkedin["zip"] == {"file": "linkedin-post/linkedin-post.zip", "bytes": 7}
    assert linkedin["qr"] == {"svg": "qr/linkedin-post.svg", "png": "qr/linkedin-post.png"}
    assert linkedin["files"] == [{"file": "linkedin-post/a.pdf", "bytes": 7}]
    assert (linkedin["at"], linkedin["posted"], mastodon["account"]) == ("2026-11-25T08:30:00+01:00", None, "team")


def test_a_mail_is_cleaned_before_it_is_shown() -> None:
    name = "newsletter-mail/mail.html"
    row = part("newsletter", "mail", fields=[{"field": "html", "part": 1, "path": name}], files=[name])
    mail = (
        '<!doctype html>\n<html><head><title>Betreff</title></head>\n<body style="margin:0">\n'
        '<div style="display:none;max-height:0">Vorschau</div>\n<h1>Der Ofen</h1>\n'
        '<p onclick="x()">Hallo <a href="javascript:x()">dort</a><script>x()</script>'
        '<img src="data:text/html,x" onerror="x()"><a href="https://www.beispiel.example/">Blog</a></p>\n</body></html>\n'
    )
    text = page({f"{FOLDER}/manifest.json": manifest(row), f"{FOLDER}/{name}": mail.encode()})
    found = re.search(r'<template data-file="newsletter-mail/mail.html">(.*?)</template>', text, re.DOTALL)
    assert found
    assert found[1].startswith("<h1>Der Ofen</h1>\n<p>Hallo ")
    assert not re.search(r"script|onclick|onerror|data:|Vorschau|Betreff|style", found[1])
    assert '<a href="https://www.beispiel.example/">Blog</a>' in found[1]
    assert data(text)["posts"][0]["parts"][0]["rich"] == name


def test_posts_without_a_bundle_are_named() -> None:
    rows = [desk.Older(folder, "Alt", LINK, "2020-01-01T00:00:00+01:00", "de") for folder in (FOLDER, "2020-01-01-alt")]
    text = page({f"{FOLDER}/manifest.json": manifest(part())}, replace(DESK, older=rows))
    assert len(data(text)["older"]) == len(html.document_fromstring(text).xpath("//*[@id='desk-older']//li")) == 1


def test_an_empty_desk_says_so() -> None:
    assert "Noch gibt es kein Päckchen." in page({})
    assert "There is no bundle yet." in page({}, replace(DESK, language="en"))


def test_a_manifest_that_somebody_broke_is_left_out() -> None:
    broken = {"a/manifest.json": b"{", "b/manifest.json": b"[]", "c/manifest.json": b'{"schema": "other/1"}'}
    assert [post["folder"] for post in data(page(broken | {f"{FOLDER}/manifest.json": manifest(part())}))["posts"]] == [
        FOLDER
    ]
