"""The handbook's list of all channels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from litfass.channels.handbook.german import GROUPS, amounts, counted, joined
from litfass.channels.handbook.house import CARRIED, carried
from litfass.channels.handbook.markdown import head, table
from litfass.model import Channel


def overview(channels: Mapping[str, Channel]) -> str:
    """The page that lists all channels in groups; amounts are those of a channel's first format."""
    found = sorted(channels.values(), key=lambda each: each.name.casefold())
    told = f"Alle {len(found)} Kanäle, die Litfass kennt, mit Platz, Hashtags und Bildern."
    parts = [head("Kanäle", told), _START.format(count=len(found))]
    for title, kinds in GROUPS.items():
        rows = [_row(each) for each in found if each.kind in kinds]
        if rows:
            parts += [f"## {title}", table(("Kanal", "Platz", "Eingabefeld"), rows)]
    return "\n\n".join([*parts, _LEGEND]) + "\n"


_START = """\
Litfass kennt {count} Kanäle. Zu jedem gibt es eine Seite: was in welches Feld kommt, wie viel hineinpasst, welche \
Bilder passen, wie Litfass dort schreibt und woher wir das wissen. Welche Kanäle Sie bedienen, bestimmen Sie \
[in den Einstellungen](../anpassen.md#kanale-und-stufen)."""

_LEGEND = """\
## So lesen Sie die Tabellen

Hat ein Kanal mehrere Formate, gilt die Zeile für das erste. Unter dem Namen stehen die Formate, wie man sie in einem \
Beitrag nennt.

- **Platz:** So viel Text nimmt die Plattform an; Litfass schreibt meist kürzer. Darunter stehen die Hashtags, die \
Litfass höchstens setzt, und die Bilder, die die Plattform höchstens annimmt.
- **Eingabefeld:** Das steht schon darin, wenn Sie es mit der Adresse aus dem Päckchen öffnen. Alles andere \
[kopieren Sie hinein](../verteilen.md#kopieren).

Überall gilt: Hat jemand für den Beitrag bezahlt, beginnt der Text mit dem Wort „Anzeige“. Fehlt Ihnen ein Kanal, \
[legen Sie eine Datei an](../anpassen.md#ein-kanal-den-es-noch-nicht-gibt)."""


def _row(channel: Channel) -> tuple[str, ...]:
    form = channel.default
    most = form.house.hashtags if "hashtags" in form.house.compose else 0
    room = [
        amounts(form.fields["text"].limit) or "keine Grenze bekannt",
        counted(most, "Hashtag", "Hashtags"),
        counted(form.pictures.max, "Bild", "Bilder"),
    ]
    return (
        f"**[{channel.name}]({channel.id}.md)**<br>{' '.join(f'`{name}`' for name in channel.formats)}",
        "<br>".join(_whole(text) for text in room if text),
        joined([CARRIED[word] for word in carried(form)]) or "leer",
    )


def _whole(text: str) -> str:
    """`text` with its figures and their nouns on one line."""
    return re.sub(r"(?<=\d) ", "&nbsp;", text)
