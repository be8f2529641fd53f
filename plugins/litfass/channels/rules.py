"""The rules of a channel file that reach over several keys; what one key may hold stands in `schema`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litfass.channels.kinds import Wrong
from litfass.channels.schema import COMPOSER, FILLS, LASTING
from litfass.channels.values import taste
from litfass.text.measure import measure
from litfass.text.suggest import did_you_mean, nearest

REMEMBERED = "From memory, not yet verified."
"""The note of what nobody has looked up."""

LOOKED_UP = ("A", "B")
"""What can be read somewhere: at the platform's own, or with a well-kept third party."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def unsourced(data: dict[str, Any]) -> Iterator[Wrong]:
    """Numbers under `format` that no source names. What the house likes needs no source.

    A source names a key when one of its `facts` is that key or one above it.
    """
    facts = [fact for source in data.get("source", ()) for fact in source["facts"]]
    for key in numbers(data["format"], "format"):
        if not any(covers(fact, key) for fact in facts):
            hint = f'Name it in the `facts` of a [[source]]: facts = ["{key}"]'
            yield Wrong(key, f"The number `{key}` has no source.", hint)


def covers(fact: str, key: str) -> bool:
    """True when `fact` is `key` or a key above it."""
    return key == fact or key.startswith(f"{fact}.")


def numbers(value: object, key: str) -> Iterator[str]:
    """The dotted keys of all numbers below `key`."""
    yield from (where for where, leaf in _leaves(value, key) if isinstance(leaf, int) and not isinstance(leaf, bool))


def pointless(data: dict[str, Any]) -> Iterator[Wrong]:
    """Facts of a source that name nothing in the file, and sources that do not say enough of where they come from."""
    keys = [where for where, _ in _leaves(data, "")]
    for index, source in enumerate(data.get("source", ())):
        for fact in source["facts"]:
            if not any(covers(fact, key) for key in keys):
                yield Wrong(f"source.{index}.facts", f"A source speaks of `{fact}`, which is not in this file.", "")
        if "url" not in source and "note" not in source:
            message = f"The source of {', '.join(source['facts'])} has neither `url` nor `note`."
            hint = f'Add url = "https://..." or note = "{REMEMBERED}"'
            yield Wrong(f"source.{index}", message, hint)
        elif source["confidence"] in LOOKED_UP and ("url" not in source or source.get("note") == REMEMBERED):
            yield Wrong(f"source.{index}.confidence", *_unproven(source))


def _unproven(source: dict[str, Any]) -> tuple[str, str]:
    """What is wrong with a source that claims more than it shows, and what to type."""
    claim = f"The source of {', '.join(source['facts'])} has confidence {source['confidence']!r}"
    if "url" not in source:
        hint = 'Add url = "https://..." of the page that says it; from memory, type confidence = "M".'
        return f"{claim}, but no `url` of the page that says so.", hint
    return f"{claim}, but its note says that it is from memory.", 'Delete the note, or type confidence = "M".'


def rigid(data: dict[str, Any]) -> Iterator[Wrong]:
    """Blocks that could neither give way nor must stay, so that a text might not fit; each format for itself."""
    found: dict[Wrong, None] = {}
    for name in data["format"]:
        likes, key = taste(name, data), _key_of("shrink", name, data)
        for block in dict.fromkeys((*likes["compose"], *likes["shrink"])):
            if (block in LASTING) == (block in likes["shrink"]):
                verb = "never gives way" if block in LASTING else "must be able to give way"
                hint = f"{'Remove it from' if block in LASTING else 'Add it to'} `{key}`."
                found[Wrong(key, f"The block {block!r} {verb}.", hint)] = None
    yield from found


def unlabelled(data: dict[str, Any]) -> Iterator[Wrong]:
    """Formats whose text would not begin with the advertising label of a paid post, as the law wants it."""
    for name in data["format"]:
        if taste(name, data)["compose"][0] != "label":
            key = _key_of("compose", name, data)
            message = f"The text of `{name}` does not begin with the block 'label', which a paid post needs by law."
            yield Wrong(key, message, f'Type "label" first in `{key}`; it stays empty where nobody paid.')


def twofold(data: dict[str, Any]) -> Iterator[Wrong]:
    """Blocks that a text would hold twice, or that would give way twice."""
    found: dict[Wrong, None] = {}
    for name in data["format"]:
        for like in ("compose", "shrink"):
            blocks, key = taste(name, data)[like], _key_of(like, name, data)
            for block in dict.fromkeys(each for each in blocks if blocks.count(each) > 1):
                found[Wrong(key, f"The block {block!r} stands twice in `{key}`.", "Delete one of the two.")] = None
    yield from found


def formless(data: dict[str, Any]) -> Iterator[Wrong]:
    """Taste for a format that the file does not have, and formats without a text."""
    for name in data["house"].get("format", {}):
        if name not in data["format"]:
            key, hint = f"house.format.{name}", did_you_mean(name, data["format"])
            yield Wrong(key, f"`{key}` speaks of a format that is not in this file.", hint)
    for name, form in data["format"].items():
        if "text" not in form["field"]:
            key = f"format.{name}.field.text"
            yield Wrong(key, f"`{key}` is missing.", f"Add a line [{key}].")


def misspelt(data: dict[str, Any]) -> Iterator[Wrong]:
    """Fields that are called nearly as one that can be filled: they would stay empty."""
    for name, form in data["format"].items():
        for field in form["field"]:
            guess = nearest(field, ("text", *FILLS)) if field not in ("text", *FILLS) else None
            if guess and not form["field"][field].get("label"):
                key = f"format.{name}.field.{field}"
                hint = f'Did you mean {guess!r}? If not, add what the platform calls it: label = "..."'
                yield Wrong(key, f"`{key}`: nothing fills a field {field!r}.", hint)


def choosy(data: dict[str, Any]) -> Iterator[Wrong]:
    """Fields of choices without any, and defaults that are none of them."""
    for name, form in data["format"].items():
        for field, rule in form["field"].items():
            key = f"format.{name}.field.{field}"
            if rule.get("kind") == "choice" and "choices" not in rule:
                yield Wrong(f"{key}.choices", f"`{key}` is a choice without choices.", 'Type choices = ["...", "..."]')
            elif "default" in rule and rule["default"] not in rule.get("choices", (rule["default"],)):
                hint = did_you_mean(rule["default"], rule["choices"])
                yield Wrong(f"{key}.default", f"`{key}.default` is none of its choices.", hint)


def endless(data: dict[str, Any]) -> Iterator[Wrong]:
    """Lengths that the house likes, but the platform refuses; a thread may be as long as all of its parts."""
    for name, form in data["format"].items():
        likes, limit = taste(name, data), form["field"].get("text", {}).get("limit", {})
        for unit, length in likes.get("length", {}).items():
            most = limit.get(unit, length) * likes.get("parts", 1)
            if length > most:
                key = f"{_key_of('length', name, data)}.{unit}"
                yield Wrong(key, f"`{key}` is {length}, but {name} takes at most {most}.", f"Type {unit} = {most}.")


def unlinked(data: dict[str, Any]) -> Iterator[Wrong]:
    """Formats in which the address of the post has no place: neither a block of the text nor a field."""
    for name, form in data["format"].items():
        if not {"link", "profile"} & set(taste(name, data)["compose"]) and "link" not in form["field"]:
            key = _key_of("compose", name, data)
            hint = f'Add "link" or "profile" to `{key}`, or a line [format.{name}.field.link].'
            yield Wrong(key, f"The format {name!r} has no place for the post's address.", hint)


def unsized(data: dict[str, Any]) -> Iterator[Wrong]:
    """Slides of a size that the format's pictures do not have."""
    for name, form in data["format"].items():
        if "slides" not in form:
            continue
        known = [preset["name"] for preset in form.get("pictures", {}).get("presets", ())]
        if form["slides"]["preset"] not in known:
            key = f"format.{name}.slides.preset"
            hint = did_you_mean(form["slides"]["preset"], known) or f"Add it to [format.{name}.pictures] presets."
            yield Wrong(key, f"`{key}` is none of the sizes of its pictures.", hint)


def unfilled(data: dict[str, Any]) -> Iterator[Wrong]:
    """Braces in the address of a composer that nothing replaces."""
    for name, form in data["format"].items():
        for word in dict.fromkeys(_BRACES.findall(form.get("composer", {}).get("url", ""))):
            if word not in COMPOSER:
                key = f"format.{name}.composer.url"
                yield Wrong(key, f"There is no placeholder {{{word}}} for `{key}`.", did_you_mean(word, COMPOSER))


def _key_of(like: str, name: str, data: dict[str, Any]) -> str:
    """Where the taste of a format stands: in the format's own table, else in the one for all formats."""
    return f"house.format.{name}.{like}" if like in data["house"].get("format", {}).get(name, {}) else f"house.{like}"


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
