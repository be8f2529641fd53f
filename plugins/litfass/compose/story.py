"""A post as the composer sees it: sections with paragraphs, lists and quotations, in order and free of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from litfass.compose.details import Details, detail_lines, entry_lines, fact_lines
from litfass.compose.entries import Entry, entries_of
from litfass.compose.words import Words
from litfass.text.blocks import (
    Block,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Items,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    inline_text,
)
from litfass.text.document import Document
from litfass.text.markup import Plain
from litfass.text.sentences import pieces

_PLAIN = Plain()
_WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST_LEAD_IN, SHORTEST_REST = 70, 20
"""Bold words that lead in have at most so many characters, and so many follow at least."""
LONGEST_GREETING = 90
BOLD = 6
"""The level of a heading that is only bold words."""
LONGEST_SENTENCE = 1000
"""A paragraph with a longer sentence is nothing for a short text."""
_TIME = re.compile(r"\d{1,2}[.:]\d{2}( Uhr)?")
_ATTRIBUTION = re.compile(r"^[–—-]\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its sentences with the white space after each. `place` is its number among the blocks of the post.

    `section` is the number of its section, 0 before the first heading.
    """

    pieces: tuple[str, ...]
    place: int
    section: int
    quoted: bool = False
    label: str = ""
    """The bold words that lead in, when paragraphs like this one follow each other as a list does."""

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `lead` is the sentence with a colon before it, `place` and `section` as in a Passage."""

    entries: tuple[Entry, ...]
    ordered: bool
    lead: str
    place: int
    section: int
    told: bool = False
    """True for paragraphs that begin with bold words one after the other, which is a list in a way only."""

    @property
    def text(self) -> str:
        """The words of all entries."""
        return "\n".join(entry.text for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ("" before the first one) and whether it opens a side matter, such as legal notes."""

    heading: str
    level: int = 0
    side: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What a text may be drawn from, in the order of the post."""

    sections: tuple[Section, ...] = (Section(""),)
    passages: tuple[Passage, ...] = ()
    listings: tuple[Listing, ...] = ()
    details: tuple[Details, ...] = ()

    def in_main(self, number: int) -> bool:
        """True for a section that is no side matter."""
        return not self.sections[number].side


def read_story(document: Document, title: str, words: Words) -> Story:
    """The Story of a converted post; boxes, code, pictures with their captions and what holds no word are left out.

    So is a first line that says the title again.
    """
    reader = _Reader(words)
    for block in document.blocks:
        if reader.passages or not isinstance(block, Paragraph) or _PLAIN.block(block).strip() != title:
            reader.read(block)
    return reader.story()


class _Reader:
    """Collects the parts of a Story; `place` counts blocks, but not pictures: what stands around one hangs together."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.sections = [Section("")]
        self.passages: list[Passage] = []
        self.listings: list[Listing] = []
        self.details: list[Details] = []
        self.place = 0
        self.side_level = 0

    def read(self, block: Block) -> None:
        """Adds a block."""
        if isinstance(block, Figure | Rule) or _is_caption(block):
            return
        number = len(self.sections) - 1
        match block:
            case Heading():
                self._heading(block)
            case Paragraph() if lines := _detail_lines(block, self.words):
                self._detail(lines)
            case Paragraph() if self._ends_line_before(block):
                self._join(block)
            case Paragraph() if self._heads(block):
                self._heading(Heading(BOLD, block.inlines))
            case Paragraph() | Quote():
                self.passages += (self._begun(each) for each in _passages(block, self.place, number))
            case Items() | Table():
                self._list(block, number)
            case _:
                pass
        self.place += 1

    def _ends_line_before(self, block: Paragraph) -> bool:
        """True for bold words that end the sentence of the paragraph before: a day or a sum on a line of its own."""
        last = self.passages[-1] if self.passages else None
        if last is None or last.quoted or last.place != self.place - 1 or is_greeting(last.text, self.words):
            return False
        return _is_bold(block) and len(last.text) > LONGEST_LEAD_IN and last.text[-1:].isalnum()

    def _heads(self, block: Paragraph) -> bool:
        """True for bold words on a line of their own that are a heading: a question, or neither sentence nor fact."""
        text, words = inline_text(block.inlines).strip(), self.words
        facts = any(each.search(text) for each in (words.day, words.clock, words.price))
        ended = "?" in text or text[-1:].isalnum()
        return _is_bold(block) and ended and not facts and len(text) < LONGEST_LEAD_IN

    def _join(self, block: Paragraph) -> None:
        last = self.passages.pop()
        self.passages.append(
            replace(last, pieces=pieces(f"{last.text} {_PLAIN.block(block).strip()}"), place=self.place)
        )

    def _begun(self, passage: Passage) -> Passage:
        """What follows a letter's greeting in small letters begins the text, with a capital."""
        first = passage.pieces[0]
        last = self.passages[-1] if self.passages else None
        greeted = last is not None and last.place == passage.place - 1 and is_greeting(last.text, self.words)
        if passage.quoted or not greeted or not first[:1].islower():
            return passage
        return replace(passage, pieces=(first[:1].upper() + first[1:], *passage.pieces[1:]))

    def _detail(self, lines: tuple[str, ...]) -> None:
        if not self.sections[-1].side:
            self.details.append(Details(lines, self.place, self.sections[-1].heading))

    def story(self) -> Story:
        """All that was read; paragraphs with bold lead-ins one after the other are a list, too."""
        groups = [group for group in _groups(self.passages) if len(group) > 1]
        grouped = {each.place for group in groups for each in group}
        passages = tuple(each if each.place in grouped else replace(each, label="") for each in self.passages)
        lists = [self._of_group(group) for group in groups]
        listings = sorted((*self.listings, *lists), key=lambda listing: listing.place)
        return Story(tuple(self.sections), passages, tuple(listings), tuple(self.details))

    def _of_group(self, group: list[Passage]) -> Listing:
        entries = tuple(Entry(each.label, each.text) for each in group)
        first = group[0]
        before = [each for each in self.passages if each.place < first.place]
        return Listing(entries, False, _lead(before, first.place), first.place, first.section, told=True)

    def _heading(self, block: Heading) -> None:
        """A heading below a side matter belongs to it."""
        heading = _PLAIN.inlines(block.inlines)
        if block.level <= self.side_level:
            self.side_level = 0
        if not self.side_level and self.words.side.search(heading):
            self.side_level = block.level
        self.sections.append(Section(heading, block.level, bool(self.side_level)))

    def _list(self, block: Items | Table, number: int) -> None:
        entries = tuple(entries_of(block, self.words))
        lines = entry_lines([entry.text for entry in entries], self.words)
        if lines:
            self._detail(lines)
            return
        ordered = isinstance(block, Items) and block.ordered
        if entries:
            self.listings.append(Listing(entries, ordered, _lead(self.passages, self.place), self.place, number))


def is_greeting(text: str, words: Words) -> bool:
    """True for a paragraph that ends as the greeting of a letter does; in Switzerland it has no mark at its end."""
    if len(text) >= LONGEST_GREETING:
        return False
    return text.endswith((",", "!")) or (text[-1:].isalpha() and bool(words.warm_up.match(text)))


def _is_bold(block: Paragraph) -> bool:
    """True for a paragraph of bold words and nothing else."""
    return all(isinstance(each, Strong) or not inline_text((each,)).strip() for each in block.inlines)


def _is_caption(block: Block) -> bool:
    """True for a picture and stressed words in one paragraph: the words belong to the picture."""
    if not isinstance(block, Paragraph) or not any(isinstance(inline, Image) for inline in block.inlines):
        return False
    others = [inline for inline in block.inlines if not isinstance(inline, Image) and inline_text((inline,)).strip()]
    return all(isinstance(inline, Emphasis) for inline in others)


def _groups(passages: list[Passage]) -> list[list[Passage]]:
    """Paragraphs with a bold lead-in that follow each other."""
    groups: list[list[Passage]] = []
    last = -2
    for passage in passages:
        if passage.label:
            if passage.place == last + 1:
                groups[-1].append(passage)
            else:
                groups.append([passage])
            last = passage.place
    return groups


def _lead_in(block: Paragraph) -> str:
    """The bold words that a paragraph begins with, when they end as a label does; "" for stressed words."""
    first = block.inlines[0]
    if not isinstance(first, Strong):
        return ""
    label, rest = inline_text(first.inlines).strip(), inline_text(block.inlines[1:]).lstrip()
    ended = label.endswith((".", ":")) or rest.startswith((":", ".", "–")) or _TIME.fullmatch(label) is not None
    return label.rstrip(".: ") if ended and len(label) < LONGEST_LEAD_IN and len(rest) > SHORTEST_REST else ""


def _detail_lines(block: Paragraph, words: Words) -> tuple[str, ...]:
    """The lines of a paragraph that holds hard facts and nothing else; () for any other."""
    text = _PLAIN.block(block)
    return _bold_lines(block, words) or detail_lines(text, words) or fact_lines(text, words)


def _bold_lines(block: Paragraph, words: Words) -> tuple[str, ...]:
    """The lines of a paragraph whose every line begins with a bold label and a colon, when most are hard facts.

    Markdown joins such lines; the labels still tell where each begins.
    """
    starts = [index for index, inline in enumerate(block.inlines) if _is_label(inline)]
    if len(starts) < 2 or starts[0]:
        return ()
    lines = tuple(
        " ".join(inline_text(block.inlines[start:stop]).split())
        for start, stop in zip(starts, [*starts[1:], len(block.inlines)], strict=True)
    )
    return entry_lines(lines, words, most=True)


def _is_label(inline: Inline) -> bool:
    return isinstance(inline, Strong) and inline_text(inline.inlines).rstrip().endswith(":")


def _passages(block: Paragraph | Quote, place: int, section: int) -> Iterator[Passage]:
    if isinstance(block, Quote):
        text = quotation(block)
        if text:
            yield Passage((text,), place, section, quoted=True)
        return
    text = _PLAIN.block(block)
    found = pieces(text)
    if _WORD.search(text) and max(map(len, found)) <= LONGEST_SENTENCE:
        yield Passage(found, place, section, label=_lead_in(block))


def quotation(block: Quote) -> str:
    """A quotation in one line: „words“ – who said them, where the post says it; "" for more than a few sentences."""
    parts = [text for text in (_PLAIN.block(each) for each in block.blocks) if text]
    lines = [line.strip() for part in parts for line in part.split("\n") if line.strip()]
    who = _ATTRIBUTION.sub("", lines.pop()) if len(lines) > 1 and _ATTRIBUTION.match(lines[-1]) else ""
    said = " ".join(lines).strip('„“”"»« ')
    if not who:
        said, _, who = said.partition("“ – ") if "“ – " in said else (said, "", "")
    return f"„{said}“ – {who}" if said and who else ""


def _lead(passages: list[Passage], place: int) -> str:
    """The sentence with a colon directly before a list."""
    if not passages or passages[-1].place != place - 1:
        return ""
    last = passages[-1].pieces[-1].strip()
    return last if last.endswith(":") else ""
