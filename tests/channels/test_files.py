"""Channel files: those that come with Litfass, and what is said about a hub's own with mistakes."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest
import regex
from tests import hubs

from litfass import channels
from litfass.channels.facts import sources_of
from litfass.channels.files import read_channel
from litfass.channels.names import find_channel
from litfass.channels.schema import CHANNEL, json_schema
from litfass.model import Channel
from litfass.problems import codes

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/channels/files.toml").read_text("utf-8"))
FOLDER = Path(channels.__file__).parent
BUILTIN = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def numbers(value: object, key: str) -> Iterator[str]:
    """Dotted keys of numbers, found in another way than the product does."""
    if type(value) is int:
        yield key
    items: list[tuple[object, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    if isinstance(value, list):
        items = [(each["name"] if isinstance(each, dict) else n, each) for n, each in enumerate(value)]
    for name, item in items:
        yield from numbers(item, f"{key}.{name}")


EMOJI = r"\p{Emoji_Presentation}|\uFE0F|\p{Emoji_Modifier}|\p{RI}|\u20E3"
ADDRESS = r"https://\S+|\S+\.md\b"
"""The links of our examples, for counts that know nothing of the product's."""


def weight(grapheme: str) -> int:
    """What X says of its weights: an emoji is 2, and so is what is neither Latin nor common punctuation."""
    if regex.search(r"\p{Extended_Pictographic}|\p{Regional_Indicator}", grapheme):
        return 2
    light = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
    return sum(1 if any(low <= ord(char) <= high for low, high in light) else 2 for char in grapheme)


COUNTS: dict[str, Callable[[str], int]] = {
    "utf16": lambda text: len(text.encode("utf-16-le")) // 2,
    "codepoint": len,
    "byte": lambda text: len(text.encode()),
    "grapheme": lambda text: len(regex.findall(r"\X", text)),
    "x_weighted": lambda text: sum(
        map(weight, regex.findall(r"\X", re.sub(ADDRESS, "x" * 23, unicodedata.normalize("NFC", text))))
    ),
    "mastodon_weighted": lambda text: len(
        regex.findall(r"\X", re.sub(r"(@\w+)@[\w.]+\w", r"\1", re.sub(ADDRESS, "x" * 23, text)))
    ),
    "threads_weighted": lambda text: sum(
        len(each.encode())
        if regex.search(r"\p{Emoji_Presentation}|\uFE0F|\p{Emoji_Modifier}|\p{RI}|\u20E3", each)
        else 1
        for each in regex.findall(r"\X", text)
    ),
    "utf16_visible": lambda text: (
        len(unescape(re.sub(r"</?(b|i|u|s|a|code|pre|strong|em|blockquote)\b[^>]*>", "", text)).encode("utf-16-le"))
        // 2
    ),
}


def plain(value: object) -> object:
    """TOML's dates as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_built_in_channels_have_no_problem() -> None:
    found, problems = channels.load(None)
    assert problems == []
    assert list(found) == sorted(BUILTIN)
    assert {name: list(channel.formats) for name, channel in found.items()} == {
        "bluesky": ["post", "thread"],
        "devto": ["article"],
        "facebook": ["post", "event"],
        "flickr": ["post"],
        "ghost": ["article"],
        "google-business": ["update", "offer", "event"],
        "hackernews": ["post"],
        "hashnode": ["article"],
        "instagram": ["feed", "carousel", "story"],
        "lemmy": ["post"],
        "linkedin": ["post", "document", "article"],
        "mastodon": ["post", "thread"],
        "medium": ["article"],
        "newsletter": ["mail"],
        "pinterest": ["post"],
        "reddit": ["post"],
        "slideshare": ["post"],
        "substack": ["article"],
        "telegram": ["post"],
        "threads": ["post", "thread"],
        "tiktok": ["video", "photo"],
        "tumblr": ["post"],
        "vimeo": ["post"],
        "whatsapp": ["channel", "status", "broadcast"],
        "wordpress": ["article"],
        "x": ["post", "thread"],
        "xing": ["profile", "page"],
        "youtube": ["video", "short", "community"],
    }


@pytest.mark.parametrize("name", BUILTIN)
def test_every_number_has_a_dated_source(name: str) -> None:
    facts = [fact for source in BUILTIN[name]["source"] for fact in source["facts"]]
    bare = [
        key
        for key in numbers(BUILTIN[name]["format"], "format")
        if not any(f"{key}.".startswith(f"{fact}.") for fact in facts)
    ]
    assert bare == []
    assert all(isinstance(source["checked"], date) for source in BUILTIN[name]["source"])


@pytest.mark.parametrize("name", BUILTIN)
def test_examples_measure_as_they_say(name: str) -> None:
    assert len(BUILTIN[name]["example"]) >= 2
    for example in BUILTIN[name]["example"]:
        counted = {unit: COUNTS[unit](example["text"]) for unit in example["length"]}
        assert example["length"] == counted, example["about"]


@pytest.mark.parametrize("name", BUILTIN)
def test_every_unit_that_a_channel_counts_in_has_an_example(name: str) -> None:
    used = {unit for form in loaded()[name].formats.values() for unit in form.fields["text"].limit}
    shown = {unit for example in loaded()[name].examples for unit in example.length}
    assert used <= shown


def loaded() -> dict[str, Channel]:
    return channels.load(None)[0]


@pytest.mark.parametrize("name", BUILTIN)
def test_what_comes_from_memory_says_so(name: str) -> None:
    for source in loaded()[name].sources:
        assert (source.confidence == "M") == source.note.startswith("From memory, not yet verified."), source
        assert source.confidence not in "AB" or source.url, source


@pytest.mark.parametrize("name", BUILTIN)
def test_every_composer_link_has_a_source(name: str) -> None:
    channel = loaded()[name]
    for form in channel.formats.values():
        assert not form.composer or sources_of(channel, f"format.{form.id}.composer.url"), form.id


@pytest.mark.parametrize(
    ("alias", "name"),
    {
        "twitter": "x",
        "fb": "facebook",
        "ig": "instagram",
        "masto": "mastodon",
        "bsky": "bluesky",
        "gbp": "google-business",
        "Google": "google-business",
        "E-Mail": "newsletter",
    }.items(),
)
def test_aliases(alias: str, name: str) -> None:
    found = find_channel(alias, loaded())
    assert isinstance(found, Channel)
    assert found.id == name


def test_one_format_likes_what_the_others_do_not() -> None:
    post, thread = (loaded()["x"].formats[name].house for name in ("post", "thread"))
    assert (post.parts, post.runs, "points" in post.compose) == (1, 1, False)
    assert (thread.parts, thread.runs, "points" in thread.compose) == (5, 4, True)
    assert (post.hashtags, post.fold) == (thread.hashtags, thread.fold) == (1, 200)


def test_what_statistics_call_a_channel() -> None:
    named = {
        name: (channel.default.house.utm_source, channel.default.house.utm_medium) for name, channel in loaded().items()
    }
    assert named.pop("google-business") == ("google", "organic")
    assert named.pop("newsletter") == ("newsletter", "email")
    assert named == {name: (name, "social") for name in named}


@pytest.mark.parametrize("name", BUILTIN)
def test_the_json_schema_accepts_the_built_in_files(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(plain(BUILTIN[name]), json_schema())


def test_the_json_schema_refuses_a_misspelt_key() -> None:
    wrong = {**BUILTIN["linkedin"], "naem": "LinkedIn"}
    with pytest.raises(jsonschema.ValidationError, match="naem"):
        jsonschema.validate(plain(wrong), json_schema())


def text_of(case: dict[str, Any]) -> str:
    """The file of a case."""
    if "file" in case:
        return str(case["file"])
    old, new = case["change"]
    assert old in CASES["base"]
    return str(CASES["base"].replace(old, new))


AS_JSON = [case for case in CASES["case"] if case["about"] not in ("not TOML", "a date in quotation marks")]
"""JSON has no dates but those in quotation marks."""


@pytest.mark.parametrize("case", AS_JSON, ids=lambda case: case["about"])
def test_the_json_schema_says_what_the_checks_say(case: dict[str, Any]) -> None:
    data = tomllib.loads(text_of(case))
    valid = jsonschema.Draft202012Validator(json_schema()).is_valid(plain(data))
    assert valid == (not list(CHANNEL.wrongs(data, "")))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["about"])
def test_case(case: dict[str, Any]) -> None:
    text = text_of(case)
    channel, problems = read_channel(text.encode(), "channels/pillar.toml")
    assert [str(problem) for problem in problems] == case["problems"]
    assert (channel is None) == bool(problems)
    assert {problem.code for problem in problems} <= set(codes())


def test_a_file_that_is_not_utf8() -> None:
    channel, problems = read_channel("\n# Köln".encode("latin-1"), "channels/pillar.toml")
    assert channel is None
    expected = "channels/pillar.toml:2: K101 The file is not UTF-8. Save it with the encoding UTF-8."
    assert [str(problem) for problem in problems] == [expected]


def test_a_file_with_a_byte_order_mark_and_crlf() -> None:
    channel, problems = read_channel(b"\xef\xbb\xbf" + CASES["base"].replace("\n", "\r\n").encode(), "c/pillar.toml")
    assert problems == []
    assert channel is not None
    assert channel.default.fields["text"].limit == {"utf16": 300}


def test_a_new_platform_is_one_file(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    (hub / "channels").mkdir()
    (hub / "channels/pillar.toml").write_text(CASES["base"], "utf-8")
    post = hub / "content/posts/2026/erster/index.md"
    text = re.sub(r"(?m)^channels:.*\n(^[ -].*\n)*", "", post.read_text("utf-8"))
    post.write_text(text.replace("---\n", "---\nchannels: [pillar]\n", 1), "utf-8")
    files = hubs.build(hub)
    (bundle,) = {Path(path).parent for path in files if "/pillar-post/" in path}
    assert files[f"{bundle.as_posix()}/text.txt"].decode()
    listed = hubs.litfass(hub, "channels")
    assert re.search(r"(?m)^pillar +Pillar +post", listed.stdout)


def test_a_hub_brings_its_own_channel_and_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "pillar.toml").write_text(CASES["base"], "utf-8")
    replaced = CASES["base"].replace("pillar", "linkedin").replace("300", "200")
    (tmp_path / "linkedin.toml").write_text(replaced, "utf-8")
    found, problems = channels.load(tmp_path)
    assert problems == []
    assert list(found) == sorted({*BUILTIN, "pillar"})
    assert found["linkedin"].default.fields["text"].limit == {"utf16": 200}


def test_a_broken_file_of_a_hub_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "pillar.toml").write_text("id = ", "utf-8")
    found, problems = channels.load(tmp_path)
    assert list(found) == sorted(BUILTIN)
    assert [(problem.path, problem.code) for problem in problems] == [(f"{tmp_path.name}/pillar.toml", "K101")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("limit = { utf16 = 300 }", "limit = 300"), "K103 `format.post.field.text.limit` is 300; expected a table"),
        (
            ("{ utf16 = 300 }", "{ letters = 300 }"),
            "K102 `format.post.field.text.limit.letters`: there is no unit 'letters'.",
        ),
        (
            ('facts = ["format.post.field.text.limit"]', 'facts = ["house"]'),
            "K104 The number `format.post.field.text.limit.utf16` has no source.",
        ),
    ],
)
def test_a_hubs_own_file_with_a_mistake_stops_a_build(change: tuple[str, str], message: str, tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    (hub / "channels").mkdir()
    (hub / "channels/pillar.toml").write_text(CASES["base"].replace(*change), "utf-8")
    done = hubs.litfass(hub, "build")
    assert done.returncode == 1
    assert f"error: channels/pillar.toml:11: {message}" in done.stderr
    assert not (hub / "site").exists()


def test_one_alias_for_two_channels(tmp_path: Path) -> None:
    text = CASES["base"].replace('kind = "feed"', 'kind = "feed"\naliases = ["whatsapp"]')
    (tmp_path / "pillar.toml").write_text(text, "utf-8")
    _, problems = channels.load(tmp_path)
    assert [problem.code for problem in problems] == ["K106"]
    assert problems[0].message == "The alias 'whatsapp' of pillar already means whatsapp."


@pytest.mark.parametrize(
    ("name", "more", "message"),
    [
        ("x-thread", "", "The id 'x-thread' of x-thread already means x."),
        ("insta", "", "The id 'insta' of insta already means instagram."),
        ("pillar", 'aliases = ["linkedin-post"]', "The alias 'linkedin-post' of pillar already means linkedin."),
        ("linkedin", 'aliases = ["x"]', "The alias 'x' of linkedin already means x."),
    ],
)
def test_a_hubs_own_file_that_takes_a_name_is_the_one_to_mend(
    name: str, more: str, message: str, tmp_path: Path
) -> None:
    text = CASES["base"].replace('"pillar"', f'"{name}"').replace('kind = "feed"', f'kind = "feed"\n{more}')
    (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    _, problems = channels.load(tmp_path)
    assert (problems[0].path, problems[0].code) == (f"{tmp_path.name}/{name}.toml", "K106")
    assert problems[0].message == message


@pytest.mark.parametrize("value", ["9" * 5000, "0x" + "f" * 5000, "[" * 20_000 + "]" * 20_000, "{a=" * 20_000 + "1"])
def test_a_file_that_no_parser_bears(value: str) -> None:
    found, problems = read_channel(CASES["base"].replace("= 300", f"= {value}").encode(), "channels/pillar.toml")
    assert found is None
    assert problems[0].code in ("K101", "K102", "K103")
    assert len(str(problems[0])) < 300


def test_a_file_whose_name_is_no_id() -> None:
    _, problems = read_channel(CASES["base"].encode(), "channels/Pillar.toml")
    assert problems[0].hint == "Rename the file to pillar.toml."


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert channels.load(tmp_path / "channels") == channels.load(None)
