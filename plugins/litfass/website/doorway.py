"""What our three MkDocs plugins share: raw options, and whether this run is a preview."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from litfass.problems import Problem


class Unread(Config):
    """Options that MkDocs does not read."""


class Doorway(BasePlugin[Unread]):
    """A plugin whose options are validated by `source.settings`: all at once, with lines, and with a way out.

    MkDocs' own validation stops at the first bad option and only warns of unknown ones.
    """

    def __init__(self) -> None:
        self.options: Mapping[str, Any] = {}
        self.serving = False
        self.dirty = False

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keeps the options as they are; they are validated on `on_config`."""
        self.options = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers what kind of run this is; having this event also keeps the object for all builds of a preview."""
        self.serving = command == "serve"
        self.dirty = dirty


def is_preview(config: MkDocsConfig) -> bool:
    """True under `mkdocs serve`, which puts its own address in place of site_url (also with `--clean`)."""
    return urlsplit(config.site_url or "").netloc == f"{config.dev_addr.host}:{config.dev_addr.port}"


def typed(config: MkDocsConfig, key: str, default: str) -> str:
    """What mkdocs.yml says under `key`, where MkDocs or a preview has put something else in its place.

    Read once more, since MkDocs is about to forget what it found there (its `user_configs` only warns by now).
    """
    file = Path(config.config_file_path)
    if not file.is_file():
        return str(config[key] or default)
    with file.open("rb") as stream:
        said = yaml_load(stream, get_yaml_loader(config=config)) or {}
    return str(said.get(key) or default)


def settings_text(config: MkDocsConfig) -> tuple[str, str]:
    """Text and name of mkdocs.yml, to find the lines of options; the text is "" where MkDocs read no file."""
    file = Path(config.config_file_path)
    return (file.read_text("utf-8") if file.is_file() else ""), file.name


def named_twice(config: MkDocsConfig) -> list[Problem]:
    """S112 for each further entry of a plugin of ours.

    MkDocs would run it as a plugin of its own, with the options that stand there and without those of the first.
    """
    text, name = settings_text(config)
    found = []
    for instance, plugin in config.plugins.items():
        own, _, number = instance.partition(" #")
        if number and isinstance(plugin, Doorway):
            entry = re.compile(rf"^[ \t]*-[ \t]*[\"']?{re.escape(own)}[\"']?[ \t]*(?::|#|$)", re.MULTILINE)
            lines = [text.count("\n", 0, place.start()) + 1 for place in entry.finditer(text)]
            message = f"The plugin {own} stands here a second time, so its options do not come together."
            hint = f"Move them into the first entry{f' in line {lines[0]}' if lines else ''}, and delete this one."
            line = lines[int(number) - 1] if len(lines) >= int(number) else 0
            found.append(Problem(name, line, "S112", message, hint))
    return found
