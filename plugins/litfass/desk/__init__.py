"""The desk: one page with all texts of all bundles, from which people copy them to the channels."""

from litfass.desk.data import Desk, Forge, Older
from litfass.desk.install import App, icon
from litfass.desk.page import SIGN, page, written

__all__ = ["SIGN", "App", "Desk", "Forge", "Older", "icon", "page", "written"]
