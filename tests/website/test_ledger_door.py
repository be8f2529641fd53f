"""The door to the ledger under `litfass serve --exports`: who gets in, what is written, and that nobody else does."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests import hubs

from litfass.build.ledger import Ledger
from litfass.website import host
from litfass.website.ledger_door import ADDRESS, METHODS, MOST, TOKEN, LedgerDoor, hosts_of, write_of

PORT = 8000
SECRET = "streng-geheim"
FILE = "content/ledger/2026/2026-10-02-erster--linkedin-post.yml"
ENTRY = {
    "post": "2026-erster",
    "channel": "linkedin",
    "format": "post",
    "url": "https://social.example/1",
    "at": "2026-11-22T09:30:00+01:00",
}
PART = {key: ENTRY[key] for key in ("post", "channel", "format")}


@dataclass(frozen=True)
class Asked:
    """A request as an honest desk sends it; tests change one thing about it."""

    method: str = "POST"
    path: str = ADDRESS
    host: str = f"127.0.0.1:{PORT}"
    origin: str | None = f"http://127.0.0.1:{PORT}"
    token: str | None = SECRET
    kind: str = "application/json"
    peer: str = "127.0.0.1"
    body: bytes = json.dumps(ENTRY).encode()
    length: str | None = None
    more: tuple[tuple[str, str], ...] = ()

    def environ(self) -> dict[str, Any]:
        said = {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path,
            "HTTP_HOST": self.host,
            "HTTP_ORIGIN": self.origin,
            "HTTP_X_LITFASS_TOKEN": self.token,
            "CONTENT_TYPE": self.kind,
            "CONTENT_LENGTH": str(len(self.body)) if self.length is None else self.length,
            "REMOTE_ADDR": self.peer,
            **dict(self.more),
        }
        return {key: value for key, value in said.items() if value is not None} | {"wsgi.input": BytesIO(self.body)}


@dataclass
class Desk:
    """A hub with a door in front of it, without a server."""

    hub: Path
    door: LedgerDoor
    passed: list[str]

    def ask(self, asked: Asked) -> tuple[int, Any]:
        """Status and JSON of the answer; status 0 when the door handed the request on."""
        got: list[tuple[str, list[tuple[str, str]]]] = []
        raw = b"".join(self.door(asked.environ(), lambda status, headers: got.append((status, headers))))  # type: ignore[arg-type,return-value,misc]
        if not got:
            return 0, raw.decode()
        status, headers = got[0]
        assert not [name for name, _ in headers if name.lower().startswith("access-control")]
        assert dict(headers)["Cache-Control"] == "no-store"
        return int(status.split()[0]), json.loads(raw)

    def written(self) -> dict[str, bytes]:
        """Every file of the hub and of the folder around it."""
        around = self.hub.parent
        return {path.relative_to(around).as_posix(): path.read_bytes() for path in around.rglob("*") if path.is_file()}


@pytest.fixture(name="desk")
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("LITFASS_NOW", hubs.NOW)
    folder = hubs.copy_hub(tmp_path / "hub")
    hub = host.load(folder / "mkdocs.yml")
    passed: list[str] = []

    def inner(environ: dict[str, Any], start_response: object) -> list[bytes]:
        passed.append(environ["PATH_INFO"])
        return [b"the preview"]

    ledger = Ledger(hub.settings, hub.library, hub.channels)
    return Desk(folder, LedgerDoor(inner, lambda: ledger, hosts_of("127.0.0.1", PORT), SECRET), passed)


def said(**more: object) -> bytes:
    return json.dumps({**ENTRY, **more}).encode()


def test_an_entry_is_written_and_taken_back(desk: Desk) -> None:
    before = desk.written()
    status, answer = desk.ask(Asked(body=said(by="Jule: Petersen", variant="ab" * 32)))
    assert status == 200
    assert answer == {
        "posted": {
            "url": "https://social.example/1",
            "at": "2026-11-22T09:30:00+01:00",
            "by": "Jule: Petersen",
            "variant": "ab" * 32,
            "file": FILE,
        }
    }
    assert desk.written().keys() - before.keys() == {f"hub/{FILE}"}
    assert (desk.hub / FILE).read_text("utf-8") == (
        "schema: litfass.ledger/1\npost: 2026-erster\nchannel: linkedin\nformat: post\nurl: https://social.example/1\n"
        f'at: 2026-11-22T09:30:00+01:00\nby: "Jule: Petersen"\nvariant: {"ab" * 32}\n'
    )
    assert desk.ask(Asked())[0] == 409
    assert desk.ask(Asked("DELETE", body=json.dumps(PART).encode())) == (200, {"posted": None})
    assert desk.ask(Asked("DELETE", body=json.dumps(PART).encode()))[0] == 404
    assert desk.written() == before


def test_an_entry_is_replaced_and_never_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was wrong is put right in one step, so that the old entry is there until the new one is."""
    assert desk.ask(Asked(body=said(by="Jule", variant="ab" * 32)))[0] == 200
    before = desk.written()
    right = Asked("PUT", body=said(url="https://social.example/2", by="Jule"))
    with monkeypatch.context() as broken:
        broken.setattr("litfass.build.files.os.replace", _full)
        assert desk.ask(right)[0] == 500
    assert desk.written() == before
    status, answer = desk.ask(right)
    assert (status, answer["posted"]["url"], answer["posted"]["variant"]) == (200, "https://social.example/2", "")
    assert desk.written().keys() == before.keys()
    assert "https://social.example/2" in (desk.hub / FILE).read_text("utf-8")


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_entry_with_another_name_is_replaced_by_one_with_its_own(desk: Desk) -> None:
    assert desk.ask(Asked())[0] == 200
    other = (desk.hub / FILE).rename((desk.hub / FILE).with_name("von-hand.yml"))
    assert desk.ask(Asked("PUT", body=said(url="https://social.example/2")))[0] == 200
    assert (desk.hub / FILE).is_file()
    assert not other.exists()


def test_what_is_not_there_is_added(desk: Desk) -> None:
    assert desk.ask(Asked("PUT"))[0] == 200
    assert (desk.hub / FILE).is_file()


def test_an_entry_without_an_address(desk: Desk) -> None:
    """The key may be absent or empty; the answer has it, as the page's data do."""
    letter = {"post": "2026-erster", "channel": "newsletter", "format": "mail", "at": ENTRY["at"]}
    for entry in (letter, {**letter, "url": ""}):
        status, answer = desk.ask(Asked(body=json.dumps(entry).encode()))
        assert (status, answer["posted"]["url"]) == (200, "")
        assert "url" not in (desk.hub / answer["posted"]["file"]).read_text("utf-8")
        part = {key: entry[key] for key in ("post", "channel", "format")}
        assert desk.ask(Asked("DELETE", body=json.dumps(part).encode())) == (200, {"posted": None})


FOREIGN = {
    "another site": Asked(origin="https://evil.example"),
    "no page at all": Asked(origin=None),
    "a file": Asked(origin="null"),
    "another port": Asked(origin="http://127.0.0.1:8001"),
    "https of the same name": Asked(origin=f"https://127.0.0.1:{PORT}"),
    "a name that begins alike": Asked(origin=f"http://127.0.0.1:{PORT}.evil.example"),
    "the other name of this machine": Asked(origin=f"http://localhost:{PORT}"),
    "two origins": Asked(origin=f"http://127.0.0.1:{PORT},https://evil.example"),
    "a browser that says cross-site": Asked(more=(("HTTP_SEC_FETCH_SITE", "cross-site"),)),
    "a browser that says same-site": Asked(more=(("HTTP_SEC_FETCH_SITE", "same-site"),)),
    "a name bent to 127.0.0.1": Asked(host=f"evil.example:{PORT}", origin=f"http://evil.example:{PORT}"),
    "a name that ends alike": Asked(host=f"evil.localhost:{PORT}", origin=f"http://evil.localhost:{PORT}"),
    "no host": Asked(host=""),
    "two hosts": Asked(host=f"127.0.0.1:{PORT},evil.example"),
    "a host without port": Asked(host="127.0.0.1", origin="http://127.0.0.1"),
    "zero": Asked(host=f"0.0.0.0:{PORT}", origin=f"http://0.0.0.0:{PORT}"),
    "another machine": Asked(peer="192.168.1.20"),
    "nobody": Asked(peer=""),
    "no token": Asked(token=None),
    "an empty token": Asked(token=""),
    "the token of another start": Asked(token="streng-geheimer"),
    "a token with signs": Asked(token="streng-geheim\xff"),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("asked", FOREIGN.values(), ids=FOREIGN)
def test_strangers_stay_outside(desk: Desk, asked: Asked, method: str) -> None:
    assert desk.ask(Asked())[0] == 200
    before = desk.written()
    body = json.dumps(PART).encode() if method == "DELETE" else said(url="https://social.example/2")
    status, answer = desk.ask(replace(asked, method=method, body=body))
    assert status == 403
    assert SECRET not in json.dumps(answer)
    assert desk.written() == before
    assert desk.passed == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "127.0.0.1:80", "LOCALHOST:80"])
def test_browsers_leave_out_port_80(desk: Desk, name: str) -> None:
    door = replace(desk.door, hosts=hosts_of("127.0.0.1", 80))
    asked = Asked(host=name, origin=f"http://{name}")
    at_80 = Desk(desk.hub, door, desk.passed)
    assert at_80.ask(replace(asked, method="GET", path="/desk/")) == (0, "the preview")
    assert at_80.ask(asked)[0] == 200
    assert at_80.ask(replace(asked, host=f"{name.partition(':')[0]}:8000"))[0] == 403
    assert at_80.ask(replace(asked, host="evil.example", origin="http://evil.example"))[0] == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "PATCH", "OPTIONS", "TRACE", "post", ""])
def test_only_three_methods(desk: Desk, method: str) -> None:
    before = desk.written()
    assert desk.ask(Asked(method))[0] == 405
    assert desk.written() == before


@pytest.mark.parametrize(
    ("path", "foreign"),
    [
        ("/desk/", 403),
        ("/desk", 403),
        ("/DESK/index.html", 403),
        ("//desk/", 403),
        ("/laden/desk/x", 403),
        ("/blog/../desk/", 403),
        ("/desk/ledger/", 403),
        ("/", 0),
        ("/blog/desktop/", 0),
        ("/desk/../blog/", 0),
    ],
)
def test_the_desk_is_not_shown_under_another_name(desk: Desk, path: str, foreign: int) -> None:
    """A name that was bent to this machine must not read what is unpublished; other pages are MkDocs' own affair."""
    assert desk.ask(Asked("GET", path, host=f"evil.example:{PORT}"))[0] == foreign
    assert desk.ask(Asked("GET", path)) == (0, "the preview")


UP = "../../../../hub/mkdocs.yml"
HOSTILE: dict[str, Mapping[str, object]] = {
    "post up": {"post": UP},
    "post absolute": {"post": "/etc/passwd"},
    "post with a zero": {"post": "2026-erster\0"},
    "post by path": {"post": "content/posts/2026/erster/index.md"},
    "channel up": {"channel": UP},
    "channel with format": {"channel": "linkedin-post"},
    "format up": {"format": UP},
    "format backslash": {"format": "..\\..\\post"},
    "account up": {"account": UP},
    "account unknown": {"account": "team"},
    "account of all": {"account": "all"},
    "script": {"url": "javascript:alert(1)"},
    "data": {"url": "data:text/html,x"},
    "file": {"url": "file:///etc/passwd"},
    "no host": {"url": "https://"},
    "blank": {"url": "https://social.example/ 1"},
    "two lines": {"url": "https://social.example/1\nby: x"},
    "turned": {"url": "https://social.example/\u202e1"},
    "half a sign": {"url": "https://social.example/\ud800"},
    "a backslash": {"url": "https://social.example\\@evil.example/"},
    "quotation mark": {"url": 'https://social.example/"onload="x'},
    "at up": {"at": UP},
    "at empty": {"at": ""},
    "at never": {"at": "2026-02-30"},
    "at long ago": {"at": "0001-01-01"},
    "by control": {"by": "Jule\x1b[31m"},
    "by half a sign": {"by": "\udfff"},
    "by long": {"by": "x" * (MOST - 200) + "\0"},
    "variant": {"variant": UP},
    "variant capitals": {"variant": "AB" * 32},
}


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize("more", HOSTILE.values(), ids=HOSTILE)
def test_nothing_but_a_good_entry_is_written(desk: Desk, more: Mapping[str, object], method: str) -> None:
    if method == "PUT":
        assert desk.ask(Asked())[0] == 200
    before = desk.written()
    status, answer = desk.ask(Asked(method, body=said(**more)))
    assert status == 422
    assert answer["problems"]
    assert answer["problems"][0]["hint"] or answer["problems"][0]["code"] == "F162"
    assert desk.written() == before


@pytest.mark.parametrize("key", ["post", "channel", "format", "account"])
def test_nothing_but_an_entry_is_taken_away(desk: Desk, key: str) -> None:
    before = desk.written()
    for value in (UP, "/etc/passwd", "..", "\0", "\ud800", "*"):
        assert desk.ask(Asked("DELETE", body=json.dumps({**PART, key: value}).encode()))[0] == 404
    assert desk.written() == before


BODIES = {
    "empty": b"",
    "no JSON": b"post=2026-erster",
    "a list": b"[]",
    "a text": b'"x"',
    "deep": b"[" * MOST,
    "not UTF-8": b'{"post": "\xff"}',
    "a number": said(url=7),
    "a map": said(url={"a": "b"}),
    "null": said(by=None),
    "a path": said(path="content/posts/2026/erster/index.md"),
    "a file": said(file=UP),
    "a schema": said(schema="litfass.ledger/1"),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_is_no_entry(desk: Desk, body: bytes, method: str) -> None:
    before = desk.written()
    assert desk.ask(Asked(method, body=body))[0] == 400
    assert desk.written() == before


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (Asked(body=b" " * MOST + said()), 413),
        (Asked(length="99999999999999999999"), 413),
        (Asked(length=str(MOST + 1)), 413),
        (Asked(length=""), 411),
        (Asked(length="-1"), 411),
        (Asked(length="1e3"), 411),
        (Asked(length="²"), 411),
        (Asked(more=(("HTTP_TRANSFER_ENCODING", "chunked"),)), 411),
        (Asked(kind="text/plain"), 415),
        (Asked(kind="application/x-www-form-urlencoded"), 415),
        (Asked(kind=""), 415),
    ],
)
def test_what_is_not_even_read(desk: Desk, asked: Asked, status: int) -> None:
    before = desk.written()
    assert desk.ask(asked)[0] == status
    assert desk.written() == before


def test_a_ledger_that_is_a_link_is_not_followed(desk: Desk) -> None:
    outside = desk.hub.parent / "outside"
    outside.mkdir()
    try:
        (desk.hub / "content/ledger").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("other platform: links need a privilege here")
    status, answer = desk.ask(Asked())
    assert (status, list(outside.iterdir())) == (500, [])
    assert "leads to another folder" in answer["error"]


def test_a_file_that_lies_there_is_not_overwritten(desk: Desk) -> None:
    (desk.hub / FILE).parent.mkdir(parents=True)
    (desk.hub / FILE).write_text("kaputt: [", "utf-8")
    assert desk.ask(Asked())[0] == 500
    assert (desk.hub / FILE).read_text("utf-8") == "kaputt: ["


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("127.0.0.1", {"127.0.0.1:8000", "localhost:8000"}),
        ("localhost", {"localhost:8000"}),
        ("::1", {"[::1]:8000", "localhost:8000"}),
        ("0.0.0.0", set()),
        ("192.168.1.20", set()),
        ("evil.example", set()),
        ("", set()),
    ],
)
def test_the_door_is_only_where_nobody_else_can_reach_it(address: str, hosts: set[str]) -> None:
    assert hosts_of(address, PORT) == hosts
    assert (write_of(SECRET, address) is None) == (not hosts)
    assert write_of("", address) is None


# --- with the real server ---


@pytest.fixture(name="preview")
def _preview(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A running `litfass serve --exports` whose token the test knows."""
    hub = hubs.copy_hub(tmp_path / "hub")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = (
        "import logging\nfrom pathlib import Path\nfrom litfass.website import host\n"
        "logging.basicConfig(level=logging.INFO)\n"
        f"host.token_urlsafe = lambda size: {SECRET!r}\n"
        f"host.serve(Path('mkdocs.yml'), address='127.0.0.1:{port}', with_exports=True)\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    pipes: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=hub, env=hubs.environment(), **pipes) as process:
        watch = threading.Timer(240, process.kill)
        watch.start()
        said = process.stderr or ()
        assert any("Serving on" in line for line in said), "the preview did not start"
        watch.cancel()
        yield hub, port
        process.terminate()


def _ask(port: int, method: str, headers: Mapping[str, str], body: bytes = said()) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, ADDRESS, body, {"Content-Type": "application/json", **headers})
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


@pytest.mark.slow
def test_the_preview_has_the_door(preview: tuple[Path, int]) -> None:
    hub, port = preview
    own = {"Origin": f"http://127.0.0.1:{port}", TOKEN: SECRET}
    evil = f"evil.example:{port}"
    assert _ask(port, "POST", {**own, "Origin": "https://evil.example"})[0] == 403
    assert _ask(port, "POST", {**own, "Host": evil, "Origin": f"http://{evil}"})[0] == 403
    assert _ask(port, "POST", {**own, TOKEN: "x"})[0] == 403
    assert _ask(port, "GET", own)[0] == 405
    assert _ask(port, "OPTIONS", own)[0] == 405
    assert _ask(port, "POST", own, b" " * 500_000)[0] == 413
    assert not (hub / FILE).exists()
    status, raw = _ask(port, "POST", own)
    assert (status, json.loads(raw)["posted"]["file"]) == (200, FILE)
    assert (hub / FILE).is_file()
    assert _ask(port, "DELETE", own, json.dumps(PART).encode())[0] == 200
    assert not (hub / FILE).exists()
    assert not [
        path for path in (hub / "exports").rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    ]


def test_each_start_has_a_token_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    tokens = []
    monkeypatch.setattr(host.mkdocs_serve, "serve", lambda *_, **__: tokens.append(host.ExportsPlugin.token))
    monkeypatch.setattr(host.ExportsPlugin, "previewing", False)
    monkeypatch.setattr(host.ExportsPlugin, "token", "")
    for _ in range(2):
        host.serve(hub / "mkdocs.yml", with_exports=True)
    assert len(set(tokens)) == 2
    assert all(re.fullmatch(r"[\w-]{43}", token) for token in tokens)
