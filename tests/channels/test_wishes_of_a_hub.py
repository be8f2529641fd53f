"""From files on the disk to Requests: settings, folder defaults, posts and the files beside them, each in its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import yaml

from litfass.channels import load
from litfass.channels.requests import read_requests
from litfass.source.library import read_library
from litfass.source.settings import MkdocsFacts, check_channels, read_settings

CHANNELS, _ = load(None)
MKDOCS = """\
    site_name: Beispiel
    site_url: https://www.beispiel.example/
    plugins:
      - litfass:
          channels:
            linkedin: {tier: must}
            mastodon:
              tier: may
              accounts:
                team: https://social.example/@team
                laden: {name: Der Laden, url: "https://social.example/@laden"}
"""


def requests_of(hub: Path, files: dict[str, str]) -> tuple[dict[str, list[str]], list[str]]:
    """What each post asks for, by its path, and everything that is wrong, once."""
    for name, text in files.items():
        (hub / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / "content" / name).write_text(dedent(text), "utf-8")
    text = dedent(MKDOCS)
    facts = MkdocsFacts(hub, hub / "content", "https://www.beispiel.example/", "Beispiel", "", "de")
    options = yaml.safe_load(text)["plugins"][0]["litfass"]
    settings, problems = read_settings(options, mkdocs=facts, text=text, path="mkdocs.yml")
    assert settings is not None
    problems += check_channels(settings, CHANNELS, text=text, path="mkdocs.yml")
    library, found = read_library(settings, channels=CHANNELS)
    problems += found
    asked = {}
    for post in library.posts:
        requests, wrong = read_requests(post, settings, CHANNELS)
        asked[post.path] = [f"{each.name} {each.path}:{each.line} {each.text}".rstrip() for each in requests]
        problems += wrong
    return asked, sorted({str(problem) for problem in problems})


def test_every_layer_in_one_hub(tmp_path: Path) -> None:
    asked, problems = requests_of(
        tmp_path,
        {
            "posts/.meta.yml": """\
                channels:
                  mastodon: {account: laden, hashtags: [Handwerk]}
                """,
            "posts/ofen/index.md": """\
                ---
                title: Ofen
                date: 2026-11-01
                description: Er heizt.
                channels:
                  mastodon: thread
                  linkedin: |
                    Eigene Worte.
                ---
                Text.
                """,
            "posts/ofen/mastodon.md": "Ein langer Faden.\n",
            "posts/nur-titel.md": "---\ntitle: Nur ein Titel\ndate: 2026-11-02\ndescription: Text.\n---\nText.\n",
        },
    )
    assert problems == []
    assert asked == {
        "posts/nur-titel.md": [
            "linkedin-post content/posts/nur-titel.md:1",
            "mastodon-post@laden content/posts/nur-titel.md:1",
        ],
        "posts/ofen/index.md": [
            "linkedin-post content/posts/ofen/index.md:7 Eigene Worte.",
            "mastodon-thread@laden content/posts/ofen/mastodon.md:1 Ein langer Faden.",
        ],
    }


def test_every_mistake_has_its_file_and_line(tmp_path: Path) -> None:
    asked, problems = requests_of(
        tmp_path,
        {
            "posts/.meta.yml": "authors: []\nmp-syndicate-to:\n  - linkdin\n  - mastodon: {account: team}\n",
            "posts/eins.md": "---\ntitle: Eins\ndate: 2026-11-01\ndescription: Text.\n---\nText.\n",
            "posts/zwei.md": """\
                ---
                title: Zwei
                date: 2026-11-02
                description: Text.
                channels:
                  mastodon:
                    accounts: [team, ladn]
                ---
                Text.
                """,
        },
    )
    assert [each.partition(" ")[0] for each in asked["posts/eins.md"]] == ["mastodon-post@team"]
    assert problems == [
        "content/posts/.meta.yml:3: K110 There is no channel 'linkdin'. Did you mean 'linkedin'?",
        "content/posts/zwei.md:7: K120 There is no account 'ladn' on Mastodon. Did you mean 'laden'?",
    ]
