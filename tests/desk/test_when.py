"""Days of the desk are those of the hub's zone, wherever the device is: what a post's day is, and when it turns."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.desk import node

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/desk/days.toml").read_text("utf-8"))["case"]
DEVICES = ("Europe/Berlin", "America/New_York", "Europe/London", "Pacific/Auckland", "UTC")
CALL = """
import { readFileSync } from "node:fs";
const { module, cases } = JSON.parse(readFileSync(0, "utf8"));
const when = await import(module);
const said = cases.map(({ zone, now, moment }) => {
  when.keepZone(zone);
  const at = Date.parse(moment || now);
  return {
    starts: new Date(when.dayStart(Date.parse(now))).toISOString(),
    ends: new Date(when.dayStart(Date.parse(now), 1)).toISOString(),
    monday: new Date(when.weekStart(Date.parse(now))).toISOString(),
    group: when.groupOf(at, null, Date.parse(now)),
    said: when.whenSaid(at, Date.parse(now)),
    iso: when.isoNow(at),
  };
});
process.stdout.write(JSON.stringify(said));
"""


def said_on(device: str) -> list[dict[str, Any]]:
    """What the desk says of each case on a device in that zone."""
    given = {"module": (node.DESK / "when.mjs").as_uri(), "cases": CASES}
    done = subprocess.run(
        [node.node(), "--input-type=module", "-e", CALL],
        input=json.dumps(given),
        env={**os.environ, "TZ": device},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("device", DEVICES)
def test_days_are_those_of_the_hub(device: str) -> None:
    for case, found in zip(CASES, said_on(device), strict=True):
        wanted = case["wanted"]
        assert {key: found[key].replace("\xa0", " ") for key in wanted} == wanted, case["why"]


def test_a_zone_that_a_browser_does_not_know_leaves_its_own() -> None:
    (name,) = node.call(node.DESK / "when.mjs", ("keepZone", ["Europe/Atlantis"]))
    assert name is None
