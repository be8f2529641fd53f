"""The checked data of a channel file as a Channel."""

from __future__ import annotations

from typing import Any

from litfass.model import (
    Channel,
    DocumentRule,
    Example,
    FieldRule,
    Format,
    House,
    PictureRule,
    Preset,
    Safe,
    SlideRule,
    Source,
    Takes,
)

Data = dict[str, Any]


def channel_of(data: Data) -> Channel:
    """The Channel of data that `schema` found nothing wrong with."""
    return Channel(
        id=data["id"],
        name=data["name"],
        home=data["home"],
        kind=data["kind"],
        formats={name: _format(name, value, _house(name, data)) for name, value in data["format"].items()},
        sources=tuple(_source(source) for source in data.get("source", ())),
        examples=tuple(Example(each["about"], each["text"], each["length"]) for each in data.get("example", ())),
        aliases=tuple(data.get("aliases", ())),
        usual=data.get("usual", False),
    )


def _format(name: str, data: Data, house: House) -> Format:
    return Format(
        id=name,
        markup=data["markup"],
        fields={key: FieldRule(name=key, **_frozen(value)) for key, value in data["field"].items()},
        takes=Takes(**_frozen(data.get("takes", {}))),
        pictures=_pictures(data.get("pictures", {})),
        slides=_slides(data),
        document=_document(data.get("document")),
        composer=data.get("composer", {}).get("url", ""),
        house=house,
    )


def _frozen(data: Data) -> Data:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def _pictures(data: Data) -> PictureRule:
    alt = data.get("alt", {})
    return PictureRule(
        max=data.get("max", 0),
        min=data.get("min", 0),
        presets=tuple(_preset(preset) for preset in data.get("presets", ())),
        alt_limit=alt.get("limit", {}),
        alt_required=alt.get("required", False),
        drawn=data.get("drawn", ""),
    )


def _slides(data: Data) -> SlideRule | None:
    """The rule for slides, of a size and a number that the format's pictures have."""
    if "slides" not in data:
        return None
    rule = _pictures(data["pictures"])
    preset = next(each for each in rule.presets if each.name == data["slides"]["preset"])
    return SlideRule(preset, rule.max)


def _document(data: Data | None) -> DocumentRule | None:
    if data is None:
        return None
    width, height = data["size"]
    return DocumentRule(tuple(data["kinds"]), (width, height), data.get("pages"), data.get("bytes"))


def _preset(data: Data) -> Preset:
    width, height = data["size"]
    safe = Safe(**data["safe"]) if "safe" in data else None
    return Preset(data["name"], (width, height), tuple(data.get("formats", ())), data.get("bytes"), safe)


def taste(name: str, data: Data) -> Data:
    """What the house likes for one format: the channel's taste, and over it the format's own."""
    own = data["house"].get("format", {}).get(name, {})
    return {key: value for key, value in {**data["house"], **own}.items() if key != "format"}


def _house(name: str, data: Data) -> House:
    likes: Data = {"utm_source": data["id"], **taste(name, data)}
    return House(**_frozen(likes))


def _source(data: Data) -> Source:
    return Source(
        facts=tuple(data["facts"]),
        checked=data["checked"],
        confidence=data["confidence"],
        url=data.get("url", ""),
        note=data.get("note", ""),
    )
