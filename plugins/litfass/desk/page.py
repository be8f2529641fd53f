"""The page itself: every text as plain HTML, the data beside it, and a policy that lets nothing else run.

The HTML reads without a script, so whoever blocks scripts still selects and copies. The script finds each text
by its section's id and its `data-file`, so no text is in the page twice.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import quote

from litfass.desk.data import Desk, Json, data_of, read
from litfass.desk.install import files_of
from litfass.desk.scripts import joined
from litfass.desk.words import Words, words_of
from litfass.text.clean import clean

NAME = "index.html"
ENTRY = "main.mjs"
DATA = '<script type="application/json" id="desk-data">'
SIGN = '<meta name="litfass" content="desk">'
"""By this line the page is known."""
MANIFEST = "manifest.json"
_BODY = re.compile(r"<body\b[^>]*>\n?")
_HIDDEN = re.compile(r'<div style="display:none[^>]*>[^<]*</div>\n?')
RULES = (
    "default-src 'none'",
    "img-src 'self' file: data: blob:",
    "font-src data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
)


def page(files: Mapping[str, bytes], desk: Desk) -> Mapping[str, bytes]:
    """The page by its path below exports/; `files` are the manifests and texts of all bundles by theirs."""
    found = _found(files)
    script = joined(desk.modules, ENTRY) if desk.modules else ""
    words = words_of(desk.language)
    title = f"{words.desk}: {desk.name}"
    made = document(desk, title, SIGN, script, _body(found, files, desk)).encode("utf-8", "replace")
    return {NAME: made} | (files_of(desk.app, made, title, words.desk, desk.language, found) if desk.app else {})


def body(files: Mapping[str, bytes], desk: Desk) -> bytes:
    """What stands between the page's `<body>` tags, without its script: all that a locked desk keeps to itself."""
    return _body(_found(files), files, replace(desk, app=None)).encode("utf-8", "replace")


def document(desk: Desk, title: str, sign: str, script: str, body: str) -> str:
    """A page in the desk's look that runs one script and loads nothing from others; `sign` goes into its head."""
    return (
        f'<!doctype html>\n<html lang="{escape(desk.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy([script] if script else [], desk.style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"{sign}\n"
        f"<title>{_text(title)}</title>\n{_icon(desk)}<style>{desk.style}</style>\n</head>\n<body>\n{body}"
        + (f'<script type="module">{script}</script>\n' if script else "")
        + "</body>\n</html>\n"
    )


def _found(files: Mapping[str, bytes]) -> dict[str, Json]:
    """The manifests by the folders of their bundles, the latest first."""
    manifests = {path.partition("/")[0]: files[path] for path in files if path.endswith(f"/{MANIFEST}")}
    return {folder: value for folder in sorted(manifests, reverse=True) if (value := read(manifests[folder]))}


def _body(found: Mapping[str, Json], files: Mapping[str, bytes], desk: Desk) -> str:
    data = data_of(found, desk)
    plain = _plain(data, files, desk, words_of(desk.language))
    return f'<div id="desk"></div>\n<div id="desk-plain">\n{plain}</div>\n{DATA}{as_json(data)}</script>\n'


def written(page: bytes, write: Mapping[str, object]) -> bytes:
    """The page for somebody who may write the ledger: `write` has the address and the token, which no file may hold."""
    head, start, data = page.rpartition(DATA.encode())
    return head + start + data.replace(b'"write":null', f'"write":{as_json(write)}'.encode(), 1)


def _icon(desk: Desk) -> str:
    """The icon of the tab, in the page itself, since a page from a file may load no other."""
    if desk.app is None:
        return ""
    return f'<link rel="icon" href="data:image/svg+xml;base64,{b64encode(desk.app.icon.encode()).decode()}">\n'


def _policy(scripts: Iterable[str], style: str) -> str:
    """What may run and load: the blocks of this page by their checksums, pictures beside it, nothing from others."""
    allowed = " ".join(_checksum(script) for script in scripts)
    rules = [f"script-src {allowed}" if allowed else "", f"style-src {_checksum(style)}"]
    return "; ".join([RULES[0], *filter(None, rules), *RULES[1:]])


def _checksum(block: str) -> str:
    digest = hashlib.sha256(block.encode("utf-8", "replace")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def as_json(value: object) -> str:
    """JSON for a script element, which a `<` could end."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _plain(data: Mapping[str, Any], files: Mapping[str, bytes], desk: Desk, words: Words) -> str:
    """What stands on the page where no script runs."""
    mark = f'<img id="desk-mark" src="{escape(desk.mark)}" alt="">\n' if desk.mark else ""
    posts = "".join(_post(post, data, files, words) for post in data["posts"])
    alone = "" if posts else f"<p>{escape(words.alone)}</p>\n"
    return (
        f"<header>\n{mark}<p>{_text(desk.name)}</p>\n<h1>{escape(words.desk)}</h1>\n<p>{escape(words.lead)}</p>\n"
        f"<p id='desk-without'>{escape(words.plain)}</p>\n</header>\n"
        f"<main>\n{alone}{posts}</main>\n{_older(data['older'], words)}"
    )


def _post(post: Json, data: Json, files: Mapping[str, bytes], words: Words) -> str:
    folder = post["folder"]
    parts = "".join(_part(folder, part, data["channels"][part["channel"]], files, words) for part in post["parts"])
    day = f'<p><time datetime="{_text(post["at"])}">{_text(post["at"][:10])}</time></p>\n' if post["at"] else ""
    head = f'<article id="{_text(folder)}" lang="{_text(post["lang"])}">\n<h2><bdi>{_text(post["title"])}</bdi></h2>\n'
    return f"{head}{day}{parts}</article>\n"


def _part(folder: str, part: Json, channel: Json, files: Mapping[str, bytes], words: Words) -> str:
    """One text for one channel: its fields as they are pasted, its pictures and files as links."""
    form = channel["formats"].get(part["format"], {"label": part["format"], "fields": {}})
    account = f" · {_text(part['account'])}" if part["account"] else ""
    fields = "".join(_fields(folder, part, form, files, words))
    alts = {each["altFile"]: None for each in part["pictures"] if each["altFile"]}
    said = "".join(f"<h4>{escape(words.alt)}</h4>\n{_pre(file, files.get(f'{folder}/{file}', b''))}" for file in alts)
    pictures = [each["file"] for each in part["pictures"]]
    others = [each["file"] for each in part["files"]] + ([part["zip"]["file"]] if part["zip"] else [])
    return (
        f'<section id="{_text(folder)}/{_text(part["name"])}">\n'
        f"<h3>{_text(channel['name'])} <span>{_text(form['label'])}{account}</span></h3>\n{fields}"
        f"{_links(folder, pictures, words.pictures)}{said}{_links(folder, others, words.files)}</section>\n"
    )


def _fields(folder: str, part: Json, form: Json, files: Mapping[str, bytes], words: Words) -> Iterator[str]:
    parts = sum(each["field"] == "text" for each in part["fields"])
    for each in part["fields"]:
        said = each.get("label") or form["fields"][each["field"]]["label"]
        place = f" <small>{words.part.format(n=each['part'], all=parts)}</small>" if each["part"] > 1 else ""
        place = place or (f" <small>{words.part.format(n=1, all=parts)}</small>" if _is_thread(each, parts) else "")
        content = files.get(f"{folder}/{each['file']}", b"")
        yield f"<h4>{_text(said)}{place}</h4>\n{_pre(each['file'], content)}"
        if each["file"] == part["rich"]:
            rich = _rich(content.decode("utf-8", "replace"), part["link"])
            yield f'<template data-file="{_text(each["file"])}">{rich}</template>\n'


def _rich(html: str, link: str) -> str:
    """What is copied with its formatting: the body, without the line that a mail hides, and without what could act."""
    body = _HIDDEN.sub("", html[found.end() :] if (found := _BODY.search(html)) else html)
    return clean(body, link).strip()


def _is_thread(field: Json, parts: int) -> bool:
    return bool(field["field"] == "text" and parts > 1)


def _pre(file: str, content: bytes) -> str:
    """A text as it is; a line end right behind `<pre>` would be swallowed, so one of ours stands there."""
    return f'<pre data-file="{_text(file)}" dir="auto">\n{_text(content.decode("utf-8", "replace"))}</pre>\n'


def _links(folder: str, paths: Iterable[str], title: str) -> str:
    rows = "".join(
        f'<li><a href="{escape(quote(f"{folder}/{path}"))}">{_text(path.partition("/")[2])}</a></li>\n'
        for path in paths
    )
    return f"<h4>{escape(title)}</h4>\n<ul>\n{rows}</ul>\n" if rows else ""


def _older(rows: Iterable[Json], words: Words) -> str:
    """The posts without a bundle, each with its page."""
    items = "".join(
        f'<li><time>{_text(row["at"][:10])}</time> <a href="{_text(row["url"])}" rel="noopener">'
        f'<bdi lang="{_text(row["lang"])}">{_text(row["title"])}</bdi></a></li>\n'
        for row in rows
    )
    head = f'<section id="desk-older">\n<h2>{escape(words.older)}</h2>\n'
    return f"{head}<ul>\n{items}</ul>\n</section>\n" if items else ""


def _text(value: object) -> str:
    """A word of a post: HTML's signs escaped, without what browsers do not show."""
    return escape(str(value), quote=True)
