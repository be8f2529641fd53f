"""Length and digest of bytes and files."""

from __future__ import annotations

from pathlib import Path

from litfass.media.probe import Probed, probe

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, appendix B.1


def test_bytes_and_files_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert probe(b"abc") == probe(tmp_path / "abc") == Probed(3, ABC)
