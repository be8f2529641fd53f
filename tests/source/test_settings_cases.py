"""Every case in tests/cases/settings: a mkdocs.yml, and word for word what is said about it."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from litfass.channels import load
from litfass.model import Account, Channel, FeedSettings, Settings
from litfass.problems import codes, errors
from litfass.source.settings import (
    MkdocsFacts,
    check_channels,
    read_export_settings,
    read_feed_settings,
    read_settings,
)

CHANNELS = {
    "linkedin": Channel("linkedin", "LinkedIn", "https://www.linkedin.com/", "feed", {}, ()),
    "whatsapp": Channel("whatsapp", "WhatsApp", "https://www.whatsapp.com/", "message", {}, (), aliases=("wa",)),
}
CASES = sorted((Path(__file__).parent.parent / "cases" / "settings").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    settings, problems = read(case["mkdocs"], tmp_path)
    if settings is not None and "checked" in case:
        found = check_channels(settings, load(None)[0], text=case["mkdocs"], path="mkdocs.yml")
        assert [str(problem) for problem in found] == case["checked"]
    assert [str(problem) for problem in problems] == case["problems"]
    assert {problem.code for problem in problems} <= codes().keys()
    assert (settings is None) == bool(errors(problems))
    if settings is not None:
        assert {name: shown(settings, name) for name in case.get("settings", {})} == case.get("settings", {})


def read(mkdocs: str, root: Path) -> tuple[Settings | None, list[Any]]:
    content = root / "content"
    (content / "posts").mkdir(parents=True)
    (content / "impressum.md").write_text("# Impressum\n", "utf-8")
    config = yaml.safe_load(mkdocs)
    plugins = config["plugins"]
    maps = [plugins] if isinstance(plugins, dict) else [row for row in plugins if isinstance(row, dict)]
    options: dict[str, Any] = next((each["litfass"] for each in maps if "litfass" in each), {})
    facts = MkdocsFacts(root, content, config.get("site_url", ""), config["site_name"], "", "de")
    return read_settings(options, mkdocs=facts, text=mkdocs, path="mkdocs.yml")


def shown(settings: Settings, name: str) -> object:
    if name == "accounts":
        return [
            f"{channel}: {each.id} ({each.name}) {each.url}" + differing(each)
            for channel, row in settings.channels.items()
            for each in row.accounts.values()
        ]
    value = getattr(settings, name)
    if name == "languages":
        return [f"{each.code}:{each.prefix}:{each.blog}" for each in value]
    if name == "channels":
        return {key: each.tier for key, each in value.items()}
    if name == "category_hashtags":
        return {key: list(words) for key, words in value.items()}
    if name == "partners":
        return {key: dict(names) for key, names in value.items()}
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int) else str(value)


def differing(account: Account) -> str:
    """What an account has otherwise than its channel, word for word as values."""
    said = {"limit": account.limit, "hashtags": account.hashtags, "house": account.house}
    return "".join(f" {name}={value}" for name, value in said.items() if value not in ({}, None))


def test_a_hub_without_posts_hears_how_to_begin(tmp_path: Path) -> None:
    facts = MkdocsFacts(tmp_path, tmp_path, "https://www.beispiel.example/", "Beispiel")
    settings, problems = read_settings({}, mkdocs=facts, text="", path="mkdocs.yml")
    assert settings is not None
    assert settings.feed_authority == "www.beispiel.example"
    assert [(problem.code, problem.level) for problem in problems] == [("C106", "warning")]


def test_the_main_language_comes_first_and_has_no_prefix(tmp_path: Path) -> None:
    for code, blog in (("en", "blog"), ("de", "blog"), ("de-AT", "blog"), ("fr", "blog")):
        facts = MkdocsFacts(tmp_path, tmp_path, "https://www.beispiel.example/", "Beispiel", "", code)
        settings, _ = read_settings({}, mkdocs=facts, text="", path="mkdocs.yml")
        assert settings is not None
        assert settings.language.code == code
        assert settings.language.address(settings.language.blog, "x") == f"{blog}/x/"
        assert len({each.prefix for each in settings.languages}) == len(settings.languages)


def test_a_partner_s_name_that_no_platform_links(tmp_path: Path) -> None:
    mkdocs = (
        "site_name: x\nsite_url: https://www.beispiel.example/\nplugins:\n  - litfass:\n      partners:\n"
        "        Hof Lux: {instagram: hof lux, linkedin: Hof Lux GbR, linkdin: Hof Lux}\n"
    )
    settings, _ = read(mkdocs, tmp_path)
    assert settings is not None
    found = check_channels(settings, load(None)[0], text=mkdocs, path="mkdocs.yml")
    assert [str(each) for each in found] == [
        "mkdocs.yml:6: C102 partners.Hof Lux.instagram is “hof lux”, which is no name that Instagram links. "
        "Type the name as it stands in the profile, with @ before it.",
        "mkdocs.yml:6: C101 There is no channel “linkdin”. Did you mean 'linkedin'?",
    ]


def test_an_unknown_channel_in_the_settings(tmp_path: Path) -> None:
    mkdocs = (
        "site_name: x\nsite_url: https://www.beispiel.example/\n"
        "plugins:\n  - litfass:\n      channels:\n        linkdin: {tier: must}\n"
    )
    settings, _ = read(mkdocs, tmp_path)
    assert settings is not None
    found = check_channels(settings, CHANNELS, text=mkdocs, path="mkdocs.yml")
    assert [str(each) for each in found] == [
        "mkdocs.yml:6: C101 There is no channel “linkdin”. Did you mean 'linkedin'?"
    ]


def test_a_channel_twice_in_the_settings(tmp_path: Path) -> None:
    mkdocs = (
        "site_name: x\nsite_url: https://www.beispiel.example/\n"
        "plugins:\n  - litfass:\n      channels:\n        wa: {tier: must}\n        whatsapp: {tier: no}\n"
    )
    settings, _ = read(mkdocs, tmp_path)
    assert settings is not None
    found = check_channels(settings, CHANNELS, text=mkdocs, path="mkdocs.yml")
    assert [str(each) for each in found] == [
        "mkdocs.yml:7: C110 “whatsapp” is the channel “wa”, which the settings have already. "
        "Put both into one: whatsapp: {…}"
    ]


@pytest.mark.parametrize("typed", ["false", "no", "off", '"false"', '"nein"', "False"])
def test_tracking_can_be_switched_off(typed: str, tmp_path: Path) -> None:
    mkdocs = f"site_name: x\nsite_url: https://b.example/\nplugins:\n  - litfass:\n      tracking: {typed}\n"
    settings, problems = read(mkdocs, tmp_path)
    assert not errors(problems)
    assert settings is not None
    assert settings.tracking == ""


def test_feed_settings() -> None:
    assert read_feed_settings({}) == (FeedSettings(20, tags=False, authors=False), [])
    text = "plugins:\n  - litfass-feeds:\n      entries: alle\n      tag: true\n"
    found, problems = read_feed_settings({"entries": "alle", "tag": True, "authors": True}, text=text)
    assert found == FeedSettings(20, tags=False, authors=True)
    assert [str(each) for each in problems] == [
        "mkdocs.yml:3: C102 entries is “alle”; expected a whole number from 1. Type entries: 20",
        "mkdocs.yml:4: C101 There is no key “tag”. Did you mean 'tags'?",
    ]


def test_export_settings(tmp_path: Path) -> None:
    content = tmp_path / "content"
    found, problems = read_export_settings({}, tmp_path, content)
    assert not problems
    assert found is not None
    assert (found.folder, found.keep) == (tmp_path.resolve() / "exports", timedelta(days=90))
    assert read_export_settings({"dir": None, "keep": None}, tmp_path, content) == (found, [])
    changed, _ = read_export_settings({"dir": "../aussen", "keep": "2w"}, tmp_path, content)
    assert changed is not None
    assert (changed.folder, changed.keep) == (tmp_path.resolve().parent / "aussen", timedelta(weeks=2))


@pytest.mark.parametrize("folder", [".", "..", "content", "content/x", "/"])
def test_bundles_are_never_written_over_the_hub(folder: str, tmp_path: Path) -> None:
    found, problems = read_export_settings({"dir": folder}, tmp_path, tmp_path / "content")
    assert found is None
    assert [problem.code for problem in problems] == ["C109"]


@pytest.mark.parametrize("folder", ["~", "~/Bundles", "x" * 300, "x/" * 3000, "loop"])
def test_a_folder_that_cannot_be(folder: str, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    found, problems = read_export_settings({"dir": folder}, tmp_path, tmp_path / "content")
    assert found is None
    assert [problem.code for problem in problems] == ["C109"]
    assert len(str(problems[0])) < 200


def test_what_stands_in_the_parent_file_has_no_line(tmp_path: Path) -> None:
    text = "INHERIT: mkdocs.yml\nsite_name: Probe\n"
    facts = MkdocsFacts(tmp_path, tmp_path, "www.beispiel.example", "Beispiel")
    _, problems = read_settings({"per_page": "viele"}, mkdocs=facts, text=text, path="prod.yml")
    assert {(each.path, each.line, each.code) for each in problems} >= {
        ("prod.yml", 0, "C102"),
        ("prod.yml", 0, "C104"),
    }


def test_a_span_that_is_none(tmp_path: Path) -> None:
    found, problems = read_export_settings({"keep": "ewig"}, tmp_path, tmp_path / "content")
    assert found is None
    expected = "expected a span of time in days (90d), weeks (12w) or hours (36h). Type keep: 90d"
    assert [str(each) for each in problems] == [f"mkdocs.yml: C102 keep is “ewig”; {expected}"]


@pytest.mark.parametrize(
    "posts", ["post", "Posts", "../content/posts", "en/../posts", "index.md", "posts/../..", ".", "/", "/posts", "a\\b"]
)
def test_a_folder_of_posts_that_is_not_there_is_never_taken_for_another(posts: str, tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "index.md").write_text("# Start\n", "utf-8")
    facts = MkdocsFacts(tmp_path.parent, tmp_path, "https://www.beispiel.example/", "Beispiel")
    settings, problems = read_settings({"posts": posts}, mkdocs=facts, text="", path="mkdocs.yml")
    assert settings is None
    assert {problem.code for problem in problems} <= {"C102", "C106"}
    if posts in ("post", "Posts"):
        assert problems[0].hint == "Type posts: posts"


def test_the_folder_of_the_posts_is_spelled_as_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "Beitra\u0308ge" / "alle").mkdir(parents=True)
    facts = MkdocsFacts(tmp_path.parent, tmp_path, "https://www.beispiel.example/", "Beispiel")
    for typed in ("Beitr\u00e4ge/alle", "./Beitra\u0308ge//alle/"):
        settings, problems = read_settings({"posts": typed}, mkdocs=facts, text="", path="mkdocs.yml")
        assert not problems
        assert settings is not None
        assert (tmp_path / settings.posts).is_dir()
        assert settings.posts in ("Beitra\u0308ge/alle", typed)


@pytest.mark.parametrize(
    "site_url",
    [
        "https://[::1", "https://x.example:99999/", "https://x.example:abc/", "https://a b.example/", "https://x.example:/",
        'https://x.example/"y/', "https://x.example/<y>/", "https://x'.example/", "https://-.example/", "https://..example/",
        "https://jule:geheim@x.example/", "ftp://x.example/", "https:///pfad/", "https://x.example:0/", "//x.example/",
    ],
)  # fmt: skip
def test_an_address_of_the_site_that_is_none(site_url: str, tmp_path: Path) -> None:
    facts = MkdocsFacts(tmp_path, tmp_path, site_url, "Beispiel")
    settings, problems = read_settings({}, mkdocs=facts, text="", path="mkdocs.yml")
    assert settings is None
    assert [problem.code for problem in errors(problems)] == ["C104"]


@pytest.mark.parametrize(
    "site_url",
    ["http://localhost:8000/", "https://[::1]:8000/", "https://bücher.example/magazin", "https://x.example."],
)
def test_an_address_of_the_site(site_url: str, tmp_path: Path) -> None:
    facts = MkdocsFacts(tmp_path, tmp_path, site_url, "Beispiel")
    _, problems = read_settings({"feed_authority": "x.example"}, mkdocs=facts, text="", path="mkdocs.yml")
    assert not errors(problems)
