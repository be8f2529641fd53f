"""Throw-away hubs for tests: a copy of a fixture, built by one of the three programs that can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SITES = Path(__file__).parent / "sites"
NOW = "2026-11-22T12:00:00+01:00"


def copy_hub(target: Path, name: str = "klein") -> Path:
    """A copy of a fixture hub that a test may change."""
    shutil.copytree(SITES / name, target)
    return target


def environment(now: str = NOW) -> dict[str, str]:
    """The variables of a shell, with a fixed moment; conftest.py has set the shared cache."""
    return {**os.environ, "LITFASS_NOW": now, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def run(hub: Path, *command: str, now: str = NOW, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs `python -m <command>` in the hub with a fixed moment."""
    return _python(hub, "-m", *command, now=now, **variables)


def run_code(hub: Path, code: str, *, now: str = NOW, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs Python code in the hub with a fixed moment."""
    return _python(hub, "-c", code, now=now, **variables)


def _python(hub: Path, *arguments: str, now: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", *arguments],
        cwd=hub,
        env=environment(now) | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def litfass(hub: Path, *arguments: str, now: str = NOW, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the command line."""
    return run(hub, "litfass", *arguments, now=now, **variables)


def build(hub: Path, program: str = "litfass", *, now: str = NOW, **variables: str) -> dict[str, bytes]:
    """Builds the hub with `litfass`, `mkdocs` or `properdocs` and returns every file of site/ and exports/."""
    done = run(hub, program, "build", now=now, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return written(hub)


def written(hub: Path) -> dict[str, bytes]:
    """Every file of site/ and exports/ by its path."""
    return {
        path.relative_to(hub).as_posix(): path.read_bytes()
        for folder in (hub / "site", hub / "exports")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
