"""Nothing unpublished is anywhere in the public site: not in texts, addresses, names, lists or picture bytes."""

from __future__ import annotations

import gzip
import struct
import zlib
from pathlib import Path

import pytest
from tests import hubs

from litfass.compose.short import address, code

MARK = "Zwiebelfisch"
DRAFT, SCHEDULED = "draft: true\ndate: 2026-11-01", "date: 2026-11-22 12:01"


def _picture() -> bytes:
    """A PNG whose comment holds the mark."""
    text = b"Comment\0" + MARK.encode()
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
    source = (hubs.SITES / "klein/content/posts/2026/erster/cover.png").read_bytes()
    return source[:33] + chunk + source[33:]


def _plant(hub: Path, state: str) -> None:
    """A hidden post with the mark in every place that could show, and visible pages that point at it."""
    posts = hub / "content/posts/2026"
    folder = posts / f"{MARK.lower()}-post"
    (folder / "bilder").mkdir(parents=True)
    (folder / "index.md").write_text(
        f"---\ntitle: {MARK} Titel\n{state}\nid: {MARK.lower()}-id\nauthors: [merle, {MARK.lower()}]\n"
        f"categories: [{MARK}-Thema]\ntags: [{MARK}-Tag]\ndescription: {MARK} beschrieben.\n"
        f"image: {{src: {MARK}.png, alt: {MARK}}}\naliases: [/alt/{MARK.lower()}/]\n---\n\n{MARK} im Text.\n",
        "utf-8",
    )
    for name in (f"{MARK}.png", "cover.png", f"bilder/{MARK}-2.png"):
        (folder / name).write_bytes(_picture())
    (folder / f"{MARK}.pdf").write_bytes(b"%PDF " + MARK.encode())
    (folder / "linkedin.md").write_text(f"{MARK} auf LinkedIn {{url}}", "utf-8")
    (posts / f"{MARK.lower()}-einzeln.md").write_text(f"---\ntitle: {MARK}\n{state}\n---\n\n{MARK}\n", "utf-8")
    (posts / f"_{MARK}.md").write_text(f"# {MARK}\n", "utf-8")
    ledger = hub / "content/ledger/2026"
    ledger.mkdir(parents=True)
    (ledger / "2026-10-02-erster--linkedin-post.yml").write_text(
        "schema: litfass.ledger/1\npost: 2026-erster\nchannel: linkedin\nformat: post\n"
        f"url: https://social.example/1\nat: 2026-11-01\nby: {MARK}\n",
        "utf-8",
    )
    (ledger / "verfrueht.yml").write_text(
        f"schema: litfass.ledger/1\npost: {MARK.lower()}-id\nchannel: linkedin\nformat: post\n"
        f"url: https://social.example/{MARK}\nat: 2026-11-01\n",
        "utf-8",
    )
    authors = hub / "content/authors.yml"
    authors.write_text(authors.read_text("utf-8") + f"  {MARK.lower()}:\n    name: {MARK} Autor\n", "utf-8")
    visible = posts / "erster/index.md"
    slug = f"{MARK.lower()}-post"
    visible.write_text(
        visible.read_text("utf-8")
        + f"\n[a](../{slug}/index.md) ![b](../{slug}/cover.png) <a href='/laden/blog/{slug}/'>c</a>\n"
        + f"<https://brot.example/laden/blog/{slug}/> [d](../{slug}/{MARK}.pdf) [e](../../../authors.yml)\n",
        "utf-8",
    )
    settings = hub / "mkdocs.yml"
    nav = f"  - Geheim: posts/2026/{slug}/index.md\n  - posts/2026/{slug}/index.md\nnot_in_nav:"
    settings.write_text(settings.read_text("utf-8").replace("not_in_nav:", nav), "utf-8")


def _marked(files: dict[str, bytes], mark: str = MARK) -> list[str]:
    """The files of the site that have the mark in their names or texts."""
    site = {path: content for path, content in files.items() if path.startswith("site/")}
    assert len(site) > 30
    found = [path for path in site if mark.lower() in path.lower()]
    for path, content in site.items():
        text = gzip.decompress(content) if path.endswith(".gz") else content
        # The autolink's own text is the writer's words in a public post.
        if mark.lower().encode() in text.lower().replace(f"brot.example/laden/blog/{MARK.lower()}-post/".encode(), b""):
            found.append(path)
    return found


@pytest.mark.parametrize("program", ["mkdocs", "litfass"])
@pytest.mark.parametrize("state", [DRAFT, SCHEDULED, "description: no date"], ids=["draft", "scheduled", "undated"])
def test_the_mark_is_nowhere(tmp_path: Path, state: str, program: str) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    state = state.replace("description: no date", "hook: kein Datum")
    _plant(hub, state)
    files = hubs.build(hub, program)
    assert _marked(files) == []
    assert not [path for path in files if path.startswith("site/ledger/")]
    assert "site/authors.yml" not in files


def test_the_mark_is_found_when_the_post_is_due(tmp_path: Path) -> None:
    """Proves that the test above can fail."""
    hub = hubs.copy_hub(tmp_path / "hub")
    _plant(hub, SCHEDULED)
    files = hubs.build(hub, now="2026-11-22T12:01:00+01:00")
    slug = f"{MARK.lower()}-post"
    assert f"site/blog/{slug}/index.html" in files
    assert f"site/blog/{slug}/{MARK}.png" in files
    assert MARK.encode() in files["site/search/search_index.json"]
    assert f"https://social.example/{MARK}".encode() in files[f"site/blog/{slug}/index.html"]
    assert f'href="../{slug}/"'.encode() in files["site/blog/erster/index.html"]


@pytest.mark.parametrize("state", [DRAFT, SCHEDULED], ids=["draft", "scheduled"])
def test_no_short_link_leads_to_what_is_hidden(tmp_path: Path, state: str) -> None:
    """Not even a public page that has the link of a hidden post, copied from its bundle, shows it."""
    hub = hubs.copy_hub(tmp_path / "hub")
    _plant(hub, state)
    settings = hub / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("per_page: 2", "short_links: true"), "utf-8")
    codes = [code(f"{MARK.lower()}-id", channel) for channel in ("linkedin", "whatsapp")]
    visible = hub / "content/posts/2026/erster/index.md"
    links = " ".join(f"[bald](https://brot.example/laden/{address(each)})" for each in codes)
    visible.write_text(visible.read_text("utf-8") + f"\n{links} <a href='/laden/{address(codes[0])}'>x</a>\n", "utf-8")
    files = hubs.build(hub)
    assert len([path for path in files if path.startswith("site/l/")]) == 6
    assert [path for mark in (MARK, *codes) for path in _marked(files, mark)] == []
    if state == SCHEDULED:
        texts = [
            text for path, text in files.items() if path.endswith(f"{MARK.lower()}-post/whatsapp-channel/text.txt")
        ]
        assert [f"https://brot.example/laden/{address(codes[1])}".encode() in text for text in texts] == [True]
        due = hubs.build(hub, now="2026-11-22T12:01:00+01:00")
        assert {f"site/{address(each)}index.html" for each in codes} <= due.keys()
        assert codes[0].encode() in due["site/blog/erster/index.html"]
