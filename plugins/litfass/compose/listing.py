"""A list of the post as labels: only one that the post announces, whose entries say something by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litfass.compose.runs import shared, stems
from litfass.compose.source import Source
from litfass.compose.standing import stands_alone
from litfass.compose.story import Entry, Listing

LONGEST_LABEL = 70
LONGEST_LEAD = 120

_NUMBERED = re.compile(r"^(\d{1,2}[.):]|[#✓–-])\s*")


@dataclass(frozen=True, slots=True)
class Points:
    """The sentence that leads in ("" when the text must have announced the list already) and the labels."""

    lead: str
    labels: tuple[str, ...]
    ordered: bool = False
    number: int = 0
    """The number that the post announced, 0 for none."""
    facts: bool = False
    """True for prices and times: they belong into texts that give facts."""

    def written(self, bullet: str) -> str:
        """Lead and labels, a line each."""
        marks = (f"{index}." if self.ordered else bullet for index in range(1, len(self.labels) + 1))
        lines = [f"{mark} {label}" for mark, label in zip(marks, self.labels, strict=True)]
        return "\n".join([self.lead, *lines] if self.lead else lines)


def points(source: Source) -> Points | None:
    """The first list of the post that can stand in a text, else its headings where the title counts them."""
    for listing in source.story.listings:
        if source.story.in_main(listing.section) and (found := _from_list(listing, source)):
            return found
    return _from_headings(source)


def _from_list(listing: Listing, source: Source) -> Points | None:
    labels, facts = _labels(listing, source)
    lead = _lead(listing, source)
    if len(labels) < 2 or not all(labels):
        return None
    if not lead:
        return _after_number(listing, labels, source)
    heading = source.story.sections[listing.section].heading
    announced = f"{source.title}\n{heading}\n{lead}"
    number = _number(lead, source) or _number(heading, source) or _number(source.title, source)
    if not (number or source.words.announcing.search(announced)) or _number(lead, source) not in (0, len(labels)):
        return None
    if number and number != len(labels) and not _number(lead, source):
        return None
    about = source.topic_stems | stems(source.description, source.words)
    on_topic = shared(" ".join((lead, *labels)), about)
    return Points(lead, labels, listing.ordered, number, facts) if on_topic else None


def _after_number(listing: Listing, labels: tuple[str, ...], source: Source) -> Points | None:
    """A list without a lead, when the paragraph before it says how many entries it has."""
    before = next((each for each in source.story.passages if each.place == listing.place - 1), None)
    number = _number(before.text, source) if before else 0
    return Points("", labels, listing.ordered, number) if number == len(labels) else None


def _labels(listing: Listing, source: Source) -> tuple[tuple[str, ...], bool]:
    """The labels of all entries, whole ones where they hold prices or times; and whether they do."""
    whole = tuple(" ".join(entry.text.split()).rstrip(".,;") for entry in listing.entries)
    priced = any(source.words.price.search(text) or source.words.clock.search(text) for text in whole)
    if priced and all(len(text) <= LONGEST_LABEL for text in whole):
        return whole, True
    return tuple(_label(entry, source) for entry in listing.entries), False


def _lead(listing: Listing, source: Source) -> str:
    """The sentence with a colon before the list, else the heading as one, else ""."""
    heading = source.story.sections[listing.section].heading
    if listing.lead:
        known = f"{source.title} {source.description} {heading}"
        before = source.before(listing.place).replace(listing.lead, "")
        plain = f"{listing.lead[:-1]}."
        alone = stands_alone(plain, source.words, before=before, known=known, form=source.form)
        return listing.lead if alone and len(listing.lead) <= LONGEST_LEAD else ""
    if not heading or len(heading) > LONGEST_LABEL or heading.endswith(("?", "!", ".")):
        return ""
    return "" if source.words.asking.match(heading) else f"{heading.rstrip(':')}:"


def _label(entry: Entry, source: Source) -> str:
    """How an entry is called, "" when that says nothing by itself."""
    label = entry.label.strip()
    telling = len(label.split()) > 2 or bool(source.words.telling.search(label))
    if not label or len(label) > LONGEST_LABEL or source.words.pointing.search(label):
        return ""
    if telling:
        return label
    whole = re.split(r"(?<=[.!?])\s", entry.text, maxsplit=1)[0].rstrip(".")
    return whole if len(whole) <= LONGEST_LABEL and len(whole.split()) > 2 else ""


def _from_headings(source: Source) -> Points | None:
    """The headings of one level, when the title says how many there are."""
    number = _number(source.title, source)
    for level in (2, 3):
        headings = [section.heading for section in source.story.sections if section.level == level and not section.side]
        numbered = [heading for heading in headings if re.match(r"\d{1,2}[.):]", heading)]
        chosen = numbered if len(numbered) == number else headings
        labels = tuple(_NUMBERED.sub("", heading) for heading in chosen)
        if number > 1 and len(labels) == number and all(_fits(label) for label in labels):
            return Points("", labels, bool(numbered), number)
    return None


def _fits(label: str) -> bool:
    return bool(label) and len(label) <= LONGEST_LABEL and not label.endswith((":", "?"))


def _number(text: str, source: Source) -> int:
    """The first number from 2 to 12 in `text`, as a digit or a word; 0 for none."""
    for word in re.findall(r"\w+", text.casefold()):
        if word.isdecimal() and 2 <= int(word) <= 12:
            return int(word)
        if word in source.words.numbers[2:]:
            return source.words.numbers.index(word)
    return 0


def says_number(text: str, number: int, source: Source) -> bool:
    """True when `text` announces `number`, so that a list without a lead may follow."""
    found = re.findall(r"\w+", text.casefold())
    return str(number) in found or source.words.numbers[number] in found
