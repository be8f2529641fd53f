"""Installs what the tests ask: libraries of X and Bluesky (how long a text is) and axe-core (can all use the desk).

Standard library only. They come from npm, locked in tests/oracles/npm, and none of their install scripts is run.
Without npm the tests that need them are skipped, which fails where CI is set.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import _environment

FOLDER = _environment.ROOT / "tests" / "oracles" / "npm"
COMMAND = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
MISSING = (
    "npm is missing, so the tests that compare with the libraries of X and Bluesky are skipped: "
    "install Node.js 20 or newer from nodejs.org, then run the same command again."
)
NO_NETWORK = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTCACHED")


def set_up(folder: Path = FOLDER) -> None:
    """Brings node_modules to what the lock file says; says nothing when it is."""
    wanted = _environment.fingerprint((folder / "package-lock.json").read_text("utf-8"))
    stamp = folder / "node_modules" / "litfass-setup.txt"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        _environment.say(MISSING)
        return
    _environment.say("Installing the libraries of X and Bluesky for the tests ...")
    install(npm, folder)
    stamp.write_text(wanted, "utf-8")


def install(npm: str, folder: Path) -> None:
    """`npm ci`; it removes node_modules first, and with it the stamp of a set-up that was interrupted."""
    done = subprocess.run(
        [npm, *COMMAND], cwd=folder, text=True, encoding="utf-8", errors="replace", capture_output=True, check=False
    )
    if done.returncode:
        raise _environment.SetupError(explain(done.stdout + done.stderr))


def explain(output: str) -> str:
    """npm's output as one line that says what to do."""
    if any(sign in output for sign in NO_NETWORK):
        return (
            "The libraries of X and Bluesky could not be fetched: no connection to npm's package index. "
            "Only the first run needs one: connect and run the same command again."
        )
    return f"npm could not install tests/oracles/npm: {first_error(output)}"


def first_error(output: str) -> str:
    """The first line that npm marks as an error and that is more than a code."""
    lines = [line.partition("npm error ")[2].strip() for line in output.splitlines() if "npm error " in line]
    said = [line for line in lines if line and not line.startswith("code ")]
    return (said or [_environment.last_line(output)])[0]
