"""Texts for accounts with limits, hashtags and a taste of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import markdown
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from tests.compose.test_properties import BODIES, COUNTS, LINK, PARAGRAPHS, SENTENCES, SITE
from tests.compose.test_variant import CHANNELS, FORMATS, POST

from litfass import checks, compose
from litfass.model import Account, Channel, ChannelSettings, Format, Post, Request, Settings, Variant
from litfass.problems import Problem
from litfass.text.document import parse

COUNTED = sorted(
    name
    for name, (_, form) in FORMATS.items()
    if form.fields["text"].limit and form.fields["text"].limit.keys() <= COUNTS.keys()
)
"""The formats whose units somebody else can count."""

LEAST = 300
"""Room for an address of the demo with all that statistics want, its line, and a label: these never give way."""


def settings_with(channel: Channel, account: Account, *more: Account, hashtags: tuple[str, ...] = ()) -> Settings:
    accounts = {each.id: each for each in (account, *more)}
    return replace(SITE, channels={channel.id: ChannelSettings("must", hashtags=hashtags, accounts=accounts)})


def made_for(
    account: str, settings: Settings, channel: Channel, form: Format, body: str, post: Post = POST, **own: Any
) -> tuple[Variant, list[Problem]]:
    document = parse(markdown.markdown(body), LINK)
    request = Request(channel.id, form.id, account=account, **own)
    made = compose.variant(post, document, compose.extract(post, document), form, channel, request, settings)
    return made, checks.run(made, post, form, channel, settings)


@given(
    name=st.sampled_from(COUNTED),
    most=st.one_of(st.integers(LEAST, 1000), st.integers(LEAST, 26_000)),
    taste=st.fixed_dictionaries(
        {},
        optional={
            "length": st.integers(1, 9000),
            "fold": st.integers(1, 400),
            "hashtags": st.integers(0, 9),
            "runs": st.integers(0, 9),
            "points": st.integers(0, 9),
            "parts": st.integers(1, 9),
            "emoji": st.booleans(),
            "number": st.sampled_from(["", "{n}/{all}", "({n} von {all})"]),
        },
    ),
    body=BODIES,
    description=PARAGRAPHS,
    title=st.sampled_from(SENTENCES),
    sponsored=st.sampled_from(["", "ja", "Ofenbau Muster"]),
)
@runs(max_examples=150)
def test_any_text_for_an_account_is_within_its_limit(
    name: str, most: int, taste: dict[str, Any], body: str, description: str, title: str, sponsored: str
) -> None:
    channel, form = FORMATS[name]
    units = form.fields["text"].limit
    if "length" in taste:
        taste["length"] = dict.fromkeys(units, taste["length"])
    settings = settings_with(channel, Account("inken", limit=dict.fromkeys(units, most), house=taste))
    post = replace(POST, description=description, title=title, sponsored=sponsored, tags=("Alte Sorten", "Kiel"))
    made, problems = made_for("inken", settings, channel, form, body, post)
    for part in made.parts:
        for unit in units:
            assert COUNTS[unit](part.text) <= most, (unit, part.text)
    assert [problem for problem in problems if problem.code == "L101" and " text is " in problem.message] == []
    if "link" in form.house.compose:
        assert made.link in re.split(r"\s", "\n".join(part.text for part in made.parts))
    if taste.get("emoji") is False:
        assert "🥨" not in "".join(part.text for part in made.parts).replace(title, "")


STORY = """\
Der neue Ofen kam an einem Dienstag im Regen, und er passte durch keine Tür.

Also haben wir das Schaufenster ausgebaut. Zwei Kollegen hielten die Scheibe, der Kran hob 900 Kilo darüber hinweg.

Die Nachbarin von gegenüber kochte Kaffee für alle. Danach half sie sogar beim Wischen.

Am Mittwoch buken wir zum ersten Mal darin. Die Kruste wurde dunkler als früher, das Innere blieb feucht.

Unser alter Ofen steht jetzt in einem Museum in Ulm. Dort zeigt er Schulklassen, wie man vor hundert Jahren heizte.
"""


def test_more_room_holds_more_words_and_less_room_fewer() -> None:
    channel = CHANNELS["mastodon"]
    lengths = {}
    for most in (200, 500, 5000):
        house = {"length": {"mastodon_weighted": most}, "runs": 20}
        account = Account("inken", limit={"mastodon_weighted": most}, house=house)
        made, _ = made_for("inken", settings_with(channel, account), channel, channel.default, STORY)
        lengths[most] = COUNTS["mastodon_weighted"](made.parts[0].text)
    assert lengths[200] <= 200 < lengths[500] <= 500 < lengths[5000] <= 5000


def test_a_thread_needs_fewer_parts_where_each_may_be_longer() -> None:
    channel = CHANNELS["mastodon"]
    text = " ".join(f"Satz Nummer {n} steht hier." for n in range(60))
    form = channel.formats["thread"]
    parts = {}
    for most in (300, 500, 5000):
        settings = settings_with(channel, Account("inken", limit={"mastodon_weighted": most}))
        made, problems = made_for("inken", settings, channel, form, "", text=f"{text} https://www.litfass.de/")
        assert [problem for problem in problems if problem.code == "L101"] == []
        parts[most] = len(made.parts)
    assert parts[300] > parts[500] > parts[5000] == 1


def test_own_words_are_measured_by_the_limit_of_the_account() -> None:
    channel = CHANNELS["x"]
    settings = settings_with(channel, Account("frei"), Account("premium", limit={"x_weighted": 25_000}))
    text = "Wort " * 100 + "https://www.litfass.de/"
    said = {}
    for name in ("frei", "premium"):
        made, problems = made_for(name, settings, channel, channel.default, "", text=text)
        assert made.parts[0].text == text
        said[name] = [problem.message for problem in problems if problem.code == "L101"]
    assert said == {
        "frei": ["X text is 523 characters as X weighs them, 243 over the limit of 280."],
        "premium": [],
    }


HASHTAGS: Mapping[str, list[str]] = {
    "werkstatt": ["#Ofen", "#Luv"],
    "inken": ["#Ofen", "#Kiel"],
    "eine": ["#Ofen"],
    "leise": ["#Ofen"],
    "stumm": [],
}


def test_hashtags_of_an_account() -> None:
    channel = CHANNELS["mastodon"]
    accounts = (
        Account("werkstatt"),
        Account("inken", hashtags=("Kiel",)),
        Account("eine", house={"hashtags": 1}),
        Account("leise", hashtags=()),
        Account("stumm", house={"hashtags": 0}),
    )
    settings = settings_with(channel, *accounts, hashtags=("Luv",))
    for name, expected in HASHTAGS.items():
        made, _ = made_for(name, settings, channel, channel.default, "Er ist da.", replace(POST, tags=("Ofen",)))
        assert re.findall(r"#\w+", made.parts[0].text) == expected
