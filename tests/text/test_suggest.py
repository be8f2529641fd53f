"""What was probably meant."""

from __future__ import annotations

from litfass.text.suggest import did_you_mean, nearest

KNOWN = ["linkedin", "whatsapp"]


def test_the_nearest_word() -> None:
    assert nearest("Linkdin", KNOWN) == "linkedin"
    assert nearest("fax", KNOWN) is None


def test_hints() -> None:
    assert did_you_mean("watsapp", KNOWN) == "Did you mean 'whatsapp'?"
    assert did_you_mean("fax", KNOWN) == "Type one of: linkedin, whatsapp."
    assert did_you_mean("fax", []) == ""
