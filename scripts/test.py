"""The one gate: sets up `.venv` with everything that guards the project, runs it in order, and sums up at the end.

    python3 scripts/test.py                      all guards
    python3 scripts/test.py --fix                formats and mends first what can be mended by itself
    python3 scripts/test.py --only types         one guard (again for more)
    python3 scripts/test.py -- -k feeds -x       what stands behind -- goes to pytest

Needs nothing but Python 3.11 or newer; works on Linux, macOS and Windows. With Node.js there, the tests also compare
with libraries of X and Bluesky; with Chromium there, they look at pages as readers do. Where the environment variable
CI is set, a test that is skipped because a tool is missing fails (tests/conftest.py).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import _browser
import _environment
import _oracles


@dataclass(frozen=True)
class Guard:
    """One command that must exit with 0, and the command that mends what it finds, if there is one."""

    name: str
    command: tuple[str, ...]
    fix: tuple[str, ...] = ()


GUARDS = (
    Guard("format", ("ruff", "format", "--check", "."), fix=("ruff", "format", ".")),
    Guard("lint", ("ruff", "check", "."), fix=("ruff", "check", "--fix", ".")),
    Guard("types", ("mypy", "--strict", "plugins", "scripts")),
    Guard("imports", ("lint-imports",)),
    Guard("pytest", ("pytest", "-n", "2")),
)


def main(arguments: list[str]) -> int:
    """0 when every guard is content, else 1; all of them run, whatever the first says."""
    options, for_pytest = read(arguments)
    _environment.set_up("dev")
    guards = [guard for guard in GUARDS if not options.only or guard.name in options.only]
    if any(guard.name == "pytest" for guard in guards):
        _oracles.set_up()
        _browser.set_up()
    if options.fix:
        mend(guards)
    failed = [guard.name for guard in guards if not holds(guard, for_pytest)]
    names = ", ".join(guard.name for guard in guards)
    _environment.say(f"\nFailed: {', '.join(failed)} (of {names})." if failed else f"\nAll hold: {names}.")
    return 1 if failed else 0


def read(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """The options before `--`, and what stands behind it."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(prog="test.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fix", action="store_true", help="format and mend before checking")
    parser.add_argument("--only", action="append", choices=[guard.name for guard in GUARDS], help="run one guard")
    return parser.parse_args(arguments[:cut]), arguments[cut + 1 :]


def mend(guards: list[Guard]) -> None:
    """Runs the fixes, the linter's first: the formatter has the last word on what it wrote."""
    for guard in reversed(guards):
        if guard.fix:
            _environment.run(*guard.fix)


def holds(guard: Guard, for_pytest: list[str]) -> bool:
    """Whether the guard is content; its own words go to the terminal."""
    extra = for_pytest if guard.name == "pytest" else []
    _environment.say(f"\n== {guard.name}: {' '.join((*guard.command, *extra))}")
    return _environment.run(*guard.command, *extra) == 0


if __name__ == "__main__":
    _environment.start(main)
