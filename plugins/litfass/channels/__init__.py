"""Platforms as data: one file each, with limits, taste, sources and examples."""

from litfass.channels.files import load

__all__ = ["load"]
