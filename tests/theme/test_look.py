"""The look keeps its promises: enough contrast in both schemes, and not one request to somebody else."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from litfass.website import theme_dir

SITE = theme_dir() / "site"
MATERIAL = Path(str(distribution("mkdocs-material").locate_file("material")))
TOKENS = (SITE / "assets/litfass/tokens.css").read_text("utf-8")
TEXTS = sorted(path for path in SITE.rglob("*") if path.suffix in {".html", ".css", ".js", ".xml"})
NAMED = {
    "http://www.w3.org/2000/svg",
    "http://www.sitemaps.org/schemas/sitemap/0.9",
    "https://squidfunk.github.io/mkdocs-material/",
}
"""Two namespaces and one link that a reader may follow."""

BRANDS = {
    "litfass": {},
    "bakery": {
        "paper": "#FBF4E8", "ink": "#35170D", "accent": "#C63A1C", "on-accent": "#FFF9F0",
        "link": "#A52D13", "link-dark": "#FFA98A",
    },
    "tax adviser": {
        "paper": "#F4F6FA", "ink": "#0B1A33", "accent": "#1C479E", "on-accent": "#FFFFFF",
        "link": "#1C479E", "link-dark": "#A9C4FF",
    },
}  # fmt: skip
PAIRS = [
    ("ink", "paper", 4.5), ("ink", "sheet", 4.5), ("ink", "wash", 4.5), ("ink-2", "paper", 4.5), ("ink-2", "wash", 4.5),
    ("link", "paper", 4.5), ("link", "wash", 4.5), ("on-accent", "accent", 4.5), ("on-block", "block", 4.5),
    ("warn", "paper", 4.5), ("edge", "paper", 3.0), ("ground", "paper", 3.0),
]  # fmt: skip

Colour = tuple[float, float, float]


def declared(selector: str) -> dict[str, str]:
    """The custom properties of every block that this selector opens or shares."""
    blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.DOTALL))
    found: dict[str, str] = {}
    for selectors, body in blocks:
        if selector in [one.strip() for one in selectors.split(",")]:
            found |= {name: value.strip() for name, value in re.findall(r"(--[\w-]+):([^;]+);", body)}
    return found


def colour(value: str, names: dict[str, str]) -> Colour:
    """A colour as sRGB from 0 to 1: hex, var() or color-mix(in oklab, A n%, B), as tokens.css writes them."""
    if value.startswith("#"):
        digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
        return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))  # type: ignore[return-value]
    if plain := re.fullmatch(r"var\((--[\w-]+)\)", value):
        return colour(names[plain[1]], names)
    mixed = re.fullmatch(r"color-mix\(in oklab, (.+?) (\d+)%, (.+)\)", value)
    assert mixed, f"The test does not know this form: {value}"
    one, other, share = oklab(colour(mixed[1], names)), oklab(colour(mixed[3], names)), int(mixed[2]) / 100
    return srgb(tuple(a * share + b * (1 - share) for a, b in zip(one, other, strict=True)))  # type: ignore[arg-type]


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def oklab(rgb: Colour) -> Colour:
    """CSS Color 4, sample code for Oklab."""
    r, g, b = map(linear, rgb)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def srgb(lab: Colour) -> Colour:
    """The way back."""
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(sum(w * linear(c) for w, c in zip(weights, rgb, strict=True)) for rgb in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("brand", BRANDS)
def test_every_pair_has_its_contrast(brand: str, scheme: str) -> None:
    names = declared(":root") | {f"--brand-{name}": value for name, value in BRANDS[brand].items()}
    if scheme == "slate":
        names |= declared('[data-md-color-scheme="slate"]')
    misses = {
        f"{front}/{back}": round(found, 2)
        for front, back, least in PAIRS
        if (found := contrast(colour(f"var(--lf-{front})", names), colour(f"var(--lf-{back})", names))) < least
    }
    assert misses == {}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_nothing_comes_from_elsewhere(path: Path) -> None:
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"')]*", path.read_text("utf-8"))
    assert [address for address in addresses if address not in NAMED] == []


@pytest.mark.parametrize("path", sorted((SITE / "partials").glob("*.html")), ids=lambda path: path.name)
def test_a_copy_of_a_template_says_which_version_it_follows(path: Path) -> None:
    """Material changes its templates; who updates it must find every copy."""
    original = MATERIAL / "templates/partials" / path.name
    assert not original.exists() or re.search(r"9\.\d+\.\d+", path.read_text("utf-8").split("#}")[0])
