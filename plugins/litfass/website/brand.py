"""The brand of the settings as custom properties for the style sheets."""

from __future__ import annotations

from markupsafe import Markup

from litfass.media.palette import Palette
from litfass.model import Brand


def brand_css(brand: Brand) -> Markup:
    """A `:root{...}` block with the values that the settings name, or "" when they name none.

    Type on an accent without `on_accent` takes ink or paper, whichever can be read better. The values were validated by
    `source.settings`; nothing here could close the style element.
    """
    values = dict(brand.colours)
    if "accent" in values:
        values["on_accent"] = Palette.of(values).on_accent
    rows = "".join(f"--brand-{name.replace('_', '-')}:{value};" for name, value in sorted(values.items()))
    return Markup(f":root{{{rows}}}") if rows else Markup()
