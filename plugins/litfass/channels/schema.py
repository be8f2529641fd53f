"""The one table of what stands in a channel file, and the rules that reach over several keys of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from litfass.channels.kinds import Day, Flag, JsonSchema, Kind, ListOf, MapOf, OneOf, Table, Text, Whole, Wrong
from litfass.text.markup import WRITERS
from litfass.text.measure import UNITS, measure

BLOCKS = ("label", "hook", "description", "news", "points", "link", "question", "hashtags")
"""The blocks of which `compose` makes a text; `compose.blocks` has one function for each."""

LASTING = ("label", "link")
"""Blocks that never give way: the advertising label by law, the link because it is the point."""

KINDS = ("microblog", "feed", "picture", "video", "article", "message", "mail", "local")

_AMOUNTS = MapOf(Whole(1), keys=tuple(UNITS), minimum=1)
_ID = Text("an id of a-z, 0-9 and -", '"bluesky"', r"[a-z0-9]+(-[a-z0-9]+)*")
_WEB = Text("an address that starts with https://", '"https://..."', r"https://\S+")
_BLOCK = OneOf(BLOCKS)

_FIELD = Table({"limit": _AMOUNTS, "api_limit": _AMOUNTS, "advice": _AMOUNTS, "fold": Whole(1), "required": Flag()})
_PRESET = Table(
    {"name": _ID, "size": ListOf(Whole(1), length=2), "formats": ListOf(Text()), "bytes": Whole(1)}, ("name", "size")
)
_PICTURES = Table(
    {"max": Whole(0), "presets": ListOf(_PRESET), "alt": Table({"required": Flag(), "limit": _AMOUNTS})}, ("max",)
)
_FORMAT = Table(
    {
        "markup": OneOf(tuple(WRITERS)),
        "field": MapOf(_FIELD, minimum=1),
        "pictures": _PICTURES,
        "composer": Table({"url": _WEB}, ("url",)),
    },
    ("markup", "field"),
)
_HOUSE = Table(
    {"hashtags": Whole(0), "compose": ListOf(_BLOCK, minimum=1), "shrink": ListOf(_BLOCK)}, ("compose", "shrink")
)
_SOURCE = Table(
    {
        "facts": ListOf(Text(), minimum=1),
        "url": _WEB,
        "note": Text(),
        "checked": Day(),
        "confidence": OneOf(("A", "B", "C", "M")),
    },
    ("facts", "checked", "confidence"),
)
_EXAMPLE = Table(
    {
        "about": Text(),
        "text": Text(),
        "length": MapOf(Whole(0), keys=tuple(UNITS), minimum=1),
    },
    ("about", "text", "length"),
)
CHANNEL: Kind = Table(
    {
        "schema": OneOf((1,)),
        "id": _ID,
        "name": Text(),
        "home": _WEB,
        "kind": OneOf(KINDS),
        "aliases": ListOf(_ID),
        "format": MapOf(_FORMAT, minimum=1),
        "house": _HOUSE,
        "source": ListOf(_SOURCE),
        "example": ListOf(_EXAMPLE),
    },
    ("schema", "id", "name", "home", "kind", "format", "house"),
)


def json_schema() -> JsonSchema:
    """The JSON Schema of a channel file."""
    head: JsonSchema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Litfass channel file"}
    return head | CHANNEL.json_schema()


def unsourced(data: dict[str, Any]) -> Iterator[str]:
    """The dotted key of each number under `format` that no source names.

    A source names a key when one of its `facts` is that key or one above it. What the house likes needs no source.
    """
    facts = [fact for source in data.get("source", ()) for fact in source["facts"]]
    for key in numbers(data["format"], "format"):
        if not any(covers(fact, key) for fact in facts):
            yield key


def covers(fact: str, key: str) -> bool:
    """True when `fact` is `key` or a key above it."""
    return key == fact or key.startswith(f"{fact}.")


def numbers(value: object, key: str) -> Iterator[str]:
    """The dotted keys of all numbers below `key`."""
    yield from (where for where, leaf in _leaves(value, key) if isinstance(leaf, int) and not isinstance(leaf, bool))


def pointless(data: dict[str, Any]) -> Iterator[Wrong]:
    """Facts of a source that name nothing in the file, and sources that say neither where nor why."""
    keys = [where for where, _ in _leaves(data, "")]
    for index, source in enumerate(data.get("source", ())):
        for fact in source["facts"]:
            if not any(covers(fact, key) for key in keys):
                yield Wrong(f"source.{index}.facts", f"A source speaks of `{fact}`, which is not in this file.", "")
        if "url" not in source and "note" not in source:
            message = f"The source of {', '.join(source['facts'])} has neither `url` nor `note`."
            hint = 'Add url = "https://..." or note = "From memory, not yet verified."'
            yield Wrong(f"source.{index}", message, hint)


def rigid(data: dict[str, Any]) -> Iterator[Wrong]:
    """Blocks that could neither give way nor must stay, so that a text might not fit."""
    house = data["house"]
    for block in dict.fromkeys((*house["compose"], *house["shrink"])):
        if (block in LASTING) == (block in house["shrink"]):
            verb = "never gives way" if block in LASTING else "must be able to give way"
            hint = f"{'Remove it from' if block in LASTING else 'Add it to'} `house.shrink`."
            yield Wrong("house.shrink", f"The block {block!r} {verb}.", hint)


def lying(data: dict[str, Any]) -> Iterator[Wrong]:
    """Examples whose text has another length than they say."""
    for index, example in enumerate(data.get("example", ())):
        for unit, said in example["length"].items():
            found = measure(example["text"], unit)
            if found != said:
                message = f"The example {example['about']!r} is said to be {said} {unit}, but measures {found}."
                yield Wrong(f"example.{index}.length", message, f"Type {unit} = {found}, or mend the text.")


def _leaves(value: object, key: str) -> Iterator[tuple[str, object]]:
    """Every value below `key` that is no table, by dotted key; a table in a list goes by its `name`, else its index."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            name = item.get("name", index) if isinstance(item, dict) else index
            yield from _leaves(item, f"{key}.{name}")
    else:
        yield key, value
