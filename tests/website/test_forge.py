"""Every case in tests/cases/desk/forges.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from litfass.model import DeskSettings
from litfass.website.forge import forge_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "desk" / "forges.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = forge_of(DeskSettings(**case.get("desk", {})), case["repo_url"], case.get("edit_uri", ""), "content")
    assert (f"{found.kind} {found.url} {found.branch} {found.root}".strip() if found else "") == case["forge"]
