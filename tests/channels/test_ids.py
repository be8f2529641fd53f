"""No Python but that in channels/ knows a platform: a new one is a data file and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import litfass
from litfass import channels

PACKAGE = Path(litfass.__file__).parent
HOME = PACKAGE / "channels"
IDS = {name for channel in channels.load(None)[0].values() for name in (channel.id, *channel.aliases)}
PLANNED = "xing facebook instagram mastodon bluesky threads tiktok youtube google-business newsletter medium devto"
PLANNED += (
    " hashnode substack ghost wordpress pinterest telegram reddit tumblr vimeo flickr slideshare hackernews lemmy"
)
NAMES = (IDS | set(PLANNED.split())) - {"x", "medium"}
"""Two are no evidence: `x` is a variable's name and `medium` a word of UTM more often than a channel's."""


def texts(node: ast.AST | None) -> Iterator[str]:
    """The strings of a node, of a list of them, and of the parts of a pattern."""
    for child in ast.walk(node) if node is not None else ():
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def uses(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and string wherever code decides by a string: comparison, match case, dict key, subscript, get()."""
    for node in ast.walk(tree):
        found: list[ast.AST | None] = []
        match node:
            case ast.Compare():
                found = [node.left, *node.comparators]
            case ast.MatchValue():
                found = [node.value]
            case ast.Dict():
                found = [*node.keys]
            case ast.Subscript():
                found = [node.slice]
            case ast.Call(func=ast.Attribute(attr="get" | "startswith" | "endswith")):
                found = [*node.args]
        yield from ((getattr(node, "lineno", 0), text) for part in found for text in texts(part))


def knows(source: str) -> list[str]:
    return [text for _, text in uses(ast.parse(source)) if text.casefold() in NAMES]


@pytest.mark.parametrize(
    "source",
    [
        "if channel.id == 'linkedin': pass",
        "if channel.id in ('whatsapp', 'xing'): pass",
        "match c:\n    case 'linkedin' | 'xing': pass",
        "match r:\n    case Request(channel='linkedin'): pass",
        "LIMITS = {'linkedin': 3000}",
        "x = limits['linkedin']",
        "x = limits.get('linkedin')",
    ],
)
def test_the_test_finds_each_way_to_decide_by_a_channel(source: str) -> None:
    assert knows(source)


def test_the_test_lets_examples_pass() -> None:
    assert knows("hint = 'Type for example: [linkedin]'\nf('linkedin')\nif kind == 'feed': pass") == []


def test_no_python_outside_channels_decides_by_a_channel() -> None:
    found = [
        f"{path.relative_to(PACKAGE).as_posix()}:{line}: {text!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if HOME not in path.parents
        for line, text in uses(ast.parse(path.read_text("utf-8")))
        if text.casefold() in NAMES
    ]
    assert found == []
