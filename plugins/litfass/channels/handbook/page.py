"""The handbook's page of one channel."""

from __future__ import annotations

from litfass.channels.handbook.format import label, named, section
from litfass.channels.handbook.german import UNITS, joined, number
from litfass.channels.handbook.markdown import head
from litfass.channels.handbook.sources import UNCHECKED, origins, unverified
from litfass.model import Channel


def page(channel: Channel) -> str:
    """The page of a channel: a section per format, how lengths are counted, and where all this is known from."""
    told = f"{channel.name} mit Litfass: was wohin kommt, wie viel Platz ist und wie ein Text wird."
    parts = [head(channel.name, told), _opening(channel)]
    parts += [section(form, channel) for form in channel.formats.values()]
    parts += [_counting(channel), *origins(channel)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _opening(channel: Channel) -> str:
    also = f", auch {joined([f'`{name}`' for name in channel.aliases], 'oder')}" if channel.aliases else ""
    forms = [f"[{named(form)}](#{form.id})" for form in channel.formats.values()]
    told = [f"In einem Beitrag heißt [{channel.name}]({channel.home}) kurz `{channel.id}`{also}."]
    if len(forms) > 1:
        count, usual = number(len(forms)), channel.default.id
        told.append(f"Es gibt {count} Formate: {joined(forms)}. Nennt ein Beitrag keines, gilt `{usual}`.")
    if unverified(channel):
        told.append(f"Einiges auf dieser Seite ist [noch nicht geprüft](#{UNCHECKED}).")
    return " ".join([*told, "Zurück zu [allen Kanälen](index.md)."])


def _counting(channel: Channel) -> str:
    """How each unit counts, and for which fields it does where there are several."""
    uses: dict[str, dict[str, None]] = {}
    for form in channel.formats.values():
        for rule in form.fields.values():
            for unit in (*rule.limit, *rule.each, *rule.advice):
                uses.setdefault(unit, {})[label(rule)] = None
        for unit in form.pictures.alt_limit:
            uses.setdefault(unit, {})["Alternativtext"] = None
    several = len(uses) > 1
    told = [f"- **{', '.join(names)}:** {UNITS[unit]}" if several else UNITS[unit] for unit, names in uses.items()]
    return "\n".join(["## So wird gezählt", "", *told]) if told else ""
