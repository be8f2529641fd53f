"""What the settings of a locked desk must have: a salt of its own, a folder in the site, the name of a variable."""

from __future__ import annotations

import re
from secrets import token_hex
from typing import Any

from litfass.model import DeskSettings
from litfass.source.fields import fields
from litfass.source.reading import Reading

SHORTEST_SALT = 16
"""Characters; 128 bits, as NIST SP 800-132 asks, where it is the hex that the hint proposes."""
_PLACE = re.compile(r"[a-z0-9][a-z0-9-]*")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


def check_lock(desk: DeskSettings, salt: Any, reading: Reading) -> None:
    """Adds a Problem for each of the three that is missing or wrong; what may be a password is never repeated.

    `salt` is the value as YAML read it: a number has lost how it was typed.
    """
    if desk.password_env and not _VARIABLE.fullmatch(desk.password_env):
        message = "desk.password_env is no name of an environment variable: capital letters, digits and _."
        hint = "Type password_env: LITFASS_DESK_PASSWORD. The password itself belongs into the secrets of your CI."
        reading.report(reading.wrong, "desk.password_env", message, hint)
    if desk.password_env:
        _check_salt(desk.salt, salt, reading)
    if not _PLACE.fullmatch(desk.place):
        reading.refuse("desk.place", desk.place, "the name of a folder: small letters, digits, -", "place: desk")


def _check_salt(salt: str, value: Any, reading: Reading) -> None:
    """Refuses a salt that is short, that YAML has changed, or that every reader of the handbook has."""
    example = fields("exports")["desk"].table["salt"].example.partition(": ")[2]
    if value is not None and not isinstance(value, str):
        message = "desk.salt is a number, which YAML reads otherwise than it is typed."
        reading.report(
            reading.wrong, "desk.salt", message, f'Put it in quotation marks, or type salt: "{token_hex(16)}"'
        )
    elif len(salt) < SHORTEST_SALT:
        expected = f"at least {SHORTEST_SALT} characters, since the desk has a password"
        reading.refuse("desk.salt", salt or None, expected, f'salt: "{token_hex(16)}"')
    elif salt == example:
        message = "desk.salt is the example of the handbook, which others copy too."
        reading.report(reading.wrong, "desk.salt", message, f'Type salt: "{token_hex(16)}"')
