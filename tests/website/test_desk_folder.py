"""The desk in a preview: the files of the bundles under /desk/, and nothing else of this machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from litfass.website.desk_folder import DeskFolder

HEAD = b'<p>"write":null</p><script type="application/json" id="desk-data">'
PAGE = HEAD + b'{"hub":{"write":null,"offline":{"manifest":"desk.webmanifest","worker":"desk-worker.js"}}}</script>'
BUNDLE = "2026-11-24-ofen"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder of bundles beside a secret."""
    (tmp_path / "geheim.txt").write_text("geheim", "utf-8")
    files = {
        "index.html": PAGE, ".litfass.json": b"{}", "desk.webmanifest": b"{}", "desk-worker.js": b"x",
        f"{BUNDLE}/newsletter-mail/mail.html": b"<p>Hallo</p>", f"{BUNDLE}/linkedin-post/text.txt": "Grüße".encode(),
        f"{BUNDLE}/linkedin-post/1-größe.jpg": b"jpeg",
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / "exports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "exports" / "weg").symlink_to(tmp_path)
    return tmp_path / "exports"


def ask(folder: Path, path: str, method: str = "GET", **write: str) -> tuple[str, dict[str, str], bytes]:
    """Status, headers and body of an answer; the preview itself answers b"preview"."""
    told: list[tuple[str, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], _: object = None) -> None:
        told.append((status, dict(headers)))

    def preview(environ: object, start_response: object) -> Iterable[bytes]:
        start("200 OK", [])
        return [b"preview"]

    app = DeskFolder(preview, folder, write or None)  # type: ignore[arg-type]  # simpler than WSGI allows
    environ = {"PATH_INFO": path.encode().decode("latin-1"), "REQUEST_METHOD": method}
    body = b"".join(app(environ, start))  # type: ignore[arg-type]
    return *told[0], body


def test_the_desk_is_there(folder: Path) -> None:
    status, headers, body = ask(folder, "/desk/")
    assert (status, body) == ("200 OK", PAGE)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert ask(folder, "/desk")[:2][1]["Location"] == "/desk/"
    assert ask(folder, f"/desk/{BUNDLE}/linkedin-post/text.txt")[2].decode() == "Grüße"
    assert ask(folder, f"/desk/{BUNDLE}/linkedin-post/1-größe.jpg")[1]["Content-Type"] == "image/jpeg"
    assert ask(folder, "/desk/desk.webmanifest")[1]["Content-Type"] == "application/manifest+json"
    assert ask(folder, "/desk/desk-worker.js")[1]["Content-Type"] == "text/javascript; charset=utf-8"
    for path in ("/", "/desk-lampe/", "/en/desk/"):
        assert ask(folder, path)[2] == b"preview"


def test_a_page_of_a_post_has_no_rights_here(folder: Path) -> None:
    headers = ask(folder, f"/desk/{BUNDLE}/newsletter-mail/mail.html")[1]
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_worker_may_ask_for_what_lies_here_and_nothing_else(folder: Path) -> None:
    (folder / "desk-worker.js").write_text("self.x = 1", "utf-8")
    status, headers, body = ask(folder, "/desk/desk-worker.js")
    assert (status, body) == ("200 OK", b"self.x = 1")
    assert headers["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert ask(folder, f"/desk/{BUNDLE}/desk-worker.js")[0] == "404 Not Found"


@pytest.mark.parametrize(
    "path",
    ["../geheim.txt", "weg/geheim.txt", "%2e%2e/geheim.txt", "..\\geheim.txt", ".litfass.json", "//etc/passwd",
     f"{BUNDLE}/../../geheim.txt", f"{BUNDLE}", "\0", "fehlt.txt", f"./{BUNDLE}/linkedin-post/text.txt"],
)  # fmt: skip
def test_nothing_else_is_there(folder: Path, path: str) -> None:
    status, _, body = ask(folder, f"/desk/{path}")
    assert status == "404 Not Found"
    assert b"geheim" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_the_desk_is_only_read(folder: Path, method: str) -> None:
    assert ask(folder, "/desk/", method)[0] == "405 Method Not Allowed"


def test_only_the_page_learns_how_to_write(folder: Path) -> None:
    body = ask(folder, "/desk/", url="/desk/ledger", token="</script><b>")[2].decode()
    assert body.startswith('<p>"write":null</p>')
    assert '{"hub":{"write":{"url":"/desk/ledger","token":"\\u003c/script>\\u003cb>"},"offline":{"manifest":' in body
    assert (folder / "index.html").read_bytes() == PAGE
