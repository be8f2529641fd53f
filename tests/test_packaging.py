"""The wheel: what somebody gets who installs Litfass without a checkout."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
COMMANDS = PROJECT["scripts"] | PROJECT["entry-points"]["mkdocs.plugins"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built with the locked hatchling and no network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("litfass-*.whl"))


def data_files(folder: Path) -> set[str]:
    """Every file below `folder` but caches, relative to it."""
    names = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {name.as_posix() for name in names if not any(part.startswith((".", "__pycache__")) for part in name.parts)}


def test_the_wheel_carries_package_and_theme_and_nothing_else(wheel: Path) -> None:
    found = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {f"litfass/{name}" for name in data_files(ROOT / "plugins" / "litfass")}
    theme = {f"litfass/theme/{name}" for name in data_files(ROOT / "theme")}
    assert found == package | theme
    assert {"litfass/py.typed", "litfass/codes.toml", "litfass/theme/site/base.html"} <= found


def test_the_theme_is_found_in_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "from litfass.website import theme_dir; print(theme_dir())"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == tmp_path / "litfass" / "theme"


def test_the_licence_travels_with_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_entry_point_leads_somewhere(name: str) -> None:
    module, attribute = COMMANDS[name].split(":")
    assert callable(getattr(importlib.import_module(module), attribute))
