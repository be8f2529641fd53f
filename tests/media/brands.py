"""The three brands of the look, for tests of what is drawn."""

from __future__ import annotations

from litfass.media.palette import Palette

BRANDS = {
    "litfass": {},
    "bakery": {
        "paper": "#FBF4E8", "ink": "#35170D", "accent": "#C63A1C", "on_accent": "#FFF9F0", "second": "#F2B65B",
        "link": "#A52D13", "link_dark": "#FFA98A",
    },
    "tax adviser": {
        "paper": "#F4F6FA", "ink": "#0B1A33", "accent": "#1C479E", "on_accent": "#FFFFFF", "second": "#9AD3C6",
        "link": "#1C479E", "link_dark": "#A9C4FF", "cap": "14px",
    },
}  # fmt: skip
PALETTES = {name: Palette.of(colours) for name, colours in BRANDS.items()}
