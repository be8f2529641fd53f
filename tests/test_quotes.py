"""What README and handbook quote from bundles is what comes out.

Refresh with `LITFASS_GOLDEN=write pytest tests/test_quotes.py` and read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests import hubs
from tests.media.samples import photo, saved

ROOT = Path(__file__).parents[1]
QUOTE = re.compile(r"(`([a-z0-9-]+(?:@[a-z0-9-]+)?/text(?:-\d)?\.txt)`[^\n`]*\n\n```text\n)(.*?)(\n```)", re.DOTALL)
TREE = re.compile(r"```(?:text)?\nexports/([^\n/]+)/\n(.*?)```", re.DOTALL)
FILE = re.compile(r"[\w-]+\.(?:txt|json|html|png|jpg|zip)")
NOW = "2026-11-22T12:00:00+01:00"


def demo(folder: Path) -> Path:
    """A copy of the demo hub."""
    folder.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def with_readme_post(hub: Path) -> str:
    """Puts the README's example into the hub and returns its folder."""
    example = re.search(r"```markdown\n(---\n.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    post = hub / "content/posts/2026/our-new-oven"
    post.mkdir()
    (post / "index.md").write_text(example[1], "utf-8")
    (post / "cover.jpg").write_bytes(saved(photo((2400, 1800))))
    return post.relative_to(hub).as_posix()


@pytest.mark.parametrize(
    ("page", "post"), [("README.md", ""), ("content/handbuch/verteilen.md", "content/posts/2026/drei-wochen-weg")]
)
def test_quotes_are_true(page: str, post: str, tmp_path: Path) -> None:
    hub = demo(tmp_path / "hub")
    done = hubs.litfass(hub, "export", post or with_readme_post(hub), now=NOW)
    assert done.returncode == 0, done.stderr
    bundle = hub / done.stdout.strip()
    text = (ROOT / page).read_text("utf-8")
    if os.environ.get("LITFASS_GOLDEN") == "write":
        text = QUOTE.sub(lambda found: f"{found[1]}{(bundle / found[2]).read_text('utf-8')}{found[4]}", text)
        (ROOT / page).write_text(text, "utf-8")
    quotes = QUOTE.findall(text)
    assert len(quotes) >= 3
    for _, name, said, _ in quotes:
        assert said == (bundle / name).read_text("utf-8"), f"{page} quotes {name}; see the docstring of this file"
    tree = TREE.search(text)
    assert tree is not None
    assert tree[1] == bundle.name
    files = {path.relative_to(bundle) for path in bundle.rglob("*") if path.is_file()}
    assert set(FILE.findall(tree[2])) == {path.name for path in files if path.parent.name != "qr"}
    assert set(re.findall(r"([a-z0-9@-]+)/", tree[2])) == {path.name for path in bundle.iterdir() if path.is_dir()}
