"""`litfass measure`: people, programs, and input that is no text."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import hubs

from litfass.cli.main import cli

OWN = """
schema = 1
id = "aushang"
name = "Aushang"
home = "https://aushang.example/"
kind = "feed"
aliases = ["brett"]

[format.zettel]
markup = "plain"
[format.zettel.field.text]
limit = { codepoint = 5, byte = 8 }
api_limit = { codepoint = 3 }
[format.zettel.field.title]

[house]
compose = ["label", "hook", "link"]
shrink = ["hook"]

[[source]]
facts = ["format.zettel.field.text"]
note = "Es steht daneben."
checked = 2026-11-22
confidence = "M"
"""


def _hub(tmp_path: Path) -> Path:
    (tmp_path / "channels").mkdir()
    (tmp_path / "channels/aushang.toml").write_text(OWN, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Nur da\n", "utf-8")
    return tmp_path


def _measure(folder: Path, text: bytes, *arguments: str) -> tuple[int, str, str]:
    with contextlib.chdir(folder):
        done = CliRunner().invoke(cli, arguments, input=text)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 0, "0 of 5 code points; 0 of 8 bytes"),
        ("äöü", 0, "3 of 5 code points; 6 of 8 bytes"),
        ("abcde\n", 0, "5 of 5 code points; 5 of 8 bytes"),
        ("abcde\r\n", 0, "5 of 5 code points; 5 of 8 bytes"),
        ("abcd\r", 0, "5 of 5 code points; 5 of 8 bytes"),
        ("abcd\n\n", 0, "5 of 5 code points; 5 of 8 bytes"),
        ("\n\n", 0, "1 of 5 code points; 1 of 8 bytes"),
        ("\ufeffab", 0, "2 of 5 code points; 2 of 8 bytes"),
        ("abcdef", 1, "6 of 5 code points, 1 over; 6 of 8 bytes"),
        ("äöüäö", 1, "5 of 5 code points; 10 of 8 bytes, 2 over"),
    ],
)
def test_a_sentence_and_an_exit_code(tmp_path: Path, text: str, code: int, said: str) -> None:
    done = _measure(_hub(tmp_path), text.encode(), "measure", "aushang")
    assert done == (code, f"Aushang zettel text: {said}.\n", "")


@pytest.mark.parametrize("name", ["aushang", "Aushang/zettel", "brett", "brett/zettel", "aushang-zettel"])
def test_channel_and_format_by_all_their_names(tmp_path: Path, name: str) -> None:
    code, out, _ = _measure(_hub(tmp_path), b"abcdef", "measure", name, "--json")
    assert code == 1
    assert json.loads(out) == {
        "channel": "aushang",
        "format": "zettel",
        "field": "text",
        "mode": "paste",
        "fits": False,
        "counts": {"codepoint": 6, "byte": 6},
        "limits": {"codepoint": 5, "byte": 8},
    }


def test_the_api_counts_otherwise_only_where_the_file_says_so(tmp_path: Path) -> None:
    hub = _hub(tmp_path)
    out = _measure(hub, b"abcd", "measure", "aushang", "--mode", "api", "--json")
    assert (out[0], json.loads(out[1])["mode"], json.loads(out[1])["limits"]) == (1, "api", {"codepoint": 3})
    for mode in ("paste", "api"):
        out = _measure(hub, b"", "measure", "linkedin", "--mode", mode, "--json")
        assert json.loads(out[1])["limits"] == {"utf16": 3000}


def test_a_field_without_a_limit_takes_everything(tmp_path: Path) -> None:
    hub = _hub(tmp_path)
    assert _measure(hub, b"x" * 9999, "measure", "aushang", "--field", "title") == (
        0,
        "Aushang zettel title: no limit is known.\n",
        "",
    )


def test_without_a_hub_the_channels_of_litfass_are_there(tmp_path: Path) -> None:
    assert _measure(tmp_path, b"", "measure", "linkedin")[0] == 0
    code, out, said = _measure(tmp_path, b"", "measure", "aushang")
    assert (code, out) == (2, "")
    assert "There is no channel 'aushang'. `litfass channels` lists all." in said
    code, _, said = _measure(tmp_path, b"", "-f", "fehlt.yml", "measure", "linkedin")
    assert code == 2
    assert "There is no fehlt.yml. Leave out --config-file to measure without a hub." in said


def test_lines_are_answered_one_by_one(tmp_path: Path) -> None:
    texts = ["", "äöü", "abcdef", "zwei\nZeilen\n", 'mit "Zeichen" \\ \u2028', "\ud83d", "\u0000"]
    lines = "".join(json.dumps(text) + "\n" for text in texts).removesuffix("\n").encode()
    code, out, said = _measure(_hub(tmp_path), lines, "measure", "aushang", "--jsonl")
    assert (code, said) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["counts"]["codepoint"] for row in rows] == [len(text) for text in texts]
    assert [row["fits"] for row in rows] == [True, True, False, False, False, True, True]
    assert {frozenset(row) for row in rows} == {frozenset(("fits", "counts", "limits"))}


@pytest.mark.parametrize(
    "line", [b"12", b"null", b"abc", b'["a"]', b'"a', b"", b'"\xfc"', b"[" * 100_000, b'"a" "b"', b"\xef\xbb\xbf1"]
)
def test_a_line_that_is_no_string_has_its_number(tmp_path: Path, line: bytes) -> None:
    code, out, said = _measure(_hub(tmp_path), b'"eins"\n"zwei"\n' + line + b'\n"vier"\n', "measure", "x", "--jsonl")
    assert code == 2
    assert len(out.splitlines()) == 2
    assert 'Error: Line 3 is no JSON string in UTF-8. Type each text as "…" on a line of its own.' in said
    assert "Traceback" not in said


def test_another_program_may_ask_and_wait(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "litfass", "measure", "linkedin", "--jsonl"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for text, length in (("a", 1), ("👍", 2)):
            program.stdin.write(json.dumps(text).encode() + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["counts"] == {"utf16": length}
        program.stdin.close()
        assert program.wait(60) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["linkdin"], "There is no channel 'linkdin'. Did you mean 'linkedin'?"),
        (["aushang/zetel"], "Aushang has no format 'zetel'. Did you mean 'zettel'?"),
        (["aushang/"], "Aushang has no format ''. Type one of: zettel."),
        (["aushang", "--field", "titel"], "Aushang zettel has no field 'titel'. Did you mean 'title'?"),
        (["aushang", "--json", "--jsonl"], "Type either --json or --jsonl."),
        (["aushang", "--mode", "app"], "'app' is not one of 'paste', 'api'"),
        ([], "Missing argument 'CHANNEL[/FORMAT]'"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], said: str) -> None:
    code, out, err = _measure(_hub(tmp_path), b"", "measure", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    code, out, said = _measure(_hub(tmp_path), "gut\nGrüße".encode("latin-1"), "measure", "aushang")
    assert (code, out) == (2, "")
    assert "The text is not UTF-8: byte 0xFC in line 2 is no part of it. Save it as UTF-8." in said


def test_a_faulty_channel_file_of_the_hub_is_said(tmp_path: Path) -> None:
    hub = _hub(tmp_path)
    (hub / "channels/aushang.toml").write_text(OWN.replace("codepoint = 3", "codepiont = 3"), "utf-8")
    code, out, said = _measure(hub, b"", "measure", "linkedin")
    assert (code, out) == (2, "")
    assert "error: channels/aushang.toml:" in said


@pytest.fixture(name="accounts", scope="module")
def _accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = hubs.copy_hub(tmp_path_factory.mktemp("measure") / "hub")
    config, mark = (hub / "mkdocs.yml").read_text("utf-8"), "        whatsapp: {tier: must}\n"
    assert mark in config
    said = """\
        mastodon:
          accounts:
            werkstatt: https://norden.example/@werkstatt
            inken: {limit: {mastodon_weighted: 5000}}
"""
    (hub / "mkdocs.yml").write_text(config.replace(mark, mark + said), "utf-8")
    return hub


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["mastodon"], 1, "Mastodon post text: 600 of 500 characters as Mastodon counts them, 100 over."),
        (
            ["mastodon", "--account", "werkstatt"],
            1,
            "Mastodon post@werkstatt text: 600 of 500 characters as Mastodon counts them, 100 over.",
        ),
        (
            ["masto/thread", "--account", "@Inken"],
            0,
            "Mastodon thread@inken text: 600 of 5,000 characters as Mastodon counts them.",
        ),
    ],
)
def test_an_account_has_a_limit_of_its_own(accounts: Path, arguments: list[str], code: int, said: str) -> None:
    assert _measure(accounts, b"x" * 600, "measure", *arguments) == (code, f"{said}\n", "")


def test_an_account_as_data(accounts: Path) -> None:
    code, out, _ = _measure(accounts, b"x" * 600, "measure", "mastodon", "--account", "inken", "--json")
    assert code == 0
    assert json.loads(out) == {
        "channel": "mastodon",
        "format": "post",
        "field": "text",
        "mode": "paste",
        "account": "inken",
        "fits": True,
        "counts": {"mastodon_weighted": 600},
        "limits": {"mastodon_weighted": 5000},
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mastodon", "--account", "inke"], "Mastodon has no account 'inke' in mkdocs.yml. Did you mean 'inken'?"),
        (["mastodon", "--account", ""], "Mastodon has no account '' in mkdocs.yml. Type one of: werkstatt, inken."),
        (["linkedin", "--account", "inken"], "LinkedIn has no account 'inken' in mkdocs.yml. Leave out --account."),
    ],
)
def test_an_account_that_is_not_there(accounts: Path, arguments: list[str], said: str) -> None:
    code, out, err = _measure(accounts, b"", "measure", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_outside_of_a_hub_nobody_has_accounts(tmp_path: Path) -> None:
    code, out, err = _measure(tmp_path, b"", "measure", "mastodon", "--account", "inken")
    assert (code, out) == (2, "")
    said = (
        "There is no mkdocs.yml here, and only there accounts have names. Change to the folder of the hub, or leave out"
    )
    assert f"{said} --account." in err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("mastodon_weighted: 5000", "grapheme: 5000", "inken.limit is in “grapheme”, but Mastodon counts in"),
        ("mastodon_weighted: 5000", "mastodon_weighted: 0", "inken.limit.mastodon_weighted is “0”; expected"),
    ],
)
def test_settings_that_an_account_cannot_have(accounts: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/index.md").write_text("# Start\n", "utf-8")
    for name in ("impressum.md", "datenschutz.md"):
        (tmp_path / "content" / name).write_text("# Hier\n", "utf-8")
    config = (accounts / "mkdocs.yml").read_text("utf-8")
    assert old in config
    (tmp_path / "mkdocs.yml").write_text(config.replace(old, new), "utf-8")
    code, out, err = _measure(tmp_path, b"", "measure", "mastodon", "--account", "inken")
    assert (code, out) == (2, "")
    assert "error: mkdocs.yml:" in err
    assert f"C102 channels.mastodon.accounts.{said}" in err


def test_measuring_does_not_wait_for_mkdocs() -> None:
    code = "import sys, litfass.cli.main, litfass.cli.measure; print(*(name.partition('.')[0] for name in sys.modules))"
    done = hubs.run_code(Path.cwd(), code)
    assert done.returncode == 0, done.stderr
    assert not {"mkdocs", "jinja2", "feedgen", "frontmatter", "markdown"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("target", "text", "paste", "api"),
    [
        ("linkedin", "Preis (netto) #1", {"utf16": 16}, {"utf16": 19}),
        ("whatsapp", "C:\\Ofen (neu)", {"utf16": 13}, {"utf16": 13}),
        (
            "bluesky",
            "Neu: https://www.beispiel.de/blog/der-ofen-ist-da/",
            {"grapheme": 36, "byte": 36},
            {"grapheme": 50, "byte": 50},
        ),
    ],
)
def test_a_page_and_an_api_count_in_two_ways(
    tmp_path: Path, target: str, text: str, paste: dict[str, int], api: dict[str, int]
) -> None:
    for mode, counts in (("paste", paste), ("api", api)):
        code, out, _ = _measure(tmp_path, text.encode(), "measure", target, "--mode", mode, "--json")
        assert (code, json.loads(out)["counts"]) == (0, counts)
