"""The files of a bundle as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from litfass.bundle.archive import Pack, packed
from litfass.bundle.hanging import Hanging
from litfass.bundle.manifest import Facts, Pasted, manifest_of
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
    facts: Mapping[str, Facts] | None = None,
    pack: Pack = packed,
) -> Mapping[str, Content]:
    """Every file of the post's bundle by its path below exports/, the manifest first; none without a variant.

    `pictures` holds the pictures of each variant by the name of its part, `papers` its further files by
    their paths in the bundle ("qr/linkedin-post.svg"), `facts` what else the manifest says of it. `pack` makes
    archives.
    Text files hold exactly what is to be pasted: UTF-8, LF, no line end added. A field is a file of its name, but
    `html` is named after the format (`mail.html`), since it is opened and not pasted.
    """
    if not variants:
        return {}
    parts: dict[str, Mapping[str, Content]] = {}
    texts = {variant.request.name: tuple(_texts(variant)) for variant in variants}
    for name, pasted in texts.items():
        own: dict[str, Content] = {f"{name}/{each.name}": each.content for each in pasted}
        beside = {f"{name}/{file}": content for file, content in _hung(pictures.get(name, ()))}
        beside |= (papers or {}).get(name, {})
        parts[name] = own | beside | _archive(name, beside, pack)
    folder = folder_of(post, settings)
    manifest = manifest_of(post, variants, settings, parts, pictures, texts, facts or {})
    files = {path: content for part in parts.values() for path, content in part.items()}
    return {f"{folder}/manifest.json": manifest} | {f"{folder}/{path}": files[path] for path in sorted(files)}


def _texts(variant: Variant) -> Iterator[Pasted]:
    """The text files of one variant: the parts of its text, then its fields."""
    many = len(variant.parts) > 1
    for number, part in enumerate(variant.parts, start=1):
        if not part.text and variant.fields:
            continue  # where a title and a link are all, there is nothing to paste into the text
        yield Pasted("text", number, f"text-{number}.txt" if many else "text.txt", _text(part.text))
    for name, value in variant.fields.items():
        file = f"{variant.request.format}.html" if name == "html" else f"{name.replace('_', '-')}.txt"
        yield Pasted(name, 1, file, _text(value))


def _hung(pictures: Sequence[Hanging]) -> Iterator[tuple[str, Content]]:
    """The pictures of one variant and their alternative texts, by their names in its folder."""
    for hanging in pictures:
        yield hanging.name, hanging.content
        if hanging.picture.alt:
            yield hanging.alt_name, _text(hanging.picture.alt)


def _archive(name: str, beside: Mapping[str, Content], pack: Pack) -> dict[str, Content]:
    """All that one attaches, in one file beside it, where that is more than one file; alternative texts go along."""
    files = {path.removeprefix(f"{name}/"): content for path, content in beside.items() if path.startswith(f"{name}/")}
    several = sum(not file.endswith(".txt") for file in files) > 1
    return {f"{name}/{name}.zip": pack(files)} if several else {}


def _text(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
