"""`scripts/_oracles.py`: when npm is asked, and what people read when it cannot be."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module under test, with scripts/ in reach as when it is started from there."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("_oracles", ROOT / "scripts" / "_oracles.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def oracles(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "package-lock.json").write_text('{"lock": 1}\n', "utf-8")
    return tmp_path


class Npm:
    """Stands for `npm ci`: remembers its calls and makes node_modules anew, as npm does."""

    def __init__(self, folder: Path, code: int = 0, said: str = "") -> None:
        self.folder, self.code, self.said = folder, code, said
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        modules = self.folder / "node_modules"
        for file in modules.glob("*"):
            file.unlink()
        modules.mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, self.code, self.said, "")


def use(npm: Npm, oracles: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracles.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(oracles.subprocess, "run", npm)


def test_npm_is_asked_once_until_the_lock_changes(
    oracles: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = Npm(folder)
    use(npm, oracles, monkeypatch)
    oracles.set_up(folder)
    oracles.set_up(folder)
    assert [call[1:3] for call in npm.calls] == [["ci", "--ignore-scripts"]]
    (folder / "package-lock.json").write_text('{"lock": 2}\n', "utf-8")
    oracles.set_up(folder)
    assert len(npm.calls) == 2


def test_a_failed_set_up_is_tried_again(oracles: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = Npm(folder, 1, "npm error code EINTEGRITY\nnpm error sha512-x: integrity checksum failed\n")
    use(npm, oracles, monkeypatch)
    for _ in range(2):
        with pytest.raises(oracles._environment.SetupError, match="sha512-x: integrity checksum failed"):
            oracles.set_up(folder)
    assert len(npm.calls) == 2


def test_without_a_network_the_message_says_so(oracles: ModuleType) -> None:
    said = oracles.explain("npm error code ENOTFOUND\nnpm error network request to somewhere failed\n")
    assert "no connection" in said
    assert "\n" not in said


def test_without_npm_it_is_said_and_the_rest_goes_on(
    oracles: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(oracles.shutil, "which", lambda _: None)
    oracles.set_up(folder)
    assert "npm is missing" in capsys.readouterr().err
    assert not (folder / "node_modules").exists()


def test_the_lock_names_no_registry_and_every_package_has_a_hash() -> None:
    lock = json.loads((ROOT / "tests/oracles/npm/package-lock.json").read_text("utf-8"))
    packages = [entry for name, entry in lock["packages"].items() if name]
    assert len(packages) > 10
    assert all(entry["integrity"].startswith("sha512-") for entry in packages)
    assert all("resolved" not in entry for entry in packages)
