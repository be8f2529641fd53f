"""The desk: one page with all texts of all bundles, from which people copy them to the channels."""

from litfass.desk.data import Desk, Forge, Older
from litfass.desk.page import page

__all__ = ["Desk", "Forge", "Older", "page"]
