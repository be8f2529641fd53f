"""The words of the interface: the same in every language, and none missing in a template."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from litfass.website import theme_dir

FILES = sorted((theme_dir() / "words").glob("*.toml"))
WORDS = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in FILES}
TEMPLATES = sorted((theme_dir() / "site").rglob("*.html"))
PREFIXES = ("lang_", "kind_", "feeds_step_")
"""Keys that templates put together: `words["kind_" ~ list.kind]`."""


def test_every_language_says_everything() -> None:
    assert {code: set(words) for code, words in WORDS.items()} == {code: set(WORDS["de"]) for code in WORDS}


@pytest.mark.parametrize("key", WORDS["de"])
def test_placeholders_are_the_same_in_every_language(key: str) -> None:
    found = {code: sorted(re.findall(r"\{(\w+)\}", words[key])) for code, words in WORDS.items()}
    assert found == dict.fromkeys(found, found["de"])


@pytest.mark.parametrize("code", WORDS)
def test_a_year_has_twelve_months(code: str) -> None:
    assert [len(WORDS[code][key].split(",")) for key in ("months", "months_short")] == [12, 12]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_only_words_that_exist(template: Path) -> None:
    used = re.findall(r"\bwords\.(\w+)", template.read_text("utf-8"))
    assert [word for word in used if word not in WORDS["de"]] == []


@pytest.mark.parametrize("key", WORDS["de"])
def test_no_word_hides_behind_a_method_of_dict(key: str) -> None:
    """Jinja reads `words.copy` as the method, not as the word."""
    assert not hasattr(dict, key)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_composed_keys_exist(prefix: str) -> None:
    assert [key for key in WORDS["de"] if key.startswith(prefix)]
