"""mkdocs.yml becomes Settings: validated whole, with the line of every mistake."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from litfass.channels.house import wrong_accounts
from litfass.channels.names import Channels, Unknown, find_channel, names_of
from litfass.model import (
    Account,
    Brand,
    ChannelSettings,
    Company,
    DeskSettings,
    ExportSettings,
    FeedSettings,
    Language,
    Settings,
)
from litfass.problems import Level, Problem, errors
from litfass.source.brand import check_brand
from litfass.source.fields import defaults, fields
from litfass.source.kinds import validate
from litfass.source.languages import languages_of
from litfass.source.lock import check_lock
from litfass.source.reading import Reading
from litfass.source.yaml_nodes import node_lines
from litfass.text.detect import is_mention
from litfass.text.suggest import did_you_mean, nearest

SHORT = "l"
"""The folder of the site in which short links lie."""


@dataclass(frozen=True, slots=True)
class MkdocsFacts:
    """What MkDocs itself knows about the hub. `root` holds mkdocs.yml, `content` is docs_dir (both absolute)."""

    root: Path
    content: Path
    site_url: str = ""
    site_name: str = ""
    site_description: str = ""
    language: str = "en"


def read_settings(
    options: Mapping[str, Any], *, mkdocs: MkdocsFacts, text: str, path: str
) -> tuple[Settings | None, list[Problem]]:
    """The Settings from the options under `- litfass:`, or None when there are errors; all Problems at once.

    `text` is mkdocs.yml as it was typed and gives only the lines; `path` is its name in Problems.
    """
    reading = _reading("litfass", text, path)
    found = defaults(fields("settings")) | validate(fields("settings"), options, reading)
    site_url = _site_url(mkdocs.site_url, reading)
    zone = _zone(found["timezone"], reading)
    posts = _posts(found["posts"], mkdocs.content, reading, typed=options.get("posts") is not None)
    languages = languages_of(mkdocs.language or "en", found["languages"] or {}, posts, reading)
    if found["short_links"]:
        _check_short(languages, reading)
    authority = _authority(found["feed_authority"], site_url, reading)
    company, brand = _company(found["company"] or {}), _brand(found["brand"] or {})
    _check_files(company, brand, mkdocs.content, reading)
    check_brand(brand, mkdocs.content, reading)
    _check_kinds(found["category_hashtags"] or {}, found["categories"] or (), reading)
    problems = sorted(reading.problems)
    if zone is None or errors(problems):
        return None, problems
    settings = Settings(
        root=mkdocs.root,
        content=mkdocs.content,
        site_url=site_url,
        site_name=mkdocs.site_name,
        timezone=zone,
        feed_authority=authority,
        languages=languages,
        site_description=mkdocs.site_description,
        posts=posts,
        per_page=found["per_page"],
        categories=found["categories"] or (),
        company=company,
        brand=brand,
        channels=_channels(found["channels"] or {}),
        hashtags=found["hashtags"] or (),
        category_hashtags=found["category_hashtags"] or {},
        partners=found["partners"] or {},
        tracking="" if found["tracking"] == "false" else found["tracking"],
        short_links=found["short_links"],
        cards=tuple(sorted(file.stem for file in (mkdocs.root / "theme" / "cards").glob("*.svg"))),
        keys=found["keys"] or (),
    )
    return settings, problems


def read_feed_settings(
    options: Mapping[str, Any], *, text: str = "", path: str = "mkdocs.yml"
) -> tuple[FeedSettings, list[Problem]]:
    """The options under `- litfass-feeds:`; defaults stand in where one is wrong."""
    reading = _reading("litfass-feeds", text, path)
    found = defaults(fields("feeds")) | validate(fields("feeds"), options, reading)
    return FeedSettings(**found), reading.problems


def read_export_settings(
    options: Mapping[str, Any], root: Path, content: Path, *, text: str = "", path: str = "mkdocs.yml"
) -> tuple[ExportSettings | None, list[Problem]]:
    """The options under `- litfass-exports:`, or None when the folder must not be written; relative to `root`."""
    reading = _reading("litfass-exports", text, path)
    table = fields("exports")
    typed = {key: value for key, value in options.items() if value is not None}
    found = validate(table, {"keep": table["keep"].default, "dir": table["dir"].default} | typed, reading)
    name = found.get("dir", table["dir"].default)
    folder, reason = _folder(root, name)
    if reason := reason or _not_ours(folder, root.resolve(), content.resolve()):
        reading.report(
            "C109",
            "dir",
            f"dir is “{name if len(name) <= 60 else name[:57] + '...'}”, which {reason}.",
            "Type dir: exports",
        )
    said = {key: value for key, value in (found.get("desk") or {}).items() if value}
    desk = DeskSettings(**said)
    typed_desk = options.get("desk")
    check_lock(desk, typed_desk.get("salt") if isinstance(typed_desk, Mapping) else None, reading)
    if errors(reading.problems):
        return None, reading.problems
    return ExportSettings(folder, found["keep"], desk), reading.problems


def check_channels(settings: Settings, known: Channels, *, text: str, path: str) -> list[Problem]:
    """A Problem for each channel that no file describes or that stands here twice, and for what its accounts cannot."""
    reading, names = _reading("litfass", text, path), names_of(known)
    seen: dict[str, str] = {}
    for name in settings.channels:
        channel = find_channel(name, known)
        if isinstance(channel, Unknown):
            reading.report("C101", f"channels.{name}", f"There is no channel “{name}”.", did_you_mean(name, names))
        elif (first := seen.setdefault(channel.id, name)) != name:
            message = f"“{name}” is the channel “{first}”, which the settings have already."
            reading.report("C110", f"channels.{name}", message, f"Put both into one: {channel.id}: {{…}}")
        else:
            for wrong in wrong_accounts(channel, settings.channels[name], f"channels.{name}.accounts"):
                reading.report("C102", wrong.key, wrong.message, wrong.hint)
    for partner, handles in settings.partners.items():
        for name, handle in handles.items():
            _check_partner(f"partners.{partner}.{name}", name, handle, known, reading)
    return reading.problems


def _check_partner(key: str, name: str, handle: str, known: Channels, reading: Reading) -> None:
    """A Problem for a channel that nobody knows, and for a name that the platform makes no mention of."""
    channel = find_channel(name, known)
    if isinstance(channel, Unknown):
        reading.report("C101", key, f"There is no channel “{name}”.", did_you_mean(name, names_of(known)))
        return
    rules = {form.takes.detect for form in channel.formats.values() if "mentions" in form.house.compose}
    if rules and not any(is_mention(handle, rule) for rule in rules):
        message = f"{key} is “{handle}”, which is no name that {channel.name} links."
        reading.report("C102", key, message, "Type the name as it stands in the profile, with @ before it.")


def _reading(plugin: str, text: str, path: str) -> Reading:
    """What is not in the text has line 0: with `INHERIT:` it stands in another file."""
    lines = node_lines(text)
    form = re.compile(rf"plugins\.(?:\d+\.)?{re.escape(plugin)}")
    prefix = next((key for key in lines if form.fullmatch(key)), "plugins")
    return Reading(path, UTC, lines, {}, prefix, unknown="C101", wrong="C102", top=0)


def _at_top(reading: Reading, key: str, code: str, message: str, hint: str) -> None:
    """Reports a Problem with a key of MkDocs itself."""
    reading.problems.append(Problem(reading.path, reading.lines.get(key, reading.top), code, message, hint))


def _site_url(site_url: str, reading: Reading) -> str:
    """An absolute address that ends in a slash: feeds, canonical links and bundles cannot do without.

    "" where it is none, so that nothing that follows must read it.
    """
    if not site_url:
        _at_top(reading, "site_url", "C103", "site_url is missing.", "Type site_url: https://www.beispiel.example/")
    elif not _is_site_url(site_url):
        plain = re.split(r"[?#]", site_url)[0]
        better = plain if plain != site_url and _is_site_url(plain) else ""
        expected = "an address without ? and #" if better else "an address that starts with https://"
        message = f"site_url is “{site_url}”; expected {expected}."
        _at_top(reading, "site_url", "C104", message, f"Type site_url: {better or 'https://www.beispiel.example/'}")
        return ""
    return site_url.rstrip("/") + "/"


def _is_site_url(text: str) -> bool:
    """True for http(s)://host[:port][/path] without what an address cannot hold or a feed could not show."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    named = re.fullmatch(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*\.?", host) or parts.netloc.startswith("[")
    plain = not re.search(r"[\s\x00-\x1f\x7f<>\"'\\^`{|}?#@]", text) and not parts.netloc.endswith(":")
    return parts.scheme in ("http", "https") and bool(named) and plain and port != 0


def _zone(name: str, reading: Reading) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = did_you_mean(name, available_timezones()) or "Type timezone: Europe/Berlin"
        reading.report("C105", "timezone", f"timezone is “{name}”, which no zone is called.", hint)
        return None


def _authority(given: str | None, site_url: str, reading: Reading) -> str:
    """The domain (or address with @) of tag: URIs, RFC 4151 section 2.1."""
    if given is not None and not re.fullmatch(r"(?:[\w.+-]+@)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*", given, re.ASCII):
        reading.refuse("feed_authority", given, "a domain", "feed_authority: beispiel.example")
    return given or urlsplit(site_url).hostname or ""


def _check_short(languages: tuple[Language, ...], reading: Reading) -> None:
    """No blog, page of feeds or language may lie where the short links do."""
    for language in languages:
        for name in ("prefix",) if language.prefix else ("blog", "feeds"):
            if getattr(language, name) == SHORT:
                key = f"languages.{language.code}.{name}"
                message = f"{key} is “{SHORT}”, which is the folder of the short links."
                reading.report("C108", key, message, "Type another word, or short_links: false")


def _company(found: Mapping[str, Any]) -> Company:
    return Company(**found)


def _brand(found: Mapping[str, Any]) -> Brand:
    cap = {"cap": found["cap"]} if "cap" in found else {}
    colours = {**(found.get("colours") or {}), **cap}
    return Brand(found.get("logo", ""), colours, found.get("logo_dark", ""), found.get("font", ""))


def _channels(found: Mapping[str, Mapping[str, Any]]) -> dict[str, ChannelSettings]:
    return {name: ChannelSettings(**{**row, "accounts": _accounts(row)}) for name, row in found.items()}


def _accounts(row: Mapping[str, Any]) -> dict[str, Account]:
    return {name: Account(name, **each) for name, each in (row.get("accounts") or {}).items()}


def _check_kinds(hashtags: Mapping[str, Any], categories: Collection[str], reading: Reading) -> None:
    """Hashtags are for categories that the hub has, where it says which: no post would ever get the others."""
    for name in hashtags if categories else ():
        if name not in categories:
            message = f"category_hashtags names “{name}”, which is none of the categories."
            reading.report("C101", f"category_hashtags.{name}", message, did_you_mean(name, categories))


def _check_files(company: Company, brand: Brand, content: Path, reading: Reading) -> None:
    named = {
        "company.imprint": company.imprint, "company.privacy": company.privacy,
        "brand.logo": brand.logo, "brand.logo_dark": brand.logo_dark, "brand.font": brand.font,
    }  # fmt: skip
    for key, name in named.items():
        if not name:
            continue
        if not _is_below(content / name, content):
            reading.report("C106", key, f"{key} is “{name}”, which lies outside the content folder.", _FILE_HINT)
        elif not (content / name).is_file():
            reading.report("C106", key, f"{key} is “{name}”, but there is no such file in {content.name}/.", _FILE_HINT)


_FILE_HINT = "Name a file below the content folder, or delete the line."


def _posts(name: str, content: Path, reading: Reading, *, typed: bool) -> str:
    """The folder of the posts as the disk spells it; a hub that names none may have no posts yet.

    Whatever was typed must be there: with another folder, MkDocs would publish every draft as an ordinary page.
    """
    parts = [part for part in name.rstrip("/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or name.startswith("/") or "\\" in name or Path(name).is_absolute():
        reading.refuse("posts", name, "a folder below the content folder", "posts: posts")
        return name
    folder, near = _spelled(parts, content)
    if folder and not _is_below(content / folder, content):
        reading.refuse("posts", name, "a folder below the content folder", "posts: posts")
    elif not folder:
        message = f"There is no folder {content.name}/{'/'.join(parts)}, so there are no posts."
        hint = f"Type posts: {near}" if near else 'Type litfass new "Mein erster Beitrag"'
        hint = "Make the folder, or type posts: and the name of another one." if typed and not near else hint
        reading.report("C106", "posts", message, hint, Level.ERROR if typed or near else Level.WARNING)
    return folder or "/".join(parts)


def _spelled(parts: list[str], content: Path) -> tuple[str, str]:
    """The folder's path with its names as they are on the disk (umlauts have two forms), and a similar one if none."""
    found: list[str] = []
    for n, part in enumerate(parts):
        names = _folders(content.joinpath(*found))
        same = [each for each in names if unicodedata.normalize("NFC", each) == unicodedata.normalize("NFC", part)]
        if not same:
            guess = nearest(part, names)
            return "", "/".join([*found, guess, *parts[n + 1 :]]) if guess else ""
        found.append(part if part in same else same[0])
    return "/".join(found), ""


def _folders(place: Path) -> list[str]:
    try:
        return sorted(each.name for each in place.iterdir() if each.is_dir())
    except OSError:
        return []


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _folder(root: Path, name: str) -> tuple[Path, str]:
    """The folder that `name` means, and why there can be none, or ""."""
    if name.startswith("~"):
        return root, "is a folder called ~ here and not your home folder"
    try:
        folder = (root / name).resolve()
        folder.exists()
    except (OSError, RuntimeError, ValueError):  # too long a name, or a link to itself
        return root, "cannot be a folder"
    return folder, ""


def _not_ours(folder: Path, root: Path, content: Path) -> str:
    """Why bundles must not be written into `folder`, or ""."""
    if root.is_relative_to(folder):
        return "holds the hub itself"
    if folder.is_relative_to(content) or content.is_relative_to(folder):
        return "overlaps the content folder"
    if Path.home().is_relative_to(folder):
        return "is the home folder or holds it"
    return ""
