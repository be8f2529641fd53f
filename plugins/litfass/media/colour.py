"""Colours: how well two can be told apart, how they mix, and which shade would do."""

from __future__ import annotations

from collections.abc import Iterator

Triple = tuple[float, float, float]
Colour = str | Triple
"""#RGB or #RRGGBB, or red, green and blue from 0 to 1: what is derived is not rounded in between, as in a browser."""


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of #RGB or #RRGGBB."""
    digits = colour.lstrip("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[i : i + 2] for i in (0, 2, 4)]
    red, green, blue = (int(pair, 16) for pair in pairs)
    return red, green, blue


def written(values: Triple) -> str:
    """#RRGGBB from parts between 0 and 1."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, value)) * 255):02X}" for value in values)


def _parts(colour: Colour) -> Triple:
    if not isinstance(colour, str):
        return colour
    red, green, blue = rgb(colour)
    return red / 255, green / 255, blue / 255


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (_linear(value) for value in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of one colour in another, as inks on a poster: in sRGB."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def blend(one: Colour, other: Colour, share: float) -> Triple:
    """`share` of one colour in another as CSS does it: `color-mix(in oklab, ...)`."""
    first, second = _oklab(one), _oklab(other)
    light, red, blue = (a * share + b * (1 - share) for a, b in zip(first, second, strict=True))
    return _srgb((light, red, blue))


def passing(colour: str, against: str, need: float) -> str:
    """The shade nearest to a colour that has the contrast `need` against another: darker or lighter, same hue."""
    return next(shade for shade in shades(colour) if contrast(shade, against) >= need)


def shades(colour: str) -> Iterator[str]:
    """A colour and its shades, the nearest first, darker and lighter in turn."""
    yield colour
    for step in range(99, -1, -1):
        yield from (written(blend(colour, end, step / 100)) for end in ("#000000", "#FFFFFF"))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _oklab(colour: Colour) -> Triple:
    """Björn Ottosson's Oklab, as CSS Color 4 defines it."""
    r, g, b = (_linear(value) for value in _parts(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _srgb(lab: Triple) -> Triple:
    long = (lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]) ** 3
    middle = (lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]) ** 3
    short = (lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]) ** 3
    return (
        _gamma(max(0.0, 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short)),
        _gamma(max(0.0, -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short)),
        _gamma(max(0.0, -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short)),
    )
