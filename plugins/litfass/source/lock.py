"""What the settings of a locked desk must have: a salt of its own, a folder in the site, the name of a variable."""

from __future__ import annotations

import re
from secrets import token_hex

from litfass.model import DeskSettings
from litfass.source.reading import Reading

SHORTEST_SALT = 16
"""Characters; 128 bits, as NIST SP 800-132 asks, where it is the hex that the hint proposes."""
_PLACE = re.compile(r"[a-z0-9][a-z0-9-]*")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


def check_lock(desk: DeskSettings, reading: Reading) -> None:
    """Adds a Problem for each of the three that is missing or wrong; what may be a password is never repeated."""
    if desk.password_env and not _VARIABLE.fullmatch(desk.password_env):
        message = "desk.password_env is no name of an environment variable: capital letters, digits and _."
        hint = "Type password_env: LITFASS_DESK_PASSWORD. The password itself belongs into the secrets of your CI."
        reading.report(reading.wrong, "desk.password_env", message, hint)
    if desk.password_env and len(desk.salt) < SHORTEST_SALT:
        expected = f"at least {SHORTEST_SALT} characters, since the desk has a password"
        reading.refuse("desk.salt", desk.salt or None, expected, f"salt: {token_hex(16)}")
    if not _PLACE.fullmatch(desk.place):
        reading.refuse("desk.place", desk.place, "the name of a folder: small letters, digits, -", "place: desk")
