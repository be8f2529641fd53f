"""The locked desk in the public site: nobody reads it without the password, and nobody places it without one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from tests import hubs

from litfass.model import DeskSettings
from litfass.website.locked_desk import without_lock

PASSWORD = "Vier Brezeln im Schnee"
SALT = "0123456789abcdef0123456789abcdef"
OPTIONS = f"desk: {{password_env: LITFASS_DESK_PASSWORD, salt: {SALT}, place: pult}}"
LETTERS = re.compile(r"[^\W\d_]{5,}")


def locked_hub(folder: Path, options: str = OPTIONS) -> Path:
    """A hub whose settings lock its desk."""
    hub = hubs.copy_hub(folder)
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    changed = re.sub(r"  - litfass-exports(?:: \{(.*)\}|:?)\n", lambda m: _plugin(m[1] or "", options), text)
    assert changed != text
    settings.write_text(changed, "utf-8")
    return hub


def _plugin(said: str, options: str) -> str:
    return f"  - litfass-exports: {{{', '.join(filter(None, (said, options)))}}}\n"


@pytest.fixture(name="hub", scope="module")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = locked_hub(tmp_path_factory.mktemp("locked") / "hub")
    hubs.build(hub, LITFASS_DESK_PASSWORD=PASSWORD)
    return hub


def test_no_word_of_a_post_is_in_the_published_files(hub: Path, tmp_path: Path) -> None:
    """What a page that asks for a password says is what that of an empty hub says, but for the names of its files."""
    published = {path.name: path.read_bytes() for path in sorted((hub / "site/pult").iterdir())}
    texts = [path.read_text("utf-8") for path in (hub / "exports").rglob("*.txt")]
    names = [path.name for path in (hub / "exports").iterdir()]
    words = {word for text in (*texts, *names) for word in LETTERS.findall(text)}
    assert len(words) > 40
    page = published.pop("index.html").decode()
    for name, content in published.items():
        assert re.fullmatch(r"[0-9a-f]{24}\.bin", name)
        assert not [word for word in words if len(word) > 5 and word.encode() in content]
    empty = locked_hub(tmp_path / "hub")
    for folder in ("posts", "blog"):
        shutil.rmtree(empty / "content" / folder, ignore_errors=True)
    (empty / "content/posts").mkdir()
    hubs.build(empty, LITFASS_DESK_PASSWORD=PASSWORD)
    assert _without_files(page) == _without_files((empty / "site/pult/index.html").read_text("utf-8"))
    assert PASSWORD not in page


def _without_files(page: str) -> str:
    return re.sub(r'"seal":"[0-9a-f]{64}","files":\[[^\]]*\]', '"files":[]', page)


def test_nothing_else_of_the_site_leads_there(hub: Path) -> None:
    for path in (hub / "site").rglob("*"):
        if path.is_file() and path.parent.name != "pult":
            assert b"pult/" not in path.read_bytes(), path
    page = (hub / "site/pult/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page


def test_the_build_says_where_it_lies(tmp_path: Path) -> None:
    hub = locked_hub(tmp_path / "hub")
    done = hubs.litfass(hub, "build", LITFASS_DESK_PASSWORD=PASSWORD)
    assert done.returncode == 0, done.stderr
    said = done.stderr.splitlines()[-1]
    assert said == "The locked desk lies in site/pult/, on the website at https://brot.example/laden/pult/"
    assert "locked desk" not in hubs.litfass(hub, "export").stderr
    assert PASSWORD not in done.stdout + done.stderr


def test_a_second_entry_of_the_plugin_is_an_error(tmp_path: Path) -> None:
    """MkDocs would run it as a plugin of its own; the first one's options would not count for it."""
    hub = hubs.copy_hub(tmp_path / "hub")
    settings = hub / "mkdocs.yml"
    text = settings.read_text("utf-8")
    first = line_of(hub, "- litfass-exports")
    settings.write_text(
        text.replace("  - litfass-exports", f"  - litfass-exports: {{{OPTIONS}}}\n  - litfass-exports", 1), "utf-8"
    )
    for command in ("check", "build", "export"):
        done = hubs.litfass(hub, command, LITFASS_DESK_PASSWORD=PASSWORD)
        assert done.returncode == 1
        said = " ".join((done.stdout + done.stderr).split())
        assert f"mkdocs.yml:{first + 1}: S112 The plugin litfass-exports stands here a second time" in said
        assert f"Move them into the first entry in line {first}, and delete this one." in said
    assert not (hub / "site").exists()
    assert not (hub / "exports").exists()


def test_the_same_content_gives_the_same_bytes(hub: Path, tmp_path: Path) -> None:
    other = locked_hub(tmp_path / "hub")
    hubs.build(other, "mkdocs", LITFASS_DESK_PASSWORD=PASSWORD)
    found, again = ({path.name: path.read_bytes() for path in (each / "site/pult").iterdir()} for each in (hub, other))
    assert found == again
    lock = json.loads(re.findall(r'id="desk-vault">(.*?)</script>', found["index.html"].decode())[0])["lock"]
    assert sorted(f"{name}.bin" for name in lock["files"]) == sorted(set(found) - {"index.html"})


BAD = {
    "": "has no password",
    "kurz": "shorter than 12 characters",
    " " * 12: "begins or ends with a blank",
    f"{PASSWORD} ": "begins or ends with a blank",
    f"{PASSWORD}\n": "has a sign that nobody can type",
    "Vier\tBrezeln im Schnee": "has a sign that nobody can type",
    "Vier\u200bBrezeln im Schnee": "has a sign that nobody can type",
    f"{PASSWORD}\udcff": "has a sign that nobody can type",
    "a" * 12: "has fewer than 5 different characters",
    "abcdabcdabcd": "has fewer than 5 different characters",
}


@pytest.mark.parametrize("password", BAD, ids=[ascii(each) for each in BAD])
def test_a_bad_password_is_refused_and_never_repeated(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITFASS_DESK_PASSWORD", password)
    (problem,) = without_lock(DeskSettings(password_env="LITFASS_DESK_PASSWORD", salt=SALT), "mkdocs.yml")
    assert problem.code == "S111"
    assert BAD[password] in problem.message
    assert problem.hint
    assert len(password.strip()) < 5 or password.strip() not in str(problem)


@pytest.mark.parametrize("password", [PASSWORD, "äöüß ÄÖÜ 123", "Ein Brot 🥨 zu viel"])
def test_a_good_password(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITFASS_DESK_PASSWORD", password)
    assert without_lock(DeskSettings(password_env="LITFASS_DESK_PASSWORD", salt=SALT), "mkdocs.yml") == []


@pytest.mark.parametrize(
    ("password", "said"),
    [("", "has no password"), ("kurz", "shorter than 12 characters"), (f"{PASSWORD}\n", "nobody can type")],
)  # fmt: skip
def test_without_a_good_password_nothing_is_built(password: str, said: str, tmp_path: Path) -> None:
    hub = locked_hub(tmp_path / "hub")
    done = hubs.litfass(hub, "build", LITFASS_DESK_PASSWORD=password)
    assert done.returncode == 1
    assert "S111" in done.stdout + done.stderr
    assert said in " ".join((done.stdout + done.stderr).split())
    assert not (hub / "site").exists()
    assert not (hub / "exports").exists()


@pytest.mark.parametrize("command", ["check", "export"])
def test_what_writes_no_site_needs_no_password(command: str, tmp_path: Path) -> None:
    hub = locked_hub(tmp_path / "hub")
    done = hubs.litfass(hub, command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("desk: {password_env: LITFASS_DESK_PASSWORD}", "desk.salt is empty; expected at least 16 characters"),
        (
            "desk: {password_env: LITFASS_DESK_PASSWORD, salt: 7c1d0f52a94be6083d5a}",
            "desk.salt is the example of the handbook, which others copy too. Type salt: ",
        ),
        (
            "desk: {password_env: LITFASS_DESK_PASSWORD, salt: 1234567890.1234567890}",
            "desk.salt is a number, which YAML reads otherwise than it is typed. Put it in quotation marks",
        ),
        (
            "desk: {password_env: LITFASS_DESK_PASSWORD, salt: 12345678901234567890}",
            "desk.salt is a number, which YAML reads otherwise than it is typed. Put it in quotation marks",
        ),
        (f"desk: {{password_env: LITFASS_DESK_PASSWORD, salt: {SALT}, place: ../x}}", "desk.place is “../x”"),
        (f"desk: {{password_env: Vier Brezeln im Schnee, salt: {SALT}}}", "no name of an environment variable"),
    ],
)  # fmt: skip
def test_settings_that_cannot_lock_are_refused(options: str, said: str, tmp_path: Path) -> None:
    hub = locked_hub(tmp_path / "hub", options)
    done = hubs.litfass(hub, "check")
    assert done.returncode == 1
    assert said in " ".join((done.stdout + done.stderr).split())
    assert "Brezeln" not in done.stdout + done.stderr


HOOK = """\
from pathlib import Path


def on_env(env, config, files):
    Path(config.site_dir, "pult/preise").mkdir(parents=True)
"""
PAGES = {
    "content/pult/index.md": "(content/pult/index.md)",
    "content/Pult.md": "(content/Pult.md)",
    "content/pult/preise.pdf": "(content/pult/preise.pdf)",
}


@pytest.mark.parametrize("program", ["litfass", "mkdocs"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_site_is_not_written_over(page: str, program: str, tmp_path: Path) -> None:
    hub = locked_hub(tmp_path / "hub")
    (hub / page).parent.mkdir(exist_ok=True)
    (hub / page).write_text("# Das Pult im Laden\n", "utf-8")
    done = hubs.run(hub, program, "build", LITFASS_DESK_PASSWORD=PASSWORD)
    assert done.returncode == 1
    said = " ".join((done.stdout + done.stderr).split())
    line = line_of(hub, "litfass-exports")
    where = f"mkdocs.yml:{line}: S111 The locked desk cannot lie in /pult/, where the site has pages of its own"
    assert f"{where} {PAGES[page]}. Type desk: {{place: desk}}" in said
    assert "Traceback" not in said
    assert not (hub / "site").exists()
    assert "S111" in hubs.litfass(hub, "check").stdout


@pytest.mark.parametrize("program", ["litfass", "mkdocs"])
def test_posts_and_what_hooks_write_are_pages_too(program: str, tmp_path: Path) -> None:
    hub = locked_hub(tmp_path / "hub", OPTIONS.replace("place: pult", "place: blog"))
    done = hubs.run(hub, program, "build", LITFASS_DESK_PASSWORD=PASSWORD)
    assert done.returncode == 1
    assert "cannot lie in /blog/, where the site has pages of its own (content/posts/" in done.stdout + done.stderr
    hub = locked_hub(tmp_path / "other")
    (hub / "hook.py").write_text(HOOK, "utf-8")
    settings = hub / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    done = hubs.run(hub, program, "build", LITFASS_DESK_PASSWORD=PASSWORD)
    assert done.returncode == 1
    said = " ".join((done.stdout + done.stderr).split())
    assert "where the site has pages of its own from a hook or a plugin. Type desk: {place: desk}" in said
    assert "Traceback" not in said
    assert ".litfass-tmp" not in said


def line_of(hub: Path, part: str) -> int:
    """The line of mkdocs.yml that holds `part`."""
    lines = (hub / "mkdocs.yml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)
