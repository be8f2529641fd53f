"""The desk: one page with all texts of all bundles, from which people copy them to the channels."""

from litfass.desk.data import Desk, Forge, Older
from litfass.desk.page import SIGN, page

__all__ = ["SIGN", "Desk", "Forge", "Older", "page"]
