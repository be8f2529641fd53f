"""Where the handbook's page of a channel knows its facts from: each with address, date and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from litfass.channels.german import CONFIDENCE, FIELDS, LEAVES, PRESETS, TAKES, joined
from litfass.model import Channel, Source

PROGRAMS = ("api_limit", "escape")
"""Facts for programs that publish, not for people who paste."""


def origins(channel: Channel) -> list[str]:
    """The sections on sources: first what somebody has looked up, then what is only remembered."""
    told = [(source, _about(source, channel)) for source in channel.sources]
    sure = [_line(source, about) for source, about in told if about and source.confidence != "M"]
    unsure = [_line(source, about) for source, about in told if about and source.confidence == "M"]
    found = ["\n".join(["## Woher wir das wissen\n", *sure])] if sure else []
    return [*found, "\n".join(["## Noch nicht geprüft\n", _ASK, "", *unsure])] if unsure else found


_ASK = "Diese Angaben stammen aus dem Gedächtnis. Stimmt etwas nicht, sagen Sie es der Person, die Litfass einrichtet."


def unverified(channel: Channel) -> bool:
    """True when something on the page is only remembered."""
    return any(source.confidence == "M" and _about(source, channel) for source in channel.sources)


def _line(source: Source, about: str) -> str:
    page = f", [{urlsplit(source.url).netloc.removeprefix('www.')}]({source.url})" if source.url else ""
    when = "nachgesehen" if source.confidence != "M" else "notiert"
    return f"- **{about}:** {CONFIDENCE[source.confidence]}{page}, {when} am {source.checked:%d.%m.%Y}"


def _about(source: Source, channel: Channel) -> str:
    """What a source speaks of, each thing once, with the formats for which it holds where that is not all of them."""
    found: dict[str, dict[str, None]] = {}
    for fact in source.facts:
        form, words = _words(fact, channel)
        if words:
            found.setdefault(words, {})[form] = None
    groups: dict[tuple[str, ...], list[str]] = {}
    for words, forms in found.items():
        groups.setdefault(tuple(forms), []).append(words)
    return "; ".join(f"{joined(words)}{_where(forms, channel)}" for forms, words in groups.items())


def _where(forms: tuple[str, ...], channel: Channel) -> str:
    if "" in forms or len(forms) == len(channel.formats):
        return ""
    return f" ({', '.join(f'`{form}`' for form in forms)})"


def _words(fact: str, channel: Channel) -> tuple[str, str]:
    """The format that a fact belongs to ("" for all), and what it is about; "" for what only programs need."""
    head, *rest = fact.split(".")
    if head == "house":
        return (rest[1] if rest[:1] == ["format"] else ""), "unser Stil"
    if head != "format" or not rest:
        return "", "die Plattform"
    if any(part in PROGRAMS for part in rest):
        return rest[0], ""
    return rest[0], next(_format_words(rest[0], rest[1:], channel), "das Format")


def _format_words(form: str, rest: list[str], channel: Channel) -> Iterator[str]:
    match rest:
        case ["field", _, "label"]:
            yield "Namen der Felder"
        case ["field", name, *leaf]:
            rule = channel.formats[form].fields.get(name)
            called = (rule.label if rule else "") or FIELDS.get(name, name)
            yield f"{called}: {LEAVES.get(leaf[0], leaf[0])}" if leaf else called
        case ["takes", *leaf]:
            yield TAKES.get(leaf[0], leaf[0]) if leaf else "Links und Hashtags"
        case ["pictures", "presets", name, *_]:
            yield f"Bildmaße {PRESETS.get(name, name)}"
        case ["pictures", "presets"]:
            yield "Bildmaße"
        case ["pictures", "alt", *_]:
            yield "Alternativtext"
        case ["pictures", *leaf]:
            yield "Zahl der Bilder" if leaf else "Bilder"
        case ["composer", *_]:
            yield "Eingabefeld"
        case ["markup", *_]:
            yield "Auszeichnungen"
