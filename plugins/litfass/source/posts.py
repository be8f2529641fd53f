"""One file becomes one Post, with everything that is wrong with it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from litfass.model import Author, Language, Picture, Post, Settings, Sidecar, Slide
from litfass.problems import Level
from litfass.source.asking import asked_in
from litfass.source.fields import MATERIAL, defaults, fields
from litfass.source.folder_defaults import Defaults, merged
from litfass.source.frontmatter import Located
from litfass.source.kinds import Dates, guessed, validate
from litfass.source.material import check_material
from litfass.source.passages import first_heading, first_sentence, pictures_in
from litfass.source.pictures import choose, find_picture, find_shown, pictures_of
from litfass.source.places import PostPlace
from litfass.source.reading import Reading
from litfass.source.tree import Tree
from litfass.text.moments import parse_moment, someday
from litfass.text.slugs import slugify
from litfass.text.suggest import did_you_mean

_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]+")
_SALVAGED = re.compile(r"^(draft|date)[ \t]*:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Around:
    """What a post is read against. `authors` is None when authors.yml could not be read."""

    settings: Settings
    tree: Tree
    authors: Mapping[str, Author] | None = None
    sidecars: Mapping[str, Sidecar] = field(default_factory=dict)


def read_post(place: PostPlace, located: Located, given: Defaults, around: Around, reading: Reading) -> Post | None:
    """The Post in a file, as good as it can be read; None when not even the front matter can.

    Broken front matter that plainly says `draft: true` or a date still makes a post, so that a sloppy draft counts as
    a draft.
    """
    if not located.readable:
        return _salvaged(place, located, around)
    return _Reader(place, located, given, around, reading).post()


class _Reader:
    """Reads one post, field by field; Problems go to `reading`."""

    def __init__(self, place: PostPlace, located: Located, given: Defaults, around: Around, reading: Reading) -> None:
        self.place, self.located, self.around, self.reading = place, located, around, reading
        self.settings, self.given = around.settings, given
        reading.lines, reading.texts = located.lines, located.texts
        check_material(located.meta, reading)
        self.own = validate(fields("post"), _ours(located.meta, self.settings.keys), reading)
        self.found = defaults(fields("post")) | merged(given.values, self.own)
        self.raw = merged(given.raw, located.meta)

    def post(self) -> Post:
        created, updated, dated = self._dates()
        language, title = self._language(), self._title()
        slug = self._slug(language)
        image, pictures = self._pictures()
        asked = asked_in(self.own, self.reading)
        found = self.found
        return Post(
            id=self._id(),
            path=self.place.path,
            folder=self.place.folder,
            slug=slug,
            lang=language.code,
            title=title,
            body=self.located.body,
            body_line=self.located.body_line,
            created=created,
            address=language.address(language.blog, slug),
            description=self._description(),
            updated=updated,
            authors=self._authors(),
            categories=self._categories(),
            tags=found["tags"] or (),
            draft=found["draft"] or not dated,
            pin=found["pin"],
            aliases=self._aliases(),
            image=image,
            pictures=pictures,
            poster=found["poster"] or (),
            card=found["card"] or {},
            links=found["links"],
            readtime=found["readtime"],
            series=found["series"] or "",
            hook=found["hook"] or "",
            points=found["points"] or (),
            slides=self._slides(pictures),
            sponsored=found["sponsored"] or "",
            requested=asked.value,
            asked=self.given.asked,
            sidecars=tuple(
                self.around.sidecars[each.path] for each in self.place.sidecars if each.path in self.around.sidecars
            ),
            meta=self.raw,
            lines=asked.lines,
            head=self.located.head,
        )

    def _dates(self) -> tuple[datetime, datetime | None, bool]:
        """Created, updated, and whether the post has a date; an unreadable date counts as long past.

        So its error stops a build: were it a draft, a typing error would take a published post off the site.
        """
        dates = self.found["date"]
        given = self.raw.get("date") is not None
        if given and not (isinstance(dates, Dates) and (dates.created or not _says_created(self.raw["date"]))):
            return datetime(1970, 1, 1, tzinfo=self.settings.timezone), None, True
        if not isinstance(dates, Dates) or dates.created is None:
            self._say_undated()
            return someday(self.settings.timezone), None, False
        if dates.updated and dates.updated < dates.created:
            message = "date.updated is earlier than date.created."
            self.reading.report("F123", "date.updated", message, "Exchange the two, or delete updated.", Level.WARNING)
        return dates.created, dates.updated, True

    def _say_undated(self) -> None:
        if self.found["draft"]:
            return
        written = _LEADING_DATE.match(posixpath.basename(self.place.name(self.settings.posts)))
        proposal = written[0].rstrip("-_ ") if written else "2026-11-24 08:30"
        hint = f"Type {'' if written else 'for example '}date: {proposal}"
        self.reading.report("F121", "date", "The post has no date, so it stays a draft.", hint, Level.WARNING)

    def _title(self) -> str:
        title: str = self.found["title"] or first_heading(self.located.body)
        name = posixpath.basename(self.place.name(self.settings.posts))
        if not title and "title" not in self.reading_failed() | self.meant():
            self.reading.report(
                "F120", "title", "The post has no title.", "Type title: …, or begin the text with “# …”."
            )
        return title or name

    def reading_failed(self) -> set[str]:
        """Keys that were typed but could not be read; their Problem is said already."""
        return {key for key in self.located.meta if self.located.meta[key] is not None} - self.own.keys()

    def meant(self) -> set[str]:
        """Fields that unknown keys stand for (`titel`); the Problem with such a key says the right one already."""
        ours = _ours(self.located.meta, self.settings.keys)
        return {guessed(str(name), fields("post")) for name in ours if name not in fields("post")}

    def _language(self) -> Language:
        code = self.found["lang"] or self.settings.language.code
        known = {language.code: language for language in self.settings.languages}
        if code not in known:
            self.reading.report("F132", "lang", f"The hub has no language “{code}”.", did_you_mean(code, known))
        return known.get(code, self.settings.language)

    def _slug(self, language: Language) -> str:
        given: str = self.found["slug"] or ""
        name = posixpath.basename(self.place.name(self.settings.posts))
        slug = slugify(given or _LEADING_DATE.sub("", name, count=1) or name)
        reserved = {language.category, language.tag, language.author, language.archive, language.page}
        if not slug:
            message = f"No address can be made of “{given or name}”."
            self.reading.report("F143", "slug", message, "Type slug: and a few letters from a to z.")
        elif slug in reserved:
            message = f"The address {language.address(language.blog, slug)} belongs to a list of the blog."
            self.reading.report("F143", "slug", message, f"Type another one: slug: {slug}-2")
        elif given and given != slug:
            self.reading.report(
                "F143", "slug", f"slug is “{given}”, which cannot stand in an address.", f"Type slug: {slug}"
            )
        return slug or "-"

    def _id(self) -> str:
        given: str = self.found["id"] or ""
        if re.search(r"\s", given):
            self.reading.refuse("id", given, "a name without blanks", f"id: {'-'.join(given.split())}")
        return given or self.place.default_id(self.settings.posts)

    def _description(self) -> str:
        description: str = self.found["description"] or ""
        if not description and "description" not in self.reading_failed() | self.meant():
            sentence = first_sentence(self.located.body)
            quoted = f'"{sentence}"' if re.search(r": | #|^[\W_]", sentence) and '"' not in sentence else sentence
            hint = (
                f"Type for example description: {quoted}" if sentence else "Type description: and one or two sentences."
            )
            place = "description" if "description" in self.located.lines else "title"
            self.reading.report("F124", place, "The post has no description.", hint, Level.WARNING)
        return description

    def _authors(self) -> tuple[str, ...]:
        named: tuple[str, ...] = self.found["authors"] or ()
        known = self.around.authors
        if known is None:
            return ()
        for name in named:
            if name not in known:
                hint = did_you_mean(name, known) or "Add the person to authors.yml."
                self.reading.report("F130", _item("authors", name, self.located), f"authors.yml has no “{name}”.", hint)
        return tuple(name for name in named if name in known)

    def _categories(self) -> tuple[str, ...]:
        named: tuple[str, ...] = self.found["categories"] or ()
        known = self.settings.categories
        for name in named:
            if known and name not in known:
                key = _item("categories", name, self.located)
                self.reading.report("F131", key, f"The hub has no category “{name}”.", did_you_mean(name, known))
        return named

    def _aliases(self) -> tuple[str, ...]:
        named: tuple[str, ...] = self.found["aliases"] or ()
        found = {name: alias_address(name) for name in named}
        for name, address in found.items():
            if not address:
                message = f"The alias “{name}” is no address of this site."
                self.reading.report(
                    "F142", _item("aliases", name, self.located), message, "Type for example /blog/alter-name/"
                )
        addresses = tuple(dict.fromkeys(address for address in found.values() if address))
        self._say_unnamed(addresses)
        return addresses

    def _say_unnamed(self, aliases: tuple[str, ...]) -> None:
        """Warns when a folder was renamed and with it the id; the first alias is taken for the oldest."""
        if not aliases or self.found["id"] or "id" in self.reading_failed():
            return
        above, _, name = self.place.default_id(self.settings.posts).rpartition("/")
        former = re.sub(r"\.html?$", "", posixpath.basename(aliases[0].rstrip("/"))).lower()
        if former in (name, slugify(_LEADING_DATE.sub("", name, count=1))):
            return
        message = "The id of this post follows its folder's name, so feed readers show a renamed post twice."
        hint = f"Type id: {posixpath.join(above, former)} (the folder's former name)"
        self.reading.report("F145", "aliases", message, hint, Level.WARNING)

    def _pictures(self) -> tuple[Picture | None, tuple[Picture, ...]]:
        place, tree = self.place, self.around.tree
        body = self.located
        shown = find_shown(pictures_in(body.body), body.body_line, place.folder, tree, self.reading)
        image = choose(self.found["image"], place.folder, place.files, shown, tree, self.reading)
        files = place.files if place.bundle else [*shown, *([image.path] if image else [])]
        return image, pictures_of(files, shown, image)

    def _slides(self, pictures: tuple[Picture, ...]) -> tuple[Slide, ...]:
        """The writer's slides, each with what is known of its picture."""
        known = {picture.path: picture for picture in pictures}
        found = []
        for wish in self.found["slides"] or ():
            path = wish.picture and find_picture(
                wish.picture, self.place.folder, self.around.tree, self.reading, f"{wish.key}.picture"
            )
            picture = known.get(path, Picture(path)) if path else None
            found.append(Slide(wish.title, wish.text, number=wish.number, picture=picture))
        return tuple(found)


def _ours(meta: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """Without the keys that Material or another plugin of the hub owns."""
    return {name: value for name, value in meta.items() if name in fields("post") or name not in {*MATERIAL, *keys}}


def _says_created(raw: object) -> bool:
    return not isinstance(raw, Mapping) or raw.get("created") is not None


def _item(key: str, name: str, located: Located) -> str:
    """The key of one name in a list (`authors.1`), for its line."""
    value = located.meta.get(key)
    names = [str(each).strip() for each in value] if isinstance(value, list) else []
    return f"{key}.{names.index(name)}" if name in names else key


def alias_address(text: str) -> str:
    """A former address as a path of the site ("blog/alter-name/"), or "" when it is none."""
    path = text.strip().strip("/")
    parts = path.split("/")
    if not path or re.search(r'[\\?#<>:"|*\s]', path) or any(part in ("", ".", "..") for part in parts):
        return ""
    return path if path.endswith((".html", ".htm")) else f"{path}/"


def _salvaged(place: PostPlace, located: Located, around: Around) -> Post | None:
    settings = around.settings
    said = {match[1]: match[2].strip() for match in _SALVAGED.finditer(located.block)}
    draft = said.get("draft", "").lower() in ("true", "yes", "ja", "on")
    try:
        created = parse_moment(said.get("date", ""), settings.timezone)
    except ValueError:
        if not draft:
            return None
        created = someday(settings.timezone)
    language, name = settings.language, posixpath.basename(place.name(settings.posts))
    slug = slugify(_LEADING_DATE.sub("", name, count=1)) or "-"
    address = language.address(language.blog, slug)
    key = place.default_id(settings.posts)
    return Post(key, place.path, place.folder, slug, language.code, name, "", 1, created, address, draft=draft)
