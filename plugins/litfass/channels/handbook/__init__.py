"""The handbook's pages of channels, in German Markdown: what their files say, for people who publish there."""

from litfass.channels.handbook.format import front_matter
from litfass.channels.handbook.overview import overview
from litfass.channels.handbook.page import page

__all__ = ["front_matter", "overview", "page"]
