"""Tags in the forms that platforms want."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litfass.text.measure import measure
from litfass.text.tags import tag_list, written

FORMS = ("words", "hashtag", "compact", "hyphens")


@pytest.mark.parametrize(
    ("tag", "words", "mark", "compact", "hyphens"),
    [
        ("social media", "social media", "#SocialMedia", "socialmedia", "social-media"),
        ("#Alte  Sorten", "Alte Sorten", "#AlteSorten", "altesorten", "alte-sorten"),
        ("E-Mail, Archiv", "E-Mail Archiv", "#EMailArchiv", "emailarchiv", "e-mail-archiv"),
        ("Käse-Kuchen", "Käse-Kuchen", "#KäseKuchen", "kaesekuchen", "kaese-kuchen"),
        ("2027", "2027", "", "2027", "2027"),
        ("🔥", "", "", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_forms(tag: str, words: str, mark: str, compact: str, hyphens: str) -> None:
    assert [written(tag, form) for form in FORMS] == [words, mark, compact, hyphens]


@given(st.lists(st.text(max_size=30), max_size=12), st.sampled_from(FORMS), st.integers(0, 5), st.integers(1, 60))
def test_a_list_keeps_its_limits(tags: list[str], form: str, most: int, limit: int) -> None:
    made = tag_list(tags, form=form, joint=", ", most=most, each={"utf16": 20}, limit={"utf16": limit})
    found = made.split(", ") if made else []
    assert measure(made, "utf16") <= limit
    assert not most or len(found) <= most
    assert all(0 < measure(tag, "utf16") <= 20 for tag in found)
    assert len({tag.casefold() for tag in found}) == len(found)


def test_a_tag_with_a_blank_may_count_two_more() -> None:
    tags = ["Alte Sorten", "Brot"]
    assert tag_list(tags, form="words", joint=",", limit={"utf16": 16}) == "Alte Sorten,Brot"
    assert tag_list(tags, form="words", joint=",", limit={"utf16": 17}, quoted=True) == "Alte Sorten"
    assert tag_list(tags, form="words", joint=",", limit={"utf16": 18}, quoted=True) == "Alte Sorten,Brot"
