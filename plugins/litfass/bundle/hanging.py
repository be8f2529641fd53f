"""The pictures of a variant as files: what each is called, and what the manifest says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from litfass.model import Picture

Content = bytes | Path


@dataclass(frozen=True, slots=True)
class Hanging:
    """A picture of a variant in one shape: its place among them from 1 on, and its file.

    `preset` is "" for a file that is copied as it is. `kind` and `size` are what the file is, "" and None when it
    cannot be known.
    """

    number: int
    picture: Picture
    name: str
    content: Content
    preset: str = ""
    kind: str = ""
    size: tuple[int, int] | None = None

    @property
    def alt_name(self) -> str:
        """The file beside it that holds its alternative text, with as many digits as its own name begins with."""
        return f"alt-{self.name.partition('-')[0]}.txt"
