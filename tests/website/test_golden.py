"""The whole output of one small hub, file by file.

Refresh with `LITFASS_GOLDEN=write pytest tests/website/test_golden.py` and read the difference before you commit it.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
from pathlib import Path

from tests import hubs
from tests.bundle.test_golden_bundles import PICTURES, without_sums

GOLDEN = Path(__file__).parents[1] / "golden" / "klein"
OF_MATERIAL = ("site/assets/", "site/search/")
VERSIONS = re.compile(rb"(mkdocs-\d[\w.]*, mkdocs-material-\d[\w.]*|\.[0-9a-f]{8}\.min)")
HEAD_AND_HERO = re.compile(rb"<script id=\"__config\".*?</script>|<svg.*?</svg>", re.DOTALL)


def _ours(files: dict[str, bytes]) -> dict[str, bytes]:
    """What Litfass is answerable for: no assets of Material's, no version numbers.

    Pictures of bundles are other bytes with another libvips; what they show is compared in `tests/bundle`.
    """
    return {
        path: VERSIONS.sub(b"VERSION", HEAD_AND_HERO.sub(b"", _readable(path, content)))
        for path, content in files.items()
        if not path.startswith(OF_MATERIAL) and not (path.startswith("exports/") and path.endswith(PICTURES))
    }


def _readable(path: str, content: bytes) -> bytes:
    if path.startswith("exports/"):
        return without_sums(path.removeprefix("exports/"), content)
    return gzip.decompress(content) if path.endswith(".gz") else content


def test_the_small_hub_comes_out_as_it_always_did(tmp_path: Path) -> None:
    made = _ours(hubs.build(hubs.copy_hub(tmp_path / "hub")))
    if os.environ.get("LITFASS_GOLDEN") == "write":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, content in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(content)
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in GOLDEN.rglob("*") if path.is_file()}
    assert sorted(made) == sorted(kept)
    for path, content in made.items():
        assert content == kept[path], f"{path} differs; see the docstring of this file"
