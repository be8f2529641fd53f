"""How a post addresses its reader (du, ihr, Sie), so that one text never mixes two forms."""

from __future__ import annotations

import re

from litfass.compose.words import Words

_QUOTED = re.compile(r"„[^„“”]{0,400}[“”]|“[^“”]{0,400}”|»[^»«]{0,400}«|«[^«»]{0,400}»|\"[^\"]{0,400}\"")
"""What other people say has its own form of address."""


def unquoted(text: str) -> str:
    """`text` without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


def counted(text: str, words: Words) -> dict[str, int]:
    """How often each form of address occurs outside quotations."""
    own = unquoted(text)
    return {form: len(pattern.findall(own)) for form, pattern in words.address.items()}


def form_of(text: str, words: Words) -> str:
    """The form that occurs most often ("du", "ihr", "sie"), "" for none or a tie."""
    ranked = sorted(counted(text, words).items(), key=lambda item: -item[1])
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def clashes(text: str, form: str, words: Words) -> bool:
    """True when `text` addresses the reader in another form than `form`; "du" and "ihr" are both among friends."""
    others = [name for name, count in counted(text, words).items() if count and name != form]
    friendly = {"du", "ihr"}
    return any(name not in friendly or form not in friendly for name in others) if form else len(others) > 1
