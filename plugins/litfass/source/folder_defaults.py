"""Folder defaults: what a `.meta.yml` says for every post below it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from litfass.model import Asked
from litfass.source.asking import asked_in
from litfass.source.fields import MATERIAL, fields
from litfass.source.frontmatter import decoded
from litfass.source.kinds import validate
from litfass.source.material import check_material
from litfass.source.reading import Reading
from litfass.source.yaml_nodes import read_yaml


@dataclass(frozen=True, slots=True)
class Defaults:
    """`values` are validated fields, `raw` is everything as it was typed (also keys of Material and other plugins).

    `asked` is what the files say under `channels`, the outermost folder first: `channels` lays one over the other.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()


def read_defaults(raw: bytes, reading: Reading, keys: tuple[str, ...]) -> Defaults:
    """One `.meta.yml`; `keys` are those that other plugins of the hub read."""
    text = decoded(raw, reading.path)
    if not isinstance(text, str):
        reading.problems.append(text)
        return Defaults()
    found = read_yaml(text, reading.path)
    reading.problems += found.problems
    if not isinstance(found.value, dict):
        if found.readable and found.value is not None:
            reading.report(reading.wrong, "", "The file holds no keys.", "Type for example authors: [jule]")
        return Defaults()
    reading.lines, reading.texts = found.lines, found.texts
    values = _values(found.value, reading, keys)
    asked = asked_in(values, reading)
    return Defaults(values, found.value, () if asked.value is None else (asked,))


def _values(meta: Mapping[str, Any], reading: Reading, keys: tuple[str, ...]) -> dict[str, Any]:
    table = fields("folder")
    check_material(meta, reading)
    for name in meta.keys() & fields("post").keys() - table.keys():
        reading.report(
            reading.unknown, name, f"“{name}” belongs to one post, not to a folder.", "Move it into the post."
        )
    ours = {
        name: value for name, value in meta.items() if name in table or name not in {*MATERIAL, *keys, *fields("post")}
    }
    return validate(table, ours, reading)


def defaults_for(folder: str, by_folder: Mapping[str, Defaults]) -> Defaults:
    """What holds for a post in `folder`: all `.meta.yml` above it, the nearest strongest."""
    chain = [folder]
    while chain[-1]:
        chain.append(posixpath.dirname(chain[-1]))
    values: dict[str, Any] = {}
    raw: dict[str, Any] = {}
    asked: tuple[Asked, ...] = ()
    for each in reversed(chain):
        if found := by_folder.get(each):
            values, raw = merged(values, found.values), merged(raw, found.raw)
            asked += found.asked
    return Defaults(values, raw, asked)


def merged(weak: Mapping[str, Any], strong: Mapping[str, Any]) -> dict[str, Any]:
    """Both maps in one: `strong` wins, maps inside are merged in turn, lists are replaced."""
    result = dict(weak)
    for name, value in strong.items():
        below = result.get(name)
        both_maps = isinstance(below, Mapping) and isinstance(value, Mapping)
        result[name] = merged(below, value) if both_maps and isinstance(below, Mapping) else value
    return result
