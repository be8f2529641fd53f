"""A new channel file works at once, teaches what it can hold, and takes no name that means something already."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from litfass.authoring.channel_file import channel_file
from litfass.channels import load
from litfass.channels.files import read_channel
from litfass.channels.schema import CHANNEL
from litfass.problems import LitfassError

DAY = date(2026, 11, 22)
KNOWN, _ = load(None)
START = channel_file("dorffunk", "", DAY, KNOWN, None).decode()
EXAMPLE = re.compile(r"(?m)^# (?=\[|[a-z]+ = )")
"""What stands before a line that is only an example."""


def test_a_new_file_is_a_channel_at_once() -> None:
    channel, problems = read_channel(START.encode(), "channels/dorffunk.toml")
    assert problems == []
    assert channel is not None
    assert (channel.id, channel.name, list(channel.formats)) == ("dorffunk", "Dorffunk", ["post"])
    assert {(source.confidence, source.checked, source.note) for source in channel.sources} == {
        ("M", DAY, "From memory, not yet verified.")
    }


def test_every_table_has_a_line_that_explains_it() -> None:
    lines = START.splitlines()
    tables = [number for number, line in enumerate(lines) if re.match(r"(# )?\[", line)]
    seen = set()
    for number in tables:
        if lines[number] not in seen:
            assert lines[number - 1].startswith("# "), lines[number]
        seen.add(lines[number])
    assert seen >= {"[format.post]", "[format.post.field.text]", "[format.post.pictures]", "[house]", "[[source]]"}
    assert seen >= {"# [format.post.takes]", "# [format.post.field.title]", "# [format.post.composer]", "[[example]]"}


def test_every_example_in_it_can_be_switched_on() -> None:
    """With all examples switched on, nothing is wrong but that nobody has said yet where the numbers come from."""
    text = EXAMPLE.sub("", START)
    assert list(CHANNEL.wrongs(tomllib.loads(text), "")) == []
    _, problems = read_channel(text.encode(), "channels/dorffunk.toml")
    assert {problem.code for problem in problems} == {"K104"}
    facts = [hint.group(1) for each in problems if (hint := re.search(r'facts = (\["[^"]+"\])', each.hint))]
    assert len(facts) == len(problems)
    known = 'url = "https://dorffunk.example/hilfe"\nchecked = 2026-11-22\nconfidence = "A"\n'
    more = "".join(f"\n[[source]]\nfacts = {fact}\n{known}" for fact in facts)
    channel, problems = read_channel((text + more).encode(), "channels/dorffunk.toml")
    assert problems == []
    assert channel is not None
    assert list(channel.default.fields) == ["text", "title", "tags", "board"]


@pytest.mark.parametrize(
    ("name", "title", "called"),
    [("alte-schule", "", "Alte Schule"), ("x1", 'Äther & "Funk" \\o/', 'Äther & "Funk" \\o/'), ("b", "b #1", "b #1")],
)
def test_what_people_call_it(name: str, title: str, called: str) -> None:
    channel, problems = read_channel(channel_file(name, title, DAY, KNOWN, None), f"channels/{name}.toml")
    assert problems == []
    assert channel is not None
    assert (channel.id, channel.name) == (name, called)


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("Dorf_Funk", "", "expected a-z, 0-9 and single hyphens. Type litfass channels new dorf-funk"),
        ("größe", "", "Type litfass channels new groesse"),
        ("-x", "", "Type litfass channels new x"),
        ("../weg", "", "Type litfass channels new weg"),
        ("dorffunk\n", "", "Type litfass channels new dorffunk"),
        ("", "", "Choose another word."),
        ("new", "", "“new” cannot be the id of a channel"),
        ("no", "", "“no” cannot be the id of a channel: posts say no for no. Choose another word."),
        ("on", "", "“on” cannot be the id of a channel: posts say on for yes."),
        ("ja", "", "posts say ja for yes"),
        ("nein", "", "posts say nein for no"),
        ("off", "", "for no"),
        ("yes", "", "for yes"),
        ("true", "", "for yes"),
        ("false", "", "for no"),
        (
            "null",
            "",
            "in posts and mkdocs.yml, which are YAML, it means nothing. Choose another word.",
        ),
        ("007", "", "it means a number or a date"),
        ("2026-11-22", "", "it means a number or a date"),
        ("fb", "", "“fb” already means Facebook (facebook-post). Type litfass channels new facebook"),
        ("x-thread", "", "“x-thread” already means X (x-thread)."),
        ("dorffunk", " ", "' ' cannot be the name of a channel"),
        ("dorffunk", "a\nb", "cannot be the name of a channel"),
        ("dorffunk", "\udcff", "cannot be the name of a channel"),
    ],
)
def test_names_that_no_channel_can_have(name: str, title: str, said: str) -> None:
    with pytest.raises(LitfassError) as caught:
        channel_file(name, title, DAY, KNOWN, None)
    assert said in str(caught.value)


def test_a_name_that_a_format_of_the_new_channel_would_have() -> None:
    known, _ = load(None)
    own, _ = read_channel(channel_file("funk-post", "", DAY, known, None), "channels/funk-post.toml")
    assert own is not None
    with pytest.raises(LitfassError, match="“funk-post” already means Funk Post"):
        channel_file("funk", "", DAY, {**known, own.id: own}, None)


@pytest.mark.parametrize("title", ["", "Unser LinkedIn"])
def test_a_copy_of_a_built_in_file_keeps_its_comments(title: str) -> None:
    builtin = b'# A comment.\nschema = 1\nid = "linkedin"\nname = "LinkedIn"\n'
    builtin += START.partition('name = "Dorffunk"    # what people call it\n')[2].encode()
    made = channel_file("linkedin", title, DAY, KNOWN, builtin).decode()
    assert made.startswith("# This file replaces what Litfass knows of LinkedIn, in this hub alone.")
    copied = builtin.decode()
    assert made.endswith(copied.replace('name = "LinkedIn"', f'name = "{title or "LinkedIn"}"'))
