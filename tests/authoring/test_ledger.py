"""A new entry of the ledger: its name, its text, and that every reader of YAML finds the same in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.source.test_content_cases import CHANNELS, settings_for, write_hub

from litfass.authoring.ledger import new_entry, text_of
from litfass.model import LedgerEntry
from litfass.problems import ContentError
from litfass.source.ledger import Known, by_id, posted_of, read_again, read_ledger
from litfass.source.library import read_library

POSTS = {
    "posts/wer/index.md": "---\ntitle: Wer\nid: 2026-wer\ndate: 2026-11-01\ndescription: Text.\n---\n\nText.\n",
    "posts/who/index.md": "---\ntitle: Who\nid: 'null'\nlang: en\ndate: 2026-11-01\ndescription: Text.\n---\n\nText.\n",
    "posts/ohne/index.md": "---\ntitle: Ohne\nid: 'a:b(c)'\ndescription: Text.\n---\n\nText.\n",
}
SAID = {"post": "2026-wer", "channel": "linkedin", "format": "post", "url": "https://social.example/1"}
AS_STATUS = {"channel": "WhatsApp", "format": "status"}
AT = {"at": "2026-11-02T09:30:00+01:00"}


@pytest.fixture(name="known")
def _known(tmp_path: Path) -> Known:
    write_hub({"files": POSTS}, tmp_path)
    accounts = {"channels": {"whatsapp": {"accounts": {"laden": "https://social.example/l"}}}}
    settings = settings_for(tmp_path, accounts)
    library, problems = read_library(settings, channels=CHANNELS)
    assert {problem.code for problem in problems} == {"F121"}
    return Known(settings, CHANNELS, by_id(library.posts))


@pytest.mark.parametrize(
    ("said", "path", "text"),
    [
        (
            SAID | AT,
            "ledger/2026/2026-11-01-wer--linkedin-post.yml",
            "schema: litfass.ledger/1\npost: 2026-wer\nchannel: linkedin\nformat: post\nurl: https://social.example/1\n"
            "at: 2026-11-02T09:30:00+01:00\n",
        ),
        (
            {
                "post": "null",
                "channel": "WhatsApp",
                "format": "status",
                "url": "https://s.example/?a=1#b",
                "at": "2027-01-02",
                "by": "O'Hara",
            },
            "ledger/2026/2026-11-01-who.en--whatsapp-status@laden.yml",
            'schema: litfass.ledger/1\npost: "null"\nchannel: whatsapp\nformat: status\naccount: laden\n'
            'url: "https://s.example/?a=1#b"\nat: 2027-01-02T00:00:00+01:00\nby: "O\'Hara"\n',
        ),
        (
            {"post": "2026-wer", **AS_STATUS, "url": "", **AT},
            "ledger/2026/2026-11-01-wer--whatsapp-status@laden.yml",
            "schema: litfass.ledger/1\npost: 2026-wer\nchannel: whatsapp\nformat: status\naccount: laden\n"
            "at: 2026-11-02T09:30:00+01:00\n",
        ),
        (
            {
                **SAID,
                "post": "a:b(c)",
                "at": "2027-01-02T03:04:05Z",
                "by": "Jule Petersen, Büro",
                "variant": "0" * 64,
            },
            "ledger/2027/draft-ohne--linkedin-post.yml",
            'schema: litfass.ledger/1\npost: "a:b(c)"\nchannel: linkedin\nformat: post\n'
            "url: https://social.example/1\n"
            f'at: 2027-01-02T04:04:05+01:00\nby: "Jule Petersen, Büro"\nvariant: "{"0" * 64}"\n',
        ),
    ],
)
def test_path_and_text(known: Known, said: dict[str, str], path: str, text: str) -> None:
    entry, raw = new_entry(said, known, ())
    assert (entry.path, raw.decode()) == (path, text)
    assert read_ledger({path: raw}, known) == ((entry,), [])


def test_a_second_entry_is_refused(known: Known) -> None:
    first, _ = new_entry(SAID | AT, known, ())
    with pytest.raises(ContentError, match=r"^F163 content/ledger/2026/2026-11-01-wer--linkedin-post\.yml"):
        new_entry(SAID | AT, known, [first])
    status = {"post": "2026-wer", **AS_STATUS, **AT}
    first, _ = new_entry(status, known, ())
    with pytest.raises(ContentError, match=r"notes already that whatsapp-status@laden of this post is out\. Take that"):
        new_entry(status, known, [first])


def test_all_that_is_wrong_is_said_at_once(known: Known) -> None:
    with pytest.raises(ContentError) as caught:
        new_entry({**SAID, "url": "x", "at": "gestern", "variant": "y"}, known, ())
    assert [problem.message.split()[0] for problem in caught.value.problems] == ["url", "at:", "variant"]
    assert {(problem.path, problem.line) for problem in caught.value.problems} == {("", 0)}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_written_is_read(text: str) -> None:
    """Whoever posted may be called as they like: PyYAML's own reader, too, finds the very name."""
    entry = LedgerEntry("p", "linkedin", "post", "https://social.example/1", datetime(2026, 11, 2, tzinfo=UTC), by=text)
    try:
        found = yaml.load(text_of(entry), Loader=yaml.BaseLoader)  # texts alone, nothing is constructed
    except yaml.reader.ReaderError:
        assert not text.isprintable()
    else:
        assert found["by"] == text


def test_the_desk_gets_what_is_posted(tmp_path: Path) -> None:
    entry = "schema: litfass.ledger/1\npost: 2026-wer\nchannel: linkedin\nformat: post\n"
    path = "ledger/2026/2026-11-01-wer--linkedin-post.yml"
    write_hub({"files": {**POSTS, path: f"{entry}url: https://social.example/1\nat: 2026-11-02 9:30\n"}}, tmp_path)
    settings = settings_for(tmp_path, {})
    library, _ = read_library(settings, channels=CHANNELS)
    posted = {
        "url": "https://social.example/1",
        "at": "2026-11-02T09:30:00+01:00",
        "by": "",
        "variant": "",
        "file": f"content/{path}",
    }
    assert posted_of(library, settings) == {"2026-wer": {"linkedin-post": posted}}
    assert read_again(library, settings, CHANNELS) == library.ledger
    (tmp_path / "content" / path).unlink()
    assert read_again(library, settings, CHANNELS) == ()
