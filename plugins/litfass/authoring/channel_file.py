"""A new channel file: one to fill in, or the built-in one of a platform for a hub to change."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

import yaml

from litfass.channels.files import read_channel
from litfass.channels.kinds import NAME
from litfass.channels.names import find_target
from litfass.channels.wishes import truth
from litfass.model import Channel
from litfass.problems import ContentError, LitfassError
from litfass.text.slugs import slugify

TAKEN = ("new",)
"""Words of the command line: `litfass channels new` could not show a channel of that id."""

_START = """\
# {name}: all that Litfass knows of this channel stands in this file, and it works as it is.
# Replace what is only a placeholder by what the platform says, and name where it says so. Then ask
#   litfass check: what is wrong in here
#   litfass channels {id}: what Litfass reads in here
#   litfass schema channel: all that may stand in here
# A line that begins with "# " and a key is an example: remove the sign and it counts.

schema = 1
id = "{id}"    # what posts and mkdocs.yml call the channel; the file has the same name
name = {quoted}    # what people call it
home = "https://{id}.example/"    # placeholder: the platform's address
kind = "feed"    # or microblog, picture, video, article, message, mail, local
# aliases = ["{id}-app"]    # further names that posts may use

# A format is one way to publish there. Posts that name only the channel get the first; add more as [format.story].
[format.post]
markup = "plain"    # text without marks; "chat_marks" writes *bold* as messengers read it

# The main box: what is pasted there. `limit` is what the platform takes; several units at once count all.
[format.post.field.text]
limit = {{ utf16 = 500 }}    # placeholder; utf16 is how most forms count, grapheme counts each emoji as one
# label = "Beschreibung"    # what the platform's own form calls the box
# advice = {{ utf16 = 300 }}    # longer is allowed, but unwise
# fold = 140    # behind so many characters it shows "more"

# Each further box is a table of its own. Litfass fills: title, description, tags, link, start, end, place, subject.
# [format.post.field.title]
# label = "Titel"
# limit = {{ utf16 = 80 }}
# required = true    # the platform refuses a post without it

# Tags in a box of their own: how many, how long each, and how they are written (words, hashtag, compact, hyphens).
# [format.post.field.tags]
# kind = "tags"
# most = 5
# form = "words"

# A box that only the writer can fill has a name of your own, and a `label`. A post says it below `channels.{id}`.
# [format.post.field.board]
# label = "Rubrik"
# required = true

# What the platform does with a text beside counting it.
# [format.post.takes]
# links = 1    # at most
# hashtags = 5    # at most
# phones = false    # it refuses telephone numbers
# refuses = ["<", ">"]    # characters that it does not take

# How many pictures a post takes, and in which sizes they look well: width and height in pixels.
[format.post.pictures]
max = 1    # placeholder
# presets = [{{ name = "landscape", size = [1200, 627], formats = ["jpeg", "png"], bytes = 5_000_000 }}]
# alt = {{ required = true, limit = {{ utf16 = 1000 }} }}    # the alternative text

# Where one pastes. With {{text}}, {{url}} or {{title}} in it, the platform takes these from the address.
# [format.post.composer]
# url = "https://{id}.example/new?text={{text}}"

# Your taste, which needs no source. `compose` names the blocks of a text in their order, `shrink` what gives way first.
[house]
hashtags = 2    # at most; 0 for none
length = {{ utf16 = 450 }}    # a text that reads well is not longer
runs = 1    # thoughts that may follow the beginning
points = 5    # entries that a list from the post may have; 0 for none but dates
compose = ["label", "hook", "support", "points", "ending", "link", "hashtags"]
shrink = ["hashtags", "points", "support", "ending", "hook"]    # all of them but label, link and profile

# Where the facts come from: every number below [format] needs a source. A: the platform itself, B: a well-kept third
# party, C: a weak source, M: from memory. With A or B, url = "https://..." of the page that says it replaces the note.
[[source]]
facts = ["format.post.field.text.limit"]
note = "From memory, not yet verified."
checked = {day}    # on this day somebody looked
confidence = "M"

[[source]]
facts = ["format.post.pictures.max"]
note = "From memory, not yet verified."
checked = {day}
confidence = "M"

# Texts with their lengths, which Litfass measures: they show how the platform counts.
[[example]]
about = "an umlaut is one unit"
text = "Grüße"
length = {{ utf16 = 5 }}

[[example]]
about = "most emoji are two units"
text = "Gut 👍"
length = {{ utf16 = 6 }}
"""

_COPY = """\
# This file replaces what Litfass knows of {name}, in this hub alone. What we like stands below [house].
# What Litfass learns of {name} later does not reach you: delete the file, and Litfass's own counts again.

"""


def channel_file(name: str, title: str, day: date, known: Mapping[str, Channel], builtin: bytes | None) -> bytes:
    """The text of a hub's own file for the channel `name`, which people call `title` ("": made from the name).

    `builtin` is the file that comes with Litfass for this name, which is copied with its comments; `day` is the day on
    which the facts of a new one are said to be checked. Raises LitfassError when the name cannot be an id or means
    something in `known` already, ContentError when the file would not be read.
    """
    _refuse(name, title, known)
    raw = (_started(name, title, day) if builtin is None else _copied(builtin.decode(), title)).encode()
    _, problems = read_channel(raw, f"channels/{name}.toml")
    if problems:
        raise ContentError(problems)
    return raw


def _started(name: str, title: str, day: date) -> str:
    called = title or name.replace("-", " ").title()
    return _START.format(id=name, name=called, quoted=_quoted(called), day=day)


def _copied(text: str, title: str) -> str:
    """The built-in file under a head that says what a copy means, called `title` where one is given."""
    (called,) = re.findall(r'(?m)^name = "(.*)"$', text)
    if title:
        text = re.sub(r"(?m)^name = .*$", lambda _: f"name = {_quoted(title)}", text, count=1)
    return _COPY.format(name=called) + text


def _refuse(name: str, title: str, known: Mapping[str, Channel]) -> None:
    """Says what is wrong with a name that no channel of this hub can have."""
    if not re.fullmatch(NAME, name) or name in TAKEN:
        other = slugify(name)
        hint = f"Type litfass channels new {other}" if other and other not in TAKEN else "Choose another word."
        raise LitfassError(f"“{name}” cannot be the id of a channel; expected a-z, 0-9 and single hyphens. {hint}")
    if reason := _misread(name):
        raise LitfassError(f"“{name}” cannot be the id of a channel: {reason}. Choose another word.")
    if title and not (title.isprintable() and title.strip()):
        raise LitfassError(f'{title!r} cannot be the name of a channel; expected words. Type --name "Dorffunk"')
    for wanted in (name, f"{name}-post"):
        found = find_target(wanted, known)
        if isinstance(found, tuple) and found[0].id != name:
            hint = f"Type litfass channels new {found[0].id}, if you mean that one, or choose another word."
            raise LitfassError(f"“{wanted}” already means {found[0].name} ({found[0].id}-{found[1]}). {hint}")


def _misread(name: str) -> str:
    """Why posts and mkdocs.yml could not name a channel so, or ""."""
    if truth(name) is not None:
        return f"posts say {name} for {'yes' if truth(name) else 'no'}"
    read = yaml.safe_load(name)
    if isinstance(read, str):
        return ""
    kind = "nothing" if read is None else "yes or no" if isinstance(read, bool) else "a number or a date"
    return f"in posts and mkdocs.yml, which are YAML, it means {kind}"


def _quoted(text: str) -> str:
    """A text as TOML writes it; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)
