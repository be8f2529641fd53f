"""How Litfass writes for a format, and how the text gets there, in German."""

from __future__ import annotations

from collections.abc import Iterator

from litfass.channels.handbook.german import BLOCKS, CLOSINGS, SHORT, amounts, joined, number
from litfass.channels.handbook.markdown import marked
from litfass.model import Channel, Format, House

CARRIED = {"text": "Text", "url": "Link", "title": "Titel", "subject": "Betreff"}
"""What the address of a composer may take along."""

Point = tuple[str, str]
"""A word and what is said of it."""


def carried(form: Format) -> list[str]:
    """What the address of the format's composer takes along, the text first."""
    return [word for word in CARRIED if f"{{{word}}}" in form.composer]


def house(form: Format) -> Iterator[Point]:
    """Length and order of the blocks, and what gives way."""
    likes = form.house
    blocks = list(_blocks(likes))
    if not blocks:
        yield "So schreibt Litfass", "nichts; dort spricht allein der Titel."
        return
    told = [f"höchstens {amounts(likes.length)}."] if likes.length else []
    told.append(f"Der Reihe nach: {joined(blocks)}.")
    if _asks_last(likes):
        told.append("Eine Frage steht hinter dem Link.")
    if likes.parts > 1:
        numbered = f", nummeriert wie „{_number(likes)}“" if likes.number else ""
        told.append(f"Daraus werden höchstens {number(likes.parts)} Teile{numbered}.")
    if not likes.emoji:
        told.append("Emojis fallen weg.")
    yield "So schreibt Litfass", " ".join(told)
    gives = [SHORT[name] for name in likes.shrink if name in likes.compose and _block(name, likes)]
    if len(gives) > 1:
        yield "Reicht der Platz nicht", f"Litfass kürzt oder streicht, in dieser Reihenfolge: {joined(gives)}."


def _number(likes: House) -> str:
    return likes.number.replace("{n}", "1").replace("{all}", str(likes.parts))


def _blocks(likes: House) -> Iterator[str]:
    """What stands in a text, in its order; the closings, of which it has one, as one."""
    closings = [name for name in CLOSINGS if name in likes.compose]
    first = next((name for name in likes.compose if name in closings), "")
    for name in likes.compose:
        if name == first and len(closings) > 1:
            kinds = ", ".join(CLOSINGS[each] for each in closings).split(", ")
            yield f"ein Schluss ({joined(kinds, 'oder')})"
        elif name != "label" and (name not in closings or len(closings) == 1) and (block := _block(name, likes)):
            yield block


def _asks_last(likes: House) -> bool:
    """True when a question stands behind the link, though it is named before with the other closings."""
    order = [name for name in likes.compose if name == "link" or name in CLOSINGS]
    return "link" in order and order[-1] == "question" and order[0] != "link"


def _block(name: str, likes: House) -> str:
    if name == "support":
        many = f"bis zu {number(likes.runs)} Gedanken dazu"
        return many if likes.runs > 1 else "ein Gedanke dazu" if likes.runs else ""
    if name == "points":
        return f"Liste mit höchstens {number(likes.points)} Punkten" if likes.points else "Liste der Termine"
    if name == "hashtags":
        many = f"bis zu {number(likes.hashtags)} Hashtags"
        return many if likes.hashtags > 1 else "ein Hashtag" if likes.hashtags else ""
    return BLOCKS[name]


def composer(form: Format, channel: Channel) -> Iterator[Point]:
    """Whether the platform takes the text, or only its page can be opened."""
    yield "So kommt es hin", marked(_opened(form), f"format.{form.id}.composer.url", channel)


def _opened(form: Format) -> str:
    taken = carried(form)
    if not form.composer:
        return "Öffnen Sie die Seite oder App, in der Sie sonst schreiben, und fügen Sie alles selbst ein."
    if not taken:
        page = f"[die Seite]({form.composer})"
        return f"Öffnen Sie {page} und fügen Sie alles selbst ein. Vorausfüllen lässt sie sich nicht."
    opens = "Ihr E-Mail-Programm" if form.composer.startswith("mailto:") else "das Eingabefeld"
    words = joined([f"dem {CARRIED[word]}" for word in taken])
    address = "[Die Adresse unter `composer`](../verteilen.md#kopieren)"
    told = f"{address} öffnet {opens} mit {words}."
    if "text" not in taken and form.house.compose != ("label",):
        return f"{told} Den Text fügen Sie selbst ein."
    return f"{told} Von einem Thread ist es der erste Teil." if form.house.parts > 1 else told
