"""One table of codes: each is used, each use is in the table, and each explains itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from litfass.problems import Code, codes

PACKAGE = Path(__file__).parents[1] / "plugins" / "litfass"
CODE = re.compile(r"[CFKLTPNSR]\d{3}")


def _used() -> set[str]:
    """Every string in the package's Python that is a code."""
    return {
        node.value
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_code_and_table_agree() -> None:
    assert _used() == set(codes())


@pytest.mark.parametrize("code", codes().values(), ids=codes())
def test_each_code_explains_itself(code: Code) -> None:
    assert code.title[0].isupper()
    assert not code.title.endswith(".")
    assert len(code.why.split()) >= 8
    assert code.bad or code.good
