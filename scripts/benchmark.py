"""Measures how fast the heavy parts are, sets up `.venv` first, and reports; it judges nothing.

    python3 scripts/benchmark.py compose                 texts: ms of CPU each, and whether 5,000 posts slow them down
    python3 scripts/benchmark.py compose --rounds 1      quicker and less sure
    python3 scripts/benchmark.py compose --formats 0     every post in every format: takes long
    python3 scripts/benchmark.py pictures                60 photos in all shapes, beside plain Pillow and raw libvips
    python3 scripts/benchmark.py desk                    the desk of 500 posts on 20 channels, in Chromium

Posts and photos are made up by `scripts/_bench`, the same ones each time. The last line of the output is one JSON
object;
everything else is for people. Needs nothing but Python 3.11 or newer. Exit codes: 0 measured, 1 could not measure,
2 wrong usage or no set-up.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import median

import _environment

POSTS = 5000
ROUNDS = 3
FORMATS = 6
PICTURES = 60
MEGAPIXELS = 12.0
HUGE = 100.0
DESK_POSTS = 500
DESK_CHANNELS = 20


def main(arguments: list[str]) -> int:
    """0 when it could measure; what it found stands on stdout."""
    options = read(arguments)
    if Path(sys.prefix).resolve() != _environment.VENV.resolve():
        _environment.set_up("run" if options.subject == "compose" else "dev")
        return _environment.run("python", str(Path(__file__).resolve()), *arguments)
    if options.subject == "pictures":
        return pictures(options.pictures, options.megapixels, options.huge)
    if options.subject == "desk":
        return desk(options.posts, options.channels)
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
    photos = subjects.add_parser(
        "pictures",
        help="pictures in the shapes of the usual channels",
        description="Makes photos, has them made for all usual channels by Litfass, Pillow and libvips, and compares.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    photos.add_argument("--pictures", type=positive, default=PICTURES, metavar="N", help="how many photos")
    photos.add_argument("--megapixels", type=float, default=MEGAPIXELS, metavar="N", help="how large each of them is")
    photos.add_argument("--huge", type=float, default=HUGE, metavar="N", help="megapixels of the one for the memory")
    page = subjects.add_parser(
        "desk",
        help="the desk in a browser",
        description="Makes the desk of a busy hub and opens it in Chromium, in turns with a plain page of its texts.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    page.add_argument("--posts", type=positive, default=DESK_POSTS, metavar="N", help="how many posts")
    page.add_argument("--channels", type=positive, default=DESK_CHANNELS, metavar="N", help="channels of each")
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


def pictures(count: int, megapixels: float, huge: float) -> int:
    """Prints what making pictures takes, and the JSON line that compares it with others and with a warm cache."""
    from _bench import photos
    from _bench.pictures import measure, shapes, wishes

    _environment.say(f"Making {count} photos of {megapixels:g} megapixels, then each in {len(shapes())} shapes ...")
    took = measure(count, photos.size_of(megapixels), photos.size_of(huge))
    rows = {"Litfass": took.ours, "Pillow": took.pillow, "libvips": took.libvips, "Litfass, warm": took.warm}
    print(f"{count} photos, {len(wishes())} wishes of the usual channels, {len(shapes())} shapes each")
    for name, seconds in rows.items():
        print(f"{name:16}{sum(seconds):8.2f} s{1000 * sum(seconds) / count:8.0f} ms per photo")
    if took.memory:
        print(f"peak memory {took.memory:.0f} MB; with one photo of {huge:g} megapixels {took.memory_of_huge:.0f} MB")
    ours = sum(took.ours)
    found = {
        "vs_pillow": round(sum(took.pillow) / ours, 2),
        "vs_libvips": round(ours / sum(took.libvips), 2),
        "warm_share": round(sum(took.warm) / ours, 3),
    }
    print(json.dumps({"pictures": found}))
    return 0


def desk(posts: int, channels: int) -> int:
    """Prints how large, how quick and how hungry the desk is, and the JSON line with its ratios."""
    from _bench.desk import measure, ratios

    _environment.say(f"Making a desk of {posts} posts on {channels} channels, and opening it in Chromium ...")
    try:
        took = measure(posts, channels)
    except LookupError as error:
        _environment.say(str(error.args[0]))
        return 1
    print(f"composing {took.composing:.1f} s, making the page {took.making:.1f} s of CPU")
    print(f"texts {took.texts / 1e6:.1f} MB, page {took.page / 1e6:.1f} MB")
    print(f"usable after {median(took.usable):.0f} ms; a plain page of its texts after {median(took.plain):.0f} ms")
    print(f"memory {median(took.memory):.0f} MB; of the plain page {median(took.memory_of_plain):.0f} MB")
    print(json.dumps({"desk": ratios(took)}))
    return 0


def minutes(posts: int, rounds: int, formats: int) -> int:
    """Roughly how long it will take, when a text takes a millisecond."""
    return 1 + posts * rounds * (formats or 60) * 3 // 2 // 60_000


if __name__ == "__main__":
    _environment.start(main)
