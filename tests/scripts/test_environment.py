"""`scripts/_environment.py`: what is installed when, and what people read when it cannot be."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load() -> ModuleType:
    """The module under test; scripts/ is no package and must not shadow the standard library's names."""
    spec = importlib.util.spec_from_file_location("_environment", ROOT / "scripts" / "_environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["_environment"] = module
    spec.loader.exec_module(module)
    return module


environment = load()
RUN = environment.Stamp(python="cpython 3.11.7 linux", place="/hub", project="p1", locks={"run": "r1"})
DEV = replace(RUN, locks={"run": "r1", "dev": "d1"})
ALL = ("venv", "packages", "project")


@pytest.mark.parametrize(
    ("found", "wanted", "todo"),
    [
        pytest.param(None, RUN, ALL, id="nothing is there, or the last set-up was interrupted"),
        pytest.param(RUN, RUN, (), id="all is there"),
        pytest.param(DEV, RUN, (), id="more than enough is there"),
        pytest.param(RUN, DEV, ("packages",), id="the tests need more than the build"),
        pytest.param(replace(RUN, locks={"run": "r0"}), RUN, ("packages",), id="a new lock"),
        pytest.param(replace(DEV, locks={"run": "r1", "dev": "d0"}), DEV, ("packages",), id="a new lock for the tests"),
        pytest.param(replace(RUN, project="p0"), RUN, ("project",), id="a new command or entry point"),
        pytest.param(replace(RUN, project="p0"), DEV, ("packages", "project"), id="both, packages first"),
        pytest.param(replace(RUN, python="cpython 3.13.0 linux"), RUN, ALL, id="another Python"),
        pytest.param(replace(RUN, place="/elsewhere"), RUN, ALL, id="a folder that was moved or copied"),
    ],
)
def test_steps(found: object, wanted: object, todo: tuple[str, ...]) -> None:
    assert environment.steps(found, wanted) == todo


def a_project(root: Path) -> Path:
    """A folder with the three files that a stamp is made of."""
    (root / "requirements").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.ruff]\nline-length = 120\n', "utf-8")
    (root / "requirements" / "run.txt").write_text("a==1\nb==1\n", "utf-8")
    (root / "requirements" / "dev.txt").write_text("a==1\nb==1\nc==1\n", "utf-8")
    return root


@pytest.mark.parametrize(
    ("path", "old", "new", "changes"),
    [
        ("requirements/run.txt", "b==1", "b==2", {"locks"}),
        ("requirements/dev.txt", "c==1", "c==2", {"locks"}),
        ("requirements/run.txt", "\n", "\r\n", set()),
        ("pyproject.toml", 'name = "x"', 'name = "y"', {"project"}),
        ("pyproject.toml", "line-length = 120", "line-length = 100", set()),
    ],
)
def test_stamp_changes_with_what_an_install_reads(
    tmp_path: Path, path: str, old: str, new: str, changes: set[str]
) -> None:
    root = a_project(tmp_path)
    before = environment.wanted_stamp("dev", root)
    file = root / path
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    after = environment.wanted_stamp("dev", root)
    assert {
        name for name in ("python", "place", "project", "locks") if getattr(before, name) != getattr(after, name)
    } == changes


def test_stamp_of_a_build_ignores_the_lock_of_the_tests(tmp_path: Path) -> None:
    root = a_project(tmp_path)
    before = environment.wanted_stamp("run", root)
    (root / "requirements" / "dev.txt").write_text("c==9\n", "utf-8")
    assert environment.wanted_stamp("run", root) == before


def test_stamp_survives_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "stamp.json"
    environment.write_stamp(DEV, path)
    assert environment.read_stamp(path) == DEV
    assert [file.name for file in tmp_path.iterdir()] == ["stamp.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"python": "3", "surprise": 1}', "\N{BYTE ORDER MARK}{}"])
def test_broken_stamp_is_no_stamp(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stamp.json"
    path.write_text(text, "utf-8")
    assert environment.read_stamp(path) is None


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (
            "WARNING: Retrying ... NewConnectionError('[Errno -3] Temporary failure')\nERROR: No match",
            "no connection to Python's package index",
        ),
        ("ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)", "no connection"),
        ("noise\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n  x expected a\n", "THESE PACKAGES DO NOT MATCH"),
        ("OSError: [Errno 28] No space left on device\n", "No space left on device"),
        ("", "it said nothing"),
    ],
)
def test_explain_is_one_line_that_says_what_to_do(output: str, said: str) -> None:
    line = environment.explain(output)
    assert said in line
    assert "\n" not in line


def test_environment_keeps_other_pythons_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_USER"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("PIP_INDEX_URL", "mirror")
    child = environment.environment()
    assert "PYTHONPATH" not in child
    assert "PYTHONHOME" not in child
    assert child["PIP_USER"] == "0"
    assert child["PIP_INDEX_URL"] == "mirror", "a company's mirror must be honoured"
    assert child["PATH"].split(os.pathsep)[0] == str(environment.program("x").parent)


def test_start_says_one_line_and_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(_: list[str]) -> int:
        raise environment.SetupError("Connect and run again.")

    with pytest.raises(SystemExit) as ended:
        environment.start(fails)
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Connect and run again.\n"


def test_start_names_the_file_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(_: list[str]) -> int:
        raise PermissionError(13, "Permission denied", "/hub/.venv")

    with pytest.raises(SystemExit) as ended:
        environment.start(fails)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("/hub/.venv: Permission denied.")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            OSError(28, "No space left on device"),
            "No space left on device. Make room or allow writing, then run again.\n",
        ),
        (RuntimeError(), None),
    ],
)
def test_start_says_what_a_person_can_mend_and_no_more(
    capsys: pytest.CaptureFixture[str], error: Exception, line: str | None
) -> None:
    def fails(_: list[str]) -> int:
        raise error

    with pytest.raises(SystemExit if line else RuntimeError):
        environment.start(fails)
    assert capsys.readouterr().err == (line or "")


def test_the_link_to_the_package_survives_umlauts(tmp_path: Path) -> None:
    """site.py reads it as we write it, in any encoding: nothing of the folder's own path is in it."""
    hub = tmp_path / "Büro Müller"
    packages = hub / ".venv" / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    (hub / "plugins").mkdir()
    link = packages / "_litfass.pth"
    environment.make_relative(link, hub / "plugins")
    assert link.read_bytes() == b"../../../../plugins\n"
    assert (packages / link.read_text("ascii").strip()).resolve() == (hub / "plugins").resolve()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(environment, "VENV", Path("/nowhere/.venv"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(environment.SetupError, match=r"no venv module.*apt install python3\.\d+-venv"):
        environment.make_venv()


def test_an_old_python_reads_a_sentence(tmp_path: Path) -> None:
    """Runs the guard at the top of the file with the version of an old Python."""
    source = (ROOT / "scripts" / "_environment.py").read_text("utf-8")
    guard = source[: source.index("import hashlib")].replace(
        "import sys\n", "import sys\nsys.version_info = (3, 10, 1)\n", 1
    )
    script = tmp_path / "guard.py"
    script.write_text(guard, "utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"Litfass needs Python 3\.11 or newer, and this is Python 3\.10: .*\n", done.stderr)


def test_scripts_import_the_standard_library_only() -> None:
    """They run before anything is installed (scripts that start later may import more, and stand here by name)."""
    own = {"_browser", "_environment", "_oracles"}
    for name in ("_browser", "_environment", "_oracles", "build", "test", "lock"):
        text = (ROOT / "scripts" / f"{name}.py").read_text("utf-8")
        imported = {match.split(".")[0] for match in re.findall(r"^(?:import|from) ([\w.]+)", text, re.MULTILINE)}
        assert imported - set(sys.stdlib_module_names) <= own, name
