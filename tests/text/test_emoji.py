"""Emoji that go where a house wants none."""

from __future__ import annotations

import pytest

from litfass.text.emoji import without_emoji


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("🎉 Der Ofen ist da! 🔥🔥", "Der Ofen ist da! "),
        ("1️⃣ Rohr ℹ️ fegen ↗️ ▶️", "Rohr fegen "),
        ("👨‍👩‍👧‍👦 Familie 🇩🇪 👍🏽 da", "Familie da"),
        ("24 Brote → 5 #1 © Backstube™ 3*4 ↔ 5 €", "24 Brote → 5 #1 © Backstube™ 3*4 ↔ 5 €"),
        ("ohne", "ohne"),
    ],
)
def test_without_emoji(text: str, left: str) -> None:
    assert without_emoji(text) == left
