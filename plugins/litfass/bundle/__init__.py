"""A post's bundle: a folder with exactly what is pasted on each channel, and a manifest that says what is in it."""

from litfass.bundle.archive import Pack, packed
from litfass.bundle.keep import kept
from litfass.bundle.manifest import SCHEMA, Facts
from litfass.bundle.merge import CODES, merge, part_of, variant_in
from litfass.bundle.overview import MAIN as OVERVIEW
from litfass.bundle.overview import overview
from litfass.bundle.write import files_of, folder_of

__all__ = [
    "CODES",
    "OVERVIEW",
    "SCHEMA",
    "Facts",
    "Pack",
    "files_of",
    "folder_of",
    "kept",
    "merge",
    "overview",
    "packed",
    "part_of",
    "variant_in",
]
