"""A post becomes the text for one format of one channel: from the writer's own words, and hardly any others."""

from litfass.compose.extract import Extract, extract
from litfass.compose.pictures import pictured
from litfass.compose.variant import variant

__all__ = ["Extract", "extract", "pictured", "variant"]
