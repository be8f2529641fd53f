"""The manifest's JSON Schema."""

from __future__ import annotations

from litfass.bundle.manifest import SCHEMA, Json
from litfass.channels.schema import COMPOSER
from litfass.problems import Level

_SHA256: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_ID = "[a-z0-9-]+"
_NAME: Json = {"type": "string", "pattern": f"^{_ID}$"}
_TEXT: Json = {"type": "string", "minLength": 1}


def json_schema() -> Json:
    """The JSON Schema (draft 2020-12) of manifest.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Litfass bundle manifest",
        "description": "What one post's bundle holds: a folder of ready texts and pictures per channel and format.",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "post": {**_TEXT, "description": "The post's id, which never changes."},
                "title": {"type": "string"},
                "lang": {**_TEXT, "description": "The post's language (BCP 47)."},
                "url": {**_TEXT, "format": "uri", "description": "The post's public address."},
                "source": {**_TEXT, "description": "The post's file, seen from mkdocs.yml."},
                "channels": {
                    "type": "object",
                    "propertyNames": {"pattern": f"^{_ID}(@{_ID})?$"},
                    "additionalProperties": _channel(),
                },
                "files": {"type": "array", "items": _file()},
            },
            {
                "at": {**_TEXT, "format": "date-time", "description": "The post's moment; absent: it has no date yet."},
                "head": {**_TEXT, "description": "The front matter of the post's file, with both lines of dashes."},
            },
        ),
    }


def _channel() -> Json:
    optional: Json = {
        "account": {**_NAME, "description": "Which of several accounts on this channel."},
        "at": {**_TEXT, "format": "date-time", "description": "When the writer wants it published."},
        "composer": {**_TEXT, "format": "uri", "description": "Opens the platform's composer."},
        "carries": {
            "type": "array",
            "items": {"enum": list(COMPOSER)},
            "description": "What the composer is filled with; empty: it opens the page, paste the text.",
        },
        "behind": {"type": "array", "items": _TEXT, "description": "Lines that stand behind the writer's own words."},
        "words": {
            **_object({"path": _TEXT, "text": _TEXT}),
            "description": "The file beside the post that holds the writer's own words, as it lies.",
        },
    }
    return _object(
        {
            "channel": _NAME,
            "format": _NAME,
            "link": {**_TEXT, "format": "uri", "description": "The address that the text shows."},
            "own": {"type": "boolean", "description": "True when the writer's own words were used."},
            "dropped": {"type": "array", "items": _TEXT, "description": "Blocks that gave way to fit, in order."},
            "variant": {**_SHA256, "description": "SHA-256 of everything that is pasted; the ledger notes it."},
            "pictures": {"type": "array", "items": _picture(), "description": "In the order in which they are shown."},
            "files": {"type": "array", "items": _TEXT, "description": "Paths of its files, below this folder."},
            "fields": {"type": "array", "items": _field(), "description": "In the order in which they are pasted."},
            "problems": {"type": "array", "items": _problem(), "description": "What somebody should look at."},
        },
        optional,
    )


def _field() -> Json:
    amounts: Json = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    return _object(
        {
            "field": {**_TEXT, "description": "Where it is pasted; `text` is the post's own text."},
            "part": {"type": "integer", "minimum": 1, "description": "Which part of a thread it is."},
            "path": _TEXT,
        },
        {
            "counts": {**amounts, "description": "How long it is, by the units of its platform."},
            "limit": {**amounts, "description": "How long it may be on this account, by unit."},
        },
    )


def _problem() -> Json:
    return _object(
        {
            "level": {"enum": [each.value for each in Level]},
            "code": {**_TEXT, "description": "`litfass explain CODE` says more."},
            "message": _TEXT,
            "hint": {"type": "string", "description": "What to type."},
        }
    )


def _file(optional: Json | None = None) -> Json:
    return _object({"path": _TEXT, "bytes": {"type": "integer", "minimum": 0}, "sha256": _SHA256}, optional)


def _picture() -> Json:
    pixels: Json = {"type": "integer", "minimum": 1}
    optional: Json = {
        "preset": {**_NAME, "description": "The shape of the channel file that it was made for; absent: as it was."},
        "format": {**_NAME, "description": "What kind of file it is: jpeg, png, webp ..."},
        "width": pixels,
        "height": pixels,
        "alt": {"type": "string", "description": "The alternative text; empty: decoration; absent: nobody wrote one."},
    }
    return _file(optional)


def _object(required: Json, optional: Json | None = None) -> Json:
    properties = required | (optional or {})
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
