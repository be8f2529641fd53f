"""Channel files into Channels: those that come with Litfass, and a hub's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from litfass.channels.kinds import NAME, Wrong
from litfass.channels.lines import key_lines, line_of
from litfass.channels.rules import (
    choosy,
    endless,
    formless,
    lying,
    misspelt,
    pointless,
    rigid,
    twofold,
    unfilled,
    unlabelled,
    unlinked,
    unsized,
    unsourced,
)
from litfass.channels.schema import CHANNEL
from litfass.channels.values import channel_of
from litfass.model import Channel
from litfass.problems import Problem

_RULES: tuple[tuple[Callable[[dict[str, Any]], Iterator[Wrong]], str], ...] = (
    (formless, "K103"),
    (misspelt, "K102"),
    (choosy, "K103"),
    (rigid, "K103"),
    (twofold, "K103"),
    (endless, "K103"),
    (unsized, "K103"),
    (unlinked, "K116"),
    (unlabelled, "K118"),
    (unfilled, "K117"),
    (unsourced, "K104"),
    (pointless, "K105"),
    (lying, "K107"),
)


def load(folder: Path | None) -> tuple[dict[str, Channel], list[Problem]]:
    """All channels by id, in the order of ids, and what is wrong with their files.

    `folder` is the hub's own (`channels/` beside mkdocs.yml, need not exist); a file there replaces the built-in
    channel of that id. A file with a Problem gives no channel.
    """
    channels: dict[str, Channel] = {}
    paths: dict[str, str] = {}
    problems: list[Problem] = []
    for path, raw in (*_builtin(), *_own(folder)):
        channel, found = read_channel(raw, path)
        problems += found
        if channel is not None:
            channels[channel.id] = channel
            paths.pop(channel.id, "")  # a hub's own stands behind those that it may clash with
            paths[channel.id] = path
    problems += _clashes([channels[name] for name in paths], paths)
    return dict(sorted(channels.items())), problems


def _builtin() -> Iterator[tuple[str, bytes]]:
    found = [item for item in files("litfass.channels").iterdir() if item.name.endswith(".toml")]
    for item in sorted(found, key=lambda item: item.name):
        yield f"litfass/channels/{item.name}", item.read_bytes()


def _own(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.glob("*.toml")):
        if path.is_file():
            yield f"{folder.name}/{path.name}", path.read_bytes()


def read_channel(raw: bytes, path: str) -> tuple[Channel | None, list[Problem]]:
    """The Channel that `raw`, the bytes of a channel file, describes, or None with the Problems that say why not."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, "K101", "The file is not UTF-8.", "Save it with the encoding UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        return None, [_broken(path, str(error))]
    except (ValueError, RecursionError):
        return None, [Problem(path, 1, "K101", _ENDLESS, "Delete it; no channel needs it.")]
    problems = list(_problems(data, path, key_lines(text)))
    return (None if problems else channel_of(data)), problems


_ENDLESS = "The file holds a number of thousands of digits, or thousands of brackets in one another."


def _broken(path: str, message: str) -> Problem:
    line = re.search(r"line (\d+)", message)
    what = re.sub(r"\s*\(at .*\)$", "", message)
    return Problem(path, int(line[1]) if line else 1, "K101", f"The file is not TOML: {what}.", "See https://toml.io/.")


def _problems(data: dict[str, Any], path: str, lines: dict[str, int]) -> Iterator[Problem]:
    wrongs = list(CHANNEL.wrongs(data, ""))
    for wrong in wrongs:
        yield _problem(wrong, path, lines, "K102" if wrong.unknown else "K103")
    if wrongs:
        return
    stem = path.rpartition("/")[2].removesuffix(".toml")
    if data["id"] != stem:
        message = f"The file is named {stem}.toml, but its id is {data['id']!r}."
        hint = f'Type id = "{stem}", or rename the file.' if re.fullmatch(NAME, stem) else ""
        yield Problem(path, line_of("id", lines), "K106", message, hint or f"Rename the file to {data['id']}.toml.")
    for rule, code in _RULES:
        yield from (_problem(wrong, path, lines, code) for wrong in rule(data))


def _problem(wrong: Wrong, path: str, lines: dict[str, int], code: str) -> Problem:
    return Problem(path, line_of(wrong.key, lines), code, wrong.message, wrong.hint)


def _clashes(channels: Sequence[Channel], paths: Mapping[str, str]) -> Iterator[Problem]:
    """Names that mean two things: the one that comes later, a hub's own, is wrong."""
    owners: dict[str, str] = {}
    for channel in channels:
        for name, what in _called(channel):
            owner = owners.setdefault(name, channel.id)
            if owner != channel.id:
                message = f"{what} of {channel.id} already means {owner}."
                yield Problem(paths[channel.id], 1, "K106", message, "Type another name.")


def _called(channel: Channel) -> Iterator[tuple[str, str]]:
    """Everything that a post, a file beside it or a folder of a bundle may call a channel, and what that name is."""
    yield channel.id, f"The id {channel.id!r}"
    for alias in channel.aliases:
        yield alias, f"The alias {alias!r}"
    for form in channel.formats:
        for name in (channel.id, *channel.aliases):
            yield f"{name}-{form}", f"The name {f'{name}-{form}'!r}"
