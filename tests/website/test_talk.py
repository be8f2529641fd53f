"""A public post links to where it is talked about, as the ledger says; nothing else does."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from tests import hubs

ENTRIES = {
    ("2026-erster", "linkedin", "post", ""): "https://social.example/li?a=1&b=2",
    ("2026-erster", "google-business", "event", ""): "https://social.example/termin",
    ("2026-erster", "google-business", "update", ""): "https://social.example/neues",
    ("2026-erster", "whatsapp", "channel", ""): "",
    ("2026-erster", "facebook", "post", ""): "",
    ("2026-erster", "facebook", "event", ""): "https://social.example/fest",
    ("2026-erster", "mastodon", "post", "team"): "https://social.example/team",
    ("2026-erster", "mastodon", "post", "laden"): "https://social.example/laden'\"><script>",
    ("2026-erster", "newsletter", "mail", ""): "https://social.example/brief",
    ("2026-geplant", "linkedin", "post", ""): "https://social.example/zu-frueh",
}
ACCOUNTS = (
    '        mastodon: {accounts: {team: {url: "https://social.example/@t", name: "<i>Team</i>"}, '
    'laden: "https://social.example/@l"}}\n'
)


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    hub = hubs.copy_hub(tmp_path_factory.mktemp("talk") / "hub")
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("        whatsapp: {", f"{ACCOUNTS}        whatsapp: {{")
    settings.write_text(text, "utf-8")
    for (post, channel, form, account), url in ENTRIES.items():
        said = url.replace("'", "%27").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
        done = hubs.litfass(
            hub,
            "posted",
            post,
            f"{channel}-{form}",
            *filter(None, [said]),
            *(["--account", account] if account else []),
        )
        assert done.returncode == 0, done.stderr
    return hubs.build(hub)


def _talk(page: bytes) -> list[tuple[str, str, str, str]]:
    """Name, address, class and rel of each link."""
    links = lxml.html.fromstring(page.decode()).cssselect(".lf-talk.h-entry a")
    return [(str(each.text), each.get("href"), each.get("class"), each.get("rel")) for each in links]


def test_the_page_links_to_each_channel_once(site: dict[str, bytes]) -> None:
    """In the order of the settings; of two formats the first with an address, with the account where there are two."""
    page = site["site/blog/erster/index.html"]
    look = ("lf-btn u-syndication", "syndication noopener")
    assert _talk(page) == [
        ("LinkedIn", "https://social.example/li?a=1&b=2", *look),
        ("Mastodon (<i>Team</i>)", "https://social.example/team", *look),
        ("Mastodon (laden)", "https://social.example/laden%27%22%3E%3Cscript%3E", *look),
        ("Facebook", "https://social.example/fest", *look),
        ("Google Business Profile", "https://social.example/neues", *look),
    ]
    block = lxml.html.fromstring(page.decode()).cssselect(".lf-talk")[0]
    assert [(each.get("class"), each.get("value")) for each in block.cssselect("data")] == [
        ("p-name", "Sauerteig & Geduld"),
        ("u-url", "https://brot.example/laden/blog/erster/"),
    ]


def test_no_other_page_does(site: dict[str, bytes]) -> None:
    pages = {path for path, content in site.items() if path.startswith("site/") and b"social.example/" in content}
    assert pages == {"site/blog/erster/index.html"}
    assert b"lf-talk" not in site["site/blog/zweiter/index.html"]
    assert [path for path in site if "ledger" in path] == []


def test_a_preview_of_what_is_not_public_has_no_links(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    code = (
        "from pathlib import Path\nfrom litfass.website import host\nfrom litfass.website.talk import talks\n"
        "hub = host.load(Path('mkdocs.yml'))\nhub.serving = True\nprint(sorted(talks(hub)))\n"
    )
    for post in ("2026-erster", "2026-geplant"):
        noted = hubs.litfass(hub, "posted", post, "linkedin", "https://social.example/1")
        assert noted.returncode == 0, noted.stderr
    assert hubs.run_code(hub, code).stdout == "['2026-erster']\n"
