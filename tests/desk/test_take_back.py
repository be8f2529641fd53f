"""A text that was edited on the desk comes back into the post, by git, and out of the next build as it was edited."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests import hubs
from tests.desk.node import call, node

from litfass.channels.files import load
from litfass.channels.wishes import sayable
from litfass.model import FieldRule
from litfass.source.frontmatter import read
from litfass.source.yaml_nodes import read_yaml

BACK = Path(__file__).with_name("back.mjs")
CHANNELS = load(None)[0]
CASES = tomllib.loads((Path(__file__).parents[1] / "cases/desk/take_back.toml").read_text("utf-8"))

pytestmark = pytest.mark.oracle


def back(name: str, *given: Any) -> Any:
    """What a function of the desk says."""
    (answer,) = call(BACK, (name, list(given)))
    return answer


# --- a whole hub, edited and built again ---


@pytest.fixture(scope="module", name="hub")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub in a folder of a repository."""
    node()
    root = tmp_path_factory.mktemp("repository")
    hub = hubs.copy_hub(root / "web" / "hub", "werkstatt")
    git(root, "init", "--quiet")
    export(hub)
    return hub


def git(root: Path, *arguments: str, text: str = "") -> None:
    done = subprocess.run(
        ["git", *arguments], cwd=root, input=text, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def export(hub: Path) -> None:
    done = hubs.litfass(hub, "export")
    assert done.returncode == 0, done.stdout + done.stderr


def bundles(hub: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each bundle's folder and its manifest as the desk knows it."""
    for path in sorted(hub.glob("exports/*/manifest.json")):
        manifest = json.loads(path.read_text("utf-8"))
        rows = manifest["channels"]
        source = f"content/posts/2026/{manifest['post'].removeprefix('2026-')}/index.md"
        yield path.parent, {"source": source, "parts": [{**row, "name": name} for name, row in rows.items()]}


def texts_of(folder: Path, part: dict[str, Any]) -> list[str]:
    """What is pasted as the text, part by part."""
    found = sorted((folder / part["name"]).glob("text*.txt"), key=lambda each: (len(each.name), each.name))
    return [each.read_text("utf-8") for each in found]


def edited(text: str) -> str:
    """`text` with another word in it, as long as before."""
    return text.replace("ie ", "IE ", 1)


def given_for(post: dict[str, Any], part: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    channel = CHANNELS[part["channel"]]
    forge = {"kind": "forgejo", "url": "https://git.example/o/r", "branch": "main", "root": "web/hub"}
    number = channel.formats[part["format"]].house.number
    return {"post": post, "part": part, "texts": texts, "usual": channel.default.id, "number": number, "forge": forge}


@pytest.mark.slow
def test_every_text_that_was_edited_is_what_the_next_build_makes(hub: Path) -> None:
    """In all formats of all channels; of several accounts one, since they share their words."""
    wanted: dict[tuple[Path, str], list[str]] = {}
    given: dict[tuple[str, str, str], dict[str, Any]] = {}
    for folder, post in bundles(hub):
        for part in post["parts"]:
            key, texts = (post["source"], part["channel"], part["format"]), texts_of(folder, part)
            if key not in given and list(map(edited, texts)) != texts:
                wanted[folder, part["name"]] = list(map(edited, texts))
                given[key] = given_for(post, part, wanted[folder, part["name"]])
    for found in call(BACK, *(("takenBack", [each]) for each in given.values())):
        git(hub.parents[1], "apply", "--whitespace=nowarn", text=found["patch"])
        assert (hub / found["path"]).read_text("utf-8") == found["text"]
    assert len(wanted) > 140
    assert sum(len(texts) > 1 for texts in wanted.values()) > 10
    export(hub)
    for (folder, name), texts in wanted.items():
        assert texts_of(folder, {"name": name}) == texts, f"{folder.name}/{name}"


@pytest.mark.slow
def test_every_field_that_was_edited_is_what_the_next_build_makes(tmp_path: Path) -> None:
    """Titles, tags, descriptions, first comments and whatever else a post can say, each in the head of the post."""
    node()
    hub = hubs.copy_hub(tmp_path / "web" / "hub", "werkstatt")
    git(tmp_path, "init", "--quiet")
    export(hub)
    wanted: dict[Path, tuple[str, str]] = {}
    by_hand = 0
    for folder, post in list(bundles(hub)):
        for part in (each for each in post["parts"] if not each.get("account")):
            channel = CHANNELS[part["channel"]]
            for row in (each for each in part["fields"] if sayable(each["field"], channel) and each["field"] != "text"):
                rule = channel.formats[part["format"]].fields.get(row["field"])
                text = (folder / row["path"]).read_text("utf-8")
                changed = otherwise(text, rule)
                if changed == text:
                    continue
                taken = field_taken_back(hub, post, part, row["field"], rule, changed)
                by_hand += taken["kind"] == "lines"
                if taken["kind"] == "head":
                    git(tmp_path, "apply", "--whitespace=nowarn", text=taken["patch"])
                    wanted[folder / row["path"]] = row["field"], changed
    export(hub)
    for path, (_, text) in wanted.items():
        assert path.read_text("utf-8") == text, path.relative_to(hub)
    assert {"title", "description", "subject", "tags", "start"} <= {name for name, _ in wanted.values()}
    assert by_hand < len(wanted) / 3


def otherwise(text: str, rule: FieldRule | None) -> str:
    """Something else for a field, of its kind."""
    if rule and rule.kind == "choice":
        return next(choice for choice in rule.choices if choice != text)
    return text.replace(":00", ":15", 1) if rule and rule.kind == "moment" else text.replace("e", "a", 1)


def field_taken_back(
    hub: Path, post: dict[str, Any], part: dict[str, Any], name: str, rule: FieldRule | None, text: str
) -> dict[str, Any]:
    """What the desk makes of an edited field of a post as it lies there now."""
    head = read((hub / post["source"]).read_bytes(), post["source"], is_post=True).head
    given = given_for(post | {"head": head}, part, [])
    told = {"kind": rule.kind, "joint": rule.joint} if rule else {}
    found: dict[str, Any] = back("fieldTakenBack", {**given, "field": name, "rule": told, "text": text})
    return found


# --- single rules ---


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["about"])
def test_words(case: dict[str, Any]) -> None:
    part = {"link": "https://hof.example/brot/?utm_source=x", "behind": case.get("behind", [])}
    assert back("ownWords", case["texts"], part, case.get("number", "")) == case["words"]


@pytest.mark.parametrize("case", CASES["file"], ids=lambda case: case["about"])
def test_file(case: dict[str, Any]) -> None:
    parts = [{"name": name, "link": "", **_of(name)} for name in case["parts"]]
    part = parts[0] | ({"words": case["held"]} if "held" in case else {})
    post = {"source": case["source"], "parts": [part, *parts[1:]]}
    found = back("takenBack", {"post": post, "part": part, "texts": [case["text"]], "usual": case["usual"]})
    assert {key: found[key] for key in case["found"]} == case["found"]


def _of(name: str) -> dict[str, str]:
    whole, _, account = name.partition("@")
    channel, _, form = whole.rpartition("-")
    return {"channel": channel, "format": form, "account": account}


def test_a_text_without_words_is_no_file() -> None:
    part = {"name": "x-post", "channel": "x", "format": "post", "link": ""}
    post = {"source": "content/posts/p/index.md", "parts": [part]}
    assert back("takenBack", {"post": post, "part": part, "texts": [" \n"], "usual": "post"}) is None


@pytest.mark.parametrize("case", CASES["page"], ids=lambda case: case["about"])
def test_page(case: dict[str, Any]) -> None:
    forge = {"url": "https://git.example/o/r", "branch": "main", **case.get("forge", {})}
    text = case.get("text", "") * case.get("times", 1)
    found = back("forgePage", forge, case["path"], None if case.get("change") else text)
    assert found == ({"url": case["url"], "filled": case["filled"]} if "url" in case else None)


PAIRS = [
    (None, "Hallo\n"),
    (None, "Hallo"),
    ("Hallo\n", "Hallo Welt\n"),
    ("Hallo", "Hallo\n"),
    ("Hallo\n", "Hallo"),
    ("Hallo", "Hallo Welt"),
    ("a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\n"),
    ("a\nb\nc\nd\ne\nf\ng\nh\ni", "a\nb\nc\nd\nE\nf\ng\nh\nI"),
    ("a\nb\n", "x\na\nb\n"),
    ("a\nb\n", "a\nb\nx\n"),
    ("a\na\na\n", "a\na\n"),
    ("a\r\nb\r\nc\r\n", "a\nb\nd\n"),
    ("\n\n\n", "\n\n"),
    ("---\n+++\n@@ -1 +1 @@\n", "--- a/x\n+++ b/x\n"),
    ("👍\u2028ä\x0b\n", "👍\u2028ö\x0b\n"),
]
NAMES = ["linkedin.md", "ein ordner/mit blanks/x.md", "größe/日本.md", 'a"b\\c.md', "content/posts/p/x-thread.md"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_git_makes_the_one_of_the_other(before: str | None, after: str, name: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "core.autocrlf", "false")
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if before is not None:
        file.write_bytes(before.encode())
    git(tmp_path, "apply", "--whitespace=nowarn", text=back("patchOf", name, before, after))
    assert file.read_bytes() == after.encode()
    assert back("patchOf", name, after, after) == ""


# --- the head of a post ---


def wanted_of(name: str) -> dict[str, Any]:
    channel = next(each for each in CHANNELS.values() if name.removeprefix(f"{each.id}-") in each.formats)
    form = name.removeprefix(f"{channel.id}-")
    return {"channel": channel.id, "format": form, "isUsual": form == channel.default.id}


@pytest.mark.parametrize("case", CASES["head"], ids=lambda case: case["about"])
def test_head(case: dict[str, Any], tmp_path: Path) -> None:
    wanted = wanted_of(case["name"])
    head = back("headPatched", f"{case['head']}\n", wanted, case["fields"])
    assert head == (f"{case['patched']}\n" if "patched" in case else None)
    if head is not None:
        found = read(f"{head}\nText".encode(), "p.md", is_post=True)
        assert not found.problems
        assert found.head == f"{head}"
        names = (wanted["channel"], case["name"])
        said = next(found.meta["channels"][name] for name in names if name in found.meta["channels"])
        assert {key: said[key] for key in case["fields"]} == {
            key: f"{value}\n" if "\n" in value else value for key, value in case["fields"].items()
        }
        body = "\nEin Satz.\n" * 9
        git(tmp_path, "init", "--quiet")
        (tmp_path / "p.md").write_bytes(f"{case['head']}\n{body}".encode())
        git(tmp_path, "apply", text=back("patchOf", "p.md", f"{case['head']}\n", head))
        assert (tmp_path / "p.md").read_bytes() == f"{head}{body}".encode()


VALUES = ["ja", "1", "a: b", "# x", "“„”", "{url}", "zwei\nZeilen", "zwei\n\n  Zeilen\n- und mehr: ", "\x85", "'"]
VALUES += [
    "tab\tund\n\ttab",
    '"',
    "\\",
    "👍\n👍",
    "| x",
    "a\n---\nb",
    "\ufeffx",
    "x \ny ",
    "*\n&",
    "a\x07b",
    "a\u2028b\nc",
]


def test_yaml_reads_every_value_as_it_was_typed() -> None:
    for value in VALUES:
        lines = back("headLines", wanted_of("linkedin-post"), {"text": value, "title": value})
        read_back = read_yaml("\n".join(["channels:", *lines, ""]), "p.md").value["channels"]["linkedin"]
        assert {key: said.removesuffix("\n") for key, said in read_back.items()} == {"text": value, "title": value}


def test_no_page_for_an_address_that_is_none() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "//x", ""):
        assert back("forgePage", {"kind": "github", "url": url, "branch": "main"}, "x.md", "a") is None
