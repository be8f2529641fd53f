"""Posts as small firms write them, made from the sentences in `sentences.toml`: the same number, the same post."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from litfass.model import Post

ZONE = ZoneInfo("Europe/Berlin")
SHAPES = 100
"""So many posts differ in build; the next ones are built the same way with other names, days and numbers."""

FEWEST, MOST = 80, 900
"""Words of a post."""
FIRST = datetime(2026, 1, 5, 8, tzinfo=ZONE)
_SMALL = ("zwei", "drei", "vier", "fünf", "sechs", "sieben")
_HOLE = re.compile(r"\{(\w+)\}")
_RARE: Mapping[str, float] = {"greeting": 0.1, "quote": 0.3, "table": 0.15, "picture": 0.5, "details": 0.15}
"""How many of the posts have such a part, 0 to 1."""


@dataclass(slots=True)
class _Writer:
    """Fills sentences for one post: `shape` decides how it is built, `fill` its names, days and numbers."""

    shape: Random
    fill: Random
    subject: Mapping[str, str]
    """What the post is about: `ding` and `stoff`."""
    posted: datetime

    def write(self, text: str) -> str:
        """`text` with its braces filled, each by its own value."""
        return _HOLE.sub(lambda hole: self._value(hole[1]), text)

    def one(self, part: str) -> str:
        """One text of a kind, with a capital."""
        return _capital(self.write(self.shape.choice(_data()["parts"][part])))

    def has(self, part: str) -> bool:
        """Whether the post has such a part."""
        return self.shape.random() < _RARE[part]

    def _value(self, name: str) -> str:
        fill = self.fill
        match name:
            case "ding" | "stoff":
                return self.subject[name]
            case "tag":
                day = self.posted + timedelta(days=fill.randint(3, 90))
                return f"{day.day}. {_data()['fill']['monat'][day.month - 1]}"
            case "klein":
                return fill.choice(_SMALL)
            case "viele":
                return "vier"
            case "uhr":
                return str(fill.randint(8, 16))
            case "preis":
                return str(fill.randint(20, 980))
            case "teuer":
                return f"{fill.randint(1, 9)}.{fill.randint(100, 999)}"
            case "wochen" | "prozent":
                return str(fill.randint(3, 19))
            case "zahl":
                return str(fill.randint(13, 99))
            case "durchwahl":
                return str(fill.randint(100, 999))
            case _:
                return str(fill.choice(_data()["fill"][name]))


def posts(count: int) -> Iterator[Post]:
    """The first `count` posts, of 80 to 900 words, a day apart."""
    return (post(number) for number in range(count))


def post(number: int) -> Post:
    """The post with this number: always the same."""
    shape, fill = Random(f"shape {number % SHAPES}"), Random(f"fill {number}")
    trade = shape.choice(_data()["trade"])
    posted = FIRST + timedelta(days=number % SHAPES)
    writer = _Writer(shape, fill, {name: shape.choice(trade[name]) for name in ("ding", "stoff")}, posted)
    slug = f"beitrag-{number:04}"
    return Post(
        id=slug,
        path=f"posts/{slug}/index.md",
        folder=f"posts/{slug}",
        slug=slug,
        lang="de",
        title=_capital(writer.write(shape.choice(trade["titles"]))),
        description=writer.one("description"),
        body="\n\n".join(_blocks(writer)) + "\n",
        body_line=1,
        created=posted,
        address=f"blog/{slug}/",
        tags=tuple(trade["tags"][: 1 + number % 3]),
        categories=tuple(trade["categories"]),
        hook=writer.one("hook") if shape.random() < 0.1 else "",
        sponsored="true" if shape.random() < 0.05 else "",
    )


def _blocks(writer: _Writer) -> Iterator[str]:
    """The post's blocks: a beginning, sections with paragraphs, lists and quotations, and an ending."""
    shape = writer.shape
    wanted = round(FEWEST * (MOST / FEWEST) ** shape.random())
    story = [*_data()["parts"]["story"], *_data()["parts"]["fact"]]
    shape.shuffle(story)
    if writer.has("greeting"):
        yield writer.one("greeting")
    first = f"{writer.one('opening')} {writer.write(story.pop())}"
    yield first
    said, ending = len(first.split()), list(_ending(writer))
    said += sum(len(block.split()) for block in ending)
    extras = _extras(writer)
    while said < wanted:
        for block in (_paragraph(writer, story), next(extras, "")):
            if block:
                said += len(block.split())
                yield block
    yield from ending


def _paragraph(writer: _Writer, story: list[str]) -> str:
    """Two to four sentences; when all were used, they come again with other words in their gaps."""
    chosen = []
    for _ in range(writer.shape.randint(2, 4)):
        if not story:
            story += writer.shape.sample(_data()["parts"]["story"], 20)
        chosen.append(writer.write(story.pop()))
    return " ".join(chosen)


def _extras(writer: _Writer) -> Iterator[str]:
    """What stands between paragraphs: headings, a list, a quotation, a table, a picture; "" for nothing."""
    for part in ("picture", "quote", "details", "table"):
        if writer.has(part):
            yield writer.one(part)
        if writer.shape.random() < 0.5:
            yield f"## {writer.one('heading')}"
        if part == "quote" and writer.shape.random() < 0.6:
            yield f"{writer.one('lead')}\n\n{_list(writer)}"
    while True:
        yield f"## {writer.one('heading')}" if writer.shape.random() < 0.4 else ""


def _list(writer: _Writer) -> str:
    mark = writer.shape.choice(("-", "1."))
    entries = writer.shape.sample(_data()["parts"]["entry"], 4)
    return "\n".join(f"{mark} {writer.write(entry)}" for entry in entries)


def _ending(writer: _Writer) -> Iterator[str]:
    """An event, a question, an invitation or a punch line, some posts with a signature below."""
    yield f"{writer.write(writer.shape.choice(_data()['parts']['fact']))} {writer.one('story')}"
    yield writer.one(writer.shape.choice(("event", "question", "invitation", "punch", "story")))
    if writer.shape.random() < 0.3:
        yield writer.one("signature")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
