"""The manifest of a bundle: what is in it, for programs and for whoever wants to check that nothing was changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from litfass.bundle.hanging import Hanging
from litfass.checks import Counted
from litfass.media.probe import probe
from litfass.model import Post, Settings, Variant
from litfass.problems import Problem

SCHEMA = "litfass.bundle/1"
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a variant beside its files: each text's length, in the order of pasting, and what is wrong."""

    counted: Sequence[Counted] = ()
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text file of a variant: the field it is pasted into, which part of the text it is (from 1), and its content."""

    field: str
    part: int
    name: str
    content: bytes


def manifest_of(
    post: Post,
    variants: Sequence[Variant],
    settings: Settings,
    parts: Mapping[str, Mapping[str, bytes | Path]],
    pictures: Mapping[str, Sequence[Hanging]],
    texts: Mapping[str, Sequence[Pasted]],
    facts: Mapping[str, Facts],
) -> bytes:
    """The manifest as JSON in UTF-8, with length and SHA-256 of every other file.

    `parts` has the files of each variant by the name of its part and their paths below the bundle's folder, `texts`
    those that are pasted.
    """
    files = {path: content for part in parts.values() for path, content in part.items()}
    rows = {path: _file(path, files[path]) for path in sorted(files)}
    value: Json = {
        "schema": SCHEMA,
        "post": post.id,
        "title": post.title,
        "lang": post.lang,
        "url": settings.url(post.address),
        "source": _source(post, settings),
        **({"head": post.head} if post.head else {}),
        **({"at": post.created.isoformat()} if post.dated else {}),
        "channels": {
            name: _channel(variant, {path: rows[path] for path in sorted(parts[name])}, pictures.get(name, ()))
            | _told(name, texts.get(name, ()), facts.get(name, Facts()))
            | _taking(variant, post, settings)
            for variant in variants
            for name in (variant.request.name,)
        },
        "files": list(rows.values()),
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _source(post: Post, settings: Settings) -> str:
    """The post's file seen from mkdocs.yml; seen from docs_dir where that lies elsewhere on this machine."""
    shown = settings.shown_path(post.path)
    return post.path if PurePosixPath(shown).is_absolute() or PureWindowsPath(shown).is_absolute() else shown


def _file(path: str, content: bytes | Path) -> Json:
    probed = probe(content)
    return {"path": path, "bytes": probed.bytes, "sha256": probed.sha256}


def _channel(variant: Variant, files: Mapping[str, Json], pictures: Sequence[Hanging]) -> Json:
    request = variant.request
    folder = f"{request.name}/"
    row: Json = {"channel": request.channel, "format": request.format}
    row |= {"account": request.account} if request.account else {}
    row |= {"at": request.at.isoformat()} if request.at else {}
    row |= {"composer": variant.composer, "carries": list(variant.carries)} if variant.composer else {}
    return row | {
        "link": variant.link,
        "own": variant.own,
        "dropped": list(variant.dropped),
        "variant": digest(variant),
        "pictures": [_picture(each, files[f"{folder}{each.name}"]) for each in pictures],
        "files": list(files),
    }


def _told(part: str, texts: Sequence[Pasted], facts: Facts) -> Json:
    """The texts in the order in which one pastes them, with their lengths, and what is wrong with the variant."""
    counted = {(each.field, each.part): each for each in facts.counted}
    places = {key: place for place, key in enumerate(counted)}
    ordered = sorted(texts, key=lambda each: places.get((each.field, each.part), len(places)))
    return {
        "fields": [_field(part, each, counted.get((each.field, each.part))) for each in ordered],
        "problems": [
            {"level": each.level, "code": each.code, "message": each.message, "hint": each.hint}
            for each in facts.problems
        ],
    }


def _field(part: str, text: Pasted, counted: Counted | None) -> Json:
    row: Json = {"field": text.field, "part": text.part, "path": f"{part}/{text.name}"}
    return row | ({"counts": dict(counted.counts), "limit": dict(counted.limit)} if counted else {})


def _taking(variant: Variant, post: Post, settings: Settings) -> Json:
    """What the desk needs to take an edited text back: the lines behind own words, and the file that holds those."""
    held = {settings.shown_path(each.path): each.raw for each in post.sidecars}
    path = variant.request.path
    row: Json = {"behind": list(variant.behind)} if variant.behind else {}
    return row | ({"words": {"path": path, "text": held[path]}} if variant.own and path in held else {})


def _picture(hanging: Hanging, file: Json) -> Json:
    """One picture in one shape; without `alt` nobody wrote an alternative text, an empty one means decoration."""
    row: Json = dict(file)
    row |= {"preset": hanging.preset} if hanging.preset else {}
    row |= {"format": hanging.kind} if hanging.kind else {}
    row |= {"width": hanging.size[0], "height": hanging.size[1]} if hanging.size else {}
    return row | ({"alt": hanging.picture.alt} if hanging.picture.alt is not None else {})


def digest(variant: Variant) -> str:
    """The SHA-256 of everything that is pasted: the ledger notes it, so that a later change shows."""
    pasted = [[part.text for part in variant.parts], sorted(variant.fields.items())]
    return hashlib.sha256(json.dumps(pasted, ensure_ascii=True).encode()).hexdigest()
