"""The handbook's page of a channel, in German Markdown: what the file says, for people who publish there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from litfass.channels.facts import sources_of
from litfass.channels.german import (
    BLOCKS,
    FIELDS,
    FILLS,
    FORMATS,
    GROUPS,
    PRESETS,
    SHORT,
    UNITS,
    amounts,
    figure,
    joined,
    number,
    size,
)
from litfass.channels.handbook_sources import origins, unverified
from litfass.channels.wishes import FORMAT_KEYS, own_fields
from litfass.model import Channel, FieldRule, Format, House, PictureRule, Preset
from litfass.text.detect import surprising, unlinked
from litfass.text.tags import written

UNSURE = " *(ungeprüft)*"
"""Stands behind what is only remembered."""


def page(channel: Channel) -> str:
    """The page of one channel: a section per format, how lengths are counted, and where all this is known from."""
    parts = [_head(channel.name, f"{channel.name} mit Litfass: was wohin kommt, wie viel Platz ist und wie ein Text wird.")]
    parts += [_opening(channel)]
    parts += [_format(form, channel) for form in channel.formats.values()]
    parts += [_counting(channel), *origins(channel)]
    return "\n\n".join(part for part in parts if part) + "\n"


def overview(channels: Mapping[str, Channel]) -> str:
    """The page that lists all channels, by kind; the amounts are those of a channel's first format."""
    found = sorted(channels.values(), key=lambda each: each.name.casefold())
    told = f"Alle {len(found)} Kanäle, die Litfass kennt, mit Länge, Hashtags und Bildern."
    parts = [_head("Kanäle", told), _OVERVIEW.format(count=len(found))]
    for kind, title in GROUPS.items():
        rows = [_row(each) for each in found if each.kind == kind]
        if rows:
            parts += [f"## {title}", _table(("Kanal", "Platz", "Hashtags", "Bilder", "Eingabefeld"), rows)]
    return "\n\n".join([*parts, _LEGEND]) + "\n"


_OVERVIEW = """\
Litfass kennt {count} Kanäle. Zu jedem gibt es eine Seite: was in welches Feld kommt, wie viel hineinpasst, welche Bilder \
passen, wie Litfass dort schreibt und woher wir das wissen. Welche Kanäle Sie bedienen, bestimmen Sie \
[in den Einstellungen](../anpassen.md#kanale-und-stufen)."""

_LEGEND = """\
## So lesen Sie die Tabellen

Hat ein Kanal mehrere Formate, gilt die Zeile für das erste. Unter dem Namen stehen die Kürzel für Kanal und Formate, wie \
man sie in einen Beitrag schreibt.

- **Platz:** so viel nimmt die Plattform an. Litfass schreibt meist kürzer.
- **Hashtags:** so viele setzt Litfass höchstens.
- **Bilder:** so viele nimmt die Plattform an.
- **Eingabefeld:** was schon darin steht, wenn Sie es mit der Adresse aus dem Päckchen öffnen. Den Rest \
[kopieren Sie hinein](../verteilen.md#kopieren).

Bei jedem Kanal gilt: Hat jemand für den Beitrag bezahlt, beginnt der Text mit dem Wort „Anzeige“. Ein Kanal, der hier \
fehlt, ist [eine Datei](../anpassen.md#ein-kanal-den-es-noch-nicht-gibt)."""


def _head(title: str, description: str) -> str:
    front = f"title: {_quoted(title)}\ndescription: {_quoted(description)}"
    return f"---\n{front}\n---\n\n# {title}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _row(channel: Channel) -> tuple[str, ...]:
    form = channel.default
    names = " ".join(f"`{name}`" for name in channel.formats)
    hashtags = form.house.hashtags if "hashtags" in form.house.compose else 0
    return (
        f"**[{channel.name}]({channel.id}.md)**<br>`{channel.id}`: {names}",
        amounts(form.fields["text"].limit) or "keine Grenze bekannt",
        f"bis {hashtags}" if hashtags else "keine",
        _range(form.pictures) or "keine",
        joined([_CARRIED[word] for word in _carried(form)]) or "leer",
    )


def _opening(channel: Channel) -> str:
    also = f" (auch {joined([f'`{name}`' for name in channel.aliases], 'oder')})" if channel.aliases else ""
    forms = [f"[{_named(form)}](#{form.id})" for form in channel.formats.values()]
    told = [f"In Beiträgen heißt [{channel.name}]({channel.home}) kurz `{channel.id}`{also}."]
    if len(forms) > 1:
        told.append(
            f"Es gibt {number(len(forms))} Formate: {joined(forms)}. Nennt ein Beitrag keines, gilt `{channel.default.id}`."
        )
    if unverified(channel):
        told.append("Was nur aus dem Gedächtnis stammt, ist als *ungeprüft* gekennzeichnet: sehen Sie dort lieber nach.")
    return " ".join([*told, "[Alle Kanäle](index.md)"])


def _named(form: Format) -> str:
    return f"{FORMATS[form.id]} (`{form.id}`)" if form.id in FORMATS else f"`{form.id}`"


# --- one format -----------------------------------------------------------------------------------------------------


def _format(form: Format, channel: Channel) -> str:
    named = _named(form)
    title = f"## {named[0].upper()}{named[1:]} {{#{form.id}}}"
    fields = _table(("Feld", "Was hineinkommt", "Platz"), [_field(rule, form, channel) for rule in form.fields.values()])
    points = [*_pictures(form, channel), *_taken(form, channel), *_house(form), *_composer(form, channel)]
    listed = "\n".join(f"- **{word}:** {text}" for word, text in points)
    sizes = [_preset(preset, form, channel) for preset in form.pictures.presets]
    pictures = _table(("Bild", "Pixel", "Datei"), sizes) if sizes else ""
    example = f"So steht es im Kopf eines Beitrags:\n\n```yaml\n{front_matter(form, channel)}\n```"
    return "\n\n".join(part for part in (title, fields, listed, pictures, example) if part)


def _sure(text: str, key: str, channel: Channel) -> str:
    """`text`, marked where what stands at `key` is only remembered."""
    found = sources_of(channel, key)
    return text + UNSURE if text and found and all(source.confidence == "M" for source in found) else text


def _field(rule: FieldRule, form: Format, channel: Channel) -> tuple[str, str, str]:
    name = f"**{label(rule)}**" + (", Pflicht" if rule.required else "")
    file = f"{form.id}.html" if rule.name == "html" else f"{rule.name.replace('_', '-')}.txt"
    return f"{name}<br>`{file}`", _content(rule, form), _room(rule, f"format.{form.id}.field.{rule.name}", channel)


def label(rule: FieldRule) -> str:
    """What the platform's form calls a field, else what we call it."""
    return rule.label or FIELDS.get(rule.name, rule.name)


def _content(rule: FieldRule, form: Format) -> str:
    if rule.choices:
        usual = f"; üblich ist „{rule.default}“" if rule.default else ""
        return f"eine Auswahl: {joined([f'„{each}“' for each in rule.choices], 'oder')}{usual}"
    if rule.name == "text" and set(form.house.compose) <= {"label"}:
        return "bleibt leer, wenn Sie nichts angeben"
    fill = FILLS.get(rule.fill or rule.name, "")
    written_as = f", geschrieben wie „{written('Alte Sorten', rule.form)}“" if rule.kind == "tags" else ""
    return f"{fill}{written_as}" if fill else f"„{rule.default}“" if rule.default else "nur, was Sie selbst angeben"


def _room(rule: FieldRule, key: str, channel: Channel) -> str:
    limit = amounts(rule.limit)
    if rule.kind == "tags":
        limit = f"zusammen {limit}" if limit else ""
        said = [("most", f"höchstens {rule.most}" if rule.most else ""), ("each", f"je {amounts(rule.each)}" if rule.each else "")]
    else:
        said = []
    advice = f"besser bis {amounts(rule.advice)}" if rule.advice else ""
    said += [("limit", limit if rule.kind == "tags" else f"bis {limit}" if limit else ""), ("advice", advice)]
    fold = f"die ersten {figure(rule.fold)} stehen vor „mehr“" if rule.fold else ""
    found = [_sure(text, f"{key}.{leaf}", channel) for leaf, text in [*said, ("fold", fold)] if text]
    return "; ".join(found) or ("" if rule.kind in ("moment", "choice") else "keine Grenze bekannt")


def _range(rule: PictureRule) -> str:
    if not rule.max:
        return ""
    return f"{rule.min} bis {rule.max}" if rule.min and rule.min < rule.max else f"bis {rule.max}" if rule.max > 1 else "1"


def _pictures(form: Format, channel: Channel) -> Iterator[tuple[str, str]]:
    rule, key = form.pictures, f"format.{form.id}.pictures"
    if not rule.max:
        yield "Bilder", "Litfass legt keine dazu."
        return
    told = [f"{_sure(_range(rule), f'{key}.max', channel)}."]
    if rule.alt_limit:
        told.append(f"Der Alternativtext darf {_sure(amounts(rule.alt_limit), f'{key}.alt.limit', channel)} lang sein.")
    if rule.alt_required:
        told.append("Ohne Alternativtext warnt Litfass.")
    yield "Bilder", " ".join(told)


def _preset(preset: Preset, form: Format, channel: Channel) -> tuple[str, str, str]:
    files = joined([_FILES.get(each, each.upper()) for each in preset.formats], "oder")
    most = f"bis {size(preset.bytes)}" if preset.bytes else ""
    named = _sure(PRESETS.get(preset.name, preset.name), f"format.{form.id}.pictures.presets.{preset.name}", channel)
    return named, f"{preset.size[0]} × {preset.size[1]}", " ".join(text for text in (files, most) if text)


_FILES = {"webp": "WebP"}


def _taken(form: Format, channel: Channel) -> Iterator[tuple[str, str]]:
    """What the platform does with links, hashtags, characters and telephone numbers."""
    takes, key = form.takes, f"format.{form.id}.takes"
    links = [] if takes.links is None else [_sure(f"höchstens {number(takes.links)} im Text", f"{key}.links", channel) + "."]
    if unlinked("https://mein-hof.de", takes.detect):
        links.append("Im Text kann man sie nicht anklicken.")
    elif takes.detect != "explicit" and unlinked("mein-hof.de", takes.detect):
        links.append("Nur Adressen mit `https://` werden anklickbar.")
    if surprising("README.md", takes.detect):
        links.append("Auch Namen wie `Preise.md` werden zum Link.")
    if takes.shown:
        links.append("Lange Adressen zeigt und zählt das Eingabefeld gekürzt.")
    if links:
        yield "Links", _capital(" ".join(links))
    if takes.hashtags is not None:
        most = f"höchstens {number(takes.hashtags)}" if takes.hashtags else "gibt es hier nicht"
        yield "Hashtags", _capital(_sure(most, f"{key}.hashtags", channel)) + "."
    if not takes.phones:
        yield "Telefonnummern", _capital(_sure("Beiträge mit einer werden abgelehnt", f"{key}.phones", channel)) + "."
    if takes.refuses:
        signs = joined([f"`{sign}`" for sign in takes.refuses])
        yield "Verboten", _sure(f"die Zeichen {signs}", f"{key}.refuses", channel) + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- how Litfass writes there ---------------------------------------------------------------------------------------


def _house(form: Format) -> Iterator[tuple[str, str]]:
    house, blocks = form.house, [_block(name, form.house) for name in form.house.compose if name != "label"]
    if not blocks:
        yield "So schreibt Litfass", "gar nicht: Dort spricht allein der Titel."
        return
    told = [f"Höchstens {amounts(house.length)}." if house.length else ""]
    told.append(f"Der Reihe nach: {joined([block for block in blocks if block])}.")
    if house.parts > 1:
        told.append(f"Das Ganze in höchstens {number(house.parts)} Teilen" + (f", nummeriert „{_numbered(house)}“." if house.number else "."))
    if not house.emoji:
        told.append("Emojis fallen weg.")
    yield "So schreibt Litfass", " ".join(text for text in told if text)
    gives = [SHORT[name] for name in house.shrink if name in SHORT and name in house.compose]
    if len(gives) > 1:
        yield "Wird es eng", f"Zuerst weicht {gives[0]}, dann {', '.join(gives[1:])}."


def _numbered(house: House) -> str:
    return house.number.replace("{n}", "1").replace("{all}", str(house.parts))


def _block(name: str, house: House) -> str:
    if name == "support":
        many = f"bis zu {number(house.runs)} Gedanken dazu"
        return many if house.runs > 1 else "ein Gedanke dazu" if house.runs else ""
    if name == "points":
        return f"Liste mit höchstens {number(house.points)} Punkten" if house.points else "Termine als Liste"
    if name == "hashtags":
        many = f"bis zu {number(house.hashtags)} Hashtags"
        return many if house.hashtags > 1 else "ein Hashtag" if house.hashtags else ""
    return BLOCKS[name]


_CARRIED = {"text": "Text", "url": "Link", "title": "Titel", "subject": "Betreff"}


def _carried(form: Format) -> list[str]:
    """What the address of a composer takes along, the text first."""
    return [word for word in _CARRIED if f"{{{word}}}" in form.composer]


def _composer(form: Format, channel: Channel) -> Iterator[tuple[str, str]]:
    carried, key = [_CARRIED[word] for word in _carried(form)], f"format.{form.id}.composer.url"
    if not form.composer:
        told = "Öffnen Sie die Seite oder App, auf der Sie sonst schreiben, und fügen Sie alles selbst ein."
    elif not carried:
        told = f"Öffnen Sie [die Seite]({form.composer}) und fügen Sie alles selbst ein; vorausfüllen lässt sich dort nichts."
    else:
        opened = "Ihr E-Mail-Programm" if form.composer.startswith("mailto:") else "das Eingabefeld"
        part = " (beim Thread der erste Teil)" if form.house.parts > 1 and "Text" in carried else ""
        told = f"Die Adresse unter `composer` in `manifest.json` öffnet {opened}; darin steht schon: {joined(carried)}{part}."
    yield "So kommt es hin", _sure(told, key, channel)


# --- what stands in a post ------------------------------------------------------------------------------------------


def front_matter(form: Format, channel: Channel) -> str:
    """How a post asks for a format, with all that only the writer can say there."""
    asked = [rule for rule in form.fields.values() if _is_asked(rule, channel)]
    if not asked:
        said = "true" if form is channel.default else form.id
        return f"channels:\n  {channel.id}: {said}"
    lines = [] if form is channel.default else [f"    format: {form.id}"]
    for rule in sorted(asked, key=lambda rule: not rule.required):
        lines.append(f"    {rule.name}: {_said(rule)}    # {_remark(rule)}")
    return "\n".join(["channels:", f"  {channel.id}:", *lines])


def _is_asked(rule: FieldRule, channel: Channel) -> bool:
    """True for what a post may say and no other post says by itself."""
    fill = rule.fill or rule.name
    known = rule.name in own_fields(channel) or rule.name in FORMAT_KEYS
    return known and (fill not in FILLS or (rule.required and rule.kind == "moment"))


def _said(rule: FieldRule) -> str:
    if rule.kind == "moment":
        return "2026-12-05 18:00" if (rule.fill or rule.name) == "end" else "2026-12-05 14:00"
    if rule.kind == "tags":
        return "[Handwerk]"
    return _plain(rule.default or (rule.choices[0] if rule.choices else "…"))


def _plain(text: str) -> str:
    return text if re.fullmatch(r"[^\W\d_][\w äöüß]*", text) else _quoted(text)


def _remark(rule: FieldRule) -> str:
    need = "Pflicht" if rule.required else "freiwillig"
    filled = ", wenn der Beitrag keinen Termin nennt" if (rule.fill or rule.name) in FILLS else ""
    return f"{label(rule)}; {need}{filled}"


# --- how lengths are counted ----------------------------------------------------------------------------------------


def _counting(channel: Channel) -> str:
    """How each unit counts, and for which fields it does where there are several."""
    uses: dict[str, dict[str, None]] = {}
    for form in channel.formats.values():
        for rule in form.fields.values():
            for unit in (*rule.limit, *rule.each, *rule.advice):
                uses.setdefault(unit, {})[label(rule)] = None
        for unit in form.pictures.alt_limit:
            uses.setdefault(unit, {})["Alternativtext"] = None
    if not uses:
        return ""
    told = [UNITS[unit] if len(uses) == 1 else f"- **{', '.join(names)}:** {UNITS[unit]}" for unit, names in uses.items()]
    return "\n".join(["## So wird gezählt", "", *told])
