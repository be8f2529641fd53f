"""The libraries of X and Bluesky as one call, and texts that are hard to count."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import tomllib
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ORACLES = Path(__file__).parents[1] / "oracles"
TONES = "🏻🏼🏽🏾🏿"


def _split(words: str) -> list[str]:
    return words.split(" ")


WORDS = _split(
    "Der Dachdecker war schon bestellt, Grüße Käse für Äpfel z. B. „Kommt nicht“ – Ende. Preis: 10 € ... ja! 1.250 "
    "8.45 Uhr v4.2.1 J. Meier GmbH & Co. KG § 12 Straße/Weg 50 % ﬁ ½ ™ 漢字 한국어 مرحبا नमस्ते привет ΕΛΛΑΣ "
    "Zalgo\u0301\u0302\u0323 a\u0308o\u0308 "
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a "
    "a\u0327\u0301 $AAPL 3.000 d. h. Nr. 5"
)
PROSE = [
    "Am Samstag, 3. Dezember, ist der Laden offen.",
    "„Das Brot“, sagt sie, „ist schon aus.“",
    "Mehr dazu im Blog:",
    "Die Äpfel kosten 2,50 € je kg – frisch vom Hof …",
    "Kommen Sie vorbei!",
    "(Eintritt frei, z. B. für Kinder)",
    "Neu: Größere Öfen, süßere Früchte.",
    "→ Jetzt anmelden",
    "We bake at 6 a.m., don't we?",
    "今日はパンを焼きます。",
    "نخبز الخبز كل يوم",
    "हम हर दिन रोटी बनाते हैं।",
]
AROUND = ["()", "„“", "“”", "»«", "«»", "<>", "[]", '""', "''", "→ ", "→.", ": ", ":,", "*_", "•!", "–?", "(…"]
EMOJI = _split(
    "👍 👍🏽 👨‍👩‍👧‍👦 🇩🇪 🇦🇧 🇩 ❤️ ❤ 1️⃣ #️⃣ 1⃣ 👩🏽‍🌾 © ©️ ® ™️ ☎︎ ☎️ ♀️ 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍️ "
    "✌🏽 ✌️🏽 🏽 👨‍👨 👨‍👩‍👧‍👧‍👧 🫠 ⛷🏽 🕵️‍♂️ 🕵🏽‍♀️ 🫱🏽‍🫲🏿 🧑‍🌾 🤏🏽 ♾️ 👁‍🗨"
)
SIGNS = list(
    ".,;:!?()[]\"„“‚‘»«–—-_/\\@#$%&=+*~|'^`{}<>…＠＃。．\u00a0\u202f\u200b\u200d\u2060\ufeff\u200f\u202a\u0301\u2028\t\n"
)
LABELS = _split("a hof mein-hof www xn--hof-3ya größe bäcker x_y _a -b b- a--b 漢字 Ñandú 1 3com ελλ „q")
LABELS += ["a" * 62, "a" * 64, "ü" * 40]
TOPS = _split(
    "de com md Am DE co.uk xn--p1ai xn-- рф РФ 中国 example local museum vermögensberater gmbh dev ai z B co wien "
    "koeln music abarth kg"
)
IN_PATHS = [*"/aü-_.,:!&=#@~пι漢–—'*+;$[]|x1?\"", "(b)", "(", "(a(b)c)", "%20", "@a/", "//"]
HANDLES = _split("@alice.bsky.social @hof.de @hof.de. @a.test @alice.example.com, @a-b.xn--p1ai @anna @anna.")
PROTOCOLS = ["", "", "https://", "http://", "HTTPS://", "ftp://", "https:/"]
SHORTENED = ["abc", "a" * 40, "a" * 41, "äb", "abc/def", "abc?x=1", ""]


def ask(texts: list[str]) -> list[dict[str, Any]]:
    """What both libraries find in each of `texts`, from one process of Node; skips the test when they are not there."""
    node = shutil.which("node")
    if node is None or not (ORACLES / "npm" / "node_modules" / "twitter-text").exists():
        pytest.skip(
            "the libraries of X and Bluesky are not installed: install Node.js 20 or newer, then scripts/test.py"
        )
    done = subprocess.run(
        [node, "count.mjs"],
        cwd=ORACLES / "npm",
        input="".join(json.dumps(text) + "\n" for text in texts),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


@cache
def hard_texts(count: int = 20_000, seed: int = 3) -> tuple[str, ...]:
    """The same texts in every run: prose, emoji, scripts, addresses, hashtags and mentions with signs around them."""
    dice = random.Random(seed)
    return tuple(_text(dice) for _ in range(count))


def _text(dice: random.Random) -> str:
    return "".join(_piece(dice) + dice.choice(["", " ", " ", " ", "\n"]) for _ in range(dice.randint(1, 14)))


def _piece(dice: random.Random) -> str:
    word = dice.choice([*WORDS, "Käse-Kuchen", "2026", "a_b", "日本", "wir", "alice@example.com", "x/liste"])
    ways = [word, dice.choice(PROSE), _address(dice), _wrapped(dice), dice.choice(EMOJI), dice.choice(SIGNS)]
    ways += [dice.choice("#＃") + word, dice.choice("@＠") + word, dice.choice(HANDLES)]
    ways += [
        dice.choice(
            [
                "mail@hof.de",
                "a.b.c",
                "Ende.Am",
                "Datei.md",
                "…de.com",
                "§12.de",
                "https://t.co/" + dice.choice(SHORTENED),
            ]
        )
    ]
    return dice.choice(ways)


def _wrapped(dice: random.Random) -> str:
    """An address, a hashtag or a mention between quotes, brackets or other signs."""
    around = dice.choice(AROUND)
    inside = [_address(dice), _address(dice), "#" + dice.choice(WORDS), dice.choice(HANDLES)]
    return around[0] + dice.choice(inside) + around[1:]


def _address(dice: random.Random) -> str:
    labels = [dice.choice(LABELS) for _ in range(dice.randint(1, 3))]
    port = dice.choice(["", "", "", ":80", ":8080", ":", ":a"])
    path = "/" + "".join(dice.choices(IN_PATHS, k=dice.randint(0, 8))) if dice.random() < 0.5 else ""
    query = "?" + "".join(dice.choices(IN_PATHS, k=dice.randint(0, 6))) if dice.random() < 0.3 else ""
    return dice.choice(PROTOCOLS) + ".".join([*labels, dice.choice(TOPS)]) + port + path + query


class Difference(NamedTuple):
    """In what subjects a library differs from us, in what texts, and one of them."""

    subjects: frozenset[str]
    pattern: re.Pattern[str]
    example: str


@cache
def link_differences() -> tuple[Difference, ...]:
    """The rows of `link-differences.toml`."""
    listed = tomllib.loads((ORACLES / "link-differences.toml").read_text("utf-8"))["difference"]
    return tuple(Difference(frozenset(row["in"]), re.compile(row["pattern"]), row["example"]) for row in listed)


@cache
def differences() -> tuple[str, ...]:
    """The emoji of `x-differences.toml` in every skin tone, longer ones first."""
    listed = tomllib.loads((ORACLES / "x-differences.toml").read_text("utf-8"))["difference"]
    rows = {each for group in listed for row in group["emoji"].split() for each in _toned(row)}
    return tuple(sorted(rows, key=lambda row: (-len(row), row)))


def _toned(row: str) -> list[str]:
    first, *parts = row.split(TONES[0])
    ways = product(TONES, repeat=len(parts))
    return [first + "".join(tone + part for tone, part in zip(tones, parts, strict=True)) for tones in ways]
