"""What must never get into the public site: the desk and bundles, which also hold what is not published yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.structure.files import File, Files

from litfass import bundle, desk
from litfass.problems import Problem
from litfass.website.hub import Hub

SIGNS = {".html": desk.SIGN, ".json": bundle.SIGN}
"""What files of ours say of themselves in their first lines, by the end of their names."""
HEAD = 4096


def strays(hub: Hub, files: Files) -> Iterator[Problem]:
    """S110 for each file below content/ that is a desk, or the manifest of a bundle."""
    for file in files:
        if not file.inclusion.is_excluded() and (kind := _kind(file)):
            message = (
                f"It is {kind}, which shows texts that are not published yet; the site would show it to everybody."
            )
            hint = "Delete it there; `litfass serve --exports` shows the desk at /desk/."
            yield Problem(hub.settings.shown_path(file.src_uri), 0, "S110", message, hint)


def _kind(file: File) -> str:
    """What a file that would be copied gives away; "" for a file of somebody else's making."""
    suffix = Path(file.src_uri).suffix.lower()
    if suffix not in SIGNS or file.abs_src_path is None or not Path(file.abs_src_path).is_file():
        return ""
    with Path(file.abs_src_path).open("rb") as stream:
        if SIGNS[suffix].encode() not in stream.read(HEAD):
            return ""
    return "the desk" if suffix == ".html" else "the manifest of a bundle"
