"""Sets up `.venv` from the lock files and does nothing when it is as wanted: shared by the scripts beside it.

Standard library only, for it runs before anything is installed. What was installed is kept in a stamp inside `.venv`;
as long as the lock files, the packaging tables of pyproject.toml, the Python and the folder are the same, nothing is
looked up, so the second run needs no network.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python shall read a sentence, not a traceback
    sys.exit(
        f"Litfass needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]}: "
        f"install a newer one and start this script with it, for example `python3.13 {sys.argv[0]}`."
    )

import hashlib
import importlib.util
import json
import os
import subprocess
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "litfass-setup.json"
LOG = VENV / "litfass-setup.log"

# Both locks hold the same versions; "dev" has everything that "run" has (a test compares them).
LOCKS = {"run": "requirements/run.txt", "dev": "requirements/dev.txt"}

# pip says these when it reaches no index; the last is what remains when an index is silent about a package.
NO_NETWORK = (
    "Max retries exceeded",
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "(from versions: none)",
)


class SetupError(Exception):
    """Nothing can be set up; the message is one line that says what to do."""


@dataclass(frozen=True)
class Stamp:
    """What lies in `.venv`, as fingerprints: two equal stamps mean that there is nothing to install."""

    python: str
    place: str
    project: str
    locks: Mapping[str, str]


def wanted_stamp(kind: str, root: Path = ROOT) -> Stamp:
    """The stamp that `.venv` must carry for `kind` ("run" or "dev", which includes "run")."""
    kinds = ("run", "dev") if kind == "dev" else ("run",)
    return Stamp(
        # A folder that was moved or copied has a .venv whose commands still point to the old place.
        python=f"{sys.implementation.name} {sys.version.split()[0]} {sys.platform}",
        place=str(root),
        project=project_fingerprint((root / "pyproject.toml").read_text("utf-8")),
        locks={name: fingerprint((root / LOCKS[name]).read_text("utf-8")) for name in kinds},
    )


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, the same whatever its line endings became in a checkout."""
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def project_fingerprint(pyproject: str) -> str:
    """The fingerprint of what an install reads in pyproject.toml, so that a new lint rule installs nothing."""
    tables = tomllib.loads(pyproject)
    read = [tables.get("build-system"), tables.get("project"), tables.get("tool", {}).get("hatch")]
    return fingerprint(json.dumps(read, sort_keys=True))


def read_stamp(path: Path = STAMP) -> Stamp | None:
    """The stamp of the last finished set-up; None when there was none, or it cannot be read."""
    try:
        return Stamp(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def steps(found: Stamp | None, wanted: Stamp) -> tuple[str, ...]:
    """What is to be done, in order: any of "venv", "packages", "project"; empty when all is there."""
    if found is None or (found.python, found.place) != (wanted.python, wanted.place):
        return "venv", "packages", "project"
    packages = () if wanted.locks.items() <= found.locks.items() else ("packages",)
    project = () if found.project == wanted.project else ("project",)
    return packages + project


def set_up(kind: str) -> None:
    """Brings `.venv` to what `kind` wants; says nothing when it is."""
    wanted = wanted_stamp(kind)
    todo = steps(read_stamp() if program("python").exists() else None, wanted)
    if not todo:
        return
    say("Setting up .venv: this is done once and takes about a minute ...")
    start = time.monotonic()
    STAMP.unlink(missing_ok=True)
    work = {"venv": make_venv, "packages": lambda: install_packages(kind), "project": install_project}
    for step in todo:
        work[step]()
    write_stamp(wanted)
    say(f"Set up in {time.monotonic() - start:.0f} s.")


def write_stamp(stamp: Stamp, path: Path = STAMP) -> None:
    """Writes the stamp whole or not at all: a half-written one would pass for a finished set-up."""
    new = path.with_suffix(".new")
    new.write_text(json.dumps(asdict(stamp), indent=2) + "\n", "utf-8")
    new.replace(path)


def make_venv() -> None:
    """A new, empty `.venv`."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise SetupError(".venv has to be made anew, but its own Python runs this script: start it with python3.")
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupError(
            f"This Python has no venv module. On Debian and Ubuntu: sudo apt install python{version}-venv; "
            "elsewhere install Python from python.org. Then run the same command again."
        )
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        env=environment(),
        text=True,
        encoding="utf-8",
        errors="replace",
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f".venv could not be made: {last_line(done.stdout + done.stderr)}")


def install_packages(kind: str) -> None:
    """The packages of one lock file, each checked against its hashes."""
    pip("--require-hashes", "-r", LOCKS[kind])


def install_project() -> None:
    """The project itself, editable, built with the locked packages: nothing is fetched for it."""
    pip("--no-deps", "--no-build-isolation", "--no-index", "-e", ".")
    for link in VENV.rglob("_litfass.pth"):
        make_relative(link, ROOT / "plugins")


def make_relative(link: Path, target: Path) -> None:
    """Lets a path file lead to `target` relative to its own folder.

    Up to Python 3.12 path files are read in the system's encoding, which is not UTF-8 on Windows: an absolute path
    through a folder such as C:/Users/Müller would lead nowhere.
    """
    link.write_text(Path(os.path.relpath(target, link.parent)).as_posix() + "\n", "utf-8")


def pip(*arguments: str) -> None:
    """`pip install` in `.venv`; its settings, cache and mirrors are the user's own."""
    done = subprocess.run(
        [str(program("python")), "-m", "pip", "install", "--quiet", "--no-input", *arguments],
        cwd=ROOT,
        env=environment(),
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        LOG.write_text(done.stdout, "utf-8")
        raise SetupError(explain(done.stdout))


def explain(output: str) -> str:
    """pip's output as one line that says what to do."""
    if any(sign in output for sign in NO_NETWORK):
        return (
            "The packages could not be fetched: no connection to Python's package index. "
            "Only the first run needs one: connect and run the same command again."
        )
    return f"pip could not install the packages: {last_line(output)} (everything it said: {LOG.relative_to(ROOT)})"


def last_line(output: str) -> str:
    """The last line that says something; pip's own ERROR lines come first."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["it said nothing"])[-1]


def program(name: str) -> Path:
    """The path of a command inside `.venv` on this system."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def environment() -> dict[str, str]:
    """The environment for what runs in `.venv`: its commands come first, nothing leaks in from other Pythons."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME", "PIP_USER")}
    path = os.pathsep.join((str(program("python").parent), os.environ.get("PATH", "")))
    return {
        "PIP_RETRIES": "2",  # a machine without a network shall not wait for minutes
        **kept,
        "PATH": path,
        "VIRTUAL_ENV": str(VENV),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "PYTHONIOENCODING": "utf-8",  # a Windows pipe would otherwise refuse what a tool wants to draw
    }


def run(name: str, *arguments: str) -> int:
    """Runs a command of `.venv` in the project's folder and gives its exit code."""
    sys.stdout.flush()
    return subprocess.run([str(program(name)), *arguments], cwd=ROOT, env=environment(), check=False).returncode


def say(line: str) -> None:
    """One line for the person at the terminal, on stderr like all talk."""
    print(line, file=sys.stderr, flush=True)


def start(main: Callable[[list[str]], int]) -> None:
    """Runs a script's `main` and ends with its exit code; what cannot be set up is said in one line."""
    try:
        code = main(sys.argv[1:])
    except SetupError as error:
        say(str(error))
        code = 2
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"{place}{error.strerror or error}. Make room or allow writing, then run again.")
        code = 2
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
