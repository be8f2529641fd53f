"""How `build` and `export` end: what there is now, and what is left to do for a person."""

from __future__ import annotations

from pathlib import Path

from litfass.website.host import Exports


def closing(made: Exports) -> str:
    """ "12 posts, 96 texts, 2 need you: exports"; what "need you" means stands at `Exports`.

    Where something is missing that could be installed, a line before it says so.
    """
    need = f"{made.needy} need{'s' * (made.needy == 1)} you" if made.needy else "nothing needs you"
    counts = f"{counted(len(made.bundles), 'post')}, {counted(made.texts, 'text')}, {need}: {shown(made.folder)}"
    return f"{made.hint}\n{counts}" if made.hint else counts


def counted(count: int, word: str) -> str:
    """ "1 post", "2 posts"."""
    return f"{count} {word}{'s' * (count != 1)}"


def shown(path: Path) -> str:
    """A path from where we stand, or the whole one when it lies elsewhere."""
    here = Path.cwd().resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
