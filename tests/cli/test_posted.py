"""`litfass posted`: a note in the ledger, found by post and channel, and its undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests import hubs

FILE = "content/ledger/2026/2026-10-02-erster--linkedin-post.yml"
URL = "https://social.example/1"


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Path:
    return hubs.copy_hub(tmp_path / "hub")


def test_a_note_and_its_undo(hub: Path) -> None:
    assert hubs.litfass(hub, "export", "erster").returncode == 0
    done = hubs.litfass(hub, "posted", "erster", "linkedin", URL, "--by", "Jule Petersen")
    assert (done.returncode, done.stdout) == (0, f"{FILE}\n"), done.stderr
    manifest = json.loads((hub / "exports/2026-10-02-erster/manifest.json").read_text("utf-8"))
    assert (hub / FILE).read_text("utf-8") == (
        f"schema: litfass.ledger/1\npost: 2026-erster\nchannel: linkedin\nformat: post\nurl: {URL}\n"
        f'at: {hubs.NOW}\nby: "Jule Petersen"\nvariant: {manifest["channels"]["linkedin-post"]["variant"]}\n'
    )
    again = hubs.litfass(hub, "posted", "content/posts/2026/erster/index.md", "linkedin/post", URL)
    assert (again.returncode, again.stdout) == (1, "")
    assert f"error: F163 {FILE} notes already that linkedin-post of this post is out: {URL}" in again.stderr
    undone = hubs.litfass(hub, "posted", "2026-erster", "linkedin-post", "--undo")
    assert (undone.returncode, undone.stdout) == (0, f"{FILE}\n")
    assert not (hub / FILE).exists()
    assert hubs.litfass(hub, "posted", "erster", "linkedin", "--undo").returncode == 1


def test_what_has_no_address_is_noted_too(hub: Path) -> None:
    path = "content/ledger/2026/2026-10-02-erster--newsletter-mail.yml"
    done = hubs.litfass(hub, "posted", "erster", "newsletter")
    assert (done.returncode, done.stdout) == (0, f"{path}\n"), done.stderr
    assert "Noted without an address." in done.stderr
    assert (hub / path).read_text("utf-8") == (
        f"schema: litfass.ledger/1\npost: 2026-erster\nchannel: newsletter\nformat: mail\nat: {hubs.NOW}\n"
    )
    again = hubs.litfass(hub, "posted", "erster", "newsletter")
    assert f"error: F163 {path} notes already that newsletter-mail of this post is out." in again.stderr
    assert hubs.litfass(hub, "check").returncode == 0
    assert hubs.litfass(hub, "posted", "erster", "newsletter", "--undo").stdout == f"{path}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["erster", "linkedin", URL, "--undo"], 2, "Type either a URL or --undo."),
        (["ester", "linkedin", URL], 2, "There is no post 'ester'. Did you mean 'erster'?"),
        (["erster", "linkdin", URL], 2, "There is no channel 'linkdin'. Did you mean 'linkedin'?"),
        (["erster", "linkedin/thread", URL], 2, "There is no channel 'linkedin-thread'."),
        (["erster", "linkedin", URL, "--account", "team"], 2, "LinkedIn has no account 'team' in mkdocs.yml."),
        (["erster", "linkedin", "beitrag"], 1, "F160 url is “beitrag”; expected an address that starts with https://."),
        (["erster", "linkedin", URL, "--at", "gestern"], 2, "'gestern' is no date or time."),
    ],
)
def test_what_it_cannot_note(hub: Path, arguments: list[str], code: int, said: str) -> None:
    done = hubs.litfass(hub, "posted", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert not (hub / "content/ledger").exists()


def test_a_channel_alone_means_what_the_post_has_for_it(hub: Path) -> None:
    """Without a bundle the note has no checksum; a channel that the post does not want has its usual format."""
    post = hub / "content/posts/2026/erster/index.md"
    wishes = (
        "channels: {google-business: {format: event}, x: {formats: [post, thread]}, linkedin: {format: document}}\n"
    )
    post.write_text(post.read_text("utf-8").replace("date: 2026-10-02", f"{wishes}date: 2026-10-02"), "utf-8")
    names = {"google-business": "google-business-event", "linkedin": "linkedin-document", "bluesky": "bluesky-post"}
    for channel, name in names.items():
        done = hubs.litfass(hub, "posted", "erster", channel, URL, "--at", "2026-11-20")
        assert done.stdout == f"content/ledger/2026/2026-10-02-erster--{name}.yml\n", done.stderr
        assert "variant" not in (hub / done.stdout.strip()).read_text("utf-8")
    both = hubs.litfass(hub, "posted", "erster", "x", URL)
    assert (both.returncode, both.stdout) == (2, "")
    assert "'x' means 2 texts of this post. Type one of: x-post, x-thread." in both.stderr
    assert hubs.litfass(hub, "check").returncode == 0
