"""QR codes of addresses, made locally: the one importer of segno."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from litfass.media.colour import contrast

if TYPE_CHECKING:
    import segno

QUIET = 4
"""Modules of clear ground around the code (ISO/IEC 18004)."""
PLAIN = ("#000000", "#FFFFFF")
ENOUGH = 7.0
"""Cameras want more contrast between code and ground than people do."""
LONG = 90
"""An address of more bytes has weaker correction, so that its modules stay large enough for a phone."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as rows of modules, True for a dark one; without its quiet zone."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """How many modules it is wide and high with its quiet zone."""
        return len(self.rows) + 2 * QUIET


@lru_cache(maxsize=64)
def code_of(address: str) -> Code:
    """The code of an address, with error correction Q, or M for a long one."""
    return Code(tuple(tuple(bool(module) for module in row) for row in _made(address).matrix))


@lru_cache(maxsize=64)
def _made(address: str) -> segno.QRCode:
    """The code as segno makes it; always in UTF-8, which cameras recognise, while they guess at older encodings."""
    import segno

    error = "q" if len(address.encode()) <= LONG else "m"
    return segno.make_qr(address, error=error, boost_error=False, encoding="utf-8")


def colours(ink: str, paper: str) -> tuple[str, str]:
    """Ink on paper where a camera tells them apart, with the darker one as ink; else black on white."""
    return (ink, paper) if _darker(ink, paper) and contrast(ink, paper) >= ENOUGH else PLAIN


def _darker(ink: str, paper: str) -> bool:
    return contrast(ink, "#000000") < contrast(paper, "#000000")


def drawn(address: str, x: float, y: float, size: float, ink: str) -> str:
    """The code's modules as one path of SVG in a square of `size` with its quiet zone; the ground is the caller's."""
    code = code_of(address)
    step = size / code.modules
    runs = []
    for row, modules in enumerate(code.rows):
        top = y + (row + QUIET) * step
        for start, stop in _runs(modules):
            left, width = x + (start + QUIET) * step, (stop - start) * step
            runs.append(f"M{_short(left)} {_short(top)}h{_short(width)}v{_short(step)}h-{_short(width)}z")
    return f'<path fill="{ink}" shape-rendering="crispEdges" d="{"".join(runs)}"/>'


def _short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules begin and end in a row."""
    found, start = [], None
    for index, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            found.append((start, index))
            start = None
    return found


def svg(address: str, ink: str = PLAIN[0], paper: str = PLAIN[1]) -> bytes:
    """The code as an SVG of its own; one unit is one module, so it scales to any print."""
    ink, paper = colours(ink, paper)
    size = code_of(address).modules
    ground = f'<rect width="{size}" height="{size}" fill="{paper}"/>'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size * 10}" height="{size * 10}">'
    )
    return f"{head}{ground}{drawn(address, 0, 0, size, ink)}</svg>\n".encode()


def png(address: str, ink: str = PLAIN[0], paper: str = PLAIN[1], *, least: int = 1000) -> bytes:
    """The code as a PNG of two colours, at least `least` pixels wide, every module of equally many."""
    ink, paper = colours(ink, paper)
    code = code_of(address)
    scale = -(-least // code.modules)
    out = io.BytesIO()
    _made(address).save(out, kind="png", scale=scale, border=QUIET, dark=ink, light=paper)
    return out.getvalue()
