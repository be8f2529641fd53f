"""The blog as a reader and a MkDocs user find it: addresses, lists, neighbours, languages, overrides, hooks."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import lxml.html
import pytest
from tests import hubs

Site = dict[str, bytes]


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return hubs.build(hubs.copy_hub(tmp_path_factory.mktemp("blog") / "hub"))


def _page(site: Site, path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(site[f"site/{path}index.html"].decode())


def _titles(page: lxml.html.HtmlElement) -> list[str]:
    return [" ".join(item.text_content().split()) for item in page.cssselect(".lf-list h2")]


def test_the_addresses_are_those_of_the_plan(site: Site) -> None:
    found = [path.removeprefix("site/") for path in site if path.startswith("site/") and path.endswith("index.html")]
    pages = {path.removesuffix("index.html") for path in found}
    assert pages == {
        "", "impressum/", "datenschutz/", "feeds/", "en/", "en/feeds/", "alt/sauerteig/",
        "blog/", "blog/erster/", "blog/zweiter/", "blog/kategorie/backstube/", "blog/kategorie/team/",
        "blog/schlagwort/sauerteig/", "blog/schlagwort/roggen/", "blog/schlagwort/team/", "blog/autor/merle/",
        "blog/archiv/2026/", "en/blog/", "en/blog/one-loaf/", "en/blog/category/bakery/", "en/blog/author/merle/",
        "en/blog/archive/2026/",
    }  # fmt: skip
    assert "site/sauerteig.html" in site
    assert "site/blog/erster/cover.png" in site


def test_lists_are_newest_first_with_pinned_posts_on_top(site: Site) -> None:
    assert _titles(_page(site, "blog/")) == ["Zwei Öfen, ein Team", "Sauerteig & Geduld"]
    assert _titles(_page(site, "blog/kategorie/team/")) == ["Zwei Öfen, ein Team"]
    assert _titles(_page(site, "en/blog/")) == ["One loaf a day"]


def test_long_lists_have_pages(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    for number in range(1, 6):
        post = hub / f"content/posts/2026/p{number}.md"
        post.write_text(
            f"---\ntitle: Nummer {number}\ndate: 2026-08-0{number}\ndescription: Eins.\n---\n\nText.\n", "utf-8"
        )
    site = hubs.build(hub)
    found = ["blog/", "blog/seite/2/", "blog/seite/3/", "blog/seite/4/"]
    titles = [_titles(_page(site, path)) for path in found]
    assert [len(page) for page in titles] == [2, 2, 2, 1]
    assert titles[1] == ["Nummer 5", "Nummer 4"]
    assert "site/blog/seite/5/index.html" not in site
    second = _page(site, "blog/seite/2/")
    assert second.cssselect("link[rel=canonical]")[0].get("href") == "https://brot.example/laden/blog/seite/2/"
    assert {link.get("rel"): link.get("href") for link in second.cssselect("link[rel=prev], link[rel=next]")} == {
        "prev": "../../",
        "next": "../3/",
    }


def test_a_post_shows_what_its_front_matter_says(site: Site) -> None:
    page = _page(site, "blog/zweiter/")
    text = " ".join(page.text_content().split())
    assert [heading.text_content().strip() for heading in page.cssselect("h1")] == ["Zwei Öfen, ein Team"]
    assert "5. November 2026" in text
    assert "Aktualisiert am 12. November 2026" in text
    assert "Merle Morgenroth" in text
    assert "1 Minute" in text
    assert [time_.get("datetime") for time_ in page.cssselect("time")][:1] == ["2026-11-05T00:00:00+01:00"]
    links = {link.get("href") for link in page.cssselect("a")}
    assert {"../kategorie/team/", "../schlagwort/team/", "../autor/merle/", "../erster/"} <= links
    older = _page(site, "blog/erster/")
    assert "../zweiter/" in {link.get("href") for link in older.cssselect("a")}
    assert older.cssselect("img")[0].get("alt") == "Ein runder Laib auf einem Holzbrett"


def test_an_alias_leads_to_the_post(site: Site) -> None:
    for path, target in (
        ("site/sauerteig.html", "blog/erster/"),
        ("site/alt/sauerteig/index.html", "../../blog/erster/"),
    ):
        page = lxml.html.fromstring(site[path].decode())
        assert page.cssselect("meta[http-equiv=refresh]")[0].get("content") == f"0; url={target}"
        assert page.cssselect("link[rel=canonical]")[0].get("href") == "https://brot.example/laden/blog/erster/"
        assert page.cssselect("meta[name=robots]")[0].get("content") == "noindex"
    assert b"sauerteig.html" not in site["site/sitemap.xml"]
    assert b"sauerteig.html" not in site["site/search/search_index.json"]


def test_both_languages_stand_in_one_build(site: Site) -> None:
    for path, language, word in (
        ("blog/erster/", "de", "Suche"),
        ("en/blog/one-loaf/", "en", "Search"),
        ("en/", "en", "Search"),
    ):
        page = _page(site, path)
        assert page.get("lang") == language
        assert page.cssselect("input.md-search__input")[0].get("placeholder") == word
    assert "14 September 2026" in _page(site, "en/blog/one-loaf/").text_content()


def test_the_sitemap_has_dates_of_the_content_only(site: Site) -> None:
    row = re.compile(r"<loc>https://brot.example/laden/(.*?)</loc>\s*(?:<lastmod>(.*?)</lastmod>)?")
    rows = dict(row.findall(site["site/sitemap.xml"].decode()))
    assert rows["blog/erster/"] == "2026-10-02"
    assert rows["blog/zweiter/"] == rows["blog/"] == "2026-11-12"
    assert rows["impressum/"] == ""


def test_hooks_overrides_and_other_plugins_work_as_in_any_hub(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    (hub / "eigenes/partials").mkdir(parents=True)
    (hub / "eigenes/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}Am Montag geschlossen{% endblock %}', "utf-8"
    )
    (hub / "eigenes/partials/post-row.html").write_text("<li>EIGENE ZEILE {{ post.title }}</li>", "utf-8")
    (hub / "hook.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('Backstube', 'BACKSTUBE')\n"
        "def on_post_page(output, page, **_):\n    return output + f'<!-- {page.url} -->'\n",
        "utf-8",
    )
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("font: false}", "font: false, custom_dir: eigenes}\nhooks: [hook.py]")
    (hub / "mkdocs.yml").write_text(settings.replace("  - litfass-feeds", "  - tags\n  - litfass-feeds"), "utf-8")
    site = hubs.build(hub, "mkdocs")
    post = site["site/blog/erster/index.html"].decode()
    assert "Am Montag geschlossen" in post
    assert "riecht die BACKSTUBE nach" in post
    assert post.endswith("<!-- blog/erster/ -->")
    assert "EIGENE ZEILE Zwei Öfen, ein Team" in site["site/blog/index.html"].decode()
    assert 'type="application/rss+xml"' in post


def test_addresses_without_folders_and_another_posts_folder(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    shutil.move(hub / "content/posts", hub / "content/artikel")
    settings = (hub / "mkdocs.yml").read_text("utf-8").replace("per_page: 2", "posts: artikel\n      per_page: 2")
    (hub / "mkdocs.yml").write_text(f"use_directory_urls: false\n{settings}", "utf-8")
    site = hubs.build(hub)
    assert "site/blog/erster/index.html" in site
    assert "../zweiter/index.html" in {link.get("href") for link in _page(site, "blog/erster/").cssselect("a")}
    assert b"https://brot.example/laden/blog/erster/index.html" in site["site/blog/atom.xml"]


def test_the_nav_may_name_lists_and_gives_them_its_titles(site: Site) -> None:
    links = _page(site, "").cssselect("nav.md-nav--primary a.md-nav__link")
    tabs = [" ".join(link.text_content().split()) for link in links]
    assert "Neues" in tabs
    assert "blog/" in {link.get("href") for link in _page(site, "").cssselect("a")}


@pytest.mark.parametrize("program", ["litfass", "mkdocs"])
def test_serve_shows_drafts_and_scheduled_posts(tmp_path: Path, program: str) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = "--address" if program == "litfass" else "--dev-addr"
    command = [sys.executable, "-W", "ignore", "-m", program, "serve", address, f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=hub, env=hubs.environment(), stderr=subprocess.PIPE) as server:
        try:
            said = _wait_until_it_serves(server)
            lists = _fetch(f"http://127.0.0.1:{port}/laden/blog/")
            more = _fetch(f"http://127.0.0.1:{port}/laden/blog/seite/2/")
            draft = _fetch(f"http://127.0.0.1:{port}/laden/blog/entwurf/")
            feed = _fetch(f"http://127.0.0.1:{port}/laden/blog/feed.xml")
        finally:
            server.terminate()
            server.wait(20)
    assert "Noch nicht fertig" in more, said
    assert "Geplant für 1. Dezember 2026" in lists
    assert "Entwurf" in draft
    assert "Weihnachtsbrot" not in feed
    assert not (hub / "exports").exists()
    assert not (hub / "site").exists()


def _wait_until_it_serves(server: subprocess.Popen[bytes]) -> str:
    """What the server says until it serves; a server that ends says all it has."""
    assert server.stderr is not None
    said = ""
    for line in server.stderr:
        said += line.decode()
        if "Serving on" in said:
            return said
    raise AssertionError(said)


def _fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return str(answer.read().decode())
