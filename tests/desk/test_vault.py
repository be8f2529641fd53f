"""The locked archive: a browser's own cryptography opens it, a wrong password does not, and it tells nothing."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from litfass.desk.vault import CHUNK, ITERATIONS, NONCE, TAG, Vault, lock

PASSWORD, SALT = "Sauerteig über Nacht", "baeckerei-morgenroth.example/2026"
FILES = {
    "desk.json": '{"posts": ["Das Geheimnis der Semmel 🥐"]}'.encode(),
    "bilder/ofen.jpg": bytes(range(256)) * 2100,
    "leer.txt": b"",
    "letzte.txt": b"Ende",
}
MODULE = Path(__file__).parents[2] / "theme" / "desk" / "vault.mjs"
PROGRAM = """
import { readFileSync } from "node:fs";
const { openVault, WrongPassword } = await import(process.argv[1]);
const { lock, files, password, paths } = JSON.parse(readFileSync(0, "utf8"));
const fetched = [];
async function fetchFile(name) {
  fetched.push(name);
  return Uint8Array.from(Buffer.from(files[name], "base64")).buffer;
}
try {
  const vault = await openVault(lock, password, fetchFile);
  const first = fetched.length;
  const read = {};
  for (const path of paths) read[path] = Buffer.from(await vault.read(path)).toString("base64");
  console.log(JSON.stringify({ paths: vault.paths, read, first }));
} catch (error) {
  const said = error instanceof WrongPassword ? "wrong password" : error.message || error.name;
  console.log(JSON.stringify({ error: said }));
}
"""


@pytest.fixture(name="vault", scope="module")
def _vault() -> Vault:
    return lock(FILES, PASSWORD, SALT)


def opened(vault: Vault, password: str = PASSWORD, paths: tuple[str, ...] = tuple(FILES)) -> Any:
    """What node, whose WebCrypto is that of browsers, makes of the archive."""
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "node is missing"
        pytest.skip("node is missing, which stands in for a browser")
    files = {name: _base64(content) for name, content in vault.files.items()}
    given = json.dumps({"lock": vault.lock, "files": files, "password": password, "paths": paths})
    command = [node, "--input-type=module", "--eval", PROGRAM, MODULE.as_uri()]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_a_browser_opens_it_and_finds_every_file(vault: Vault) -> None:
    found = opened(vault)
    assert found["paths"] == list(FILES)
    assert found["read"] == {path: _base64(content) for path, content in FILES.items()}


def test_what_stands_first_comes_with_the_first_file_alone(vault: Vault) -> None:
    assert len(vault.files) == 3
    assert opened(vault, paths=("desk.json",))["first"] == 1


def test_letters_may_be_composed_as_the_keyboard_likes(vault: Vault) -> None:
    assert opened(vault, unicodedata.normalize("NFD", PASSWORD))["paths"] == list(FILES)


@pytest.mark.parametrize("password", ["", "sauerteig über nacht", f"{PASSWORD} ", "x" * 10_000])
def test_a_wrong_password_opens_nothing(password: str, vault: Vault) -> None:
    assert opened(vault, password) == {"error": "wrong password"}


def _names(vault: Vault) -> list[str]:
    return list(vault.files)


def _changed(vault: Vault, files: Mapping[str, bytes]) -> Vault:
    return Vault(vault.lock, files)


def test_a_file_that_was_changed_moved_or_doubled_is_noticed(vault: Vault) -> None:
    first, second, third = _names(vault)
    flipped = bytearray(vault.files[second])
    flipped[5000] ^= 1
    for files in (
        {**vault.files, second: bytes(flipped)},
        {**vault.files, second: vault.files[third], third: vault.files[second]},
        {**vault.files, second: vault.files[first]},
    ):
        assert "error" in opened(_changed(vault, files))
    shorter = Vault({**vault.lock, "files": [first, second]}, vault.files)
    assert opened(shorter) == {"error": "wrong password"}


def test_a_file_that_there_is_not_is_an_error(vault: Vault) -> None:
    assert opened(vault, paths=("gibt-es-nicht.txt",)) == {"error": "the archive has no gibt-es-nicht.txt"}


def test_the_same_content_gives_the_same_bytes_and_another_word_all_others(vault: Vault) -> None:
    assert lock(FILES, PASSWORD, SALT) == vault
    other = lock({**FILES, "letzte.txt": b"Anfang"}, PASSWORD, SALT)
    assert _names(other) == _names(vault)
    same = [name for name in _names(vault) if vault.files[name] == other.files[name]]
    assert len(same) < len(vault.files)
    assert set(lock(FILES, PASSWORD, f"{SALT}-").files).isdisjoint(vault.files)


def test_nothing_of_it_can_be_read_without_the_password(vault: Vault) -> None:
    published = b"".join(vault.files.values()) + json.dumps(vault.lock).encode() + " ".join(vault.files).encode()
    for word in ("Semmel", "posts", "desk.json", "ofen", "Ende", PASSWORD):
        assert word.encode() not in published
    assert {len(content) for content in vault.files.values()} == {NONCE + CHUNK + TAG}
    nonces = {content[:NONCE] for content in vault.files.values()}
    assert len(nonces) == len(vault.files)
    assert ITERATIONS >= 600_000


def test_files_of_zeros_have_nonces_of_their_own() -> None:
    vault = lock({"null.bin": bytes(4 * CHUNK)}, PASSWORD, SALT)
    assert len({content[:NONCE] for content in vault.files.values()}) == len(vault.files)
    assert len({content[NONCE:] for content in vault.files.values()}) == len(vault.files)
