"""All rules, and how they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from litfass.checks.limits import over_advice, over_limit, wordless
from litfass.checks.passages import weak
from litfass.checks.pictures import long_alt, too_few, without_alt
from litfass.checks.subject import Subject
from litfass.checks.words import homeless, no_hashtag
from litfass.model import Channel, Format, Post, Settings, Variant
from litfass.problems import Problem

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    over_limit,
    over_advice,
    wordless,
    weak,
    homeless,
    no_hashtag,
    too_few,
    without_alt,
    long_alt,
)


def run(variant: Variant, post: Post, format: Format, channel: Channel, settings: Settings) -> list[Problem]:
    """What is wrong with a variant, what composing it found included; each thing once, in the order of the lines."""
    subject = Subject(variant, post, format, channel, settings)
    found = dict.fromkeys(variant.problems)
    found |= dict.fromkeys(problem for rule in RULES for problem in rule(subject))
    return sorted(found, key=lambda problem: (problem.path, problem.line, problem.code, problem.message))
