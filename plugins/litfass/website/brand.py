"""The brand of the settings as custom properties for the style sheets."""

from __future__ import annotations

from markupsafe import Markup

from litfass.model import Brand


def brand_css(brand: Brand) -> Markup:
    """A `:root{...}` block with the values that the settings name, or "" when they name none.

    The values were validated by `source.settings`; nothing here could close the style element.
    """
    rows = "".join(f"--brand-{name.replace('_', '-')}:{value};" for name, value in sorted(brand.colours.items()))
    return Markup(f":root{{{rows}}}") if rows else Markup()
