"""A list of the post as labels: only one that the post announces, whose entries say something by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from litfass.compose.entries import Entry
from litfass.compose.events import programme
from litfass.compose.facts import days
from litfass.compose.runs import Run, shared, stems
from litfass.compose.source import Source
from litfass.compose.standing import pairs, stands_alone
from litfass.compose.story import BOLD, Listing, is_greeting
from litfass.compose.words import Words
from litfass.text.markup import Plain
from litfass.text.sentences import sentences

LONGEST_LABEL = 70
LONGEST_LEAD = 160
LONGEST_FACT = 120
MOST_QUESTIONS = 5
MOST_EVENTS = 7
FIRST = 18
"""What such a beginning is worth: more than any other, since all of them would leave it out."""
NOTHING = "\0"
"""What no text ends with."""

_HOUR = re.compile(r"(ab|um|gegen|from|at)?\s*\d{1,2}([.:]\d{2}\b|\s*Uhr\b)", re.IGNORECASE)
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
    dated: bool = False
    """True for dates: what is on interests everybody."""
    place: int = 0
    """Where the list stands among the blocks of the post."""
    after: str = ""
    """The sentence that the lead leans on: it must stand directly before, "" where the lead stands alone."""
    title: str = ""
    """The title as another lead, where it counts the entries."""

    def led(self, said: str) -> Points | None:
        """The points with a lead that fits behind what was said; None where there is none."""
        if self.after and said.endswith(self.after):
            return self
        if self.lead != self.title and self.lead and not self.after:
            return self
        if self.title:
            return replace(self, lead="" if self.title[:-1].casefold() in said.casefold() else self.title)
        return None if self.after else self

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
    return _from_headings(source) or _from_questions(source) or _from_programme(source)


def leads(listed: Points, source: Source) -> Run | None:
    """The list as the beginning of a text, when the post begins with it; `opening` finds no sentence there then."""
    first = next((each for each in source.story.passages if not is_greeting(each.text, source.words)), None)
    if first is None or first.place != listed.place - 1 or first.pieces != (listed.lead,):
        return None
    return Run((listed.written(Plain.bullet),), first.place, first.section, score=FIRST)


def _from_list(listing: Listing, source: Source) -> Points | None:
    labels, facts = _labels(listing, source)
    lead, after = _lead(listing, source)
    if len(labels) < 2 or not all(labels):
        return None
    if not lead:
        return _without_lead(listing, labels, facts, source)
    heading = source.story.sections[listing.section].heading
    announced = f"{source.title}\n{heading}\n{lead}"
    number = _number(lead, source) or _number(heading, source) or _number(source.title, source)
    told = number or facts or source.words.announcing.search(announced)
    if not told or _number(lead, source) not in (0, len(labels)):
        return None
    if number and number != len(labels) and not _number(lead, source):
        return None
    about = source.topic_stems | stems(source.description, source.words)
    on_topic = _dated(labels, source) or shared(" ".join((lead, *labels)), about)
    if not on_topic:
        return None
    return Points(
        lead,
        labels,
        listing.ordered,
        number,
        facts,
        _dated(labels, source),
        listing.place,
        after,
        _title_lead(len(labels), source, counted=listing.told),
    )


def _title_lead(number: int, source: Source, *, counted: bool = False) -> str:
    """The title, or what it says last, with a colon, when that says how many entries there are or what comes.

    With `counted` only the former will do.
    """
    lead = _as_lead(source)
    said = _number(lead, source)
    return lead if said == number or (not said and not counted and source.words.announcing.search(lead)) else ""


def _as_lead(source: Source) -> str:
    """What the title says last, with a colon; "" for a sentence, and for more than leads in."""
    last = source.title.rpartition(":")[2].strip()
    return "" if last.endswith(("?", "!", ".")) or len(last) > LONGEST_LEAD else f"{last[:1].upper()}{last[1:]}:"


def _without_lead(listing: Listing, labels: tuple[str, ...], facts: bool, source: Source) -> Points | None:
    """A list that the title announces, or the paragraph before it: by its number of entries, or by the day of hours."""
    if any(label[0].islower() and not _HOUR.match(label) for label in labels):
        return None  # they go on with a sentence
    before = next((each for each in source.story.passages if each.place == listing.place - 1), None)
    number = _number(before.text, source) if before else 0
    title = _title_lead(len(labels), source, counted=listing.told)
    if title or number == len(labels):
        dated = _dated(labels, source)
        return Points("", labels, listing.ordered, len(labels), facts, dated, listing.place, title=title)
    if (
        before
        and all(map(_HOUR.match, labels))
        and any(day >= source.posted for day in days(before.text, source.posted, source.words))
    ):
        after = before.pieces[-1].strip()
        return Points("", labels, facts=True, dated=True, place=listing.place, after=after)
    return None


def _labels(listing: Listing, source: Source) -> tuple[tuple[str, ...], bool]:
    """The labels of all entries, whole ones where most hold prices, days or times; and whether they do.

    Where one entry is a label as a whole, so are all: to cut some of them would lose what the others say.
    """
    whole = tuple(" ".join(entry.text.split()).rstrip(".,;") for entry in listing.entries)
    words = source.words
    telling = sum(any(each.search(text) for each in (words.price, words.clock, words.day)) for text in whole)
    firsts = tuple(map(_first_sentence, listing.entries))
    only_times = any(_is_time(entry.label, words) for entry in listing.entries)
    for said in (whole, firsts) if 2 * telling >= len(whole) else ():
        if all(len(text) <= LONGEST_FACT for text in said) and (said is whole or only_times):
            return said, True
    if only_times:
        return (), False
    if any(entry.label == text for entry, text in zip(listing.entries, whole, strict=True)):
        good = all(_fits(text) and not words.empty.match(text) for text in whole)
        return (whole if good else ()), False
    return tuple(_label(entry, source) for entry in listing.entries), False


def _dated(labels: tuple[str, ...], source: Source) -> bool:
    """True when most labels say when something is: a day, hours of a weekday, or hours of the day in the title."""
    words = source.words
    titled = any(day >= source.posted for day in days(source.title, source.posted, words))
    if titled and all(map(_HOUR.match, labels)):
        return True
    timed = (words.day.search(each) or (words.clock.search(each) and words.weekday.search(each)) for each in labels)
    return 2 * sum(map(bool, timed)) >= len(labels)


def _lead(listing: Listing, source: Source) -> tuple[str, str]:
    """The sentence with a colon before the list, else the heading, else ""; and the sentence that it leans on."""
    heading = source.story.sections[listing.section].heading
    if listing.lead:
        if len(listing.lead) > LONGEST_LEAD:
            return "", ""
        if _leads_alone(listing.lead, listing, source):
            return listing.lead, ""
        whole = _whole_lead(listing, source)
        return (whole, "") if whole else (listing.lead, _before(listing, source))
    if not heading or len(heading) > LONGEST_LABEL or heading.endswith(("?", "!", ".")) or ":" in heading[:-1]:
        return "", ""
    return "" if source.words.asking.match(heading) else f"{heading.rstrip(':')}:", ""


def _leads_alone(lead: str, listing: Listing, source: Source) -> bool:
    """True when a lead is understood by those who know title, description and heading only."""
    heading = source.story.sections[listing.section].heading
    known = f"{source.title} {source.description} {heading}"
    before = source.before(listing.place).replace(listing.lead.casefold(), "")
    plain = f"{lead.removesuffix(':')}."
    return stands_alone(plain, source.words, before=before, known=known, form=source.form)


def _whole_lead(listing: Listing, source: Source) -> str:
    """The paragraph that a lead ends, where that is short and its first sentence stands alone; "" otherwise."""
    found = next((each for each in source.story.passages if each.place == listing.place - 1), None)
    if found is None or len(found.pieces) < 2 or len(found.text) > LONGEST_LEAD or not pairs(found.text):
        return ""
    return found.text if _leads_alone(found.pieces[0].strip(), listing, source) else ""


def _before(listing: Listing, source: Source) -> str:
    """The sentence before the lead, in its paragraph or the one before."""
    said = [
        piece.strip() for passage in source.story.passages if passage.place < listing.place for piece in passage.pieces
    ]
    return said[-2] if len(said) > 1 else NOTHING


def _label(entry: Entry, source: Source) -> str:
    """How an entry is called, "" when that says nothing by itself."""
    label = entry.label.strip()
    telling = len(label.split()) > 2 or bool(source.words.telling.search(label))
    if not label or len(label) > LONGEST_LABEL or source.words.pointing.search(label):
        return ""
    if telling:
        return label
    whole = _first_sentence(entry)
    return whole if len(whole) <= LONGEST_LABEL and len(whole.split()) > 2 else ""


def _is_time(label: str, words: Words) -> bool:
    """True for a label that is a day or an hour and nothing else: what happens then stands behind it."""
    for pattern in (words.day, words.clock, words.weekday):
        label = pattern.sub(" ", label)
    return not re.search(r"[^\W\d_]{3,}", label)


def _first_sentence(entry: Entry) -> str:
    found = sentences(entry.text)
    return found[0].rstrip(".,;") if found else ""


def _from_headings(source: Source) -> Points | None:
    """The headings of one level, when the title says how many there are."""
    number = _number(source.title, source) or _announced(source)
    for level in (2, 3, BOLD):
        headings = [section.heading for section in source.story.sections if section.level == level and not section.side]
        numbered = [heading for heading in headings if re.match(r"\d{1,2}[.):]", heading)]
        chosen = numbered if len(numbered) == number else headings
        labels = tuple(_NUMBERED.sub("", heading) for heading in chosen)
        asked = all(label.endswith("?") and len(label) <= LONGEST_LABEL for label in labels)
        if number > 1 and len(labels) == number and (asked or all(_fits(label) for label in labels)):
            return Points("", labels, bool(numbered), number, title=_title_lead(number, source))
    return None


def _announced(source: Source) -> int:
    """The number that the last sentence before the first heading gives ("drei Punkte sollten Sie kennen")."""
    before = [each for each in source.story.passages if not each.section and not each.quoted]
    return _number(before[-1].pieces[-1], source) if before else 0


def _from_questions(source: Source) -> Points | None:
    """The questions that are headings, where the title says that questions come; the first ones of many."""
    sections = (section.heading for section in source.story.sections if not section.side)
    asked = [heading.rpartition("?")[0] + "?" for heading in sections if "?" in heading]
    labels = tuple(heading for heading in asked if len(heading) <= LONGEST_LABEL)[:MOST_QUESTIONS]
    counted = _number(source.title, source) or _number(source.description, source) not in (0, len(labels))
    if len(labels) < 3 or not source.words.questions.search(source.title) or counted:
        return None
    lead = _as_lead(source)
    return Points(lead, labels, title=lead) if lead else None


def _from_programme(source: Source) -> Points | None:
    """The headings that each tell of an event, below a title that can lead in."""
    labels = tuple(source.story.sections[number].heading for number in sorted(programme(source)))
    lead = _as_lead(source)
    good = labels and lead and len(labels) <= MOST_EVENTS and all(map(_fits, labels))
    return Points(lead, labels, title=lead, dated=True) if good else None


def _fits(label: str) -> bool:
    return bool(label) and len(label) <= LONGEST_LABEL and not label.endswith((":", "?"))


def _number(text: str, source: Source) -> int:
    """The first number from 2 to 12 in `text` that counts, as a digit or a word; 0 for none."""
    for pattern in (source.words.day, source.words.clock, source.words.price):
        text = pattern.sub(" ", text)
    for word in re.findall(r"\w+", text.casefold()):
        if word.isdecimal() and len(word) < 3 and 2 <= int(word) <= 12:
            return int(word)
        if word in source.words.numbers[2:]:
            return source.words.numbers.index(word)
    return 0


def says_number(text: str, number: int, source: Source) -> bool:
    """True when `text` announces `number`, so that a list without a lead may follow."""
    found = re.findall(r"\w+", text.casefold())
    return str(number) in found or source.words.numbers[number] in found
