"""The desk behind a password, inside the public site: who may place it, and where."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from litfass.build.files import Content
from litfass.build.locked import place
from litfass.desk import vault
from litfass.model import DeskSettings, ExportSettings, Settings
from litfass.problems import Problem
from litfass.website.desk import desk_of
from litfass.website.hub import Hub


def without_lock(said: DeskSettings, name: str) -> list[Problem]:
    """S111 in the settings file `name` when there is no password, a short one, or nothing to encrypt with."""
    password = os.environ.get(said.password_env, "")
    if not password:
        message = f"The desk belongs into the public site, but {said.password_env} has no password."
        hint = f"Set {said.password_env} in the secrets of your CI; on your machine type it before the command. "
        return [_problem(name, message, hint + "`litfass serve --exports` needs no password.")]
    if len(password) < vault.SHORTEST_PASSWORD:
        message = f"The password in {said.password_env} is shorter than {vault.SHORTEST_PASSWORD} characters."
        return [_problem(name, message, "Whoever has the files may try for years. Four words that nobody expects do.")]
    if not vault.available():
        hint = 'Type: pip install "litfass[lock]"'
        return [_problem(name, "Nothing is installed that could lock the desk.", hint)]
    return []


def place_locked(
    files: Mapping[str, Content], hub: Hub, settings: Settings, options: ExportSettings, config: MkDocsConfig
) -> None:
    """Puts the locked desk with these files of bundles into the site that is being built."""
    folder = Path(config.site_dir) / options.desk.place
    password = os.environ[options.desk.password_env]
    place(folder, files, desk_of(hub, settings, options, config), password, options.desk.salt)


def _problem(name: str, message: str, hint: str) -> Problem:
    return Problem(name, 0, "S111", message, hint)
