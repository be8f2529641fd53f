"""Whether and how much of a post's description may follow another text."""

from __future__ import annotations

import re

from litfass.text.sentences import pieces

SALES_TALK = re.compile(
    r"in diesem (beitrag|artikel)|erfahren sie|erfährst du|alles über|tipps vo[mn]\b|jetzt [^.?]*!|(\.\.\.|…)$|"
    r"in this (post|article)|learn (more|how)|everything about|find out",
    re.IGNORECASE,
)
"""Words for search engines, which nobody would say."""

_ENDINGS = tuple('.!?)”“"»«')


def is_good(description: str) -> bool:
    """True for sentences that say something; false for a list of keywords and for sales talk."""
    return bool(description) and description.endswith(_ENDINGS) and not SALES_TALK.search(description)


def after(description: str, hook: str) -> tuple[str, ...]:
    """The sentences of a good description that add something to `hook`, as pieces that join.

    A last sentence that says the hook's number again goes; if another does, or most words are the hook's, all go.
    """
    parts = pieces(description.strip())
    while parts and _same_number(parts[-1], hook):
        parts = parts[:-1]
    rest = "".join(parts)
    if not is_good(rest.strip()) or _same_number(rest, hook) or _overlap(rest, hook) > 0.6:
        return ()
    return parts


def _same_number(text: str, hook: str) -> bool:
    numbers = re.compile(r"\d[\d.,]*\d")
    return bool(set(numbers.findall(text)) & set(numbers.findall(hook)))


def _overlap(text: str, hook: str) -> float:
    words, known = _content(text), _content(hook)
    return len(words & known) / len(words) if words else 1.0


def _content(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{4,}", text)}
