"""What makes an app of the page where it is served: a web manifest, icons, and a worker that keeps it for offline use.

They lie beside the page and not in a folder, since a worker may look after nothing above its own place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from litfass.media.palette import Palette

MANIFEST = "desk.webmanifest"
WORKER = "desk-worker.js"
ICON = "desk-icon.svg"
TOUCH = "desk-icon.png"
"""The same icon for phones that take no drawing."""
_COLUMN = "M7 12a11 11 0 0 1 22 0zM2 14h32v5H2zM5 22h26v14H5z"
_SHAPE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 72 72">'
    '<path fill="{ground}" d="M0 0h72v72H0z"/><path fill="{ink}" transform="translate(18 18)" d="{column}"/></svg>\n'
)


@dataclass(frozen=True, slots=True)
class App:
    """What an installed desk is made of: the source of its worker, colours, and the icon as PNG (b"" for none)."""

    worker: str
    paper: str
    icon: str
    touch: bytes = b""


def icon(palette: Palette) -> str:
    """The column on the brand's accent, as SVG; all of it stays in sight where a phone cuts icons round."""
    return _SHAPE.format(ground=palette.accent, ink=palette.on_accent, column=_COLUMN)


def offered(app: App) -> dict[str, str]:
    """The names of the files, for the page's script."""
    return {"manifest": MANIFEST, "worker": WORKER} | ({"touch": TOUCH} if app.touch else {})


def files_of(app: App, page: bytes, title: str, short: str, language: str, folders: Iterable[str]) -> dict[str, bytes]:
    """The files by their paths below exports/; the worker has another version whenever the page has."""
    icons = [{"src": ICON, "sizes": "any", "type": "image/svg+xml", "purpose": "any maskable"}]
    icons += [{"src": TOUCH, "sizes": "512x512", "type": "image/png"}] if app.touch else []
    manifest = {
        "name": title,
        "short_name": short,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": app.paper,
        "theme_color": app.paper,
        "icons": icons,
    }
    pictures = {ICON: app.icon.encode()} | ({TOUCH: app.touch} if app.touch else {})
    known: Mapping[str, object] = {
        "version": hashlib.sha256(page).hexdigest()[:16],
        "files": [MANIFEST, *pictures],
        "folders": sorted(folders),
    }
    worker = f"const DESK = {json.dumps(known)};\n{app.worker}"
    return {MANIFEST: _json(manifest), WORKER: worker.encode()} | pictures


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
