"""The hub's languages: built-in words for addresses, and what the settings change about them."""

from __future__ import annotations

import re
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


TAKEN = ("search", "assets", "posts")
"""Folders of the site that Material fills, or where the sources of the posts would lie."""


def languages_of(
    main: str, wanted: Mapping[str, Mapping[str, Any]], posts: str, reading: Reading
) -> tuple[Language, ...]:
    """The main language first, then the built-in ones, then further ones (with English words where none are given).

    `posts` is the folder of the posts; no language may have its name in its addresses.
    """
    codes = dict.fromkeys((main, *BUILT_IN, *(code for code in wanted if _is_code(code, reading))))
    found = tuple(_language(code, main, wanted.get(code, {}), reading) for code in codes)
    _check_prefixes(found, reading)
    _check_tops(found, {*TAKEN, posts.partition("/")[0]}, reading)
    return found


def _is_code(code: str, reading: Reading) -> bool:
    """True for a code such as fr or pt-BR; it is a folder of the site where no prefix is given."""
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code):
        return True
    message = f"“{code}” under languages is no code of a language."
    reading.report("C108", f"languages.{code}", message, "Type a code such as fr or pt-BR.")
    return False


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
    """Two lists must not have the same address; the page about feeds lies beside the blog."""
    if language.blog == language.feeds:
        key = f"languages.{language.code}.blog"
        message = f"{key} and feeds are both “{language.blog}”; their pages would have one address."
        reading.report("C108", key, message, "Choose two different words.")
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


def _check_tops(languages: tuple[Language, ...], taken: set[str], reading: Reading) -> None:
    """The first folder of an address must not be another folder of the site, nor that of another language."""
    prefixes = {language.prefix: language.code for language in languages if language.prefix}
    for language in languages:
        for name in ("prefix",) if language.prefix else ("blog", "feeds"):
            word = getattr(language, name)
            key = f"languages.{language.code}.{name}"
            if word in taken:
                message = f"{key} is “{word}”, which is the name of another folder of the site."
            elif name != "prefix" and word in prefixes:
                message = f"{key} is “{word}”, which is the prefix of the language {prefixes[word]}."
            else:
                continue
            built_in = BUILT_IN.get(language.code, BUILT_IN["en"])
            proposal = language.code.lower() if name == "prefix" else getattr(built_in, name)
            reading.report("C108", key, message, f"Type another word: {name}: {proposal}")
