"""The style of pages that are read where the bundles lie: fonts and brand in one text, so that nothing is asked for."""

from __future__ import annotations

from base64 import b64encode

from litfass.model import Settings
from litfass.website import theme_dir
from litfass.website.brand import brand_css

FONT = "site/assets/litfass/fonts/archivo88-var.woff2"
TOKENS = "site/assets/litfass/tokens.css"
SHEET = "desk/overview.css"


def style(settings: Settings) -> str:
    """The CSS of the overview: our font, the theme's brand values, those of the hub, and the page's own rules."""
    theme = theme_dir()
    font = b64encode((theme / FONT).read_bytes()).decode()
    face = f'@font-face{{font-family:"Archivo Litfass";src:url(data:font/woff2;base64,{font});font-weight:400 800}}\n'
    tokens = (theme / TOKENS).read_text("utf-8")
    brand = tokens[tokens.index(":root {") : tokens.index("}", tokens.index(":root {")) + 1]
    return f"{face}{brand}\n{brand_css(settings.brand)}\n{(theme / SHEET).read_text('utf-8')}"
