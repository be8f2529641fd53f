"""The section of a channel's page on one format: its fields, its pictures, what the platform takes, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litfass.channels.handbook.german import (
    FIELDS,
    FILLS,
    FORMATS,
    PRESETS,
    alone,
    amounts,
    figure,
    joined,
    number,
    size,
)
from litfass.channels.handbook.house import Point, composer, house
from litfass.channels.handbook.markdown import capital, marked, quoted, table
from litfass.channels.wishes import CHANNEL_KEYS, own_fields
from litfass.model import Channel, FieldRule, Format, PictureRule, Preset, Safe
from litfass.text.detect import surprising, unlinked
from litfass.text.tags import written


def section(form: Format, channel: Channel) -> str:
    """All that the page says of one format."""
    fields = [_field(rule, form, channel) for rule in form.fields.values()]
    told = [
        *_pictures(form, channel),
        *_slides(form, channel),
        *_taken(form, channel),
        *house(form),
        *composer(form, channel),
    ]
    parts = [f"## {capital(named(form))} {{#{form.id}}}", table(("Feld", "Was hineinkommt"), fields)]
    if form.pictures.presets:
        sizes = [_preset(preset, form, channel) for preset in form.pictures.presets]
        parts.append(table(("Bild", "Pixel", "Datei"), sizes))
    parts.append("\n".join(f"- **{word}:** {capital(text)}" for word, text in told))
    return "\n\n".join([*parts, f"Im Kopf eines Beitrags:\n\n```yaml\n{front_matter(form, channel)}\n```"])


def named(form: Format) -> str:
    """What people call a format, with what a post calls it."""
    return f"{FORMATS[form.id]} (`{form.id}`)" if form.id in FORMATS else f"`{form.id}`"


def label(rule: FieldRule) -> str:
    """What the platform's form calls a field, else what we call it."""
    return rule.label or FIELDS.get(rule.name, rule.name)


# --- fields ---------------------------------------------------------------------------------------------------------


def _field(rule: FieldRule, form: Format, channel: Channel) -> tuple[str, str]:
    name = f"**{label(rule)}**" + (" (Pflicht)" if rule.required else "")
    file = f"{form.id}.html" if rule.name == "html" else f"{rule.name.replace('_', '-')}.txt"
    room = "; ".join(_room(rule, f"format.{form.id}.field.{rule.name}", channel))
    if rule.name == "text" and not rule.limit:
        room = "; ".join(["keine Grenze bekannt", room] if room else ["keine Grenze bekannt"])
    return f"{name}<br>`{file}`", "<br>".join(text for text in (_content(rule, form), room) if text)


def _content(rule: FieldRule, form: Format) -> str:
    if rule.name == "text" and form.house.compose == ("label",):
        return "bleibt leer, wenn Sie nichts angeben"
    fill = FILLS.get(rule.fill or rule.name, "")
    if fill and rule.kind == "tags" and rule.form != "words":
        return f"{fill}, geschrieben wie „{written('Alte Sorten', rule.form)}“"
    return fill or (f"üblich: „{rule.default}“" if rule.default else "nur, was Sie selbst angeben")


def _room(rule: FieldRule, key: str, channel: Channel) -> Iterator[str]:
    """What fits into a field, each amount marked where nobody has checked it."""
    whole = "zusammen bis" if rule.kind == "tags" else "bis"
    said = {
        "most": f"höchstens {alone(rule.most, 'eines')}" if rule.most else "",
        "each": f"je bis {amounts(rule.each)}" if rule.each else "",
        "limit": f"{whole} {amounts(rule.limit)}" if rule.limit else "",
        "advice": f"besser bis {amounts(rule.advice)}" if rule.advice else "",
        "fold": f"die ersten {figure(rule.fold)} Zeichen stehen vor „mehr“" if rule.fold else "",
        "kind": "Tag und Uhrzeit" if rule.kind == "moment" else "",
        "choices": f"zur Wahl: {joined([f'„{each}“' for each in rule.choices], 'oder')}" if rule.choices else "",
    }
    yield from (marked(text, f"{key}.{leaf}", channel) for leaf, text in said.items() if text)


# --- pictures -------------------------------------------------------------------------------------------------------


def _pictures(form: Format, channel: Channel) -> Iterator[Point]:
    rule, key = form.pictures, f"format.{form.id}.pictures"
    if not rule.max:
        if form.document is None:
            yield "Bilder", "keine."
        return
    told = [f"{marked(_range(rule), f'{key}.max', channel)}."]
    if rule.alt_limit:
        long = marked(f"bis {amounts(rule.alt_limit)}", f"{key}.alt.limit", channel)
        told.append(f"Alternativtext: {long}.")
    if rule.alt_required:
        told.append("Fehlt der Alternativtext, sagt Litfass es.")
    yield "Bilder", " ".join(told)
    for preset in rule.presets:
        if preset.safe:
            yield "Freier Teil", _safe(preset, form, channel)


def _safe(preset: Preset, form: Format, channel: Channel) -> str:
    """Where the app covers a picture, and what Litfass does about it."""
    safe, key = preset.safe or Safe(), f"format.{form.id}.pictures.presets.{preset.name}.safe"
    covered = marked(f"oben {figure(safe.top)}, unten {figure(safe.bottom)} Pixel", key, channel)
    drawn = (
        " Nennen Sie kein Bild, so zeichnet Litfass eines, und alle Worte stehen frei." if form.pictures.drawn else ""
    )
    return f"Die App verdeckt {covered}.{drawn}"


def _slides(form: Format, channel: Channel) -> Iterator[Point]:
    """What a post can be leafed through in."""
    if form.slides:
        width, height = form.slides.preset.size
        made = f"Nennen Sie keine Bilder, so zeichnet Litfass bis zu {number(form.house.slides)} Folien"
        yield "Folien", f"{made} von {width}&nbsp;×&nbsp;{height} Pixeln: Titel, Gedanken, Schluss."
    if rule := form.document:
        key, (width, height) = f"format.{form.id}.document", rule.size
        most = [
            marked(f"höchstens {figure(rule.pages)} Seiten", f"{key}.pages", channel) if rule.pages else "",
            marked(f"höchstens {size(rule.bytes)}", f"{key}.bytes", channel) if rule.bytes else "",
        ]
        law = joined([text for text in most if text])
        made = f"Litfass macht daraus bis zu {number(form.house.slides)} Seiten in einer PDF-Datei (`document.pdf`)"
        yield (
            "Dokument",
            f"{made}, {width}&nbsp;×&nbsp;{height} Pixel" + (f"; die Plattform nimmt {law}." if law else "."),
        )


def _range(rule: PictureRule) -> str:
    if rule.max == 1:
        return "eines"
    least = alone(rule.min, "eines")
    return f"mindestens {least}, höchstens {number(rule.max)}" if rule.min else f"bis zu {number(rule.max)}"


def _preset(preset: Preset, form: Format, channel: Channel) -> tuple[str, str, str]:
    files = joined([{"webp": "WebP"}.get(each, each.upper()) for each in preset.formats], "oder")
    most = f"bis {size(preset.bytes)}" if preset.bytes else ""
    name = marked(PRESETS.get(preset.name, preset.name), f"format.{form.id}.pictures.presets.{preset.name}", channel)
    return (
        name,
        f"{preset.size[0]}&nbsp;×&nbsp;{preset.size[1]}",
        " ".join(text for text in (files, most) if text) or "–",
    )


# --- what the platform takes ----------------------------------------------------------------------------------------


def _taken(form: Format, channel: Channel) -> Iterator[Point]:
    """What the platform does with links, hashtags, telephone numbers and single characters."""
    takes, key = form.takes, f"format.{form.id}.takes"
    links = " ".join(_links(form, channel))
    if links:
        yield "Links", links
    if takes.hashtags is not None:
        most = f"höchstens {alone(takes.hashtags, 'einer')}" if takes.hashtags else "gibt es dort nicht"
        yield "Hashtags", marked(most, f"{key}.hashtags", channel) + "."
    if takes.mentions is not None:
        yield "Erwähnungen", marked(f"höchstens {alone(takes.mentions, 'eine')}", f"{key}.mentions", channel) + "."
    if not takes.phones:
        yield (
            "Telefonnummern",
            marked("Beiträge mit einer Nummer lehnt die Plattform ab", f"{key}.phones", channel) + ".",
        )
    if takes.refuses:
        signs = joined([f"`{sign}`" for sign in takes.refuses])
        yield "Verbotene Zeichen", marked(signs, f"{key}.refuses", channel) + "."


def _links(form: Format, channel: Channel) -> Iterator[str]:
    takes, key = form.takes, f"format.{form.id}.takes"
    if takes.links is not None:
        yield (
            marked(
                f"höchstens {alone(takes.links, 'einer')} im Text" if takes.links else "keine im Text",
                f"{key}.links",
                channel,
            )
            + "."
        )
    if "profile" in form.house.compose or unlinked("https://mein-hof.de", takes.detect):
        yield "Im Text kann man sie nicht anklicken."
    elif takes.detect != "explicit" and unlinked("www.mein-hof.de", takes.detect):
        bare = not unlinked("hof.de", takes.detect)
        yield "Schreiben Sie Adressen mit `https://`; " + (
            "von den kurzen werden nicht alle zum Link." if bare else "nur solche kann man anklicken."
        )
    if surprising("README.md", takes.detect):
        yield "Auch ein Name wie `Preise.md` wird zum Link."
    if takes.shown:
        yield "Lange Adressen zeigt das Eingabefeld gekürzt, und so zählt es sie auch."


# --- what stands in a post ------------------------------------------------------------------------------------------


def front_matter(form: Format, channel: Channel) -> str:
    """How a post asks for a format, with all that only the writer can say there."""
    asked = [rule for rule in form.fields.values() if _is_asked(rule, channel)]
    if not asked:
        return f"channels:\n  {channel.id}: {'true' if form is channel.default else form.id}"
    asked.sort(key=lambda rule: not rule.required)
    lines = [] if form is channel.default else [f"    format: {form.id}"]
    for rule in asked:
        lines += [f"    # {_remark(rule)}", f"    {rule.name}: {_said(rule)}"]
    return "\n".join(["channels:", f"  {channel.id}:", *lines])


def _is_asked(rule: FieldRule, channel: Channel) -> bool:
    """True for what a post must say here because no post says it by itself."""
    if rule.name == "text" or (rule.name not in CHANNEL_KEYS and rule.name not in own_fields(channel)):
        return False
    return (rule.fill or rule.name) not in FILLS or (rule.required and rule.kind == "moment")


def _said(rule: FieldRule) -> str:
    if rule.kind == "moment":
        return "2026-12-05 18:00" if (rule.fill or rule.name) == "end" else "2026-12-05 14:00"
    if rule.kind == "tags":
        return "[Handwerk]"
    words = rule.default or (rule.choices[0] if rule.choices else "…")
    return words if re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+( [A-Za-zÄÖÜäöüß]+)*", words) else quoted(words)


def _remark(rule: FieldRule) -> str:
    if rule.kind == "moment":
        return f"{'Pflicht' if rule.required else 'freiwillig'}, wenn der Beitrag keinen Termin nennt"
    return f"{label(rule)}, {'Pflicht' if rule.required else 'freiwillig'}"
