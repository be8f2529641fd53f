"""Fitting: never over the limit, never inside a piece, what must stay stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litfass.text.fit import Block, fit, join
from litfass.text.measure import UNITS, measure

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


def test_addresses_and_emoji_count_as_the_unit_says() -> None:
    block = Block("hook", ("Der Ofen ist da. ", "Familie: 👨‍👩‍👧‍👦👨‍👩‍👧‍👦."))
    link = Block("link", ("https://www.beispiel.de/blog/ein-neuer-ofen-fuer-das-dorf/",))
    limits = {"x_weighted": 60, "mastodon_weighted": 60, "byte": 200}
    assert fit([block, link], limits, ["hook"]).text == join([block, link])
    shorter = fit([block, link], {"utf16": 80, **limits}, ["hook"])
    assert shorter.text == join([Block("hook", block.pieces[:1]), link])


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


@given(
    st.lists(
        st.builds(
            Block, st.sampled_from(["hook", "points"]), st.lists(st.text("a.de ä👍\u200d@/:", max_size=9)).map(tuple)
        )
    ),
    st.integers(0, 60),
    st.sampled_from(sorted(UNITS)),
)
def test_whatever_does_not_fit_has_given_way(blocks: list[Block], room: int, unit: str) -> None:
    limit = measure(LINK.text, unit) + room
    fitted = fit([*blocks, LINK], {unit: limit}, ["points", "hook"])
    assert measure(fitted.text, unit) <= limit
    assert fitted.text.endswith(LINK.text)
