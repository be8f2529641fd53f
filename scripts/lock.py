"""Refreshes requirements/*.txt from pyproject.toml: one lock for every system, with hashes, without addresses.

python3 scripts/lock.py              only what pyproject.toml asks for now
python3 scripts/lock.py --upgrade    the newest versions that it allows
"""

from __future__ import annotations

import shutil
import subprocess

import _environment

OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
    "--python-version=3.11",
)


def main(arguments: list[str]) -> int:
    """Writes both locks; the smaller one takes its versions from the larger, so that the two never disagree."""
    dev, run = _environment.LOCKS["dev"], _environment.LOCKS["run"]
    uv = find_uv()
    return compile_lock(uv, dev, "--extra=pictures", "--extra=lock", "--group=dev", *arguments) or compile_lock(
        uv, run, "--extra=pictures", "--extra=lock", "--group=setup", f"--constraints={dev}", *arguments
    )


def find_uv() -> str:
    """The path of uv: the one in `.venv`, or else the machine's own."""
    own = _environment.program("uv")
    found = str(own) if own.exists() else shutil.which("uv")
    if found is None:
        raise _environment.SetupError("uv is missing: run scripts/test.py once, which puts it into .venv.")
    return found


def compile_lock(uv: str, target: str, *options: str) -> int:
    """uv's exit code for one lock file; paths are relative, because uv writes them into its comments."""
    command = [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *options, f"--output-file={target}"]
    return subprocess.run(command, cwd=_environment.ROOT, check=False).returncode


if __name__ == "__main__":
    _environment.start(main)
