"""The desk's own scripts, run by Node: a module of theme/desk is called, and what it gives comes back as a value."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

DESK = Path(__file__).parents[2] / "theme" / "desk"
CALL = """
import { readFileSync } from "node:fs";
const { module, calls } = JSON.parse(readFileSync(0, "utf8"));
const made = await import(module);
const answers = calls.map(({ name, given }) => made[name](...given) ?? null);
process.stdout.write(JSON.stringify(answers));
"""


def node() -> str:
    """The command; skips the test when there is none, which fails where CI is set."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("the desk's scripts are not tested: install Node.js 20 or newer from nodejs.org")
    return found


def call(module: Path, *calls: tuple[str, list[Any]]) -> list[Any]:
    """What each function gives for its arguments, all from one process of Node."""
    given = {"module": module.as_uri(), "calls": [{"name": name, "given": values} for name, values in calls]}
    done = subprocess.run(
        [node(), "--input-type=module", "-e", CALL],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def desk(name: str, *given: Any) -> Any:
    """What a function of count.mjs says."""
    (answer,) = call(Path(__file__).with_name("count.mjs"), (name, list(given)))
    return answer
