"""What the desk says while somebody edits a text, beside what a build says of the same text."""

from __future__ import annotations

from typing import Any

import pytest
from tests.desk.node import desk
from tests.desk.texts import texts
from tests.text.oracle import link_differences

from litfass.channels.files import load
from litfass.desk.facts import facts
from litfass.model import FieldRule
from litfass.text.graphemes import graphemes
from litfass.text.measure import counts, excess, measure
from litfass.text.shown import as_shown
from litfass.text.tags import quoted_tags

pytestmark = pytest.mark.oracle


def live(text: str, **rule: Any) -> dict[str, Any]:
    """What the desk says of one text."""
    (found,) = desk("live", facts(), [[text, rule]])
    return dict(found)


@pytest.mark.slow
def test_31000_texts_are_shown_alike_but_for_what_is_listed() -> None:
    """Short links come from the browser itself here, as in Bluesky's app; a build has a reader of its own."""
    asked = list(texts())
    wanted = [as_shown(text, "short_links") for text in asked]
    assert sum(text != shown for text, shown in zip(asked, wanted, strict=True)) > 4000
    listed = [row.pattern for row in link_differences() if "bluesky.short" in row.subjects]
    answers = desk("shown", facts(), asked)
    differing = [text for text, said, want in zip(asked, answers, wanted, strict=True) if said != want]
    assert [text for text in differing if not any(pattern.search(text) for pattern in listed)] == []
    assert len(differing) < 10


def test_every_field_of_every_channel_is_counted_as_a_build_counts_it() -> None:
    line = "„Grüße“ 👩🏽‍🌾 &amp; mehr: https://litfass.example/blog/ein-langer-weg/?utm_source=x, #Käse @a@b.de"
    text = "\n".join([line] * 9)
    rules = {
        (channel.id, form.id, name): (rule, form.takes.shown if name == "text" else "")
        for channel in load(None)[0].values()
        for form in channel.formats.values()
        for name, rule in form.fields.items()
    }
    assert len(rules) > 100
    asked = [_as_json(rule, shown) for rule, shown in rules.values()]
    answers = desk("live", facts(), [[text, each] for each in asked])
    for (place, (rule, shown)), said in zip(rules.items(), answers, strict=True):
        counted = quoted_tags(text, rule.joint) if rule.quoted else as_shown(text, shown) if shown else text
        over = excess(counted, rule.limit)
        assert said["counts"] == counts(counted, {**rule.limit, **rule.advice}), place
        assert said["over"] == over, place
        assert said["wordy"] == ({} if over else excess(counted, rule.advice)), place


def _as_json(rule: FieldRule, shown: str) -> dict[str, Any]:
    said = {"limit": dict(rule.limit), "advice": dict(rule.advice), "fold": rule.fold, "shown": shown}
    return {**said, "quoted": rule.quoted, "joint": rule.joint}


def test_the_unit_that_leaves_least_room_is_told() -> None:
    found = live("Köln", limit={"byte": 10, "utf16": 5})
    assert found["tight"] == {"unit": "utf16", "count": 4, "limit": 5, "left": 1}
    assert live("Köln", limit={"byte": 5, "utf16": 40})["tight"]["unit"] == "byte"
    assert live("Köln", limit={"utf16": 2})["tight"]["left"] == -2
    assert live("Köln")["tight"] is None


FOLDS = [
    ("Ein kurzer Text", 15, None),
    ("Ein kurzer Text  \n", 15, None),
    ("Ein kurzer Text.", 15, 15),
    ("Ein kurzer Text", 4, 3),
    ("Ein Dorf 👨‍👩‍👧‍👦 backt", 12, 8),
    ("Ein Dorf 👨‍👩‍👧‍👦 backt", 20, 20),
    ("Ko\u0308ln am Rhein", 2, 1),
    ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 5, 0),
    ("Ein Text", 0, None),
]


@pytest.mark.parametrize(("text", "fold", "at"), FOLDS)
def test_a_text_folds_between_characters(text: str, fold: int, at: int | None) -> None:
    assert live(text, fold=fold)["fold"] == at


BLANKS = "\t\n\v\f\r \xa0\u1680\u2000\u2028\u2029\u202f\u205f\u3000\ufeff"


def test_no_fold_cuts_what_a_reader_takes_for_one_character() -> None:
    asked = texts()[20_000:23_000]
    answers = desk("live", facts(), [[text, {"fold": 6}] for text in asked])
    assert [said["fold"] for said in answers] == [_folded(text, 6) for text in asked]


def _folded(text: str, fold: int) -> int | None:
    if measure(text.rstrip(BLANKS), "utf16") <= fold:
        return None
    seen = ""
    for cluster in graphemes(text):
        if measure(seen + cluster, "utf16") > fold:
            break
        seen += cluster
    return measure(seen.rstrip(BLANKS), "utf16")


def test_what_nobody_knows_is_an_error() -> None:
    with pytest.raises(AssertionError, match="nothing is known of long_links"):
        live("a", shown="long_links")
