"""The one file that drives MkDocs: load, build, check, serve.

MkDocs' own `mkdocs build` and `mkdocs serve` do the same job through the plugins alone; these functions add what a
command needs: Problems as values, and a site that is replaced only when the whole new one is there.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from litfass.build.exports import Exported
from litfass.build.files import Outcome, apply, staging, tree
from litfass.problems import ContentError, Level, LitfassError, OutputError, Problem, errors
from litfass.website.exports_plugin import ExportsPlugin
from litfass.website.hub import Hub
from litfass.website.plugin import STOPPED, LitfassPlugin, open_hub

_LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a|an \w+) link '(?P<link>[^']*)'")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found and did."""

    hub: Hub
    problems: tuple[Problem, ...]
    site: Path
    outcome: Outcome | None = None
    exported: Exported | None = None
    folder: Path | None = None
    bundles: int = 0
    texts: int = 0


def load(config_file: Path, *, now: str | None = None) -> Hub:
    """Settings and content of a hub, without converting anything. Raises ContentError with the Problems found."""
    with _listening() as heard:
        config = _config(config_file, heard)
        plugin = _litfass(config)
        try:
            return open_hub(config, plugin.options, now=now, serving=False)
        except MkDocsException as error:
            raise ContentError(_problems(heard, config)) from error


def build(config_file: Path, *, now: str | None = None, strict: bool = False) -> Report:
    """Builds site and bundles. On errors (with `strict`: on warnings) nothing is written and ContentError is raised."""
    return _run(config_file, now=now, strict=strict, write=True)


def check(config_file: Path, *, now: str | None = None) -> tuple[Problem, ...]:
    """Everything that `build` would complain about, without writing anything outside a temporary folder."""
    try:
        return _run(config_file, now=now, strict=False, write=False).problems
    except ContentError as error:
        return error.problems


def serve(config_file: Path, *, address: str | None = None, open_browser: bool = False) -> None:
    """Shows the hub with drafts and scheduled posts on a local address until it is interrupted."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address, open_in_browser=open_browser)
    except (Abort, ConfigurationError) as error:
        raise LitfassError(str(error)) from error
    except OSError as error:
        raise LitfassError(
            f"The preview cannot start on {address or 'its address'}: {error.strerror or error}."
        ) from error


def _run(config_file: Path, *, now: str | None, strict: bool, write: bool) -> Report:
    with _listening() as heard:
        config = _config(config_file, heard)
        plugin, exports = _litfass(config), _exports(config)
        plugin.now, plugin.checking = now, not write
        site = Path(config.site_dir)
        _refuse_site(site, config)
        with staging(site) as folder:
            config.site_dir = str(folder)
            _mkdocs_build(config, heard)
            problems = _problems(heard, config)
            if write and (errors(problems) or (strict and problems)):
                raise ContentError(problems)
            outcome = apply(site, dict(tree(folder)), prune=tree(site)) if write else None
        exported = exports.write() if exports is not None and write else None
        problems = _problems(heard, config)
    assert plugin.hub is not None
    report = Report(plugin.hub, tuple(problems), site, outcome)
    if exports is None or exports.settings is None:
        return report
    return replace(
        report, exported=exported, folder=exports.settings.folder, bundles=exports.bundles, texts=exports.texts
    )


def _mkdocs_build(config: MkDocsConfig, heard: list[logging.LogRecord]) -> None:
    config.strict = False
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except (Abort, MkDocsException) as error:
        problems = _problems(heard, config)
        raise ContentError(problems) if problems else LitfassError(str(error)) from error
    except OSError as error:
        raise OutputError(f"The site cannot be built: {error.filename or ''} {error.strerror or error}.") from error
    finally:
        config.plugins.on_shutdown()


def _config(config_file: Path, heard: list[logging.LogRecord]) -> MkDocsConfig:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not config_file.is_file():
        raise LitfassError(
            f"There is no {config_file}. Change into the folder of your hub, or type --config-file PATH."
        )
    try:
        return load_config(str(config_file))
    except (Abort, ConfigurationError) as error:
        found = [_foreign(record, config_file.name, Path()) for record in heard]
        raise ContentError(found or [Problem(config_file.name, 0, "C101", str(error))]) from error


def _litfass(config: MkDocsConfig) -> LitfassPlugin:
    plugin = config.plugins.get("litfass")
    if not isinstance(plugin, LitfassPlugin):
        raise ContentError(
            [
                Problem(
                    _name(config),
                    0,
                    "C192",
                    "The plugin litfass is not switched on.",
                    "Type `- litfass` under plugins:.",
                )
            ]
        )
    return plugin


def _exports(config: MkDocsConfig) -> ExportsPlugin | None:
    plugin = config.plugins.get("litfass-exports")
    if not isinstance(plugin, ExportsPlugin):
        return None
    plugin.deferred, plugin.site = True, Path(config.site_dir)
    return plugin


def _name(config: MkDocsConfig) -> str:
    return Path(config.config_file_path).name


def _refuse_site(site: Path, config: MkDocsConfig) -> None:
    """MkDocs empties site_dir; a folder that holds the hub or the home folder must never be that."""
    root, home = Path(config.config_file_path).resolve().parent, Path.home().resolve()
    place = site.resolve()
    if place in (root, home) or place in root.parents or place in home.parents:
        raise OutputError(f"site_dir is {place}, which holds more than the site. Type `site_dir: site`.")


class _Ear(logging.Handler):
    """Keeps every warning and error that MkDocs and its plugins log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the record."""
        self.records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    ear, logger = _Ear(), logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield ear.records
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = propagate


def _problems(heard: list[logging.LogRecord], config: MkDocsConfig) -> list[Problem]:
    """What was logged, as Problems: our own as they are, those of MkDocs and other plugins with the place they name."""
    found = []
    for record in heard:
        if (own := getattr(record, "problem", None)) is not None:
            found.append(own)
        elif STOPPED not in record.getMessage():
            found.append(_foreign(record, "", Path(config.docs_dir)))
    return sorted(dict.fromkeys(found))


def _foreign(record: logging.LogRecord, path: str, content: Path) -> Problem:
    message = record.getMessage()
    level = Level.ERROR if record.levelno >= logging.ERROR else Level.WARNING
    line = 0
    if match := _LINK.search(message):
        path, line = f"{content.name}/{match['file']}", _line_of(content / match["file"], match["link"])
    return Problem(path, line, "S102", message, level=level)


def _line_of(file: Path, text: str) -> int:
    """The first line of a file that holds `text`, or 0."""
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return 0
    return next((number for number, line in enumerate(lines, 1) if text in line), 0)
