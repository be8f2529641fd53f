"""All rules, and how they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from litfass.channels.house import format_of
from litfass.checks.amounts import too_many_hashtags, too_many_links, too_many_mentions, too_many_tags
from litfass.checks.chapters import no_chapters
from litfass.checks.fields import backwards, missing, past
from litfass.checks.letters import escaped, styled
from litfass.checks.limits import over_advice, over_limit, wordless
from litfass.checks.links import chance_link, no_link
from litfass.checks.passages import weak
from litfass.checks.pictures import long_alt, named_alt, too_few, without_alt
from litfass.checks.protection import refused, unlabelled, with_phone
from litfass.checks.subject import Subject
from litfass.checks.titles import loud
from litfass.checks.twins import twins
from litfass.checks.words import homeless, no_hashtag, no_mention
from litfass.model import Channel, Format, Post, Request, Settings, Variant
from litfass.problems import Problem

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    over_limit,
    over_advice,
    wordless,
    too_many_links,
    too_many_hashtags,
    too_many_mentions,
    too_many_tags,
    weak,
    unlabelled,
    with_phone,
    refused,
    styled,
    escaped,
    no_link,
    chance_link,
    twins,
    loud,
    no_chapters,
    homeless,
    no_hashtag,
    no_mention,
    missing,
    backwards,
    past,
    too_few,
    without_alt,
    named_alt,
    long_alt,
)


def run(
    variant: Variant,
    post: Post,
    format: Format,
    channel: Channel,
    settings: Settings,
    requests: Sequence[Request] = (),
) -> list[Problem]:
    """What is wrong with a variant, what composing it found included; each thing once, in the order of the lines.

    `requests` are all that the post asks for, in their order: some rules look at what other channels get.
    """
    own = format_of(format, channel, variant.request, settings)
    subject = Subject(variant, post, own, channel, settings, tuple(requests))
    found = dict.fromkeys(variant.problems)
    found |= dict.fromkeys(problem for rule in RULES for problem in rule(subject))
    return sorted(found, key=lambda problem: (problem.path, problem.line, problem.code, problem.message))
