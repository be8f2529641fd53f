"""What holds for every post on every format: counted by others' libraries, and compared with the post's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import markdown
import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compose.test_variant import FORMATS, POST, SETTINGS
from twitter_text import parse_tweet  # type: ignore[import-untyped]  # it has no types of its own
from uniseg.graphemecluster import grapheme_clusters

from litfass import compose
from litfass.compose.words import words_of
from litfass.model import Channel, Format, Request, Variant
from litfass.text.document import parse

EMOJI = regex.compile(r"\p{Emoji_Presentation}|\uFE0F|\p{Emoji_Modifier}|\p{RI}|\u20E3")
NUMBER = re.compile(r"(?:\n\n| )\(\d+/\d+\)$")
"""What a part of a thread says of its place."""

SITE = replace(SETTINGS, site_url="https://www.litfass.de/", tracking="utm")
LINK = "https://www.litfass.de/blog/ofen/"

COUNTS: Mapping[str, Callable[[str], int]] = {
    "utf16": lambda text: len(text.encode("utf-16-le")) // 2,
    "codepoint": len,
    "byte": lambda text: len(text.encode()),
    "grapheme": lambda text: len(list(grapheme_clusters(text))),
    "x_weighted": lambda text: int(parse_tweet(text).weightedLength),
    "mastodon_weighted": lambda text: len(list(grapheme_clusters(_as_mastodon_counts(text)))),
    "threads_weighted": lambda text: sum(
        len(each.encode()) if EMOJI.search(each) else 1 for each in grapheme_clusters(text)
    ),
}
"""Each unit counted by somebody else, or in the plainest way there is."""


def _as_mastodon_counts(text: str) -> str:
    """Addresses as 23 signs, and of people elsewhere only their name."""
    return re.sub(r"(@\w+)@[\w.-]+\w", r"\1", re.sub(r"https?://\S+", "x" * 23, text))


SENTENCES = (
    "Der Ofen wiegt 900 Kilo und kam mit dem Kran.",
    "„Der passt nie durch die Tür“, sagte Frau Behnke.",
    "Deshalb haben wir das Fenster ausgebaut.",
    "Am Samstag, dem 12. Dezember, steht die Backstube von 9 bis 13 Uhr offen.",
    "Das Brot kostet z. B. 4,80 Euro, ab 3 Stück nur 4,20 Euro.",
    "Kommen Sie vorbei, wir zeigen Ihnen den Ofen!",
    "Rufen Sie uns an: 0711 123456.",
    "Welches Brot vermissen Sie?",
    "Liebe Kundinnen und Kunden, wir freuen uns!",
    "Hier finden Sie alle Termine.",
    "Das brauchen Sie dafür:",
    "👨‍👩‍👧‍👦 Die ganze Familie 🥨 half mit 👍🏽.",
    "Siehe https://www.example.com/a_(b)?c=d#e oder Datei.md.",
    "שלום עולם.",
    "Z̸̢͎a̷l̶g̵o̴ kam auch.",
    "ß" * 60 + ".",
    "#Ofen und @frau@behnke.example sahen zu.",
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
BLOCKS = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS.map(lambda text: f"## {text[:40]}"),
    st.lists(PARAGRAPHS, min_size=1, max_size=6).map(
        lambda items: "\n".join(f"- **{item[:30]}:** {item}" for item in items)
    ),
    PARAGRAPHS.map(lambda text: f"> {text}\n>\n> – Frau Behnke, Kundin"),
    st.text(alphabet="aäß 👍.!?\n#*_ZQ9„“\u05d0[](){}<>&\\`~|-", max_size=200),
)
BODIES = st.lists(BLOCKS, max_size=8).map("\n\n".join)
NAMES = sorted(FORMATS)


def made_of(name: str, body: str, **own: object) -> tuple[Variant, Channel, Format]:
    channel, format = FORMATS[name]
    fields = {
        key: own.pop(key) for key in ("title", "description", "tags", "sponsored", "hook", "points") if key in own
    }
    post = replace(POST, **fields)  # type: ignore[arg-type]  # hypothesis gives the right ones
    document = parse(markdown.markdown(body), LINK)
    request = Request(channel.id, format.id, **own)  # type: ignore[arg-type]  # as above
    return (
        compose.variant(post, document, compose.extract(post, document), format, channel, request, SITE),
        channel,
        format,
    )


@given(
    name=st.sampled_from(NAMES),
    title=st.sampled_from(SENTENCES),
    description=PARAGRAPHS,
    body=BODIES,
    tags=st.lists(st.text(alphabet="aAäÖ ß-9_👍", max_size=30), max_size=6).map(tuple),
    hook=st.one_of(st.just(""), PARAGRAPHS),
    points=st.lists(PARAGRAPHS, max_size=3).map(tuple),
    sponsored=st.sampled_from(["", "ja", "Ofenbau Muster"]),
)
@settings(max_examples=200)
def test_any_post_on_any_format(
    name: str,
    title: str,
    description: str,
    body: str,
    tags: tuple[str, ...],
    hook: str,
    points: tuple[str, ...],
    sponsored: str,
) -> None:
    given = {
        "title": title,
        "description": description,
        "tags": tags,
        "sponsored": sponsored,
        "hook": hook,
        "points": points,
    }
    made, _, format = made_of(name, body, **given)
    assert made == made_of(name, body, **given)[0]
    texts = [part.text for part in made.parts]
    for text in texts:
        assert text == text.strip()
        assert text or "title" in made.fields, "there is something to paste"
        for unit, most in format.fields["text"].limit.items():
            assert COUNTS[unit](text) <= most, (unit, text)
    whole = "\n\n".join(NUMBER.sub("", text) for text in texts)
    label = {"": "", "ja": "Anzeige", "Ofenbau Muster": "Anzeige: Ofenbau Muster"}[sponsored]
    assert whole.startswith(label)
    if "link" in format.house.compose:
        assert made.link in re.split(r"\s", whole), "the address is whole"
    else:
        assert made.link == made.fields["link"] if "link" in format.fields else "Profil" in whole
    heard = " ".join((title, description, parse(markdown.markdown(body), LINK).text, hook, *points, label))
    profile = " ".join(words_of("de").profile.values())
    assert torn(whole, made, f"{heard} {profile}") == []
    assert invented(whole, f"{title} {description} {body} {hook} {' '.join(points)} {label} {made.link}", tags) == set()


def torn(text: str, made: Variant, known: str) -> list[str]:
    """The paragraphs, fixed lines and lists aside, whose words do not stand one after the other in the post."""
    said = re.sub(r"\W", "", known)
    whole = [
        block
        for block in text.split("\n\n")
        if made.link not in block and not re.search(r"^([•-] |\d+\. |#\w)", block, re.MULTILINE)
    ]
    return [block for block in whole if re.sub(r"\W", "", block) not in said]


def invented(text: str, known: str, tags: tuple[str, ...]) -> set[str]:
    """The words of a text that are neither the post's nor one of the fixed lines."""
    words = words_of("de")
    lines = " ".join((*words.links, *words.profile.values()))
    read = parse(markdown.markdown(known), LINK).text
    allowed = set(re.findall(r"[^\W_]+", f"{known} {read} {lines}"))
    said = set(re.findall(r"[^\W_]+", re.sub(r"(?<!\S)#\w+", "", text)))
    return {word for word in said - allowed if not word.isdecimal()}


@given(name=st.sampled_from([name for name in NAMES if FORMATS[name][1].house.parts > 1]), text=BODIES)
def test_the_parts_of_a_thread_join_to_the_text(name: str, text: str) -> None:
    if not text.strip():
        return
    made, _, format = made_of(name, "", text=f"{text} https://www.litfass.de/")
    parts = [part.text for part in made.parts]
    assert all(bool(NUMBER.search(part)) == (len(parts) > 1) for part in parts)
    words = [NUMBER.sub("", part) for part in parts]
    assert re.sub(r"\s", "", "".join(words)) == re.sub(r"\s", "", f"{text}https://www.litfass.de/")
    for unit, most in format.fields["text"].limit.items():
        for part, plain in zip(parts, words, strict=True):
            assert COUNTS[unit](part) <= most or not re.search(r"\s", plain), (unit, part)


STRANGE = {
    "emoji": "👨‍👩‍👧‍👦" * 500,
    "endless word": "a" * 100_000,
    "addresses": "https://www.litfass.de/ " * 500,
    "right to left": "שלום " * 500,
    "zalgo": "Z̸̢͎" * 500,
    "many sentences": "Satz. " * 16_000,
    "now": "jetzt " * 16_000 + ".",
    "passive": "wird " * 20_000 + ".",
    "asking": "Können Sie " * 9_000 + ".",
    "digits": "1" * 100_000 + ".",
    "dots": "." * 100_000,
    "dots and blanks": ". " * 50_000,
    "phone": "0 - " * 25_000 + ".",
    "versions": "1.1." * 25_000,
    "quotes": "„" * 100_000 + ".",
    "dates": "1. Mai bis " * 9_000 + ".",
}
"""What a careless or hostile hand pastes; each must be done in no time (a build of a second would be twenty)."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_posts_fit(name: str, text: str) -> None:
    made, _, format = made_of(name, text, description=f"{text}.", hook=text)
    for part in made.parts:
        for unit, most in format.fields["text"].limit.items():
            assert COUNTS[unit](part.text) <= most or not re.search(r"\s", NUMBER.sub("", part.text))
    assert made.link in (*re.split(r"\s", "\n".join(part.text for part in made.parts)), made.fields.get("link")) or (
        "profile" in format.house.compose
    )
