"""The folder of the bundles under /desk/ of a preview, so that the desk is read where posts are written."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from litfass import desk
from litfass.website.ledger_door import Write

PLACE = "/desk/"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
"""Not left to the tables of the system, which differ."""
OURS = ("index.html", "overview.html")
ALONE = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'"
"""For what is opened by itself: the HTML of a mail, or an SVG, comes from a post and is no page of this address."""
ASKS_US = "default-src 'none'; connect-src 'self'"
"""For the worker, whose requests obey this and not the page's policy: it asks for the page and its pictures."""


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """A WSGI application around that of a preview: it reads the files below `folder`, and no others.

    `write` is what the page is given to write the ledger with.
    """

    inner: WSGIApplication
    folder: Path
    write: Write | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The file that is asked for; what is not below /desk/ goes on to the preview."""
        path = str(environ.get("PATH_INFO", "")).encode("latin-1", "replace").decode("utf-8", "replace")
        if f"{path}/" == PLACE:
            return _answer(start_response, HTTPStatus.FOUND, b"", [("Location", PLACE)])
        if not path.startswith(PLACE):
            return self.inner(environ, start_response)
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return _answer(
                start_response, HTTPStatus.METHOD_NOT_ALLOWED, b"The desk is read.", [("Allow", "GET, HEAD")]
            )
        name = path.removeprefix(PLACE) or "index.html"
        file = self._file(name)
        if file is None:
            said = b"There is no such file. Bundles are made as soon as no text has an error."
            return _answer(start_response, HTTPStatus.NOT_FOUND, said)
        content = file.read_bytes()
        if name == "index.html" and self.write:
            content = desk.written(content, self.write)
        return _answer(start_response, HTTPStatus.OK, content, _headers(name))

    def _file(self, name: str) -> Path | None:
        """The file below the folder; none for one that is hidden or lies elsewhere."""
        if any(part in ("", "..") or part.startswith(".") for part in name.split("/")) or "\\" in name or "\0" in name:
            return None
        file = (self.folder / name).resolve()
        return file if file.is_relative_to(self.folder.resolve()) and file.is_file() else None


def _headers(name: str) -> list[tuple[str, str]]:
    suffix = Path(name).suffix.lower()
    kind = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    rules = "frame-ancestors 'none'" if name in OURS else ASKS_US if name == desk.WORKER else ALONE
    return [("Content-Type", kind), ("Content-Security-Policy", rules)]


def _answer(
    start_response: StartResponse, status: HTTPStatus, content: bytes, headers: Iterable[tuple[str, str]] = ()
) -> Iterable[bytes]:
    """An answer that nobody keeps, since the next one may have another text."""
    said = dict([("Content-Type", "text/plain; charset=utf-8"), *headers])
    safe = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")]
    safe += [("Cross-Origin-Resource-Policy", "same-origin"), ("Content-Length", str(len(content)))]
    start_response(f"{status.value} {status.phrase}", [*said.items(), *safe])
    return [content]
