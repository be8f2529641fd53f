"""Hubs that differ from the plain one in ways that MkDocs allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests import hubs


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Path:
    return hubs.copy_hub(tmp_path / "hub")


def _settings(hub: Path, old: str, new: str) -> None:
    file = hub / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _post(hub: Path, name: str, head: str, body: str = "Text.") -> Path:
    file = hub / f"content/posts/2026/{name}/index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}\n---\n\n{body}\n", "utf-8")
    return file


def test_a_scheduled_post_links_to_the_right_places_in_its_bundle(hub: Path) -> None:
    _settings(hub, "\nnav:", "\nmarkdown_extensions:\n  - pymdownx.snippets: {base_path: [!relative , .]}\nnav:")
    _post(hub, "geplant", "title: Bald\ndate: 2026-12-01\ndescription: Bald.", "Siehe [Teig](../erster/index.md).")
    files = hubs.build(hub)
    assert not any(path.startswith("site/blog/geplant") for path in files)
    assert "exports/2026-12-01-geplant/manifest.json" in files


def test_a_preview_never_writes_bundles(hub: Path) -> None:
    script = (
        "from mkdocs.commands import serve as s\n"
        "class Ended(Exception): pass\n"
        "def once(self, **_): raise Ended\n"
        "s.LiveReloadServer.serve = once\n"
        "try: s.serve('mkdocs.yml', build_type={kind!r}, dev_addr='127.0.0.1:8977')\n"
        "except Ended: pass\n"
    )
    for kind in ("clean", "dirty", None):
        done = hubs.run_code(hub, script.format(kind=kind))
        assert done.returncode == 0, done.stderr
        assert not (hub / "exports").exists(), kind


def test_a_dirty_build_leaves_feeds_and_bundles_alone(hub: Path) -> None:
    before = hubs.build(hub, "mkdocs")
    done = hubs.run(hub, "mkdocs", "build", "--dirty")
    assert done.returncode == 0, done.stderr
    after = hubs.written(hub)
    assert [
        path for path in before if path.endswith((".xml", "feed.json", ".txt")) and before[path] != after[path]
    ] == []


@pytest.mark.parametrize("place", ["site/exports", "site", "content/exports", "."])
def test_bundles_stay_away_from_the_site_and_the_content(hub: Path, place: str) -> None:
    _settings(hub, "  - litfass-exports", f"  - litfass-exports: {{dir: {place}}}")
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1
    assert "C109" in done.stderr
    assert not (hub / "site").exists()


def test_what_exclude_docs_names_is_in_no_list(hub: Path) -> None:
    _settings(hub, "\nnav:", "\nexclude_docs: |\n  posts/2026/erster/\nnav:")
    files = hubs.build(hub)
    assert not any("erster" in path for path in files)
    assert b"Sauerteig" not in files["site/blog/index.html"]
    assert b"Sauerteig" not in files["site/blog/feed.xml"]


def test_a_post_that_a_hook_takes_away_is_in_no_list(hub: Path) -> None:
    code = "def on_files(files, config):\n    files.remove(files.get_file_from_path('posts/2026/zweiter/index.md'))\n"
    (hub / "hook.py").write_text(code, "utf-8")
    _settings(hub, "\nnav:", "\nhooks: [hook.py]\nnav:")
    files = hubs.build(hub)
    assert "site/blog/zweiter/index.html" not in files
    assert "Zwei Öfen" not in files["site/blog/index.html"].decode()


def test_a_company_may_bring_its_own_words_for_material(hub: Path) -> None:
    folder = hub / "eigenes/partials/languages"
    folder.mkdir(parents=True)
    text = '{% macro t(key) %}{{ {"language": "de", "search.placeholder": "Was suchen Sie?"}[key] }}{% endmacro %}'
    (folder / "de.html").write_text(text, "utf-8")
    _settings(hub, "font: false}", "font: false, custom_dir: eigenes}")
    assert "Was suchen Sie?" in hubs.build(hub)["site/blog/erster/index.html"].decode()


def test_a_language_that_material_lacks_falls_back(hub: Path) -> None:
    _settings(hub, "per_page: 2", "per_page: 2\n      languages: {rm: {}}")
    _post(hub, "rumantsch", "title: Bun di\ndate: 2026-11-01\nlang: rm\ndescription: Bun di.")
    files = hubs.build(hub)
    page = next(content for path, content in files.items() if path.endswith("rumantsch/index.html"))
    assert b"Bun di" in page


def test_the_nav_gives_titles_and_loses_empty_sections(hub: Path) -> None:
    nav = """
  - Abonnieren: feeds/index.md
  - Das Brot: posts/2026/erster/index.md
  - Bald:
      - posts/2026/geplant/index.md
not_in_nav:"""
    _settings(hub, "\nnot_in_nav:", nav)
    page = hubs.build(hub)["site/index.html"].decode()
    labels = {" ".join(text.split()) for text in re.findall(r'<span class="md-ellipsis">(.*?)</span>', page, re.DOTALL)}
    assert {"Abonnieren", "Das Brot"} <= labels
    assert "Bald" not in labels


def test_links_of_the_front_matter_lead_to_pages(hub: Path) -> None:
    links = "links:\n  - impressum.md\n  - Geheim: posts/2026/entwurf/index.md\n  - Auch: https://brot.example/laden/blog/entwurf/"
    _post(
        hub,
        "links",
        f"title: Links\ndate: 2026-11-01\ndescription: Links.\n{links}\n  - Innung: https://innung.example/",
    )
    page = hubs.build(hub)["site/blog/links/index.html"].decode()
    assert 'href="../../impressum/"' in page
    assert 'href="https://innung.example/"' in page
    assert "Geheim" not in page
    assert "entwurf" not in page


def test_a_first_heading_that_repeats_the_title_goes_without_a_trace(hub: Path) -> None:
    _post(hub, "kopf", "date: 2026-11-01\ndescription: Kopf.", "# Der Kopf\n\nText.\n\n## Teil\n\nText.")
    page = hubs.build(hub)["site/blog/kopf/index.html"].decode()
    assert page.count("<h1") == 1
    assert "#der-kopf" not in page
    assert "#teil" in page


def test_strict_in_the_settings_holds(hub: Path) -> None:
    _settings(hub, "\nnav:", "\nstrict: true\nnav:")
    assert hubs.litfass(hub, "build").returncode == 1
    assert not (hub / "site").exists()


def test_a_hidden_file_of_a_hook_reaches_the_site(hub: Path) -> None:
    code = "import pathlib\ndef on_post_build(config):\n    pathlib.Path(config.site_dir, '.nojekyll').touch()\n"
    (hub / "hook.py").write_text(code, "utf-8")
    _settings(hub, "\nnav:", "\nhooks: [hook.py]\nnav:")
    assert "site/.nojekyll" in hubs.build(hub)


def test_a_file_above_its_post_stays_where_it_is(hub: Path) -> None:
    (hub / "content/posts/robots.txt").write_text("hacked: 1", "utf-8")
    text = "---\ntitle: Tief\ndate: 2026-11-01\ndescription: Tief.\n---\n\n[b](../../../robots.txt)\n"
    deep = hub / "content/posts/2026/11/22/tief.md"
    deep.parent.mkdir(parents=True)
    deep.write_text(text, "utf-8")
    before = {path.name for path in hub.parent.iterdir()} | {path.name for path in hub.iterdir()}
    files = hubs.build(hub)
    assert "site/posts/robots.txt" in files
    after = {path.name for path in hub.parent.iterdir()} | {path.name for path in hub.iterdir()}
    assert after - before <= {"site", "exports", ".cache"}


def test_what_a_draft_calls_its_own_stays_reachable(hub: Path) -> None:
    _post(hub, "frech", "title: Frech\ndraft: true\ndescription: Frech.\naliases: [/blog/, /impressum/]")
    page = hub / "content/index.md"
    links = "[Erster](posts/2026/erster/index.md) [Imp](impressum.md) [Blog](blog/index.md)"
    page.write_text(page.read_text("utf-8") + f"\n{links}\n", "utf-8")
    html = hubs.build(hub)["site/index.html"].decode()
    for target in ("blog/erster/", "impressum/", "blog/"):
        assert re.search(rf'<a href="{target}">(Erster|Imp|Blog)</a>', html), target


@pytest.mark.parametrize(
    "alias",
    ["/404.html", "/feeds/", "/blog/feed.xml", "/search/search_index.json", "/blog/erster/cover.png", "/blog/Zweiter/"],
)
def test_an_alias_never_takes_what_the_site_needs(hub: Path, alias: str) -> None:
    _post(hub, "alias", f"title: Alias\ndate: 2026-11-01\ndescription: Alias.\naliases: [/{alias}]")
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1
    assert "content/posts/2026/alias/index.md:5: F142" in done.stderr
    assert not (hub / "site").exists()


def test_a_page_at_the_address_of_a_post_is_not_swallowed(hub: Path) -> None:
    (hub / "content/blog").mkdir()
    (hub / "content/blog/erster.md").write_text("# Eine Seite\n", "utf-8")
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1
    assert "content/blog/erster.md has the address /blog/erster/ already" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"---\ntitle: [\n---\nx", "content/seite.md:3: F104"), ("Grüße".encode("latin-1"), "content/seite.md:1: F101")],
)
def test_an_ordinary_page_that_cannot_be_read_is_named(hub: Path, content: bytes, said: str) -> None:
    (hub / "content/seite.md").write_bytes(content)
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (hub / "site").exists()
