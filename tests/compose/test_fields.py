"""Fields beside the text: the cases of `cases/compose/fields.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.compose.test_variant import CHANNELS, POST, composed, tuples

from litfass.model import FieldRule

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/compose/fields.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case: dict[str, Any]) -> None:
    channel = next(iter(CHANNELS.values()))
    rules = {name: FieldRule(name, **tuples(rule)) for name, rule in case["field"].items()}
    format = replace(channel.default, fields={"text": channel.default.fields["text"], **rules})
    post = replace(POST, **tuples(case["post"]))
    own = case.get("own", {})
    made = composed(post, case["body"], channel, format=format, **own)
    assert dict(made.fields) == case["fields"]
    assert list(made.fields) == [name for name in rules if name in made.fields]
