"""Measures how fast the heavy parts are, sets up `.venv` first, and reports; it judges nothing.

    python3 scripts/benchmark.py compose                 texts: ms of CPU each, and whether 5,000 posts slow them down
    python3 scripts/benchmark.py compose --rounds 1      quicker and less sure
    python3 scripts/benchmark.py compose --formats 0     every post in every format: takes long

The posts are made up by `scripts/_bench`, the same ones each time. The last line of the output is one JSON object;
everything else is for people. Needs nothing but Python 3.11 or newer. Exit codes: 0 measured, 1 could not measure,
2 wrong usage or no set-up.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import _environment

POSTS = 5000
ROUNDS = 3
FORMATS = 6


def main(arguments: list[str]) -> int:
    """0 when it could measure; what it found stands on stdout."""
    options = read(arguments)
    if Path(sys.prefix).resolve() != _environment.VENV.resolve():
        _environment.set_up("run")
        return _environment.run("python", str(Path(__file__).resolve()), *arguments)
    return compose(options.posts, options.rounds, options.formats)


def read(arguments: list[str]) -> argparse.Namespace:
    """The options; wrong ones end the script with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="benchmark.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    subjects = parser.add_subparsers(dest="subject", required=True, metavar="SUBJECT")
    texts = subjects.add_parser(
        "compose",
        help="composing the texts for channels",
        description="Composes posts for channels, in runs of a 50th, a fifth and all of them, and compares the runs.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    texts.add_argument(
        "--posts",
        type=positive,
        default=POSTS,
        metavar="N",
        help="posts of the largest run; only 5000 compares with 5000",
    )
    texts.add_argument("--rounds", type=positive, default=ROUNDS, metavar="N", help="the middle one of N rounds counts")
    texts.add_argument(
        "--formats", type=whole, default=FORMATS, metavar="N", help="formats per post, in turns; 0 for all"
    )
    return parser.parse_args(arguments)


def whole(text: str) -> int:
    """A number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number; type one such as 6.")
    return int(text)


def positive(text: str) -> int:
    """A number from 1."""
    if not whole(text):
        raise argparse.ArgumentTypeError("0 is too few; type a number from 1.")
    return whole(text)


def compose(posts: int, rounds: int, formats: int) -> int:
    """Prints what composing takes, and the JSON line with milliseconds of CPU per text and the growth."""
    from _bench.compose import growth, measure  # needs what set_up has installed

    _environment.say(f"Composing {posts} posts, {rounds} times; about {minutes(posts, rounds, formats)} min ...")
    try:
        sizes = measure(posts, rounds, formats)
    except ConnectionError:
        _environment.say("A run ended before its time; what it said stands above. Mend that and measure again.")
        return 1
    grown = growth(sizes)
    print("   posts   ms per text   peak memory")
    for size in sizes:
        memory = f"{size.memory:.0f} MB" if size.memory else "unknown"
        print(f"{size.posts:8,}{size.ms:14.3f}{memory:>14}")
    print(f"A text among {sizes[-1].posts:,} posts takes {grown:.3f} times as long as among {sizes[0].posts:,}.")
    print(json.dumps({"compose": {"ms_per_variant": round(sizes[-1].ms, 3), "growth_100_to_5000": round(grown, 3)}}))
    return 0


def minutes(posts: int, rounds: int, formats: int) -> int:
    """Roughly how long it will take, when a text takes a millisecond."""
    return 1 + posts * rounds * (formats or 60) * 3 // 2 // 60_000


if __name__ == "__main__":
    _environment.start(main)
