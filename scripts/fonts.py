"""Makes the font files of theme/fonts/ from the packages that publish them; run by hand when a font is replaced.

    python -m venv fonts-env
    fonts-env/bin/pip install fonttools brotli
    npm pack @fontsource-variable/archivo@5.3.0 twemoji-colr-font@15.0.3     # unpack each into a folder of its name
    fonts-env/bin/python scripts/fonts.py FOLDER

HarfBuzz reads no WOFF2, so each file is unpacked; nothing of its design is changed. The emoji font also loses the names
of its glyphs and what only browsers and its editor need, and is packed, being large. Licences stand beside the fonts.
"""

from __future__ import annotations

import gzip
import sys
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "theme" / "fonts"
SOURCES = {
    "archivo.ttf": "archivo/package/files/archivo-latin-standard-normal.woff2",
    "archivo-ext.ttf": "archivo/package/files/archivo-latin-ext-standard-normal.woff2",
    "twemoji.ttf.gz": "twemoji-colr-font/package/twemoji.woff2",
}
UNUSED = ("FFTM", "gasp", "cvt ")
"""Tables for hinting and for the editor that made the emoji font."""


def main(folder: Path) -> None:
    """Writes each font of SOURCES."""
    for name, source in SOURCES.items():
        font = TTFont(folder / source, recalcTimestamp=False)
        font.flavor = None
        if "COLR" in font:
            font["post"].formatType = 3.0
            for table in UNUSED:
                if table in font:
                    del font[table]
        written = BytesIO()
        font.save(written)
        data = written.getvalue()
        (FONTS / name).write_bytes(gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else data)
        print(f"{name}: {(FONTS / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
