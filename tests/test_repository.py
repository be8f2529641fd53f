"""What holds for the files of the repository as such: locks, line endings, sizes, and what is ignored."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 1_000_000

# What a checkout never holds: whole folders at the root, caches and pictures of a file manager anywhere.
AT_ROOT = {".git", ".venv", "site", "exports", "dist", ".cache"}
ANYWHERE = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}
ANYWHERE |= {"node_modules"}
BINARY = {
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".avif",
    ".gif",
    ".ico",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
    ".pdf",
    ".zip",
    ".gz",
}


def repository_files(root: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the repository, in a fixed order."""
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        pruned = ANYWHERE | (AT_ROOT if here == root else set())
        folders[:] = sorted(name for name in folders if name not in pruned and not name.endswith(".egg-info"))
        yield from (here / name for name in sorted(files))


FILES = list(repository_files())
TEXTS = [path for path in FILES if path.suffix not in BINARY]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_walk_sees_the_house() -> None:
    """The other tests judge what this walk finds: it must not be blind to rooms named like ignored folders."""
    found = {shown(path) for path in FILES}
    assert {"pyproject.toml", ".ci/run", "theme/site/base.html", "plugins/litfass/build/files.py"} <= found


def test_text_files_end_lines_with_lf() -> None:
    """A file that needs CRLF for a test is made in the test: a checkout would change it (.gitattributes)."""
    assert [shown(path) for path in TEXTS if b"\r" in path.read_bytes()] == []


def test_binary_files_are_declared() -> None:
    """Git must not take a picture for a text and mend its line endings."""
    declared = re.findall(r"^\*(\.\w+)\s+binary$", (ROOT / ".gitattributes").read_text("utf-8"), re.MULTILINE)
    assert set(declared) == BINARY
    assert [shown(path) for path in TEXTS if b"\0" in path.read_bytes()] == []


def test_no_file_is_large() -> None:
    """A repository is cloned whole, for good: pictures are made small before they come in."""
    assert [f"{shown(path)}: {path.stat().st_size}" for path in FILES if path.stat().st_size > LARGEST] == []


def test_no_registry_is_named() -> None:
    """A mirror must do: which index is asked is a matter of the machine (cut here, or this test finds itself)."""
    hosts = ("pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "--index" + "-url", "--find" + "-links")
    found = []
    for path in TEXTS:
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{shown(path)}: {host}" for host in hosts if host in text.replace("--no-emit-", "")]
    assert found == []


def ignore_patterns() -> list[str]:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_nothing_of_the_house_is_ignored() -> None:
    """`site` and `build` are names of rooms too: only a pattern with a leading slash may name them."""
    for pattern in ignore_patterns():
        name = pattern.strip("/")
        parts = {path.relative_to(ROOT).parts[0] for path in FILES} if pattern.startswith("/") else set()
        if not pattern.startswith("/"):
            parts = {part for path in FILES for part in path.relative_to(ROOT).parts}
        assert [part for part in parts if fnmatch(part, name)] == [], pattern


def test_what_is_generated_is_ignored() -> None:
    assert {f"/{name}/" for name in AT_ROOT - {".git"}} | {f"{name}/" for name in ANYWHERE} <= set(ignore_patterns())


def test_ci_can_be_started() -> None:
    if os.name == "nt":
        pytest.skip("other platform: Windows knows no executable bit")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


# --- the lock files ---


def entries(name: str) -> dict[str, tuple[str, int]]:
    """Requirement -> (marker, number of hashes) for one lock file; every line of it must be understood."""
    found: dict[str, tuple[str, int]] = {}
    current = ""
    for line in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines():
        if match := re.fullmatch(r"([a-z0-9-]+==[\w.!+]+)(?: ; ([^\\]+?))? \\", line):
            current = match[1]
            found[current] = (match[2] or "", 0)
        elif re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line):
            marker, hashes = found[current]
            found[current] = (marker, hashes + 1)
        else:
            assert re.fullmatch(r"\s+#.*", line), f"{name}.txt: unexpected line {line!r}"
    return found


LOCKED = {name: entries(name) for name in ("run", "dev")}


@pytest.mark.parametrize("name", LOCKED)
def test_every_entry_of_a_lock_has_hashes(name: str) -> None:
    assert len(LOCKED[name]) > 20
    assert [entry for entry, (_, hashes) in LOCKED[name].items() if not hashes] == []


def test_the_lock_of_the_tests_includes_that_of_the_build() -> None:
    """`scripts/_environment.py` counts on it: whoever can test can build, with the same versions."""
    missing = {entry: row for entry, row in LOCKED["run"].items() if LOCKED["dev"].get(entry) != row}
    assert missing == {}


def wanted(groups: dict[str, list[object]], name: str) -> list[Requirement]:
    """The requirements of a dependency group, with the groups it includes (PEP 735)."""
    found: list[Requirement] = []
    for item in groups[name]:
        if isinstance(item, dict):
            found += wanted(groups, item["include-group"])
        else:
            found.append(Requirement(str(item)))
    return found


@pytest.mark.parametrize(("name", "group"), [("run", "setup"), ("dev", "dev")])
def test_a_lock_is_fresh(name: str, group: str) -> None:
    """Every requirement of pyproject.toml is locked at a version it allows, or `scripts/lock.py` was forgotten."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needs = [Requirement(text) for text in tables["project"]["dependencies"]] + wanted(
        tables["dependency-groups"], group
    )
    versions: dict[str, list[str]] = {}
    for entry in LOCKED[name]:
        package, version = entry.split("==")
        versions.setdefault(package, []).append(version)
    stale = [str(need) for need in needs if not locked_for(need, versions)]
    assert stale == []


def locked_for(need: Requirement, versions: dict[str, list[str]]) -> bool:
    found = versions.get(re.sub(r"[-_.]+", "-", need.name).lower(), [])
    return bool(found) and all(need.specifier.contains(version, prereleases=True) for version in found)


def test_what_builds_the_project_is_locked() -> None:
    """The project is installed without build isolation, so the lock must hold its build system."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {Requirement(text).name for text in tables["build-system"]["requires"]} <= {
        Requirement(str(text)).name for text in tables["dependency-groups"]["setup"]
    }


# --- the changelog ---


def test_the_changelog_keeps_its_form() -> None:
    """Keep a Changelog 1.1: an Unreleased section first, then versions with dates, only the six known groups."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    sections = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert sections[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", section) for section in sections[1:])
    groups = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert groups
    assert groups <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
