"""The one table of what stands in a channel file; rules that reach over several keys of it stand in `rules`."""

from __future__ import annotations

from litfass.channels.kinds import NAME, Day, Flag, JsonSchema, Kind, ListOf, MapOf, OneOf, Table, Text, Whole
from litfass.text.markup import WRITERS
from litfass.text.measure import UNITS

BLOCKS = (
    "label",
    "headline",
    "hook",
    "support",
    "points",
    "punch",
    "ending",
    "link",
    "profile",
    "question",
    "chapters",
    "mentions",
    "hashtags",
)
"""The blocks of which `compose` makes a text; `compose.composer` fills each."""

LASTING = ("label", "link", "profile")
"""Blocks that never give way: the advertising label by law, the link because it is the point."""

MEDIUMS = ("social", "email", "organic", "referral", "video", "sms", "push")
"""What Google Analytics 4 sorts into its default channel groups; another word lands in "Unassigned"."""

FILLS = (
    "title",
    "sober_title",
    "description",
    "subject",
    "preheader",
    "html",
    "link",
    "canonical",
    "slug",
    "first_comment",
    "tags",
    "mentions",
    "start",
    "end",
    "place",
)
"""What `compose.fields` can fill a field with; a field of such a name is filled so, any other only by the writer."""

DETECT = ("explicit", "twitter_text", "atproto", "fediverse", "one_tag", "none")
"""The rules of `text.detect`."""

SHOWN = ("short_links",)
"""The rules of `text.shown`."""

FORMS = ("words", "hashtag", "compact", "hyphens")
"""How a tag is written: "Alte Sorten", "#AlteSorten", "altesorten", "alte-sorten"."""

DRAWN = ("story",)
"""What Litfass draws where the writer names no picture: words from the post in the clear part of an upright screen."""

DOCUMENTS = ("pdf",)
"""Kinds of files with pages that Litfass can make."""

COMPOSER = ("text", "url", "title", "subject")
"""What the address of a composer may hold in braces: the text, the post's address on this channel, and two fields.

One without braces only opens the page on which one pastes.
"""

FIELD = r"[a-z][a-z_]*"
"""What the name of a field matches; a post says it as a key below `channels.<id>`, the bundle has a file of it."""

KINDS = ("microblog", "feed", "picture", "video", "article", "message", "mail", "local")

_AMOUNTS = MapOf(Whole(1), keys=tuple(UNITS), minimum=1, noun="unit")
_ID = Text("an id of a-z, 0-9 and -", '"bluesky"', NAME)
_LINE = Text("a text on one line", '"..."', r"(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_WEB = Text("an address that starts with https://", '"https://..."', r"https://\S+")
_OPENER = Text("an address that starts with https:// or mailto:", '"https://..."', r"(https://|mailto:)\S+")
_BLOCK = OneOf(BLOCKS)

_FIELD = Table(
    {
        "limit": _AMOUNTS,
        "api_limit": _AMOUNTS,
        "advice": _AMOUNTS,
        "fold": Whole(1),
        "required": Flag(),
        "label": _LINE,
        "kind": OneOf(("words", "moment", "choice", "tags")),
        "fill": OneOf(FILLS),
        "choices": ListOf(_LINE, minimum=2),
        "default": _LINE,
        "most": Whole(1),
        "each": _AMOUNTS,
        "form": OneOf(FORMS),
        "quoted": Flag(),
        "joint": Text("what stands between two tags", '", "', "[^\x00-\x08\x0b-\x1f]+", blank=True),
    }
)
_TAKES = Table(
    {
        "links": Whole(0),
        "hashtags": Whole(0),
        "mentions": Whole(0),
        "refuses": ListOf(Text("one character", '"<"', r"[\s\S]"), minimum=1),
        "phones": Flag(),
        "detect": OneOf(DETECT),
        "shown": OneOf(SHOWN),
        "escape": Text(),
    }
)
_SIZE = ListOf(Whole(1), length=2)
_SAFE = Table({side: Whole(0) for side in ("top", "bottom", "left", "right")})
"""How far from each edge the app covers a picture, in pixels: no word may stand there."""
_PRESET = Table(
    {"name": _ID, "size": _SIZE, "formats": ListOf(Text()), "bytes": Whole(1), "safe": _SAFE}, ("name", "size")
)
_PICTURES = Table(
    {
        "min": Whole(0),
        "max": Whole(0),
        "presets": ListOf(_PRESET),
        "alt": Table({"required": Flag(), "limit": _AMOUNTS}),
        "drawn": OneOf(DRAWN),
    },
    ("max",),
)
_SLIDES = Table({"preset": _ID}, ("preset",))
"""That a post can be leafed through here, and which of the sizes of pictures its slides have."""
_DOCUMENT = Table(
    {"kinds": ListOf(OneOf(DOCUMENTS), minimum=1), "size": _SIZE, "pages": Whole(1), "bytes": Whole(1)},
    ("kinds", "size"),
)
_FORMAT = Table(
    {
        "markup": OneOf(tuple(WRITERS)),
        "field": MapOf(_FIELD, pattern=FIELD, minimum=1, noun="field"),
        "takes": _TAKES,
        "pictures": _PICTURES,
        "slides": _SLIDES,
        "document": _DOCUMENT,
        "composer": Table({"url": _OPENER}, ("url",)),
    },
    ("markup", "field"),
)
_TASTE: dict[str, Kind] = {
    "hashtags": Whole(0),
    "length": _AMOUNTS,
    "fold": Whole(1),
    "runs": Whole(0),
    "points": Whole(0),
    "parts": Whole(1),
    "slides": Whole(3),
    "emoji": Flag(),
    "number": Text("what a part says of its place", '"{n}/{all}"', r"(?=.*\{n\})(?:[^\n{}]|\{n\}|\{all\})+"),
    "compose": ListOf(_BLOCK, minimum=1),
    "shrink": ListOf(_BLOCK),
    "utm_source": _ID,
    "utm_medium": OneOf(MEDIUMS),
}
_HOUSE = Table({**_TASTE, "format": MapOf(Table(_TASTE))}, ("compose", "shrink"))
"""What holds for all formats, and below `format` what one format wants otherwise."""
_SOURCE = Table(
    {
        "facts": ListOf(Text(), minimum=1),
        "url": _WEB,
        "note": Text(),
        "checked": Day(),
        "confidence": OneOf(("A", "B", "C", "M")),
    },
    ("facts", "checked", "confidence"),
)
_EXAMPLE = Table(
    {
        "about": Text(),
        "text": Text(),
        "length": MapOf(Whole(0), keys=tuple(UNITS), minimum=1, noun="unit"),
    },
    ("about", "text", "length"),
)
CHANNEL: Kind = Table(
    {
        "schema": OneOf((1,)),
        "id": _ID,
        "name": _LINE,
        "home": _WEB,
        "kind": OneOf(KINDS),
        "usual": Flag(),
        "aliases": ListOf(_ID),
        "format": MapOf(_FORMAT, minimum=1),
        "house": _HOUSE,
        "source": ListOf(_SOURCE),
        "example": ListOf(_EXAMPLE),
    },
    ("schema", "id", "name", "home", "kind", "format", "house"),
)


def json_schema() -> JsonSchema:
    """The JSON Schema of a channel file."""
    head: JsonSchema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Litfass channel file"}
    return head | CHANNEL.json_schema()
