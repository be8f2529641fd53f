"""What the page knows beside the texts, as one JSON value (litfass.desk/1): hub, channels, posts, parts, files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from litfass.channels.wishes import sayable
from litfass.desk.facts import facts
from litfass.desk.install import App, offered
from litfass.desk.words import field_label, format_label
from litfass.model import Channel, Format

SCHEMA = "litfass.desk/1"
BUNDLE = "litfass.bundle/1"
"""The format of the manifests that are read here."""
RICH = "html"
"""The field that is copied with its formatting."""
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the hub's files are edited on the web: a `kind` of forge, the repository, its branch, the hub's folder."""

    kind: str
    url: str
    branch: str
    root: str = ""


@dataclass(frozen=True, slots=True)
class Older:
    """A post without a bundle; `at` is its moment (ISO 8601)."""

    folder: str
    title: str
    url: str
    at: str
    lang: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything about a hub that its bundles do not say.

    `order` has the channels in the order of their tiers. `mark` is the logo as a data: address. `style` and `modules`
    (by file name, `main.mjs` first of all) are what the page is made of, `app` what makes it one that is installed.
    """

    name: str
    url: str
    language: str
    channels: Mapping[str, Channel]
    order: Sequence[str]
    zone: str = ""
    """The time zone in which the hub means its days (`Europe/Berlin`); "" leaves it to the reader's device."""
    older: Sequence[Older] = ()
    forge: Forge | None = None
    mark: str = ""
    style: str = ""
    modules: Mapping[str, str] = field(default_factory=dict)
    app: App | None = None
    posted: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
    """What the ledger says of a post's parts, by the post's id and the part's name."""
    ledger: str = "content/ledger"
    """The folder of the ledger, seen from mkdocs.yml."""


def read(manifest: bytes) -> Json:
    """A manifest as a value; {} for one of another format, or one that somebody broke."""
    try:
        value = json.loads(manifest)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) and value.get("schema") == BUNDLE else {}


def data_of(found: Mapping[str, Json], desk: Desk) -> dict[str, Any]:
    """The value for the page; `found` are the manifests by the folders of their bundles, in the order of the page."""
    posts = [_post(folder, manifest, desk) for folder, manifest in found.items()]
    used = {part["channel"] for post in posts for part in post["parts"]}
    forge = desk.forge
    return {
        "schema": SCHEMA,
        "hub": {
            "name": desk.name,
            "url": desk.url,
            "language": desk.language,
            "zone": desk.zone,
            "mark": bool(desk.mark),
            "ledger": desk.ledger,
            "forge": {"kind": forge.kind, "url": forge.url, "branch": forge.branch, "root": forge.root}
            if forge
            else None,
            "write": None,
            "offline": offered(desk.app) if desk.app else None,
        },
        "tiers": {name: place for place, name in enumerate(name for name in desk.order if name in used)},
        "channels": {name: _channel(desk.channels[name], desk.language) for name in desk.channels if name in used},
        "posts": posts,
        "facts": facts(),
        "older": [
            {"title": each.title, "url": each.url, "at": each.at, "lang": each.lang}
            for each in desk.older
            if each.folder not in found
        ],
    }


def _channel(channel: Channel, language: str) -> Json:
    formats = {name: _format(form, channel, language) for name, form in channel.formats.items()}
    return {"name": channel.name, "kind": channel.kind, "home": channel.home, "formats": formats}


def _format(form: Format, channel: Channel, language: str) -> Json:
    """What the page must know of a format to show, count and cut its texts."""
    takes = form.takes
    return {
        "label": format_label(form.id, language),
        "fields": {
            name: {
                "label": field_label(name, rule.label, language),
                "limit": dict(rule.limit),
                "advice": dict(rule.advice),
                "fold": rule.fold,
                "detect": takes.detect,
                "shown": takes.shown if name == "text" else "",
                "said": sayable(name, channel),
                **({"kind": rule.kind, "joint": rule.joint} if rule.kind != "words" else {}),
                **({"quoted": True} if rule.quoted else {}),
            }
            for name, rule in form.fields.items()
        },
        "parts": form.house.parts > 1,
        "number": form.house.number,
        "markup": form.markup,
        "profile": "profile" in form.house.compose,
        "alt": dict(form.pictures.alt_limit),
        "shapes": {preset.name: list(preset.size) for preset in form.pictures.presets},
    }


def _post(folder: str, manifest: Json, desk: Desk) -> dict[str, Any]:
    files = {row["path"]: row["bytes"] for row in manifest.get("files", ())}
    places = {name: place for place, name in enumerate(desk.order)}
    rows = sorted(manifest["channels"].items(), key=lambda item: places.get(item[1]["channel"], len(places)))
    return {
        "id": manifest["post"],
        "folder": folder,
        "title": manifest["title"],
        "lang": manifest["lang"],
        "url": manifest["url"],
        "source": manifest.get("source", ""),
        "head": manifest.get("head", ""),
        "at": manifest.get("at"),
        "parts": [
            {**_part(name, row, files, desk), "posted": desk.posted.get(manifest["post"], {}).get(name)}
            for name, row in rows
            if row["channel"] in desk.channels
        ],
    }


def _part(name: str, row: Json, files: Mapping[str, int], desk: Desk) -> dict[str, Any]:
    form = desk.channels[row["channel"]].formats.get(row["format"])
    fields = row.get("fields", ())
    rich = next((each["path"] for each in fields if each["field"] == RICH), None)
    pictures = [_picture(each, files) for each in row["pictures"]]
    archive = f"{name}/{name}.zip"
    codes = {PurePosixPath(path).suffix[1:]: path for path in row["files"] if path.startswith("qr/")}
    told = {each["path"] for each in fields} | {each["file"] for each in pictures} | {archive, *codes.values()}
    told |= {each["altFile"] for each in pictures}
    return {
        "name": name,
        "channel": row["channel"],
        "format": row["format"],
        "account": row.get("account", ""),
        "at": row.get("at"),
        "link": row["link"],
        "composer": row.get("composer", ""),
        "carries": row.get("carries", []),
        "own": row["own"],
        "dropped": row["dropped"],
        "variant": row["variant"],
        "problems": row.get("problems", []),
        "fields": [_field(each, form, desk.channels[row["channel"]], desk.language) for each in fields],
        "rich": rich,
        "pictures": pictures,
        "files": [{"file": path, "bytes": files[path]} for path in row["files"] if path not in told],
        "zip": {"file": archive, "bytes": files[archive]} if archive in row["files"] else None,
        "qr": codes or None,
        "behind": row.get("behind", []),
        "words": row.get("words"),
    }


def _field(row: Json, form: Format | None, channel: Channel, language: str) -> dict[str, Any]:
    """A text: its field, which part of it, its file, its lengths, and what differs from what the format says."""
    found = {"field": row["field"], "part": row["part"], "file": row["path"], "counts": row.get("counts", {})}
    rule = form.fields.get(row["field"]) if form else None
    limit = row.get("limit", {})
    found |= {"limit": limit} if limit != (dict(rule.limit) if rule else {}) else {}
    if rule:
        return found
    return found | {"label": field_label(row["field"], "", language), "said": sayable(row["field"], channel)}


def _picture(row: Json, files: Mapping[str, int]) -> dict[str, Any]:
    folder, _, name = row["path"].partition("/")
    digits = name.partition("-")[0]
    alt = f"{folder}/alt-{digits}.txt"
    return {
        "file": row["path"],
        "number": int(digits) if digits.isdecimal() else 1,
        "shape": row.get("preset", ""),
        "width": row.get("width"),
        "height": row.get("height"),
        "bytes": row["bytes"],
        "kind": row.get("format", ""),
        "alt": row.get("alt"),
        "altFile": alt if alt in files else None,
    }
