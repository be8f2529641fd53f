"""scripts/_browser.py: a browser is looked for, installed only where that is allowed, and asked for in one sentence."""

from __future__ import annotations

import importlib
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from tests.browser.conftest import NAMES

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(name="browser")
def _browser(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("_browser")


def there(browser: ModuleType, monkeypatch: pytest.MonkeyPatch, *names: str) -> list[object]:
    """A machine with these programs; gives what is run on it."""
    ran: list[object] = []
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}" if name in names else None)
    monkeypatch.setattr(subprocess, "run", lambda command, **options: ran.append(command))
    return ran


def test_the_tests_look_for_the_same_names(browser: ModuleType) -> None:
    assert browser.NAMES == NAMES


def test_a_browser_that_is_there_is_taken(
    browser: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = there(browser, monkeypatch, "google-chrome", "apt-get")
    browser.set_up()
    assert browser.find() == "/usr/bin/google-chrome"
    assert (ran, capsys.readouterr().err) == ([], "")


@pytest.mark.parametrize(
    ("names", "root", "tries"), [(("apt-get",), 0, 1), (("apt-get", "snap"), 0, 0), (("apt-get",), 1000, 0), ((), 0, 0)]
)
def test_it_is_installed_on_debian_for_root_alone(
    browser: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    names: tuple[str, ...], root: int, tries: int,
) -> None:  # fmt: skip
    ran = there(browser, monkeypatch, *names)
    monkeypatch.setattr(browser.os, "geteuid", lambda: root, raising=False)
    browser.set_up()
    assert ran == [browser.INSTALL] * tries
    assert capsys.readouterr().err.endswith(f"{browser.MISSING}\n")
