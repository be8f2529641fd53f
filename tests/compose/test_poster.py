"""What a poster says and which form it has."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from litfass.compose.poster import grounds_of, lines_of
from litfass.model import Post

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "media" / "poster.toml").read_text("utf-8"))["case"]
POST = Post("a", "a.md", "", "a", "de", "Titel", "", 1, datetime(2026, 1, 1, tzinfo=UTC), "a/")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_words(case: dict[str, Any]) -> None:
    found = lines_of(case["title"], case.get("language", "de"))
    assert [line.replace("\u00a0", " ") for line in found] == case["lines"]


def posts(count: int) -> list[Post]:
    return [
        replace(POST, id=f"p{n}", slug=f"beitrag-{n}", created=POST.created + timedelta(days=n)) for n in range(count)
    ]


def test_neighbours_differ_and_a_new_post_changes_no_old_poster() -> None:
    found = grounds_of(posts(60))
    order = [found[f"p{n}"] for n in range(60)]
    assert all(one != other for one, other in pairwise(order))
    assert set(order) == {0, 1, 2, 3}
    assert grounds_of(posts(59)).items() <= found.items()
