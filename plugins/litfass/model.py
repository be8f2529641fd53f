"""The words of the house as values: what a hub, a post, a channel and a variant are.

Nothing here reads, converts or writes. Paths are text with `/` as separator: those of content are relative to the
content folder, those in Problems to the hub's root.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

UNDATED = 9999
"""The year of a post that has no date yet."""

# --- settings -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the hub and the words that its addresses use.

    `prefix` is "" for the main language, else a folder such as "en".
    """

    code: str
    prefix: str
    blog: str
    category: str
    tag: str
    author: str
    archive: str
    page: str
    feeds: str

    def address(self, *parts: str) -> str:
        """The address of a page below this language, relative to the site ("blog/kategorie/team/")."""
        return "".join(f"{part}/" for part in (self.prefix, *parts) if part)


@dataclass(frozen=True, slots=True)
class Company:
    """Who publishes; `imprint` and `privacy` are Markdown files below content/."""

    name: str = ""
    imprint: str = ""
    privacy: str = ""


@dataclass(frozen=True, slots=True)
class Brand:
    """Logo and font (files below content/) and the eight values of the look; "" means the theme's own.

    `logo_dark` is the logo for dark grounds, "" where one does for both. `font` is that of posters, cards and headings.
    """

    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    logo_dark: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One of several accounts on a channel: its name for people, the address of its profile, and what differs there.

    `limit` is how long a text may be (unit -> amount) where server or tariff differ from the platform. `hashtags`
    stand in place of the channel's, None for those. `house` has fields of House that are liked otherwise.
    """

    id: str
    name: str = ""
    url: str = ""
    limit: Mapping[str, int] = field(default_factory=dict)
    hashtags: tuple[str, ...] | None = None
    house: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What the hub says about one channel: tier `must`, `may` or `no`, and the reasons.

    The first of `accounts` is meant where a post names none; without accounts there is nothing to name.
    """

    tier: str = "may"
    audience: str = ""
    purpose: str = ""
    hashtags: tuple[str, ...] = ()
    accounts: Mapping[str, Account] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Options of `litfass-feeds`: how many entries, and which further lists have feeds."""

    entries: int = 20
    tags: bool = False
    authors: bool = False


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What the hub says about its desk: on which kind of `forge` its files are edited, and where there.

    "" for what the addresses of the repository say; `forge` is "false" where nobody edits files on the web.
    """

    forge: str = ""
    branch: str = ""
    folder: str = ""
    password_env: str = ""
    """The environment variable with the password of a locked desk in the public site; "" where there is none."""
    salt: str = ""
    place: str = "desk"


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Options of `litfass-exports`: the folder (absolute) and how long a published post keeps its bundle."""

    folder: Path
    keep: timedelta
    desk: DeskSettings = DeskSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """A hub's mkdocs.yml after validation. `root` holds mkdocs.yml, `content` is its docs_dir (both absolute)."""

    root: Path
    content: Path
    site_url: str
    site_name: str
    timezone: ZoneInfo
    feed_authority: str
    languages: tuple[Language, ...]
    site_description: str = ""
    posts: str = "posts"
    per_page: int = 10
    categories: tuple[str, ...] = ()
    company: Company = Company()
    brand: Brand = Brand()
    channels: Mapping[str, ChannelSettings] = field(default_factory=dict)
    hashtags: tuple[str, ...] = ()
    category_hashtags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partners: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Whom posts write about: name in the text -> channel -> name on that channel."""
    tracking: str = "utm"
    """What links in texts carry, so that statistics can tell channels apart: `utm`, `matomo` or "" for nothing."""
    short_links: bool = False
    """True when texts show short addresses on the hub's own domain, whose pages lead on to the tracked ones."""
    cards: tuple[str, ...] = ()
    """Names of the hub's own templates in theme/cards/."""
    keys: tuple[str, ...] = ()
    """Further front matter keys that other plugins of the hub read."""

    @property
    def language(self) -> Language:
        """The main language."""
        return self.languages[0]

    def url(self, address: str) -> str:
        """An address of the site as an absolute URL (RFC 3986, path percent-encoded by the caller)."""
        return self.site_url.rstrip("/") + "/" + address.lstrip("/")

    def shown_path(self, content_path: str) -> str:
        """A path below content/ as people see it: relative to the hub's root."""
        try:
            return (self.content / content_path).relative_to(self.root).as_posix()
        except ValueError:
            return (self.content / content_path).as_posix()


# --- content ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Author:
    """A person from authors.yml; `avatar` is a path below content/ or ""."""

    id: str
    name: str
    description: str = ""
    avatar: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file below content/, or one that is drawn.

    `focus` is (x, y) from 0 to 1; `alt` is None when nobody wrote one, "" for decoration. `drawn` names what draws the
    picture ("poster", or a template in theme/cards/); its `path` is then a name that no file of content/ has.
    """

    path: str
    alt: str | None = None
    focus: tuple[float, float] | None = None
    credit: str = ""
    licence: str = ""
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that was drawn: an SVG of outlines, and what it says for people who cannot see it.

    `photos` are the pictures of the post in it, each with the pixels of its frame.
    """

    svg: str
    alt: str = ""
    photos: tuple[tuple[Picture, tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One thought of a carousel or document: a heading with a few sentences, or with `lines` below each other.

    `ordered` says that the lines are counted. `number` stands in its arch, `over` at its top: the heading of the list
    that the slide is an entry of. `picture` is one of the post's.
    """

    title: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()
    ordered: bool = False
    number: str = ""
    over: str = ""
    picture: Picture | None = None

    @property
    def words(self) -> str:
        """All that it says, for people who cannot see it."""
        numbered = tuple(f"{index}. {line}" for index, line in enumerate(self.lines, start=1))
        return "\n".join(filter(None, (self.title, self.text, *(numbered if self.ordered else self.lines))))


@dataclass(frozen=True, slots=True)
class Closing:
    """The last slide: what the post asks its reader, the one thing to do, and where.

    `link` is the whole address, which a QR code carries, `shown` the same as people read and type it.
    """

    words: tuple[str, ...]
    text: str
    action: str
    link: str
    shown: str


@dataclass(frozen=True, slots=True)
class Deck:
    """A post as slides to leaf through: a cover, its thoughts, and a close.

    `label` is the word that the law wants on paid posts. `onward` asks to leaf on.
    """

    title: str
    slides: tuple[Slide, ...]
    closing: Closing
    lang: str = "de"
    category: str = ""
    name: str = ""
    label: str = ""
    onward: str = ""

    @property
    def pages(self) -> int:
        """How many slides there are with cover and close."""
        return len(self.slides) + 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What a story says, which is one picture: its title, and a few words more.

    `label` is the word that the law wants on paid posts.
    """

    title: str
    text: str = ""
    lang: str = "de"
    category: str = ""
    name: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file `<channel>[-<format>].md` beside index.md: the whole text for one channel; `raw` is the whole file."""

    path: str
    channel: str
    format: str
    text: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A raw value under `channels`, with the file that holds it (as people see it) and the lines of its keys."""

    value: Any = None
    path: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """One post as its writer left it: front matter validated, Markdown untouched.

    `created` and `updated` are aware times in the hub's zone; a bare date is its midnight. `body_line` is the line of
    the file on which `body` starts. `lines` gives the line of each front matter key (dotted for nested keys).
    `requested` is the raw value under `channels`, which `channels` knows how to read; `asked` are those of the folders
    above it, the outermost first. `head` is the beginning of the file up to the line that closes the front matter.
    """

    id: str
    path: str
    folder: str
    slug: str
    lang: str
    title: str
    body: str
    body_line: int
    created: datetime
    address: str
    description: str = ""
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    draft: bool = False
    pin: bool = False
    aliases: tuple[str, ...] = ()
    image: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    poster: tuple[str, ...] = ()
    card: Mapping[str, Any] = field(default_factory=dict)
    """The card that networks show: the name of its `template`, and the post's words for its places."""
    links: Any = None
    readtime: int | None = None
    series: str = ""
    hook: str = ""
    points: tuple[str, ...] = ()
    slides: tuple[Slide, ...] = ()
    sponsored: str = ""
    requested: Any = None
    asked: tuple[Asked, ...] = ()
    sidecars: tuple[Sidecar, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    head: str = ""

    @property
    def dated(self) -> bool:
        """False for a draft without a date, whose `created` lies at the end of time (so it sorts first in previews)."""
        return self.created.year < UNDATED

    @property
    def changed(self) -> datetime:
        """When the post last changed by its own word."""
        return self.updated or self.created

    def due(self, now: datetime) -> bool:
        """True when the post's minute has come.

        In seconds: two times of one zone are compared by the wall clock otherwise, an hour off in October's extra hour.
        """
        return self.created.timestamp() <= now.timestamp()

    def public(self, now: datetime) -> bool:
        """True when everybody may see it: no draft, and its minute has come."""
        return not self.draft and self.due(now)

    def line(self, key: str) -> int:
        """The line of a front matter key in the file, or 1."""
        return self.lines.get(key, 1)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One publication: which part of a post's bundle went out, where it can be read, since when, and who did it.

    `url` is "" for what has no public address, such as a newsletter. `path` is its file below content/. `by` and
    `variant` (the checksum of what was pasted) are "" where nobody knows.
    """

    post: str
    channel: str
    format: str
    url: str
    at: datetime
    account: str = ""
    by: str = ""
    variant: str = ""
    path: str = ""

    @property
    def name(self) -> str:
        """The part of the bundle, as `Request.name` says it."""
        return part_name(self.channel, self.format, self.account)


@dataclass(frozen=True, slots=True)
class Library:
    """All content that was read, newest post first, and every file that belongs to a post's folder.

    `private` holds the paths below content/ that no site may ever show (ledger, authors, sidecars, templates).
    """

    posts: tuple[Post, ...] = ()
    authors: Mapping[str, Author] = field(default_factory=dict)
    private: frozenset[str] = frozenset()
    owned: Mapping[str, str] = field(default_factory=dict)
    """Path of a file in a post's folder -> path of that post."""
    ledger: tuple[LedgerEntry, ...] = ()
    """What is published on channels, the oldest first."""

    def public(self, now: datetime) -> tuple[Post, ...]:
        """What the site shows at `now`, newest first."""
        return tuple(post for post in self.posts if post.public(now))

    def hidden(self, now: datetime) -> tuple[Post, ...]:
        """Drafts and scheduled posts at `now`."""
        return tuple(post for post in self.posts if not post.public(now))


# --- channels -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What a platform allows in one field of a format: amounts by unit name, soft advice and the visible part.

    `limit` holds for pasted text, `api_limit` only where the platform's API counts otherwise. `label` is what the
    platform's own form calls the field. `kind` says what stands in it: words, a moment, one of `choices`, or tags, of
    which there are at most `most`, each within `each`, written in `form` and joined by `joint`. `fill` names what fills
    it when the writer says nothing (`compose.fields`), "" means what the field is called; `default` stands there then.
    """

    name: str
    limit: Mapping[str, int] = field(default_factory=dict)
    api_limit: Mapping[str, int] = field(default_factory=dict)
    advice: Mapping[str, int] = field(default_factory=dict)
    fold: int | None = None
    required: bool = False
    label: str = ""
    kind: str = "words"
    fill: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    most: int = 0
    each: Mapping[str, int] = field(default_factory=dict)
    form: str = "words"
    joint: str = ", "
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Takes:
    """What a platform does with a text beside counting it.

    At most `links` addresses, `hashtags` hashtags and `mentions` names (None: no limit known), none of the characters
    in `refuses`, no telephone number unless `phones`. `detect` names the rule by which it finds links, hashtags and
    mentions (`text.detect`), `shown` what its composer shows, and counts, in place of the text (`text.shown`), `escape`
    the characters that its API wants a backslash before.
    """

    links: int | None = None
    hashtags: int | None = None
    mentions: int | None = None
    refuses: tuple[str, ...] = ()
    phones: bool = True
    detect: str = "explicit"
    shown: str = ""
    escape: str = ""


@dataclass(frozen=True, slots=True)
class Safe:
    """How far from each edge an app covers a picture, in pixels of a preset: no word may stand there."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Preset:
    """One size in which a platform shows a picture well: width and height in pixels, file types, most bytes.

    `safe` says what the app covers of it.
    """

    name: str
    size: tuple[int, int]
    formats: tuple[str, ...] = ()
    bytes: int | None = None
    safe: Safe | None = None


@dataclass(frozen=True, slots=True)
class PictureRule:
    """How many pictures a format takes and needs, in which sizes, and whether each needs an alternative text.

    `drawn` names what is drawn where the writer names no picture.
    """

    max: int = 0
    min: int = 0
    presets: tuple[Preset, ...] = ()
    alt_limit: Mapping[str, int] = field(default_factory=dict)
    alt_required: bool = False
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class SlideRule:
    """A format that a post can be leafed through in: as pictures of the size of a preset, at most `max` of them."""

    preset: Preset
    max: int


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A format that takes a file of pages: of which kinds, in which size, at most how many pages and bytes."""

    kinds: tuple[str, ...]
    size: tuple[int, int]
    pages: int | None = None
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class House:
    """Our taste for one format of a channel; the platform's law stands in the Format.

    `length` is how long a text that reads well becomes at most (unit -> amount), `fold` by where its first sentence
    has ended (UTF-16 units). `runs` and `points` say how many runs of sentences and entries of a list may follow
    the hook, `parts` into how many parts a thread may be split, `number` what each part says of its place
    ("{n}/{all}"), `slides` how many a deck has at most with cover and close. `compose` gives the order of the blocks,
    `shrink` what gives way first. `utm_source` and `utm_medium` are what statistics call the channel and its kind.
    """

    hashtags: int = 0
    length: Mapping[str, int] = field(default_factory=dict)
    fold: int = 200
    runs: int = 1
    points: int = 0
    parts: int = 1
    slides: int = 10
    emoji: bool = True
    number: str = ""
    compose: tuple[str, ...] = ()
    shrink: tuple[str, ...] = ()
    utm_source: str = ""
    utm_medium: str = "social"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to publish on a channel. `markup` names a writer in `text.markup`; `composer` is a link template."""

    id: str
    markup: str
    fields: Mapping[str, FieldRule]
    pictures: PictureRule = PictureRule()
    slides: SlideRule | None = None
    document: DocumentRule | None = None
    takes: Takes = Takes()
    composer: str = ""
    house: House = House()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `facts` are dotted keys of the channel file; confidence is A, B, C or M."""

    facts: tuple[str, ...]
    checked: date
    confidence: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its length by unit; the tests measure it."""

    about: str
    text: str
    length: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Channel:
    """A platform as its file describes it; the first format is the default.

    A `usual` one is for every hub that does not say which channels it has.
    """

    id: str
    name: str
    home: str
    kind: str
    formats: Mapping[str, Format]
    sources: tuple[Source, ...]
    examples: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()
    usual: bool = False

    @property
    def default(self) -> Format:
        """The format that is meant when a post names only the channel."""
        return next(iter(self.formats.values()))


Asking = str | datetime | tuple[str, ...]
"""What a post may say for a field: words or a choice, a moment, tags."""


@dataclass(frozen=True, slots=True)
class Request:
    """A post asks for one format of one channel; empty values mean: compose it."""

    channel: str
    format: str
    account: str = ""
    at: datetime | None = None
    text: str = ""
    title: str = ""
    description: str = ""
    subject: str = ""
    preheader: str = ""
    hashtags: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None
    pictures: tuple[str, ...] | None = None
    first_comment: str = ""
    fields: Mapping[str, Asking] = field(default_factory=dict)
    """What the writer says for further fields of the format, by their names."""
    line: int = 1
    path: str = ""
    """The file that holds the words: the post, or a sidecar."""

    @property
    def name(self) -> str:
        """Folder and label of the bundle part: `linkedin-post` or `mastodon-post@team`."""
        return part_name(self.channel, self.format, self.account)


@dataclass(frozen=True, slots=True)
class Part:
    """One text to paste: a whole post, or one message of a thread."""

    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A post for one format of one channel: what is pasted into each field, and what was left out to fit.

    `own` is true when the writer's own words were used, `weak` when the post gave hardly any that carry a text.
    `dropped` names the blocks that gave way, `behind` are the lines that stand behind own words. `composer` is the
    address that opens the platform's composer with the text in it, "" where there is none; `carries` says what is in it
    (text, url, title, subject), () where it only opens the page on which one pastes.
    """

    request: Request
    parts: tuple[Part, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    deck: Deck | None = None
    notice: Notice | None = None
    own: bool = False
    weak: bool = False
    dropped: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    link: str = ""
    composer: str = ""
    carries: tuple[str, ...] = ()
    problems: tuple[Any, ...] = field(default=())

    @property
    def shown(self) -> int:
        """How many pictures are shown: those of a deck are one picture for each of its pages."""
        return sum(self.deck.pages if picture.drawn and self.deck else 1 for picture in self.pictures)


def part_name(channel: str, form: str, account: str = "") -> str:
    """What a part of a bundle is called: `linkedin-post` or `mastodon-post@team`."""
    return f"{channel}-{form}" + (f"@{account}" if account else "")


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Posts by date, newest first; equal dates by id, so the order never depends on the disk."""
    return tuple(sorted(sorted(posts, key=lambda post: post.id), key=lambda post: post.created, reverse=True))
