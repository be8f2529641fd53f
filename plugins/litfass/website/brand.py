"""The brand of the settings as custom properties for the style sheets."""

from __future__ import annotations

from markupsafe import Markup

from litfass.model import Brand

INK, PAPER = "#10251D", "#F2F4EE"
"""The theme's own values (theme/site/assets/litfass/tokens.css), where the brand names none."""


def brand_css(brand: Brand) -> Markup:
    """A `:root{...}` block with the values that the settings name, or "" when they name none.

    Type on an accent without `on_accent` takes ink or paper, whichever can be read better. The values were validated by
    `source.settings`; nothing here could close the style element.
    """
    values = dict(brand.colours)
    if (accent := values.get("accent")) and "on_accent" not in values:
        choices = (values.get("ink", INK), values.get("paper", PAPER))
        values["on_accent"] = max(choices, key=lambda colour: contrast(colour, accent))
    rows = "".join(f"--brand-{name.replace('_', '-')}:{value};" for name, value in sorted(values.items()))
    return Markup(f":root{{{rows}}}") if rows else Markup()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#RGB or #RRGGBB), from 1 to 21: WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour.lstrip("#")
    pairs = [digit * 2 for digit in digits[:3]] if len(digits) < 6 else [digits[i : i + 2] for i in (0, 2, 4)]
    parts = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
