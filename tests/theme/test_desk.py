"""The modules of the desk as files: small, whole, without a way for words to become anything else, in two languages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.desk.node import DESK, call, node

from litfass.desk.scripts import joined

MODULES = sorted(DESK.glob("*.mjs"))
FORBIDDEN = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|setHTMLUnsafe|createContextualFragment)\b"
    r"|new Function|\.style\b|\.on[a-z]+\s*=[^=]|https?://(?!www\.w3\.org/)[a-z]"
)
LONGEST = 250


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_is_small_and_can_be_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST
    done = subprocess.run([node(), "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_words_can_become_nothing_but_text(path: Path) -> None:
    """Nothing that parses HTML or runs a text, no inline style, no listener as an attribute, no address of others."""
    code = re.sub(r"^\s*(//|\*|/\*).*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    assert [found[0] for found in FORBIDDEN.finditer(code)] == []


def test_the_modules_can_be_joined() -> None:
    assert "readDesk" in joined({path.name: path.read_text("utf-8") for path in MODULES}, "main.mjs")


def words() -> dict[str, dict[str, str]]:
    """The keys and words of both languages."""
    text = (DESK / "words.mjs").read_text("utf-8")
    german, _, english = text.partition("\nlet spoken")[0].partition("\n  en: {")
    found = re.compile(r'(?<![\w"])(\w+): "((?:[^"\\]|\\.)*)"')
    return {"de": dict(found.findall(german)), "en": dict(found.findall(english))}


def test_both_languages_say_the_same() -> None:
    known = words()
    assert len(known["de"]) > 150
    assert known["de"].keys() == known["en"].keys()
    places = {
        lang: {key: set(re.findall(r"\{(\w+)\}", said)) for key, said in rows.items()} for lang, rows in known.items()
    }
    assert places["de"] == places["en"]


def test_every_word_is_there_and_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in MODULES if path.name != "words.mjs")
    known = words()["de"].keys()
    said = set(re.findall(r'\bsay\(\s*"(\w+)"', code))
    assert said - known == set()
    shown = {key for key in known if f'"{key}"' in code}
    made = ("group_", "state_", "level_", "block_", "shape_", "carry_", "unit", "numbers")
    made += ("take_why_", "take_copy_", "take_copied_")
    assert {key for key in known - shown if not key.startswith(made) and not key.endswith("_one")} == set()


def test_dangerous_addresses_lead_nowhere() -> None:
    good = [
        "https://a.example/?x=1 2",
        "http://a.example",
        "mailto:?subject=x",
        "./a/b.png",
        "#/",
        "/desk/ledger",
        "blob:x",
    ]
    bad = [
        "javascript:x", "JAVASCRIPT:x", " javascript:x", "java\nscript:x", "\x00javascript:x", "data:text/html,x",
        "vbscript:x",
        "//evil.example", "/\\evil.example", "/\t/evil.example", "file:///etc/passwd", "relative/x", "",
    ]  # fmt: skip
    given = call(DESK / "dom.mjs", *(("safeAddress", [each]) for each in good + bad))
    assert given == good + [""] * len(bad)


NOON = 1795348800000
"""2026-11-22T12:00:00Z, a Sunday."""
DAY = 86_400_000


@pytest.mark.parametrize(
    ("moment", "posted", "group"),
    [
        (NOON, None, "today"), (NOON, NOON, "today"), (NOON - DAY, None, "late"), (NOON - 14 * DAY, None, "late"),
        (NOON - 15 * DAY, None, "left"), (NOON + DAY, None, "later"), (NOON - DAY, NOON, "done"),
        (NOON - 9 * DAY, NOON - 9 * DAY, "past"),
        (None, None, "undated"), (None, NOON, "done"),
    ],
)  # fmt: skip
def test_what_is_due_when(moment: int | None, posted: int | None, group: str) -> None:
    assert call(DESK / "when.mjs", ("groupOf", [moment, posted, NOON])) == [group]


def test_a_text_folds_between_words_and_never_in_a_character() -> None:
    family = "👨‍👩‍👧"
    texts = [["kurz", 10], ["eins zwei drei", 10], [family * 5, 3], ["x" * 50, 20], ["alles", 0]]
    folded = call(DESK / "wording.mjs", *(("foldedAt", each) for each in texts))
    assert folded == [
        ["kurz", ""],
        ["eins zwei", "drei"],
        [family * 3, family * 2],
        ["x" * 20, "x" * 30],
        ["alles", ""],
    ]
