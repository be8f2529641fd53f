"""The locked archive: a browser's own cryptography opens it, a wrong password does not, and it tells nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from litfass.desk.vault import CHUNK, ITERATIONS, NONCE, TAG, Kept, Vault

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
const { lock, files, password, paths, missed } = JSON.parse(readFileSync(0, "utf8"));
const fetched = [];
async function fetchFile(name) {
  fetched.push(name);
  if (name === missed && fetched.filter((each) => each === name).length === 1) throw new Error("missed");
  return Uint8Array.from(Buffer.from(files[name], "base64")).buffer;
}
try {
  const vault = await openVault(lock, password, fetchFile);
  const first = fetched.length;
  const read = {};
  if (missed) await Promise.all(paths.map((path) => vault.read(path).catch(() => null)));
  for (const path of paths) read[path] = Buffer.from(await vault.read(path)).toString("base64");
  console.log(JSON.stringify({ paths: vault.paths, read, first }));
} catch (error) {
  const said = error instanceof WrongPassword ? "wrong password" : error.message || error.name;
  console.log(JSON.stringify({ error: said }));
}
"""


@dataclass(frozen=True, slots=True)
class Locked:
    """An archive with all its files."""

    lock: Mapping[str, Any]
    files: Mapping[str, bytes]


def locked(files: Mapping[str, bytes], password: str = PASSWORD, salt: str = SALT) -> Locked:
    """The files as an archive; equal ones share a mark."""
    kept = {path: Kept(len(content), hashlib.sha256(content).hexdigest()) for path, content in files.items()}
    vault = Vault(password, salt)
    made = dict(vault.files(kept, files.__getitem__))
    return Locked(vault.lock, made)


@pytest.fixture(name="vault", scope="module")
def _vault() -> Locked:
    return locked(FILES)


def opened(vault: Locked, password: str = PASSWORD, paths: tuple[str, ...] = tuple(FILES), missed: str = "") -> Any:
    """What node, whose WebCrypto is that of browsers, makes of the archive; one file may not come the first time."""
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "node is missing"
        pytest.skip("node is missing, which stands in for a browser")
    files = {name: _base64(content) for name, content in vault.files.items()}
    given = json.dumps({"lock": vault.lock, "files": files, "password": password, "paths": paths, "missed": missed})
    command = [node, "--input-type=module", "--eval", PROGRAM, MODULE.as_uri()]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_a_browser_opens_it_and_finds_every_file(vault: Locked) -> None:
    found = opened(vault)
    assert found["paths"] == list(FILES)
    assert found["read"] == {path: _base64(content) for path, content in FILES.items()}


def test_what_stands_first_comes_with_the_first_file_alone(vault: Locked) -> None:
    assert len(vault.files) == 3
    assert opened(vault, paths=("desk.json",))["first"] == 1


def test_letters_may_be_composed_as_the_keyboard_likes(vault: Locked) -> None:
    assert opened(vault, unicodedata.normalize("NFD", PASSWORD))["paths"] == list(FILES)


@pytest.mark.parametrize("password", ["", "sauerteig über nacht", f"{PASSWORD} ", "x" * 10_000])
def test_a_wrong_password_opens_nothing(password: str, vault: Locked) -> None:
    assert opened(vault, password) == {"error": "wrong password"}


def _names(vault: Locked) -> list[str]:
    return list(vault.files)


def _changed(vault: Locked, files: Mapping[str, bytes]) -> Locked:
    return Locked(vault.lock, files)


def test_a_file_that_was_changed_moved_or_doubled_is_noticed(vault: Locked) -> None:
    first, second, third = _names(vault)
    flipped = bytearray(vault.files[second])
    flipped[5000] ^= 1
    for files in (
        {**vault.files, second: bytes(flipped)},
        {**vault.files, second: vault.files[third], third: vault.files[second]},
        {**vault.files, second: vault.files[first]},
    ):
        assert "error" in opened(_changed(vault, files))
        assert opened(_changed(vault, files)) != {"error": "wrong password"}


def test_a_list_of_files_that_was_changed_is_noticed(vault: Locked) -> None:
    first, second, third = _names(vault)
    other = locked({**FILES, "letzte.txt": b"Anfang"})
    both = {**vault.files, **other.files}
    for names in ([first, second], [first, third, second], [first, second, _names(other)[2]], _names(other), []):
        assert opened(Locked({**vault.lock, "files": names}, both)) == {"error": "wrong password"}


def test_files_of_two_builds_never_have_one_name(vault: Locked) -> None:
    """A browser that kept some of an earlier build misses the others; it never joins them."""
    other = locked({**FILES, "desk.json": FILES["desk.json"].replace(b"Geheimnis", b"Geheimniss")})
    assert set(vault.files).isdisjoint(other.files)
    kept = _names(vault)[0]
    after = Locked(vault.lock, {kept: vault.files[kept], **other.files})
    assert opened(after, paths=("desk.json",))["read"] == {"desk.json": _base64(FILES["desk.json"])}
    assert "error" in opened(after)


def test_a_file_that_did_not_come_is_asked_for_again(vault: Locked) -> None:
    found = opened(vault, paths=("bilder/ofen.jpg",), missed=_names(vault)[1])
    assert found["read"] == {"bilder/ofen.jpg": _base64(FILES["bilder/ofen.jpg"])}


def test_a_file_that_there_is_not_is_an_error(vault: Locked) -> None:
    assert opened(vault, paths=("gibt-es-nicht.txt",)) == {"error": "the archive has no gibt-es-nicht.txt"}


def test_the_same_content_gives_the_same_bytes_and_another_word_all_others(vault: Locked) -> None:
    assert locked(FILES) == vault
    other = locked({**FILES, "letzte.txt": b"Anfang"})
    same = set(vault.files) & set(other.files)
    assert same == set(_names(vault)[1:2]), "a part without a changed byte stays"
    assert set(locked(FILES, salt=f"{SALT}-").files).isdisjoint(vault.files)


def test_nothing_of_it_can_be_read_without_the_password(vault: Locked) -> None:
    published = b"".join(vault.files.values()) + json.dumps(vault.lock).encode() + " ".join(vault.files).encode()
    for word in ("Semmel", "posts", "desk.json", "ofen", "Ende", PASSWORD):
        assert word.encode() not in published
    assert {len(content) for content in vault.files.values()} == {NONCE + CHUNK + TAG}
    nonces = {content[:NONCE] for content in vault.files.values()}
    assert len(nonces) == len(vault.files)
    assert ITERATIONS >= 600_000


def test_equal_files_lie_in_it_once() -> None:
    photo = bytes(range(256)) * 2000
    once, twice = locked({"a.jpg": photo, "b.txt": b"b"}), locked({"a.jpg": photo, "b.txt": b"b", "c.jpg": photo})
    assert len(twice.files) == len(once.files)
    assert opened(twice, paths=("a.jpg", "c.jpg"))["read"] == dict.fromkeys(("a.jpg", "c.jpg"), _base64(photo))


def test_an_archive_of_nothing_opens() -> None:
    assert opened(locked({}), paths=()) == {"paths": [], "read": {}, "first": 1}


def test_a_file_may_end_where_a_chunk_ends() -> None:
    table = len(b'{"a":[0,262100]}')
    files = {"a": b"\1" * (CHUNK - 8 - table)}
    assert len(f'{{"a":[0,{len(files["a"])}]}}') == table
    assert len(locked(files).files) == 1
    assert opened(locked(files), paths=("a",))["read"]["a"] == _base64(files["a"])


def test_files_of_zeros_have_nonces_of_their_own() -> None:
    vault = locked({"null.bin": bytes(4 * CHUNK)})
    assert len({content[:NONCE] for content in vault.files.values()}) == len(vault.files)
    assert len({content[NONCE:] for content in vault.files.values()}) == len(vault.files)
