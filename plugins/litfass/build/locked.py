"""Places the desk behind a password inside the public site: one encrypted archive of all that exports/ will hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from litfass import desk
from litfass.build.exports import is_read
from litfass.build.files import Content, create, sha256
from litfass.desk.vault import Kept, Vault
from litfass.problems import OutputError

PAGE = "index.html"
LOCKED = ".bin"
LEFT_OUT = "/manifest.json"
"""How the names end of files that nobody pastes."""


def place(folder: Path, files: Mapping[str, Content], made: desk.Desk, password: str, salt: str) -> int:
    """Writes the page that asks for the password and the archive into `folder`; returns the number of locked files.

    `files` are those of all bundles by their paths below exports/. OutputError when `folder` holds something already.
    """
    if is_taken(folder):
        raise OutputError(f"The locked desk cannot lie in {folder}, where the site has pages of its own.")
    texts = {path: _bytes(content) for path, content in files.items() if is_read(path)}
    body = desk.body(texts, made)
    kept: dict[str, Content] = {desk.BODY: body}
    kept |= {path: files[path] for path in sorted(files) if not path.endswith(LEFT_OUT)}
    vault = Vault(password, salt)
    for name, content in vault.files(_sizes(kept), lambda path: _bytes(kept[path])):
        create(folder / f"{name}{LOCKED}", content)
    create(folder / PAGE, desk.entry(made, vault.lock))
    return len(vault.lock["files"])


def is_taken(folder: Path) -> bool:
    """True when something lies there already."""
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def _sizes(files: Mapping[str, Content]) -> dict[str, Kept]:
    return {path: Kept(_size(content), sha256(content)) for path, content in files.items()}


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def _bytes(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
