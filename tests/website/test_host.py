"""What the host makes of MkDocs: Problems instead of tracebacks, and nothing written that was not asked for."""

from __future__ import annotations

import socket
import traceback
from pathlib import Path

import pytest
from tests import hubs

from litfass.problems import ContentError, LitfassError, Problem, codes
from litfass.website import host


@pytest.fixture(name="hub")
def _hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LITFASS_NOW", hubs.NOW)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    return hubs.copy_hub(tmp_path / "hub")


def _config(hub: Path, old: str, new: str) -> Path:
    """Changes mkdocs.yml."""
    file = hub / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def _hook(hub: Path, code: str) -> Path:
    (hub / "hook.py").write_text(code, "utf-8")
    return _config(hub, "nav:\n", "hooks: [hook.py]\nnav:\n")


def _refused(file: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        host.build(file)
    assert not (file.parent / "site").exists()
    assert {problem.code for problem in caught.value.problems} <= codes().keys()
    return list(caught.value.problems)


def _add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


# --- strict, check, hidden files ----------------------------------------------------------------------------------


def test_strict_of_mkdocs_yml_stops_on_warnings(hub: Path) -> None:
    _add(hub / "content/index.md", "\n[Preise](preise.md)\n")
    assert host.build(hub / "mkdocs.yml").problems
    (hub / "site").rename(hub / "before")
    found = _refused(_config(hub, "nav:\n", "strict: true\nnav:\n"))
    assert ("content/index.md", 9, "S102") in {(each.path, each.line, each.code) for each in found}


def test_strict_says_warnings_of_settings_and_of_content(hub: Path) -> None:
    _add(hub / "content/index.md", "\n[Preise](preise.md)\n")
    found = _refused(_config(hub, "nav:\n", "strict: true\nsite_nam: Neu\nnav:\n"))
    assert {("mkdocs.yml", "C194"), ("content/index.md", "S102")} <= {(each.path, each.code) for each in found}


def test_check_writes_nothing_beside_the_site(hub: Path) -> None:
    before = sorted(hub.rglob("*"))
    file = _hook(
        hub,
        "from pathlib import Path\ndef on_post_build(config):\n"
        "    root = Path(config.config_file_path).parent\n"
        "    assert not Path(config.site_dir).is_relative_to(root)\n"
        "    assert not list(root.glob('.litfass*'))\n",
    )
    assert [each for each in host.check(file) if each.code == "S104"] == []
    assert sorted(hub.rglob("*")) == sorted([*before, hub / "hook.py"])


def test_check_says_all_in_one_run(hub: Path) -> None:
    page = "File.generated(config, 'alt/sauerteig/index.md', content='An address that an alias has.')"
    code = f"from mkdocs.structure.files import File\ndef on_files(files, config):\n    files.append({page})\n"
    _add(hub / "content/index.md", "\n[Preise](preise.md)\n")
    file = _hook(hub, code)
    found = {each.code for each in host.check(file)}
    assert {"F142", "S102"} <= found
    assert {each.code for each in _refused(file) if each.level == "error"} == {"F142"}


def test_a_hidden_file_of_a_hook_is_published(hub: Path) -> None:
    code = "from pathlib import Path\ndef on_post_build(config):\n    Path(config.site_dir, '.nojekyll').touch()\n"
    host.build(_hook(hub, code))
    assert (hub / "site/.nojekyll").is_file()


# --- what stops a build -------------------------------------------------------------------------------------------


def test_a_missing_template_is_named(hub: Path) -> None:
    page = hub / "content/impressum.md"
    page.write_text(f"---\ntemplate: pries.html\n---\n\n{page.read_text('utf-8')}", "utf-8")
    found = [each for each in _refused(hub / "mkdocs.yml") if each.level == "error"]
    assert [(each.path, each.line, each.code) for each in found] == [("content/impressum.md", 2, "S105")]
    assert found[0].message == "Neither custom_dir nor the theme nor a plugin has the template 'pries.html'."


def _no_preview(hub: Path, *options: str) -> str:
    """What a preview says that cannot start; a program of its own, since MkDocs does not close its socket then."""
    done = hubs.litfass(hub, *options)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_preview_says_why_it_cannot_start(hub: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert f"litfass: The preview cannot start on {address}: " in _no_preview(hub, "serve", "-a", address)
    assert "There is no fehlt.yml. " in _no_preview(hub, "-f", "fehlt.yml", "serve")
    _hook(hub, "def on_files(files, config):\n    raise RuntimeError('so nicht')\n")
    assert "S104 RuntimeError: so nicht It was raised in hook.py, line 2." in _no_preview(hub, "serve")
    (hub / "hook.py").write_text("", "utf-8")
    page = hub / "content/impressum.md"
    page.write_text(f"---\ntemplate: pries.html\n---\n\n{page.read_text('utf-8')}", "utf-8")
    assert "S105 Neither custom_dir nor the theme nor a plugin has the template 'pries.html'." in _no_preview(
        hub, "serve"
    )
    _config(hub, "site_description: Brot", "site_description: Brot: gut")
    assert "error: mkdocs.yml:3: C193 " in _no_preview(hub, "serve")


def test_a_hook_that_fails_on_a_page(hub: Path) -> None:
    code = "def on_page_markdown(markdown, page, **rest):\n    if page.file.src_uri == 'index.md':\n        int('x')\n"
    with pytest.raises(ContentError) as caught:
        host.build(_hook(hub, code))
    found = [each for each in caught.value.problems if each.level == "error"]
    message = "ValueError: invalid literal for int() with base 10: 'x'"
    assert found == [Problem("content/index.md", 0, "S104", message, "It was raised in hook.py, line 3.")]
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize(
    ("event", "raised", "said"),
    [
        ("on_files(files, config)", "RuntimeError('so nicht')", "S104 RuntimeError: so nicht"),
        ("on_files(files, config)", "FileNotFoundError(2, 'fehlt', 'x.csv')", "S104 FileNotFoundError: "),
        ("on_files(files, config)", "PluginError('nicht so; nothing was written.')", "nicht so; nothing was written."),
        ("on_page_markdown(markdown, **rest)", "PluginError('so nicht')", "S104 so nicht"),
        ("on_files(files, config)", "ConfigurationError('so nicht')", "S104 so nicht"),
        ("on_config(config)", "Abort('so nicht')", "S104 so nicht"),
    ],
)
def test_what_a_hook_raises_is_said_beside_warnings(hub: Path, event: str, raised: str, said: str) -> None:
    imports = "import logging\nfrom mkdocs.exceptions import *\n"
    warning = "    logging.getLogger('mkdocs.hook').warning('Achtung: nothing was written, noch.')\n"
    found = _refused(_hook(hub, f"{imports}def {event}:\n{warning}    raise {raised}\n"))
    assert [each for each in found if said in str(each)], found
    assert "Achtung: nothing was written, noch." in {each.message for each in found}
    assert not [each for each in found if "BuildError" in each.message]


def test_a_full_disk_is_no_fault_of_a_hook(hub: Path) -> None:
    code = "def on_page_markdown(markdown, **rest):\n    raise OSError(28, 'No space left on device')\n"
    with pytest.raises(host.OutputError, match=r"The site cannot be built: No space left on device\."):
        host.build(_hook(hub, code))


def test_errors_in_content_are_not_summed_up(hub: Path) -> None:
    post = hub / "content/posts/2026/erster/index.md"
    post.write_text(post.read_text("utf-8").replace("---\n", "---\ntitel: Kaputt\n", 1), "utf-8")
    found = _refused(hub / "mkdocs.yml")
    assert [each.code for each in found if each.level == "error"] == ["F110"]
    assert not [each for each in found if "nothing was written" in each.message]


# --- mkdocs.yml ---------------------------------------------------------------------------------------------------


def test_broken_yaml_has_its_line(hub: Path) -> None:
    found = _refused(_config(hub, "site_description: Brot", "site_description: Brot: gut"))
    assert [(each.path, each.line, each.code) for each in found] == [("mkdocs.yml", 3, "C193")]
    assert str(found[0]).startswith("mkdocs.yml:3: C193 This cannot be read as YAML. A second colon?")


def test_broken_yaml_in_the_parent_file(hub: Path) -> None:
    (hub / "prod.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    _config(hub, "site_description: Brot", "site_description: Brot: gut")
    assert [(each.path, each.line) for each in _refused(hub / "prod.yml")] == [("mkdocs.yml", 3)]


def test_settings_that_are_not_utf8(hub: Path) -> None:
    (hub / "mkdocs.yml").write_bytes("site_name: Bäckerei\n".encode("latin-1"))
    assert [(each.path, each.line, each.code) for each in _refused(hub / "mkdocs.yml")] == [("mkdocs.yml", 0, "C193")]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("docs_dir: content", "docs_dir: contnet", 4, "Config value 'docs_dir': The path "),
        ("site_name: Bäckerei Morgenroth", "INHERIT: fehlt.yml", 0, "Inherited config file 'fehlt.yml' does not exist"),
        ("site_description: Brot aus Kiel", "hooks: [content/../hook.py]", 0, "RuntimeError: boom"),
    ],
)
def test_what_mkdocs_does_not_accept(hub: Path, old: str, new: str, line: int, said: str) -> None:
    (hub / "hook.py").write_text("raise RuntimeError('boom')\n", "utf-8")
    found = _refused(_config(hub, old, new))
    assert [(each.path, each.line, each.code) for each in found] == [("mkdocs.yml", line, "C194")]
    assert found[0].message.startswith(said)
    assert "\n" not in found[0].message


# --- moments and places -------------------------------------------------------------------------------------------


def test_a_moment_that_is_none(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITFASS_NOW", "gestern")
    for run in (host.build, host.check, host.load):
        with pytest.raises(LitfassError, match=r"^LITFASS_NOW: “gestern” is not a date; .* Type LITFASS_NOW=2026-"):
            run(hub / "mkdocs.yml")  # type: ignore[operator]
    with pytest.raises(LitfassError, match=r"^--now: “morgen” is not a date"):
        host.load(hub / "mkdocs.yml", now="morgen")
    done = hubs.run(hub, "mkdocs", "build", now="gestern")
    assert done.returncode == 1
    assert "LITFASS_NOW: “gestern” is not a date" in done.stderr
    assert "Traceback" not in done.stderr


def test_links_in_nested_content_have_their_path(hub: Path) -> None:
    (hub / "web").mkdir()
    (hub / "content").rename(hub / "web/content")
    _add(hub / "web/content/index.md", "\n[Preise](preise.md)\n")
    file = _config(hub, "docs_dir: content", "docs_dir: web/content")
    found = {(each.path, each.line) for each in host.check(file) if "preise.md" in each.message}
    assert found == {("web/content/index.md", 9)}


def test_the_cause_stays_for_those_who_look(hub: Path) -> None:
    code = "def on_files(files, config):\n    raise RuntimeError('tief drin')\n"
    with pytest.raises(ContentError) as caught:
        host.build(_hook(hub, code))
    assert "RuntimeError: tief drin" in "".join(traceback.format_exception(caught.value))
