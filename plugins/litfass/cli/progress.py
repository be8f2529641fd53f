"""A bar on the terminal while something takes long."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from litfass.build.progress import Progress, silent

PATIENCE = 1.0
"""Seconds after which somebody wants to know that it goes on."""
PAUSE = 0.1
"""Seconds between two drawings: more often nobody can read."""
WIDTH = 24


@contextmanager
def progress() -> Iterator[Progress]:
    """What to tell each step: draws one line that renews itself, and takes it away at the end.

    It appears after a second and only where somebody looks: on a terminal that can move its cursor, not in CI, and
    not where NO_COLOR asks for plain output.
    """
    if not _is_watched():
        yield silent
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.close()


def _is_watched() -> bool:
    plain = any(os.environ.get(name) for name in ("CI", "NO_COLOR"))
    return sys.stderr.isatty() and not plain and os.environ.get("TERM") != "dumb"


class _Bar:
    """One line on stderr: what is counted, how far it is, and a bar."""

    def __init__(self) -> None:
        self.next = time.monotonic() + PATIENCE
        self.shown = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Draws the line anew when it is time."""
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + PAUSE
        self._draw(line(what, done, total, shutil.get_terminal_size().columns - 1))

    def close(self) -> None:
        """Leaves the line empty for what is said next."""
        if self.shown:
            self._draw("")
            click.echo("\r", nl=False, err=True)

    def _draw(self, text: str) -> None:
        click.echo(f"\r{text}{' ' * (len(self.shown) - len(text))}", nl=False, err=True)
        self.shown = text


def line(what: str, done: int, total: int, width: int) -> str:
    """ "bundles [######------------------] 3 of 12", at most `width` characters."""
    filled = WIDTH * min(done, total) // max(total, 1)
    return f"{what} [{'#' * filled}{'-' * (WIDTH - filled)}] {done} of {total}"[: max(width, 0)]
