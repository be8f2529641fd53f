"""The files of a bundle as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from litfass.bundle.hanging import Hanging
from litfass.bundle.manifest import manifest_of
from litfass.model import Post, Settings, Variant
from litfass.source.ledger import label_of

Content = bytes | Path


def folder_of(post: Post, settings: Settings) -> str:
    """The bundle's folder; the entries of the ledger are called as it is."""
    return label_of(post, settings)


def files_of(
    post: Post,
    variants: Sequence[Variant],
    settings: Settings,
    pictures: Mapping[str, Sequence[Hanging]],
    papers: Mapping[str, Mapping[str, bytes]] | None = None,
) -> Mapping[str, Content]:
    """Every file of the post's bundle by its path below exports/, the manifest first; none without a variant.

    `pictures` holds the pictures of each variant by the name of its part, `papers` its further files by
    their paths in the bundle ("qr/linkedin-post.svg").
    Text files hold exactly what is to be pasted: UTF-8, LF, no line end added. A field is a file of its name, but
    `html` is named after the format (`mail.html`), since it is opened and not pasted.
    """
    if not variants:
        return {}
    parts: dict[str, Mapping[str, Content]] = {}
    for variant in variants:
        name = variant.request.name
        own = {f"{name}/{file}": content for file, content in _part(variant, pictures.get(name, ()))}
        parts[name] = own | dict((papers or {}).get(name, {}))
    folder = folder_of(post, settings)
    manifest = manifest_of(post, variants, settings, parts, pictures)
    files = {path: content for part in parts.values() for path, content in part.items()}
    return {f"{folder}/manifest.json": manifest} | {f"{folder}/{path}": files[path] for path in sorted(files)}


def _part(variant: Variant, pictures: Sequence[Hanging]) -> Iterator[tuple[str, Content]]:
    """The files of one variant, by their path below its folder."""
    many = len(variant.parts) > 1
    for number, part in enumerate(variant.parts, start=1):
        if not part.text and variant.fields:
            continue  # where a title and a link are all, there is nothing to paste into the text
        yield (f"text-{number}.txt" if many else "text.txt"), _text(part.text)
    for name, value in variant.fields.items():
        yield (f"{variant.request.format}.html" if name == "html" else f"{name.replace('_', '-')}.txt"), _text(value)
    for hanging in pictures:
        yield hanging.name, hanging.content
        if hanging.picture.alt:
            yield hanging.alt_name, _text(hanging.picture.alt)


def _text(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
