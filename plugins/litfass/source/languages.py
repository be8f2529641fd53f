"""The hub's languages: built-in words for addresses, and what the settings change about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from litfass.model import Language
from litfass.source.reading import Reading
from litfass.text.slugs import slugify

BUILT_IN = {
    "de": Language("de", "de", "blog", "kategorie", "schlagwort", "autor", "archiv", "seite", "feeds"),
    "en": Language("en", "en", "blog", "category", "tag", "author", "archive", "page", "feeds"),
}


def languages_of(main: str, wanted: Mapping[str, Mapping[str, Any]], reading: Reading) -> tuple[Language, ...]:
    """The main language first, then the built-in ones, then further ones (with English words where none are given)."""
    codes = dict.fromkeys((main, *BUILT_IN, *wanted))
    found = tuple(_language(code, main, wanted.get(code, {}), reading) for code in codes)
    _check_prefixes(found, reading)
    return found


def _language(code: str, main: str, words: Mapping[str, Any], reading: Reading) -> Language:
    base = BUILT_IN.get(code) or BUILT_IN.get(code.partition("-")[0], BUILT_IN["en"])
    given = {name: word for name, word in words.items() if _is_usable(name, word, code, main, reading)}
    language = replace(base, **({"prefix": code.lower()} | given | {"code": code}))
    language = replace(language, prefix="") if code == main else language
    _check_words(language, reading)
    return language


def _is_usable(name: str, word: str, code: str, main: str, reading: Reading) -> bool:
    key = f"languages.{code}.{name}"
    if name == "prefix" and code == main:
        if word:
            reading.report("C107", key, f"{key} is “{word}”, but the main language has no prefix.", "Delete the line.")
        return False
    if not word or slugify(word) != word:
        proposal = slugify(word) or getattr(BUILT_IN["en"], name)
        reading.report("C108", key, f"{key} is “{word}”, which cannot stand in an address.", f"Type {name}: {proposal}")
        return False
    return True


def _check_words(language: Language, reading: Reading) -> None:
    """Two lists below the blog must not have the same address."""
    seen: dict[str, str] = {}
    words = asdict(language)
    for name in ("category", "tag", "author", "archive", "page"):
        word = words[name]
        if word in seen:
            key = f"languages.{language.code}.{name}"
            message = f"{key} and {seen[word]} are both “{word}”; their pages would have one address."
            reading.report("C108", key, message, "Choose two different words.")
        seen[word] = name


def _check_prefixes(languages: tuple[Language, ...], reading: Reading) -> None:
    seen: dict[str, str] = {}
    for language in languages:
        if language.prefix in seen:
            key = f"languages.{language.code}.prefix"
            message = f"The languages {seen[language.prefix]} and {language.code} share the prefix “{language.prefix}”."
            reading.report("C107", key, message, f"Type prefix: {language.code.lower()}")
        seen[language.prefix] = language.code
