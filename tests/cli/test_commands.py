"""The command line: exit codes, data on stdout, talk on stderr, complete help."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import jsonschema
import pytest
from tests import hubs

from litfass.cli.main import cli
from litfass.problems import codes

CONTEXT = click.Context(cli)
COMMANDS = {name: found for name in cli.list_commands(CONTEXT) if (found := cli.get_command(CONTEXT, name))}


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Path:
    return hubs.copy_hub(tmp_path / "hub")


def _break(hub: Path) -> None:
    folder = hub / "content/posts/2026/kaputt"
    folder.mkdir()
    text = "---\ntitel: Kaputt\ntitle: 'A %0A::error::, b'\ndate: 2026-11-01\ndescription: Kaputt.\n---\n\nText\n"
    (folder / "index.md").write_text(text, "utf-8")


def test_the_commands_are_those_of_the_handbook() -> None:
    known = ["build", "channels", "check", "due", "explain", "export", "measure", "new", "posted", "schema", "serve"]
    assert sorted(COMMANDS) == known


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_complete(command: str, tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, command, "--help")
    assert done.returncode == 0
    for parameter in COMMANDS[command].params:
        if parameter.param_type_name == "option":
            assert getattr(parameter, "help", ""), f"{command} {parameter.name} has no help"
            assert parameter.opts[0] in done.stdout
    assert COMMANDS[command].help
    assert re.search(rf"^  Examples?:\n(?:    .*)?\blitfass {command}\b", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("arguments", [["bild"], ["check", "--format", "xml"], ["due"], ["due", "--since", "gestern"]])
def test_wrong_usage_is_2(arguments: list[str], hub: Path) -> None:
    done = hubs.litfass(hub, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: " in done.stderr


@pytest.mark.parametrize("command", [["build"], ["export"], ["new", "Titel"], ["due", "--since", "2026-01-01"]])
def test_outside_of_a_hub(command: list[str], tmp_path: Path) -> None:
    done = hubs.litfass(tmp_path, *command)
    assert (done.returncode, done.stdout) == (2 if command[0] == "due" else 1, "")
    assert (
        done.stderr
        == "litfass: There is no mkdocs.yml. Change into the folder of your hub, or type --config-file PATH.\n"
    )


def test_check_finds_nothing_in_a_good_hub(hub: Path) -> None:
    (hub / "content/posts/2026/geplant/cover.png").unlink()
    post = hub / "content/posts/2026/erster/index.md"
    post.write_text(post.read_text("utf-8").replace("im [nächsten](../geplant/index.md)", "im nächsten"), "utf-8")
    done = hubs.litfass(hub, "check", "--strict")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Everything is fine.\n")


def test_check_in_three_formats(hub: Path) -> None:
    _break(hub)
    place = "content/posts/2026/kaputt/index.md"
    text = hubs.litfass(hub, "check")
    assert text.returncode == 1
    assert f"error: {place}:2: F110 There is no key “titel”. Did you mean 'title'?\n" in text.stdout
    github = hubs.litfass(hub, "check", "--format", "github")
    assert f"::error file={place},line=2,title=F110::There is no key “titel”. Did you mean 'title'?\n" in github.stdout
    data = json.loads(hubs.litfass(hub, "check", "--format", "json").stdout)
    assert data["schema"] == "litfass.problems/1"
    assert {"level": "error", "code": "F110", "path": place, "line": 2} == {
        key: data["problems"][0][key] if data["problems"][0]["code"] == "F110" else data["problems"][-1][key]
        for key in ("level", "code", "path", "line")
    }
    assert not (hub / "site").exists()


def test_github_wants_paths_from_the_top_of_the_repository(hub: Path) -> None:
    _break(hub)
    above = hub.parent
    places = {
        "hub/content/posts/2026/kaputt/index.md": [(above, {}), (hub, {"GITHUB_WORKSPACE": str(above)})],
        "content/posts/2026/kaputt/index.md": [(hub, {"GITHUB_WORKSPACE": str(above / "elsewhere")})],
    }
    for path, runs in places.items():
        for folder, variables in runs:
            file = (hub / "mkdocs.yml").relative_to(folder)
            done = hubs.litfass(folder, "-f", str(file), "check", "--format", "github", **variables)
            assert f"::error file={path},line=2,title=F110::" in done.stdout
            text = hubs.litfass(folder, "-f", str(file), "check", **variables)
            assert "error: content/posts/2026/kaputt/index.md:2: F110" in text.stdout


@pytest.mark.parametrize(("command", "code"), [(["build"], 1), (["check"], 1), (["due", "--since", "2026-01-01"], 2)])
def test_a_moment_in_the_environment_that_is_none(command: list[str], code: int, hub: Path) -> None:
    done = hubs.litfass(hub, *command, now="gestern")
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("litfass: LITFASS_NOW: “gestern” is not a date; ")


def test_a_warning_exits_with_1_only_when_strict(hub: Path) -> None:
    assert hubs.litfass(hub, "check").returncode == 0
    assert hubs.litfass(hub, "check", "--strict").returncode == 1


def test_errors_in_coming_posts_stop_check_but_not_build(hub: Path) -> None:
    post = hub / "content/posts/2026/geplant/index.md"
    post.write_text(post.read_text("utf-8").replace("authors: [merle]", "authors: [merl]"), "utf-8")
    assert hubs.litfass(hub, "check").returncode == 1
    built = hubs.litfass(hub, "build")
    assert built.returncode == 0
    assert "warning: content/posts/2026/geplant/index.md:5: F130" in built.stderr
    assert hubs.litfass(hub, "build", now="2026-12-01T08:00:00+01:00").returncode == 1


@pytest.mark.parametrize(("language", "hint"), [("de", "Ein oder zwei ganze Sätze"), ("en", "One or two whole sent")])
def test_new_writes_hints_that_hold(language: str, hint: str, hub: Path) -> None:
    """In the hub's language; whoever takes the # away from all of them has a post without a fault."""
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "language: de" in text
    settings.write_text(text.replace("language: de", f"language: {language}"), "utf-8")
    made = hubs.litfass(hub, "new", "Werkbank")
    assert made.returncode == 0, made.stderr
    post = hub / made.stdout.strip()
    draft = post.read_text("utf-8")
    assert hint in draft
    assert ("Sätze" in draft) == (language == "de")
    whole = re.sub(r"(?m)^# (?=[a-z]|  )|^draft:.*\n", "", draft)
    for key in ("date:", "description:", "authors: [", "image:", "channels:"):
        assert f"\n{key}" in whole
    post.write_text(f"{whole}\nAm Montag stand sie im Hof und passte durch keine Tür.\n", "utf-8")
    (post.parent / "cover.jpg").write_bytes((hub / "content/posts/2026/erster/cover.png").read_bytes())
    checked = hubs.litfass(hub, "check")
    assert post.parent.name not in checked.stdout + checked.stderr


def test_new_makes_a_draft_and_never_touches_a_file(hub: Path) -> None:
    first = hubs.litfass(hub, "new", 'Größe: 100 % "mehr"')
    assert (first.returncode, first.stdout) == (0, "content/posts/2026/groesse-100-mehr/index.md\n")
    text = (hub / first.stdout.strip()).read_text("utf-8")
    again = hubs.litfass(hub, "new", "Größe: 100 % mehr")
    assert again.returncode == 1
    assert "F191" in again.stderr
    assert (hub / first.stdout.strip()).read_text("utf-8") == text
    assert hubs.litfass(hub, "new", "!!!").returncode == 1
    build = hubs.litfass(hub, "build")
    assert build.returncode == 0, build.stderr
    assert "2 drafts" in build.stderr


def test_due_says_what_came_due(hub: Path) -> None:
    done = hubs.litfass(hub, "due", "--since", "2026-12-01T07:59", now="2026-12-01T08:00:00+01:00")
    assert (done.returncode, done.stdout) == (0, "2026-12-01T08:00:00+01:00 content/posts/2026/geplant/index.md\n")
    none = hubs.litfass(hub, "due", "--since", "2026-12-01T08:00", now="2026-12-01T08:01:00+01:00")
    assert (none.returncode, none.stdout, none.stderr) == (1, "", "Nothing came due.\n")


@pytest.mark.parametrize("name", COMMANDS["schema"].params[0].type.choices)  # type: ignore[attr-defined]
def test_schemas_are_valid(name: str, tmp_path: Path) -> None:
    schema = json.loads(hubs.litfass(tmp_path, "schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_explain_knows_every_code(tmp_path: Path) -> None:
    listed = hubs.litfass(tmp_path, "explain").stdout
    assert [line.split()[0] for line in listed.splitlines()] == list(codes())
    told = hubs.litfass(tmp_path, "explain", "f110")
    assert told.stdout.startswith("F110  ")
    assert hubs.litfass(tmp_path, "explain", "F999").returncode == 2
