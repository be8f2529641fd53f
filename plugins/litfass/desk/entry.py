"""The page before a locked desk: it asks for the password, and tells nothing but the name of the hub."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from litfass.desk.data import Desk
from litfass.desk.page import as_json, document
from litfass.desk.scripts import joined
from litfass.desk.words import words_of

ENTRY = "locked.mjs"
SIGN = '<meta name="litfass" content="locked desk">'
BODY = "desk.html"
"""The path of the page's body in the archive (`page.body`); all others are those of files below exports/."""


def entry(desk: Desk, lock: Mapping[str, Any]) -> bytes:
    """The page as HTML; `lock` is what a browser must know to open the archive that lies beside it."""
    words = words_of(desk.language)
    said = {
        "wrong": words.wrong,
        "opening": words.opening,
        "insecure": words.insecure,
        "missing": words.missing,
        "fromFile": words.from_file,
    }
    mark = f'<img id="desk-mark" src="{escape(desk.mark)}" alt="">\n' if desk.mark else ""
    body = (
        f'<main class="lock">\n{mark}<p>{escape(desk.name)}</p>\n<h1>{escape(words.desk)}</h1>\n'
        f"<p>{escape(words.locked)}</p>\n<noscript><p>{escape(words.without)}</p></noscript>\n"
        '<form id="desk-lock">\n'
        f'<input type="text" name="username" autocomplete="username" value="{escape(desk.name)}" hidden>\n'
        f'<label for="desk-password">{escape(words.password)}</label>\n'
        '<input id="desk-password" type="password" name="password" autocomplete="current-password"'
        ' required autofocus aria-describedby="desk-lock-said">\n'
        '<p id="desk-lock-said" role="status"></p>\n'
        '<button type="button" id="desk-show" class="more" aria-controls="desk-password" aria-pressed="false">'
        f"{escape(words.show)}</button>\n"
        f'<button type="submit" class="btn btn--accent">{escape(words.unlock)}</button>\n</form>\n</main>\n'
        f'<script type="application/json" id="desk-vault">{as_json({"lock": lock, "words": said})}</script>\n'
    )
    title = f"{words.desk}: {desk.name}"
    return document(desk, title, SIGN, joined(desk.modules, ENTRY), body).encode("utf-8", "replace")
