"""Fitting: never over the limit, never inside a piece, what must stay stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litfass.text.fit import Block, fit, join

LINK = Block("link", ("Zum Beitrag: https://www.beispiel.example/blog/ofen/",))
HOOK = Block("hook", ("Der Ofen ist da. ", "Er wiegt 900 Kilo. ", "Kommen Sie."))
TAGS = Block("hashtags", ("#Ofen ", "#Brot "))


def test_what_fits_stays_whole() -> None:
    fitted = fit([HOOK, LINK, TAGS], {"utf16": 3000}, ["hashtags", "hook"])
    assert fitted.text == join([HOOK, LINK, TAGS])
    assert fitted.text.endswith("/\n\n#Ofen #Brot")
    assert fitted.dropped == ()


def test_blocks_give_way_in_order_and_only_as_far_as_needed() -> None:
    whole = len(join([HOOK, LINK, TAGS]))
    assert fit([HOOK, LINK, TAGS], {"utf16": whole - 1}, ["hashtags", "hook"]).text.endswith("#Ofen")
    shorter = fit([HOOK, LINK, TAGS], {"utf16": whole - 20}, ["hashtags", "hook"])
    assert shorter.text == join([Block("hook", HOOK.pieces[:2]), LINK])
    assert shorter.dropped == ("hashtags", "hook")


def test_what_may_not_give_way_stays_whole() -> None:
    assert fit([HOOK, LINK, TAGS], {"utf16": 5}, ["hashtags", "hook"]).text == LINK.text


def test_all_units_count() -> None:
    block = Block("hook", ("Äh. ", "Ä."))
    assert fit([block], {"utf16": 99, "byte": 6}, ["hook"]).text == "Äh."


PIECES = st.lists(st.text(alphabet="aä👍 \n#", min_size=1, max_size=12), max_size=6).map(tuple)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(["hook", "points", "hashtags"]), PIECES), max_size=5)


@given(BLOCKS, st.integers(0, 80), st.sampled_from(["utf16", "byte", "codepoint"]))
def test_any_blocks_fit(blocks: list[Block], room: int, unit: str) -> None:
    limit = len(LINK.text) + room
    fitted = fit([*blocks, LINK], {unit: limit}, ["points", "hashtags", "hook"])
    encoded = {"utf16": fitted.text.encode("utf-16-le"), "byte": fitted.text.encode(), "codepoint": fitted.text}[unit]
    assert len(encoded) // (2 if unit == "utf16" else 1) <= limit
    assert fitted.text.endswith(LINK.text)
    whole = join([*blocks, LINK])
    assert (fitted.text == whole) == (not fitted.dropped)
