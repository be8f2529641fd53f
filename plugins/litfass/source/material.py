"""Keys that Material and its plugins read: what form they need, since a template fails on another one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litfass.source.reading import Reading

_TEXT, _LIST, _MAP, _SWITCH = "a text", "a list", "a map of keys and values", "true or false"
FORMS: Mapping[str, tuple[str, str]] = {
    "template": (_TEXT, "template: preis.html"),
    "hide": (_LIST, "hide: [toc]"),
    "search": (_MAP, "search: {exclude: true}"),
    "comments": (_SWITCH, "comments: true"),
    "status": (_TEXT, "status: new"),
    "icon": (_TEXT, "icon: material/bread-slice"),
    "subtitle": (_TEXT, "subtitle: Was sich geändert hat"),
    "social": (_MAP, "social: {cards: false}"),
}
"""Key -> what is expected, and what to type."""


def check_material(meta: Mapping[str, Any], reading: Reading) -> None:
    """Reports every key of Material whose value has another form; empty ones count as absent."""
    for key, (expected, example) in FORMS.items():
        value = meta.get(key)
        if value is not None and not _fits(value, expected):
            reading.refuse(key, value, expected, example)
    if isinstance(found := meta.get("search"), Mapping):
        _check_search(found, reading)


def _check_search(found: Mapping[str, Any], reading: Reading) -> None:
    boost, exclude = found.get("boost"), found.get("exclude")
    if boost is not None and (isinstance(boost, bool) or not isinstance(boost, (int, float))):
        reading.refuse("search.boost", boost, "a number", "boost: 2")
    if exclude is not None and not isinstance(exclude, bool):
        reading.refuse("search.exclude", exclude, _SWITCH, "exclude: true")


def _fits(value: object, expected: str) -> bool:
    if expected == _LIST:
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))
    if expected == _MAP:
        return isinstance(value, Mapping)
    return isinstance(value, bool) if expected == _SWITCH else isinstance(value, str)
