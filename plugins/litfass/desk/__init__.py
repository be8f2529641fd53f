"""The desk: one page with all texts of all bundles, from which people copy them to the channels."""

from litfass.desk.data import SCHEMA, Desk, Forge, Older
from litfass.desk.entry import BODY, entry
from litfass.desk.install import WORKER, App, icon
from litfass.desk.page import body, page, written

__all__ = ["BODY", "SCHEMA", "WORKER", "App", "Desk", "Forge", "Older", "body", "entry", "icon", "page", "written"]
