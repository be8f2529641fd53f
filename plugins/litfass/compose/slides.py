"""The thoughts of a post as slides: its beginning, its sections, the entries of a list that it counts.

A slide says whole sentences only, and so few that they can be read while somebody leafs through on a phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from litfass.compose.entries import Entry
from litfass.compose.extract import Extract
from litfass.compose.hook import goes_on, is_sentence, sound
from litfass.compose.listing import says_number
from litfass.compose.runs import Run, repeats
from litfass.compose.source import Source
from litfass.compose.standing import pairs, stands_alone
from litfass.compose.story import Listing
from litfass.model import Post, Slide
from litfass.text.sentences import pieces

MOST_WORDS, WHOLE, ROOM = 35, 40, 45
"""A slide says at most so many words; a whole paragraph, and one long sentence, may have a few more."""
FEWEST, MOST = 2, 8
"""So many slides stand between cover and close: with fewer there is nothing to leaf through."""
FEWEST_ENTRIES = 3
MOST_LINES = 6
TELLING = 2.5
"""The labels of a list have so many words each on average, or they say nothing without what follows them."""
SHORT = 10
"""An entry of so few words stands on a slide as it is."""
LONGEST_TITLE = 90
_NUMBERED = re.compile(r"^(\d{1,2})[.):]\s+")
_MARKS = " .:!–—-"


@dataclass(frozen=True, slots=True)
class _Group:
    """The slides that one section gives; `short` is what stands for them where there is no room for all.

    `counted` says that the post counts them: they are what it promises.
    """

    slides: tuple[Slide, ...]
    short: Slide | None = None
    counted: bool = False


def slides_of(post: Post, extract: Extract, most: int = MOST) -> tuple[Slide, ...]:
    """The writer's own slides, else at most `most` that the post gives, in its own order."""
    if post.slides:
        return post.slides
    source = extract.source
    opening = _opening(post, extract)
    known = " ".join(filter(None, (source.title, source.description, *(each.text for each in opening))))
    groups = list(_groups(source, known, asked(extract)))
    return (*opening, *_chosen(groups, most - len(opening)))


def asked(extract: Extract) -> Run | None:
    """What the post asks of its reader, which the last slide says."""
    return extract.question or extract.invitation


def _chosen(groups: list[_Group], most: int) -> tuple[Slide, ...]:
    """As many slides as there is room for: lists become short first, the last ones sooner, what is counted last."""
    lists = [index for index in range(len(groups) - 1, -1, -1) if len(groups[index].slides) > 1]
    for index in sorted(lists, key=lambda index: groups[index].counted):
        if _size(groups) > most:
            groups[index] = _Group((short,) if (short := groups[index].short) else ())
    while _size(groups) > most:
        groups.pop()
    return tuple(slide for group in groups for slide in group.slides)


def _size(groups: list[_Group]) -> int:
    return sum(len(group.slides) for group in groups)


def _opening(post: Post, extract: Extract) -> tuple[Slide, ...]:
    """How the post begins, in large letters, where that stands before its first heading."""
    own = post.hook.strip()
    runs = (Run(pieces(own)),) if own else extract.openings or extract.hooks
    for run in runs:
        text = _joined(_few(run.pieces, extract.source))
        if text and not run.section and not repeats(text, post.title):
            return (Slide(text=text),)
    return ()


# --- sections -------------------------------------------------------------------------------------------------------


def _groups(source: Source, known: str, last: Run | None) -> Iterator[_Group]:
    """What each section of the main matter gives, in order; a section that gives nothing is passed over."""
    story = source.story
    for number, section in enumerate(story.sections):
        if section.side or not section.heading:
            continue
        typed = _NUMBERED.match(section.heading)
        heading = _NUMBERED.sub("", section.heading)
        known = f"{known} {heading}"
        listed = [each for each in story.listings if each.section == number]
        group = next(filter(None, (_listed(each, heading, source) for each in listed)), None)
        if group is None and (text := _text(number, source, known, last)):
            group = _Group((Slide(title=heading, text=text, number=typed[1] if typed else ""),))
        if group:
            known = " ".join((known, *(slide.words for slide in group.slides)))
            yield group


def _text(number: int, source: Source, known: str, last: Run | None) -> str:
    """How a section begins, where that is understood without what was left out; "" where it is not.

    Only its first paragraph is asked: what stands further down needs what stands above it.
    """
    first = next((each for each in source.story.passages if each.section == number), None)
    listed = [each.place for each in source.story.listings if each.section == number]
    if first is None or first.quoted or first.label or any(place < first.place for place in listed):
        return ""
    before = source.before(first.place)
    if not stands_alone(first.pieces[0], source.words, before=before, known=known, form=source.form):
        return ""
    said = first.pieces
    if last and last.place == first.place and last.pieces[0] in said:
        said = said[: said.index(last.pieces[0])]
    run = sound(Run(said, first.place, first.section), source)
    return _joined(_few(run.pieces, source)) if run else ""


# --- lists ----------------------------------------------------------------------------------------------------------


def _listed(listing: Listing, heading: str, source: Source) -> _Group | None:
    """A list with a slide for each entry where the post counts them, else all of it on one slide."""
    short = _lines(listing, heading)
    entries = [_entry(each, source) for each in listing.entries]
    told = all(each.title and each.text for each in entries)
    many = len(entries)
    if not told or not FEWEST_ENTRIES <= many <= MOST:
        return _Group((short,)) if short else None
    counted = any(says_number(text, many, source) for text in (heading, listing.lead, source.title))
    numbered = listing.ordered or counted
    slides = tuple(
        replace(each, number=str(index) if numbered else "", over=heading)
        for index, each in enumerate(entries, start=1)
    )
    if not numbered and short:
        return _Group((short,))
    return _Group(slides, short, counted)


def _lines(listing: Listing, heading: str) -> Slide | None:
    """A list below its heading, when its entries fit; None for a table, whose cells need their heads."""
    labels = _labels(listing)
    table = any(": " in each.label for each in listing.entries)
    said = sum(_words(each) for each in labels)
    if table or not 2 <= len(labels) <= MOST_LINES or not TELLING * len(labels) <= said <= WHOLE:
        return None
    if not all(labels) or not all(map(pairs, labels)):
        return None
    return Slide(title=heading, lines=labels, ordered=listing.ordered)


def _labels(listing: Listing) -> tuple[str, ...]:
    """Short entries as they stand, others as they are called; full stops only where one of them has a stop within."""
    whole = [" ".join(entry.text.split()) for entry in listing.entries]
    both = zip(listing.entries, whole, strict=True)
    labels = tuple(text if _words(text) <= SHORT else entry.label for entry, text in both)
    if any(re.search(r"[.!?] ", label) for label in labels):
        return tuple(label if label.endswith((".", "!", "?")) else f"{label}." for label in labels)
    return tuple(label.rstrip(".") for label in labels)


def _entry(entry: Entry, source: Source) -> Slide:
    """An entry as a slide: what it is called, and what it says of that."""
    text = " ".join(entry.text.split())
    rest = text.removeprefix(entry.label).lstrip(_MARKS)
    whole = _words(rest) <= MOST_WORDS and pairs(rest) and not rest.endswith(":")
    body = rest if whole else _joined(_few(pieces(rest), source))
    return Slide(title=entry.label if len(entry.label) <= LONGEST_TITLE else "", text=_capital(body))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- sentences ------------------------------------------------------------------------------------------------------


def _few(said: tuple[str, ...], source: Source) -> tuple[str, ...]:
    """The first sentences that a slide has room for; none ends with a colon, or before one that turns against it."""
    if said and _words("".join(said)) <= WHOLE and is_sentence("".join(said)) and pairs("".join(said)):
        return said
    kept: tuple[str, ...] = ()
    for piece in said:
        if kept and _words("".join((*kept, piece))) > MOST_WORDS:
            break
        kept = (*kept, piece)
    if not kept or _words(kept[0]) > ROOM:
        return ()
    following = said[len(kept) : len(kept) + 1]
    if len(kept) > 1 and goes_on(kept[-1], following, source.words):
        kept = kept[:-1]
    while kept and (kept[-1].rstrip().endswith(":") or not pairs("".join(kept))):
        kept = kept[:-1]
    if len(kept) > 1 and kept[-1].rstrip().endswith("?") and following:
        kept = kept[:-1]
    return kept if kept and is_sentence("".join(kept)) else ()


def _joined(said: tuple[str, ...]) -> str:
    return " ".join("".join(said).split())


def _words(text: str) -> int:
    return len(text.split())
