"""The door to MkDocs: the only room that imports it."""

from __future__ import annotations

from pathlib import Path

from litfass.problems import LitfassError


def theme_dir() -> Path:
    """The folder theme/: inside the package in a wheel, at the root of a checkout or an editable install."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "theme", package.parent.parent / "theme"):
        if (folder / "site").is_dir():
            return folder
    raise LitfassError(
        f"The theme is missing: neither {package / 'theme'} nor {package.parent.parent / 'theme'} holds site/."
    )
