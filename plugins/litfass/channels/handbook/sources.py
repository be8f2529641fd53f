"""Where the page of a channel knows its facts from: each with address, date and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from litfass.channels.handbook.german import CONFIDENCE, DOCUMENT, FACTS, FIELDS, LIKES, PRESETS, TAKES, joined
from litfass.channels.handbook.markdown import capital
from litfass.model import Channel, Source

PROGRAMS = ("api_limit", "escape")
"""Facts for programs that publish, not for people who paste."""

UNCHECKED = "ungeprueft"
"""The anchor of what is only remembered."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What one source says: about what, and where it can be read."""

    about: str
    confidence: str
    url: str
    checked: date


def origins(channel: Channel) -> list[str]:
    """The sections on sources: first what somebody has looked up, by trust, then what is only remembered."""
    told: dict[str, list[str]] = {}
    for origin, forms in _origins(channel).items():
        told.setdefault(origin.confidence, []).append(_line(origin, forms, channel))
    sure = [f"**{CONFIDENCE[letter]}**\n\n{_lines(told[letter])}" for letter in "ABC" if letter in told]
    found = ["## Woher wir das wissen", _READ, *sure] if sure else []
    if "M" in told:
        found += [f"## {CONFIDENCE['M']} {{#{UNCHECKED}}}", _ASK, _lines(told["M"])]
    return found


def _lines(told: list[str]) -> str:
    return "\n".join(told)


_READ = "Dahinter steht jeweils der Tag, an dem zuletzt jemand nachgesehen hat."

_ASK = """\
Verlassen Sie sich nicht darauf. Sehen Sie auf der Plattform etwas anderes, sagen Sie es der Person, \
die Litfass einrichtet."""


def unverified(channel: Channel) -> bool:
    """True when something on the page is only remembered."""
    return any(origin.confidence == "M" for origin in _origins(channel))


def _origins(channel: Channel) -> dict[Origin, dict[str, None]]:
    """What each source says, once, and for which formats; "" is all of them."""
    found: dict[Origin, dict[str, None]] = {}
    for source in channel.sources:
        about, forms = _about(source, channel)
        if about:
            found.setdefault(Origin(about, source.confidence, source.url, source.checked), {}).update(forms)
    return found


def _line(origin: Origin, forms: dict[str, None], channel: Channel) -> str:
    some = "" not in forms and len(forms) < len(channel.formats)
    where = f" ({', '.join(f'`{form}`' for form in forms)})" if some else ""
    site = urlsplit(origin.url).netloc.removeprefix("www.")
    page = f"[{site}]({origin.url}), " if origin.url else ""
    return f"- {origin.about}{where}: {page}{origin.checked:%d.%m.%Y}"


def _about(source: Source, channel: Channel) -> tuple[str, dict[str, None]]:
    """What a source speaks of, each thing once ("Länge von Titel und Text; Pflichtfeld"), and the formats."""
    things: dict[str, dict[str, None]] = {}
    forms: dict[str, None] = {}
    for fact in source.facts:
        form, what, of = _thing(fact, channel)
        if what:
            things.setdefault(what, {}).update({of: None} if of else {})
            forms[form] = None
    told = [f"{what}: {joined([*names])}" if names else what for what, names in things.items()]
    return capital("; ".join(told)), forms


def _thing(fact: str, channel: Channel) -> tuple[str, str, str]:
    """The format that a fact belongs to ("" for all), what it says ("" for what only programs need), and of which."""
    head, *rest = fact.split(".")
    if head == "house":
        form = rest.pop(1) if rest[:1] == ["format"] and len(rest) > 1 else ""
        leaf = next((part for part in rest if part != "format"), "")
        return form, "Unser Stil", LIKES.get(leaf, "")
    if head != "format" or not rest:
        return "", "Plattform", ""
    if any(part in PROGRAMS for part in rest):
        return rest[0], "", ""
    what, of = next(_of_format(rest[0], rest[1:], channel), ("Format", ""))
    return rest[0], what, of


def _of_format(form: str, rest: list[str], channel: Channel) -> Iterator[tuple[str, str]]:
    match rest:
        case ["field", _, "label"]:
            yield FACTS["label"], ""
        case ["field", name, *leaf]:
            rule = channel.formats[form].fields.get(name)
            called = (rule.label if rule else "") or FIELDS.get(name, name)
            yield FACTS.get(leaf[0], leaf[0]) if leaf else "Feld", called
        case ["takes", *leaf]:
            yield TAKES.get(leaf[0], leaf[0]) if leaf else "Links und Hashtags", ""
        case ["pictures", "presets", name, "safe", *_]:
            yield "Freier Teil des Bildes", PRESETS.get(name, name)
        case ["pictures", "presets", *name]:
            yield "Bildmaße", PRESETS.get(name[0], name[0]) if name else ""
        case ["pictures", "alt", *_]:
            yield "Alternativtext", ""
        case ["pictures", *leaf]:
            yield "Zahl der Bilder" if leaf else "Bilder", ""
        case ["document", *leaf]:
            yield (DOCUMENT.get(leaf[0], leaf[0]) if leaf else "Dokument"), ""
        case ["slides", *_]:
            yield "Folien", ""
        case ["composer", *_]:
            yield "Eingabefeld", ""
        case ["markup", *_]:
            yield "Auszeichnungen", ""
