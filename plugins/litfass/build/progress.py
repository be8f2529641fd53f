"""How the rooms that work tell whoever waits how far they are; nobody here knows what a terminal is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told after each step: what is counted ("posts converted"), how many are done, and of how many."""


def silent(what: str, done: int, total: int) -> None:
    """Tells nobody: what `mkdocs build` and tests use."""
