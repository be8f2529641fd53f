"""The pages that are read where the bundles lie: the desk and the overview, with all that a hub says of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from litfass import bundle, desk
from litfass.build.exports import MANIFEST, Index
from litfass.build.pictures import Job, make
from litfass.channels.names import Unknown, find_channel
from litfass.media import render
from litfass.media.palette import Palette
from litfass.media.rendition import Rendition
from litfass.model import Channel, ExportSettings, Settings
from litfass.source.ledger import posted_of
from litfass.source.names import LEDGER
from litfass.website import theme_dir
from litfass.website.brand import brand_css
from litfass.website.doorway import typed
from litfass.website.forge import forge_of
from litfass.website.hub import Hub

FONT = "site/assets/litfass/fonts/archivo88-var.woff2"
TOKENS = "site/assets/litfass/tokens.css"
FOLDER = "desk"
MARKS = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
"""What browsers call the kinds of pictures that a logo may be."""
TIERS = ("must", "may", "no")
DARK = '[data-md-color-scheme="slate"]'


def index(hub: Hub, settings: Settings, options: ExportSettings, config: MkDocsConfig) -> Index:
    """What makes both pages of the files of all bundles."""
    made = desk_of(hub, settings, options, config)
    sheet = style(settings)

    def pages(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        manifests = {path.partition("/")[0]: files[path] for path in files if path.endswith(f"/{MANIFEST}")}
        return {**bundle.overview(manifests, settings.site_name, hub.channels, sheet), **desk.page(files, made)}

    return pages


def style(settings: Settings) -> str:
    """The CSS of the overview: our font, the theme's brand values, those of the hub, and the page's own rules."""
    brand = _block(_tokens(), ":root {")
    return f"{_face()}{brand}\n{brand_css(settings.brand)}\n{_read('overview.css')}"


def desk_style(settings: Settings) -> str:
    """The CSS of the desk: font and colours as on the site, light and dark (also where no script says which)."""
    tokens = _tokens()
    tokens = tokens[tokens.index("/* 1") : tokens.index("/* 4")]
    dark = _block(tokens, DARK).replace(DARK, ":root:not([data-md-color-scheme])", 1)
    asked = f"@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n"
    return f"{_face()}{tokens}{asked}{brand_css(settings.brand)}\n{_read('plain.css')}{_read('desk.css')}"


def modules() -> dict[str, str]:
    """The sources of the desk's modules by file name."""
    return {path.name: path.read_text("utf-8") for path in sorted((theme_dir() / FOLDER).glob("*.mjs"))}


def _face() -> str:
    font = b64encode((theme_dir() / FONT).read_bytes()).decode()
    return f'@font-face{{font-family:"Archivo Litfass";src:url(data:font/woff2;base64,{font});font-weight:400 800}}\n'


def _tokens() -> str:
    return (theme_dir() / TOKENS).read_text("utf-8")


def _block(sheet: str, selector: str) -> str:
    """The first rule of a style sheet with this selector."""
    start = sheet.index(selector)
    return sheet[start : sheet.index("}", start) + 1]


def _read(name: str) -> str:
    return (theme_dir() / FOLDER / name).read_text("utf-8")


def desk_of(hub: Hub, settings: Settings, options: ExportSettings, config: MkDocsConfig) -> desk.Desk:
    """All that the page must know of the hub beside its bundles."""
    return desk.Desk(
        name=settings.site_name,
        url=settings.site_url,
        language=settings.language.code,
        channels=hub.channels,
        order=tuple(order(settings, hub.channels)),
        zone=settings.timezone.key,
        posted=posted_of(hub.library, settings),
        ledger=settings.shown_path(LEDGER),
        older=tuple(_older(hub, settings, options)),
        forge=_forge(settings, options, config),
        mark=_mark(settings),
        style=desk_style(settings),
        modules=modules(),
        app=_app(hub, settings),
    )


def _forge(settings: Settings, options: ExportSettings, config: MkDocsConfig) -> desk.Forge | None:
    """The forge as it is typed: what MkDocs puts in place of an `edit_uri` names a branch that may not be there."""
    content = settings.shown_path("").rstrip("/")
    return forge_of(options.desk, typed(config, "repo_url", ""), typed(config, "edit_uri", ""), content)


def _mark(settings: Settings) -> str:
    """The logo as an address that needs no file; "" without one."""
    if not settings.brand.logo:
        return ""
    path = settings.content / settings.brand.logo
    kind = MARKS.get(path.suffix.lower())
    return f"data:image/{kind};base64,{b64encode(path.read_bytes()).decode()}" if kind and path.is_file() else ""


def _app(hub: Hub, settings: Settings) -> desk.App:
    """What an installed desk is made of; without the extra `pictures` its icon is a drawing alone."""
    palette = Palette.of(settings.brand.colours)
    drawn = desk.icon(palette)
    touch = b""
    if render.available() and (hub.bundles_only or not hub.checking):
        (made,) = make([Job(drawn.encode(), Rendition((512, 512), ("png",)))], hub.cache)
        touch = made.read_bytes() if isinstance(made, Path) else b""
    return desk.App(_read("worker.js"), palette.paper, drawn, touch)


def order(settings: Settings, channels: Mapping[str, Channel]) -> list[str]:
    """The channels as the settings rank them: by their tiers, within a tier as they stand there, then all others."""
    ranked = sorted(settings.channels.items(), key=lambda item: TIERS.index(item[1].tier))
    found = (find_channel(name, channels) for name, _ in ranked)
    named = [channel.id for channel in found if not isinstance(channel, Unknown)]
    return list(dict.fromkeys([*named, *channels]))


def _older(hub: Hub, settings: Settings, options: ExportSettings) -> Iterator[desk.Older]:
    """The public posts whose time for a bundle is over."""
    kept = {post.path for post in bundle.kept(hub.public, hub.now, options.keep)}
    for post in hub.public:
        if post.path not in kept:
            address = settings.url(post.address)
            yield desk.Older(bundle.folder_of(post, settings), post.title, address, post.created.isoformat(), post.lang)
