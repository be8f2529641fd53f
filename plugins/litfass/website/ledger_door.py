"""The door through which the desk writes the ledger in a preview: one address, three methods, nobody from outside.

A browser lets any page that it shows send requests to this machine. So the door opens only on the loopback address, to
a page of this very preview (`Origin` and `Host`, so that no other site and no name that was bent to 127.0.0.1 gets in),
and only with the token of this start, which a page of another origin cannot read. It writes nothing but entries that
`source.ledger` accepts, at paths that it makes itself.
"""

from __future__ import annotations

import ipaddress
import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from http import HTTPStatus
from typing import Any, TypedDict
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from litfass.authoring.ledger import KEYS
from litfass.build.ledger import Ledger
from litfass.model import part_name
from litfass.problems import ContentError, OutputError
from litfass.source.ledger import posted

DESK = "desk"
"""What lies in a folder of this name tells of unpublished posts, so all of it is only for this machine's own pages."""
ADDRESS = f"/{DESK}/ledger"
TOKEN = "X-Litfass-Token"
METHODS = ("POST", "PUT", "DELETE")
HTTP = 80
MOST = 8 * 1024
"""Bytes of a request; an entry has a few hundred."""
_DRAINED = 1024 * 1024
"""So much of a body that is too large is read and dropped, so that the answer arrives."""
_PART = ("post", "channel", "format", "account")
_HEADERS = [
    ("Content-Type", "application/json; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]

Said = Mapping[str, str]


class Write(TypedDict):
    """What the desk must know to write: where to send an entry, and the token for the header."""

    url: str
    token: str


class _Refused(Exception):
    """A request that is not answered as it wished."""

    def __init__(self, status: HTTPStatus, message: str, **more: object) -> None:
        super().__init__(message)
        self.status, self.body = status, {"error": message, **more}


@dataclass(frozen=True, slots=True)
class LedgerDoor:
    """A WSGI application around that of a preview; `ledger` gives the ledger as the last build knows it."""

    inner: WSGIApplication
    ledger: Callable[[], Ledger]
    hosts: frozenset[str]
    token: str

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers what is for the ledger, refuses strangers at the desk, and hands on all else."""
        path = str(environ.get("PATH_INFO", ""))
        if DESK not in posixpath.normpath(path).casefold().split("/"):
            return self.inner(environ, start_response)
        try:
            self._check_host(environ)
            if path != ADDRESS:
                return self.inner(environ, start_response)
            self._check_page(environ)
            status, body = self._answer(environ)
        except _Refused as refused:
            status, body = refused.status, refused.body
        return _send(status, body, start_response)

    def _check_host(self, environ: WSGIEnvironment) -> None:
        """A site that bends its own name to 127.0.0.1 is still called by that name."""
        if str(environ.get("HTTP_HOST", "")).lower() not in self.hosts or not is_loopback(_peer(environ)):
            raise _Refused(HTTPStatus.FORBIDDEN, f"Open the desk as http://{min(self.hosts)}/{DESK}/")

    def _check_page(self, environ: WSGIEnvironment) -> None:
        """Lets in nobody but a page of this preview, of this start."""
        if environ.get("REQUEST_METHOD") not in METHODS:
            raise _Refused(
                HTTPStatus.METHOD_NOT_ALLOWED, "POST adds an entry, PUT replaces one, DELETE takes one back."
            )
        own = f"http://{environ['HTTP_HOST']}".lower()
        site = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
        if str(environ.get("HTTP_ORIGIN", "")).lower() != own or site != "same-origin":
            raise _Refused(HTTPStatus.FORBIDDEN, "Only the desk of this preview may write.")
        token = str(environ.get("HTTP_X_LITFASS_TOKEN", "")).encode("latin-1", "replace")
        if not compare_digest(token, self.token.encode()):
            raise _Refused(HTTPStatus.FORBIDDEN, "This page is from an earlier start of the preview. Load it again.")

    def _answer(self, environ: WSGIEnvironment) -> tuple[HTTPStatus, Mapping[str, object]]:
        said = _said(environ)
        ledger = self.ledger()
        try:
            if environ["REQUEST_METHOD"] != "DELETE":
                write = ledger.add if environ["REQUEST_METHOD"] == "POST" else ledger.replace
                entry = write(_only(said, KEYS))
                return HTTPStatus.OK, {"posted": posted(entry, ledger.settings)}
            wanted = _only(said, _PART)
            part = part_name(wanted.get("channel", ""), wanted.get("format", ""), wanted.get("account", ""))
            if ledger.remove(wanted.get("post", ""), part) is None:
                raise _Refused(HTTPStatus.NOT_FOUND, "The ledger has no entry for this text.")
        except ContentError as error:
            there = any(problem.code == "F163" for problem in error.problems)
            rows = [{"code": each.code, "message": each.message, "hint": each.hint} for each in error.problems]
            status = HTTPStatus.CONFLICT if there else HTTPStatus.UNPROCESSABLE_ENTITY
            raise _Refused(status, str(error), problems=rows) from error
        except OutputError as error:
            raise _Refused(HTTPStatus.INTERNAL_SERVER_ERROR, str(error)) from error
        return HTTPStatus.OK, {"posted": None}


def write_of(token: str, host: str) -> Write | None:
    """What the desk of a preview on `host` is given to write with; None where others could reach the preview."""
    return Write(url=ADDRESS, token=token) if token and is_loopback(host) else None


def hosts_of(host: str, port: int) -> frozenset[str]:
    """What browsers call a preview on this address (`127.0.0.1:8000`); nothing when others could reach it.

    They leave out port 80, which http has by itself.
    """
    if not is_loopback(host):
        return frozenset()
    own = (f"[{host}]" if ":" in host else host).lower()
    ends = (f":{port}", "") if port == HTTP else (f":{port}",)
    return frozenset(f"{name}{end}" for name in (own, "localhost") for end in ends)


def is_loopback(host: str) -> bool:
    """True for an address that only this machine can reach."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _peer(environ: WSGIEnvironment) -> str:
    return str(environ.get("REMOTE_ADDR", ""))


def _said(environ: WSGIEnvironment) -> Said:
    """The body of a request: a JSON object of texts."""
    if str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower() != "application/json":
        raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON (Content-Type: application/json).")
    value = _json(_body(environ))
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return value
    raise _Refused(HTTPStatus.BAD_REQUEST, "Send one JSON object whose values are texts.")


def _body(environ: WSGIEnvironment) -> bytes:
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not (length.isascii() and length.isdigit()) or environ.get("HTTP_TRANSFER_ENCODING"):
        raise _Refused(HTTPStatus.LENGTH_REQUIRED, "Send Content-Length.")
    stream = environ["wsgi.input"]
    if len(length) > 9 or int(length) > MOST:
        stream.read(min(int(length[:9]), _DRAINED))
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"An entry has at most {MOST} bytes.")
    found = stream.read(int(length))
    assert isinstance(found, bytes)
    return found


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _Refused(HTTPStatus.BAD_REQUEST, f"The request is no JSON in UTF-8: {error}.") from error


def _only(said: Said, keys: Iterable[str]) -> Said:
    """What was said, when it says nothing else."""
    if unknown := sorted(set(said) - set(keys)):
        raise _Refused(HTTPStatus.BAD_REQUEST, f"Not known here: {', '.join(unknown)}.")
    return said


def _send(status: HTTPStatus, body: Mapping[str, object], start_response: StartResponse) -> list[bytes]:
    raw = json.dumps(body, ensure_ascii=True).encode()
    headers = [*_HEADERS, ("Content-Length", str(len(raw)))]
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers.append(("Allow", ", ".join(METHODS)))
    start_response(f"{status.value} {status.phrase}", headers)
    return [raw]
