"""Links by rule: the cases of `cases/text/links.toml`, what composers show instead, and that nothing takes ages."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.oracle import ask

from litfass.text.detect import DETECTORS, surprising, unlinked
from litfass.text.entities import Kind
from litfass.text.measure import UNITS
from litfass.text.shown import SHOWN, as_shown, escaped

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/text/links.toml").read_text("utf-8"))
LIBRARIES = {"twitter_text": ("x", "entities"), "atproto": ("bluesky", "facets")}

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
PIECES = [
    "https://",
    "HTTP://",
    "www.",
    "hof",
    ".de",
    ".md",
    "ü",
    "/",
    "?",
    "#",
    "@",
    "(",
    ")",
    "„",
    "“",
    ".",
    "-",
    "_",
]
PIECES += [
    "&",
    "$",
    "a",
    "1",
    "👍🏽",
    "\u200d",
    "\ufe0f",
    "\ud83d",
    "\u0301",
    "·",
    "<b>",
    "&lt;",
    ":",
    " ",
    "\n",
    "\u00a0",
]
LIKE_LINKS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
TEXTS = ANY_TEXT | LIKE_LINKS


@pytest.mark.parametrize("rule", DETECTORS)
@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["about"])
def test_case(case: dict[str, Any], rule: str) -> None:
    found = DETECTORS[rule](case["text"])
    assert [case["text"][each.start : each.end] for each in found] == case.get(rule, [])
    assert [each.kind for each in found] == [_kind(said) for said in case.get(rule, [])]


def _kind(said: str) -> Kind:
    return {"#": Kind.HASHTAG, "＃": Kind.HASHTAG, "$": Kind.HASHTAG, "@": Kind.MENTION}.get(said[0], Kind.ADDRESS)


@pytest.mark.oracle
def test_the_libraries_say_what_the_cases_say() -> None:
    for case, said in zip(CASES["case"], ask([case["text"] for case in CASES["case"]]), strict=True):
        for rule, (who, key) in LIBRARIES.items():
            rows = [case["text"][start:end] for _, start, end in said[who][key]]
            assert (rule, case["text"], rows) == (rule, case["text"], case.get(rule, []))


def test_each_rule_has_cases() -> None:
    named = {key for case in CASES["case"] for key in case} - {"about", "text"}
    assert named == set(DETECTORS) - {"none"}


@pytest.mark.parametrize("case", CASES["meant"], ids=lambda case: f"{case['rule']}: {case['about']}")
def test_what_is_meant(case: dict[str, Any]) -> None:
    assert list(unlinked(case["text"], case["rule"])) == case["unlinked"]
    assert list(surprising(case["text"], case["rule"])) == case["surprising"]


@given(TEXTS)
def test_spans_are_in_order_and_apart(text: str) -> None:
    for detect in DETECTORS.values():
        found = detect(text)
        assert all(0 <= each.start < each.end <= len(text) for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
def test_nothing_is_both_unlinked_and_surprising(text: str) -> None:
    for rule in DETECTORS:
        assert not set(unlinked(text, rule)) & set(surprising(text, rule))
        assert all(each in text for each in unlinked(text, rule))


@pytest.mark.parametrize("ask_for", [unlinked, surprising, as_shown])
def test_an_unknown_rule_is_an_error(ask_for: Callable[[str, str], object]) -> None:
    with pytest.raises(KeyError):
        ask_for("hof.de", "carrier pigeon")


SHORT = [
    ("https://hof.de/", "hof.de"),
    ("Mehr: https://www.hof.de/brot/rezepte/2026 und", "Mehr: www.hof.de/brot/rezepte... und"),
    ("https://hof.de/12345678901234", "hof.de/12345678901234"),
    ("https://hof.de/123456789012345", "hof.de/123456789012..."),
    ("https://hof.de/?utm_source=bluesky", "hof.de?utm_source=b..."),
    ("https://hof.de/bäckerei", "hof.de/b%C3%A4ckerei"),
    ("https://Müller.DE/", "xn--mller-kva.de"),
    ("https://hof.de:443/a/../b#c", "hof.de/b#c"),
    ("https://hof.de:8080", "hof.de:8080"),
    ("http://wir@hof.de/", "hof.de"),
    ("hof.de/ein/langer/weg/ohne/protokoll", "hof.de/ein/langer/weg/ohne/protokoll"),
    ("„https://hof.de/brot“", "„https://hof.de/brot“"),
    ("https://192.168.1.1/", "192.168.1.1"),
    ("https://hof.1/", "https://hof.1/"),
    ("https://hof|de/", "https://hof|de/"),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short_links(text: str, expected: str) -> None:
    assert as_shown(text, "short_links") == expected


@pytest.mark.oracle
def test_a_browser_reads_the_short_links_alike() -> None:
    assert [said["bluesky"]["short"] for said in ask([text for text, _ in SHORT])] == [short for _, short in SHORT]


LITTLE = r"\|{}@[]()<>#*_~"


def test_escaped_for_an_api() -> None:
    assert escaped("Brot (neu) #Hof_Laden @wir", LITTLE) == r"Brot \(neu\) \#Hof\_Laden \@wir"
    assert escaped(r"a\b", "") == r"a\\b"
    assert escaped("", LITTLE) == ""


@given(ANY_TEXT, st.text(alphabet=LITTLE + "a-^]", max_size=8))
def test_escaping_can_be_taken_back(text: str, characters: str) -> None:
    said = escaped(text, characters)
    back, signs = "", iter(said)
    for sign in signs:
        back += next(signs) if sign == "\\" else sign
    assert back == text
    assert len(said) == len(text) + sum(text.count(sign) for sign in {*characters, "\\"})


LONG: dict[str, Callable[[str], object]] = {
    **UNITS,
    **DETECTORS,
    **SHOWN,
    **{f"unlinked by {rule}": partial(unlinked, rule=rule) for rule in DETECTORS},
    "surprising": partial(surprising, rule="twitter_text"),
    "escaped": partial(escaped, characters=LITTLE),
}
SAME = ["@", "#", "a.", "<", "&", " #a", "(", "https://a.de/(", '<a b="', "#a·", "@a-", "www.a", "https://a.de/../"]


@pytest.mark.parametrize("name", LONG)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    """A pattern that begins anew at each place would take sixteen times as long."""
    for same in SAME:
        short, long = (_seconds(LONG[name], same * (count // len(same))) for count in (5_000, 20_000))
        assert long < 10 * max(short, 0.004), same


def _seconds(function: Callable[[str], object], text: str) -> float:
    """The least that the processor needs, which other programs do not change."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        function(text)
        taken.append(time.process_time() - start)
    return min(taken)
