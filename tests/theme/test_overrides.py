"""A hub's own main.html and partials have the last word; what the settings say is escaped; the blog's tab is active."""

from __future__ import annotations

import lxml.html
import pytest
from tests import hubs

MAIN = (
    '{% extends "base.html" %}'
    '{% block content %}<p id="before"></p>{{ super() }}<p id="after"></p>{% endblock %}'
    '{% block extrahead %}<meta name="own">{% endblock %}'
)
NAME = "Brot <Laden> & Söhne"
FEATURES = "features: [navigation.tabs, content.action.edit]"

Site = dict[str, bytes]


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    hub = hubs.copy_hub(tmp_path_factory.mktemp("overrides") / "hub")
    (hub / "eigenes/partials").mkdir(parents=True)
    (hub / "eigenes/main.html").write_text(MAIN, "utf-8")
    (hub / "eigenes/partials/comments.html").write_text('<section id="comments"></section>', "utf-8")
    post = "---\ntitle: Bun di\ndate: 2026-11-01\nlang: rm\ndescription: Paun.\nauthors: [merle]\n---\n\nText.\n"
    (hub / "content/posts/2026/paun.md").write_text(post, "utf-8")
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("site_name: Bäckerei Morgenroth", f'site_name: "{NAME}"')
    settings = settings.replace("font: false}", f"font: false, custom_dir: eigenes, {FEATURES}}}")
    settings = settings.replace("per_page: 2", "per_page: 2\n      languages: {rm: {}}")
    lines = "repo_url: https://brot.example/quelle\nedit_uri: edit/main/content/\n"
    (hub / "mkdocs.yml").write_text(lines + settings, "utf-8")
    return hubs.build(hub, "mkdocs")


def _page(site: Site, path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(site[f"site/{path}index.html"].decode())


@pytest.mark.parametrize(
    ("path", "inside"), [("blog/erster/", "#comments"), ("blog/", ".lf-list"), ("impressum/", "#comments")]
)
def test_the_content_block_lies_around_what_the_page_shows(site: Site, path: str, inside: str) -> None:
    page = _page(site, path)
    found = [element.get("id") for element in page.cssselect(f"#before, {inside}, #after")]
    assert found == ["before", inside.removeprefix("#") if inside.startswith("#") else None, "after"]
    assert page.cssselect("head meta[name=own]")


def test_a_post_can_be_edited(site: Site) -> None:
    links = [link.get("href") for link in _page(site, "blog/erster/").cssselect("a[rel=edit]")]
    assert links == ["https://brot.example/quelle/edit/main/content/posts/2026/erster/index.md"]


@pytest.mark.parametrize("path", ["", "impressum/", "blog/", "blog/erster/", "en/"])
def test_the_name_of_the_site_is_escaped_everywhere(site: Site, path: str) -> None:
    assert "<Laden>" not in site[f"site/{path}index.html"].decode()
    assert str(_page(site, path).cssselect("title")[0].text).endswith(NAME)


@pytest.mark.parametrize(
    ("path", "tab"), [("blog/erster/", "Neues"), ("blog/kategorie/team/", "Neues"), ("en/blog/one-loaf/", "Posts")]
)
def test_posts_and_lists_lie_under_the_tab_of_the_blog(site: Site, path: str, tab: str) -> None:
    active = _page(site, path).cssselect(".md-tabs__item--active")
    assert [" ".join(item.text_content().split()) for item in active] == [tab]


def test_a_language_that_material_lacks_stays_itself(site: Site) -> None:
    page = next(path for path in site if path.endswith("/paun/index.html"))
    html = lxml.html.fromstring(site[page].decode())
    assert html.get("lang") == "rm"
    assert html.cssselect("input.md-search__input")[0].get("placeholder") == "Search"
    assert [text.get("lang") for text in html.cssselect(".lf-author__text p")][:1] == ["de"]


@pytest.mark.parametrize("path", ["blog/erster/", "blog/", "impressum/", "en/"])
def test_the_way_to_the_content_leads_somewhere(site: Site, path: str) -> None:
    page = _page(site, path)
    targets = [str(link.get("href")).partition("#")[2] for link in page.cssselect("a.md-skip")]
    assert targets
    assert [target for target in targets if not page.xpath("//*[@id=$id]", id=target)] == []
