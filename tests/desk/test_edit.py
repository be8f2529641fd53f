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
from litfass.text.measure import counts
from litfass.text.shown import as_shown
from litfass.text.tags import quoted_tags

pytestmark = pytest.mark.oracle


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
        assert said == counts(counted, {**rule.limit, **rule.advice}), place


def _as_json(rule: FieldRule, shown: str) -> dict[str, Any]:
    said = {"limit": dict(rule.limit), "advice": dict(rule.advice), "shown": shown}
    return {**said, "quoted": rule.quoted, "joint": rule.joint}


def test_what_nobody_knows_is_an_error() -> None:
    with pytest.raises(AssertionError, match="nothing is known of long_links"):
        desk("live", facts(), [["a", {"shown": "long_links"}]])
