"""Short links of a hub: each has a page that leads on at once, and no list, search, feed or sitemap knows of it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
from tests import hubs

from litfass.compose.short import address, code

SITE = "https://brot.example/laden/"
PUBLIC = {"2026-erster": "blog/erster/", "2026-zweiter": "blog/zweiter/", "2026-one-loaf": "en/blog/one-loaf/"}
CHANNELS = ("linkedin", "whatsapp")
HIDDEN = ("2026-geplant", "2026-entwurf")
Files = dict[str, bytes]


def short_hub(folder: Path, *changes: tuple[str, str]) -> Path:
    """The small hub with short links and further changes of its settings."""
    hub = hubs.copy_hub(folder)
    file = hub / "mkdocs.yml"
    text = file.read_text("utf-8")
    for old, new in (("per_page: 2", "per_page: 2\n      short_links: true"), *changes):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return hub


@pytest.fixture(name="files", scope="module")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return hubs.build(short_hub(tmp_path_factory.mktemp("short") / "hub"))


def place(post_id: str, channel: str, account: str = "") -> str:
    return f"site/{address(code(post_id, channel, account))}index.html"


def page(files: Files, path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(files[path].decode())


def target(files: Files, path: str) -> str:
    """Where the page at `path` sends a reader: the same by itself and by its link."""
    made = page(files, path)
    ((refresh,), (link,)) = made.cssselect("meta[http-equiv=refresh]"), made.cssselect("main a")
    assert refresh.get("content") == f"0; url={link.get('href')}"
    here = path.removeprefix("site/").removesuffix("index.html")
    return urljoin(urljoin(SITE, here), link.get("href"))


def shorts(files: Files) -> set[str]:
    return {path for path in files if path.startswith("site/l/")}


def test_every_public_post_has_a_page_for_each_channel_and_no_other_post(files: Files) -> None:
    assert shorts(files) == {place(post, channel) for post in PUBLIC for channel in CHANNELS}
    assert not shorts(files) & {place(post, channel) for post in HIDDEN for channel in CHANNELS}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("post", PUBLIC)
def test_a_page_leads_to_the_post_and_says_where_the_reader_came_from(files: Files, post: str, channel: str) -> None:
    found = target(files, place(post, channel))
    assert urldefrag(found).url.partition("?")[0] == SITE + PUBLIC[post]
    slug = post.removeprefix("2026-")
    assert parse_qsl(urlsplit(found).query, strict_parsing=True) == [
        ("utm_source", channel), ("utm_medium", "social"), ("utm_campaign", slug),
    ]  # fmt: skip
    assert f"site/{PUBLIC[post]}index.html" in files


def test_a_page_asks_not_to_be_listed_and_names_the_post(files: Files) -> None:
    made = page(files, place("2026-erster", "linkedin"))
    assert [each.get("content") for each in made.cssselect("meta[name=robots]")] == ["noindex"]
    assert [each.get("href") for each in made.cssselect("link[rel=canonical]")] == [SITE + "blog/erster/"]
    assert made.cssselect("main a")[0].text_content() == SITE + "blog/erster/"
    assert made.cssselect("script") == []
    own = urlsplit(SITE).netloc
    loaded = [urljoin(SITE, each.get("href")) for each in made.cssselect("link[rel=stylesheet]")]
    assert {urlsplit(each).netloc for each in loaded} == {own}
    assert page(files, place("2026-one-loaf", "linkedin")).get("lang") == "en"


def test_a_network_sees_the_same_preview_as_on_the_post(files: Files) -> None:
    """Networks fetch the address in the text, and most follow no refresh: without this, a link has no picture."""

    def preview(path: str) -> dict[str, str]:
        properties = page(files, path).cssselect("meta[property]")
        return {each.get("property"): each.get("content") for each in properties}

    shown = preview(place("2026-erster", "linkedin"))
    assert shown == preview("site/blog/erster/index.html")
    assert shown["og:image"] == SITE + "blog/erster/cover.png"
    assert shown["og:url"] == SITE + "blog/erster/"


def test_a_page_is_well_formed_html(files: Files) -> None:
    """Every element is closed and every attribute quoted, so it reads as XML too; HTML has no elements but these."""
    for path in sorted(shorts(files)):
        text = files[path].decode()
        head, _, rest = text.partition("\n")
        assert head == "<!doctype html>"
        closed = re.sub(r"<((?:meta|link)\b[^>]*[^/])>", r"<\1/>", rest)
        tree = lxml.etree.fromstring(closed.encode())
        assert [each.tag for each in tree] == ["head", "body"]
        assert {each.tag for each in tree.iter()} == {
            "html",
            "head",
            "meta",
            "title",
            "link",
            "body",
            "main",
            "h1",
            "p",
            "a",
        }
        assert {each.getparent().tag for each in tree.iter("meta", "title", "link")} == {"head"}
        assert next(each.get("charset") for each in tree.iter("meta")) == "utf-8"


def test_nothing_of_the_site_points_at_short_links(files: Files) -> None:
    codes = {path.split("/")[2].encode() for path in shorts(files)}
    readable = {path: gzip.decompress(text) if path.endswith(".gz") else text for path, text in files.items()}
    others = {path: text for path, text in readable.items() if path[:5] == "site/" and path not in shorts(files)}
    assert {"site/sitemap.xml", "site/sitemap.xml.gz", "site/search/search_index.json", "site/blog/feed.xml"} <= {
        *others
    }
    assert [path for path, text in others.items() if any(each in text for each in codes) or b"/l/" in text] == []


def test_texts_composers_and_fields_carry_the_short_address(tmp_path: Path) -> None:
    hub = short_hub(
        tmp_path / "hub", ("whatsapp: {tier: must}", "whatsapp: {tier: must}\n        google-business: {tier: must}")
    )
    files = hubs.build(hub)
    folder = "exports/2026-11-05-zweiter"
    button = f"{SITE}{address(code('2026-zweiter', 'google-business'))}"
    assert files[f"{folder}/google-business-update/link.txt"].decode().strip() == button
    post = f"{SITE}{address(code('2026-zweiter', 'linkedin'))}"
    assert post in files[f"{folder}/linkedin-post/text.txt"].decode()
    parts = json.loads(files[f"{folder}/manifest.json"])["channels"]
    assert parts["linkedin-post"]["link"] == post
    opened = parse_qsl(urlsplit(parts["linkedin-post"]["composer"]).query)
    assert [name for name, value in opened if post in value] == ["text"]
    assert [path for path, text in files.items() if path[:8] == "exports/" and b"?utm_" in text] == []
    assert "utm_source=google&utm_medium=organic" in target(files, place("2026-zweiter", "google-business"))


def test_a_scheduled_post_shows_the_address_early_and_gets_the_page_in_time(tmp_path: Path) -> None:
    hub = short_hub(tmp_path / "hub")
    early = hubs.build(hub)
    text = next(text.decode() for path, text in early.items() if path.endswith("geplant/whatsapp-channel/text.txt"))
    (shown,) = re.findall(rf"{SITE}(l/\w+/)", text)
    assert f"site/{shown}index.html" == place("2026-geplant", "whatsapp")
    assert f"site/{shown}index.html" not in early
    late = hubs.build(hub, now="2027-11-22T12:00:00+01:00")
    assert target(late, f"site/{shown}index.html").startswith(f"{SITE}blog/geplant/?utm_source=whatsapp&")


def test_a_link_stays_when_title_slug_and_language_change(tmp_path: Path, files: Files) -> None:
    hub = short_hub(tmp_path / "hub")
    post = hub / "content/posts/2026/zweiter/index.md"
    text = post.read_text("utf-8")
    changed = re.sub(r"title: .*", "title: Ganz anders\nslug: neu\nlang: en", text, count=1)
    assert changed != text
    post.write_text(changed, "utf-8")
    after = hubs.build(hub)
    assert shorts(after) == shorts(files)
    found = target(after, place("2026-zweiter", "whatsapp"))
    assert found.partition("?")[0] == SITE + "en/blog/neu/"
    assert dict(parse_qsl(urlsplit(found).query))["utm_campaign"] == "neu"


@pytest.mark.parametrize(
    ("tracking", "query"),
    [("matomo", "?mtm_source=linkedin&mtm_medium=social&mtm_campaign=zweiter"), ("false", "")],
)
def test_the_redirect_carries_what_tracking_says(tmp_path: Path, tracking: str, query: str) -> None:
    hub = short_hub(tmp_path / "hub", ("per_page: 2", f"per_page: 2\n      tracking: {tracking}"))
    assert target(hubs.build(hub), place("2026-zweiter", "linkedin")) == f"{SITE}blog/zweiter/{query}"


def test_accounts_and_requests_of_a_post_have_links_too(tmp_path: Path) -> None:
    accounts = 'mastodon: {tier: "no", accounts: {team: "https://s.example/@t", laden: "https://s.example/@l"}}'
    hub = short_hub(tmp_path / "hub", ("whatsapp: {tier: must}", f"whatsapp: {{tier: must}}\n        {accounts}"))
    post = hub / "content/posts/2026/zweiter/index.md"
    text = post.read_text("utf-8").replace("channels:\n", "channels:\n  mastodon: {accounts: all}\n  x: true\n")
    post.write_text(text, "utf-8")
    files = hubs.build(hub)
    shown = files["exports/2026-11-05-zweiter/mastodon-post@laden/text.txt"].decode()
    link = place("2026-zweiter", "mastodon", "laden")
    assert SITE + link.removeprefix("site/").removesuffix("index.html") in shown
    assert target(files, link).endswith("&utm_campaign=zweiter&utm_content=laden")
    assert place("2026-zweiter", "x") in files
    assert place("2026-erster", "mastodon", "team") in files
    assert place("2026-erster", "x") not in files


def test_addresses_that_end_in_html_work_too(tmp_path: Path, files: Files) -> None:
    hub = short_hub(tmp_path / "hub", ("docs_dir: content", "docs_dir: content\nuse_directory_urls: false"))
    flat = hubs.build(hub)
    assert shorts(flat) == shorts(files)
    found = target(flat, place("2026-erster", "linkedin"))
    assert found == f"{SITE}blog/erster/index.html?utm_source=linkedin&utm_medium=social&utm_campaign=erster"
    assert "site/blog/erster/index.html" in flat


def test_the_same_commit_gives_the_same_bytes_everywhere(tmp_path: Path, files: Files) -> None:
    again = hubs.build(short_hub(tmp_path / "elsewhere"), "mkdocs", now="2026-11-23T01:00:00+01:00", PYTHONHASHSEED="5")
    assert {path: again[path] for path in shorts(again)} == {path: files[path] for path in shorts(files)}


def test_without_the_setting_there_are_none(tmp_path: Path, files: Files) -> None:
    plain = hubs.build(hubs.copy_hub(tmp_path / "hub"))
    assert not shorts(plain)
    site = {path: text for path, text in files.items() if path[:5] == "site/" and path not in shorts(files)}
    assert site == {path: text for path, text in plain.items() if path[:5] == "site/"}


def refused(hub: Path) -> str:
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1, done.stderr
    assert not (hub / "site").exists()
    return done.stderr


@pytest.mark.parametrize(
    ("file", "place"), [("l.md", "l/"), ("l/index.md", "l/"), ("L/bild.png", "L/bild.png"), ("l/a/b.md", "l/a/b/")]
)
def test_nothing_else_lies_where_the_short_links_do(tmp_path: Path, file: str, place: str) -> None:
    hub = short_hub(tmp_path / "hub")
    (hub / "content" / file).parent.mkdir(exist_ok=True, parents=True)
    (hub / "content" / file).write_text("# Laden\n", "utf-8")
    said = f"content/{file}: S108 Its address is /{place}, and everything below /l/ belongs to the short links."
    assert said in refused(hub)


def test_an_alias_there_is_refused(tmp_path: Path) -> None:
    hub = short_hub(tmp_path / "hub")
    post = hub / "content/posts/2026/zweiter/index.md"
    post.write_text(post.read_text("utf-8").replace("---\n", "---\naliases: [/l/alt/]\n", 1), "utf-8")
    assert "content/posts/2026/zweiter/index.md:2: F142 /l/alt/ is an address that the site needs itself." in refused(
        hub
    )


def test_a_hub_without_short_links_may_use_the_folder(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    (hub / "content/l.md").write_text("# Laden\n", "utf-8")
    assert "site/l/index.html" in hubs.build(hub)


def test_two_posts_with_one_code_are_named(tmp_path: Path) -> None:
    """These two ids meet on LinkedIn, which took six and a half million tries to find."""
    hub = short_hub(tmp_path / "hub")
    posts = hub / "content/posts"
    for day, number in enumerate((453587, 6510800), start=1):
        text = (
            f"---\ntitle: Nummer {day}\ndate: 2026-11-0{day}\ndescription: Eins.\nid: beitrag-{number}\n---\n\nText.\n"
        )
        (posts / f"p{day}.md").write_text(text, "utf-8")
    assert (
        "content/posts/p2.md:5: S109 The short link /l/c36r5dc76/ (LinkedIn) is that of content/posts/p1.md already "
        "(LinkedIn); by chance their codes are the same. "
        "Give this post another id that never changes: id: beitrag-6510800-2"
    ) in refused(hub)
    late = posts / "p2.md"
    late.write_text(late.read_text("utf-8").replace("2026-11-02", "2026-12-02"), "utf-8")
    files = hubs.build(hub)
    assert target(files, "site/l/c36r5dc76/index.html").startswith(f"{SITE}blog/p1/?")
    late.write_text(late.read_text("utf-8").replace("6510800", "6510800-2"), "utf-8")
    assert "S109" not in hubs.litfass(hub, "check").stdout
