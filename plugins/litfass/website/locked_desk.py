"""The desk behind a password, inside the public site: who may place it, and where."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from litfass.build.files import Content
from litfass.build.locked import is_taken, place
from litfass.desk import vault
from litfass.model import DeskSettings, ExportSettings, Settings
from litfass.problems import Problem
from litfass.source.yaml_nodes import node_lines
from litfass.website.desk import desk_of
from litfass.website.doorway import settings_text
from litfass.website.hub import Hub

LEAST_DIFFERENT = 5
"""Characters of a password: twelve times the same one is the first that somebody tries."""
FOLDERS = ("desk", "pult", *(f"pult-{number}" for number in range(2, 100)))
"""Proposals for where it may lie."""
_LONGER = "Whoever has the files may try for years. Four words that nobody expects do."


def without_lock(said: DeskSettings, name: str) -> list[Problem]:
    """S111 in the settings file `name` when there is no password, a short one, or nothing to encrypt with."""
    password = os.environ.get(said.password_env, "")
    if not password:
        message = f"The desk belongs into the public site, but {said.password_env} has no password."
        hint = f"Set {said.password_env} in the secrets of your CI; on your machine type it before the command. "
        return [_problem(name, message, hint + "`litfass serve --exports` needs no password.")]
    if fault := _fault(password):
        return [_problem(name, f"The password in {said.password_env} {fault[0]}.", fault[1])]
    if not vault.available():
        hint = 'Type: pip install "litfass[lock]"'
        return [_problem(name, "Nothing is installed that could lock the desk.", hint)]
    return []


def _fault(password: str) -> tuple[str, str] | None:
    """What is wrong with a password, without a word of it, and what to do; None for a good one."""
    if not password.isprintable():
        hint = "Type it anew, without a line end, a tab or another sign that cannot be seen, as UTF-8."
        return "has a sign that nobody can type", hint
    if password != password.strip():
        return "begins or ends with a blank", "Delete the blank, since copying often leaves it out."
    if len(password) < vault.SHORTEST_PASSWORD:
        return f"is shorter than {vault.SHORTEST_PASSWORD} characters", _LONGER
    if len(set(password)) < LEAST_DIFFERENT:
        return f"has fewer than {LEAST_DIFFERENT} different characters", _LONGER
    return None


def without_place(said: DeskSettings, files: Files, hub: Hub, config: MkDocsConfig) -> list[Problem]:
    """S111 when a file or a page of the site lies where the locked desk is to be."""
    there = {file.dest_uri.casefold(): file for file in files if not file.inclusion.is_excluded()}
    for dest, file in there.items():
        if dest == said.place or dest.startswith(f"{said.place}/"):
            place = file.dest_uri.removesuffix("index.html")
            what = hub.settings.shown_path(file.src_uri) if file.src_dir else f"/{place}"
            free = next(each for each in FOLDERS if not any(dest.startswith(f"{each}/") for dest in there))
            return [_occupied(said.place, f"({what})", free, config)]
    return []


def place_locked(
    files: Mapping[str, Content], hub: Hub, settings: Settings, options: ExportSettings, config: MkDocsConfig
) -> list[Problem]:
    """Puts the locked desk with these files of bundles into the site that is being built; S111 where others are."""
    folder = Path(config.site_dir) / options.desk.place
    if is_taken(folder):
        free = next(each for each in FOLDERS if not is_taken(folder.parent / each))
        return [_occupied(options.desk.place, "from a hook or a plugin", free, config)]
    password = os.environ[options.desk.password_env]
    place(folder, files, desk_of(hub, settings, options, config), password, options.desk.salt)
    return []


def _occupied(place: str, whose: str, free: str, config: MkDocsConfig) -> Problem:
    """Where mkdocs.yml places the desk, and what to type there."""
    text, name = settings_text(config)
    lines = node_lines(text)
    keys = [key for key in lines if key.endswith((".litfass-exports.desk.place", ".litfass-exports.desk"))]
    message = f"The locked desk cannot lie in /{place}/, where the site has pages of its own {whose}."
    return Problem(name, lines[max(keys, key=len)] if keys else 0, "S111", message, f"Type desk: {{place: {free}}}")


def _problem(name: str, message: str, hint: str) -> Problem:
    return Problem(name, 0, "S111", message, hint)
