"""The one file that drives MkDocs: load, build, check, serve.

MkDocs' own `mkdocs build` and `mkdocs serve` do the same job through the plugins alone; these functions add what a
command needs: Problems as values, and a site that is replaced only when the whole new one is there.
"""

from __future__ import annotations

import errno
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from jinja2 import TemplateNotFound
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from litfass.build.exports import Exported
from litfass.build.files import Outcome, apply, scratch, staging, tree
from litfass.build.progress import Progress, silent
from litfass.build.selection import Asked, NotFoundError
from litfass.problems import ContentError, LitfassError, OutputError, Problem, errors
from litfass.source.settings import read_export_settings
from litfass.website.concern import concerning, unread, without_text
from litfass.website.exports_plugin import ExportsPlugin
from litfass.website.hearing import Place, cause_of, ending, listening, problems_of, refusal
from litfass.website.hub import Hub
from litfass.website.plugin import LitfassPlugin, open_hub

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True, slots=True)
class Exports:
    """What a run did in exports/: which bundles it made, how many texts, and how many of these need a person.

    A text needs somebody when there is a Problem with it or when its file was changed by hand; a post whose `channels`
    have a Problem counts once more.
    """

    folder: Path
    done: Exported
    bundles: tuple[str, ...]
    texts: int
    needy: int
    hint: str = ""
    """What to install for more, "" when all is there."""
    locked: str = ""
    """The folder of the locked desk inside the site, "" when the run placed none."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found and did."""

    hub: Hub
    problems: tuple[Problem, ...]
    site: Path
    outcome: Outcome | None = None
    exports: Exports | None = None
    elsewhere: int = 0
    """How many errors in other posts and pages were left out, since one post was asked for."""


def load(config_file: Path, *, now: str | None = None) -> Hub:
    """Settings and content of a hub, without converting anything. Raises ContentError with the Problems found."""
    with listening() as heard:
        config = _config(config_file, heard)
        plugin = _litfass(config)
        try:
            return open_hub(config, plugin.options, now=now, serving=False)
        except MkDocsException as error:
            raise _stopped(error, heard, config) from error


def load_with_bundles(config_file: Path, *, now: str | None = None) -> tuple[Hub, Path | None]:
    """The hub as `load` gives it, and the folder of its bundles, None where there is none."""
    hub = load(config_file, now=now)
    with listening() as heard:
        config = _config(config_file, heard)
    exports = _exports(config)
    if exports is None:
        return hub, None
    root, content = hub.settings.root, hub.settings.content
    options, _ = read_export_settings(exports.options, root=root, content=content, text="", path=_name(config))
    return hub, options.folder if options is not None else None


def build(config_file: Path, *, now: str | None = None, strict: bool = False, progress: Progress = silent) -> Report:
    """Builds site and bundles. On errors nothing is written and ContentError is raised.

    With `strict`, or with `strict: true` in mkdocs.yml, the same holds for warnings.
    """
    return _run(config_file, now=now, strict=strict, write=True, progress=progress)


def check(config_file: Path, *, now: str | None = None, progress: Progress = silent) -> tuple[Problem, ...]:
    """Everything that `build` would complain about, without writing anything outside a temporary folder."""
    try:
        return _run(config_file, now=now, strict=False, write=False, progress=progress).problems
    except ContentError as error:
        return error.problems


def export(
    config_file: Path, asked: Asked, *, now: str | None = None, strict: bool = False, progress: Progress = silent
) -> Report:
    """Writes bundles and no site: all that `build` would write, or those that were asked for.

    On errors nothing is written and ContentError is raised; when one post was asked for, what is wrong with other
    posts and pages stops nothing. Raises NotFoundError for a post or a channel that is not there.
    """
    with listening() as heard:
        config = _config(config_file, heard)
        strict = strict or config.strict
        plugin, exports = _litfass(config), _exports(config)
        if exports is None:
            raise ContentError([_no_exports(config)])
        plugin.now, plugin.checking, plugin.progress = now, bool(asked.post), progress
        exports.asked, exports.alone = asked, True
        with scratch() as folder:
            config.site_dir = str(folder)
            try:
                _mkdocs_build(config, heard)
            except NotFoundError as error:
                assert plugin.hub is not None
                found = problems_of(heard, _place(config))
                raise unread(asked, plugin.hub.settings, found) or error from error
        hub, selection = plugin.hub, exports.selection
        assert hub is not None
        found = problems_of(heard, _place(config))
        problems = concerning(found, selection.one, hub)
        elsewhere = len(errors(found)) - len(errors(problems))
        problems += without_text(selection, exports.made, hub)
        if errors(problems) or (strict and problems):
            raise ContentError(problems)
        written = _written(exports)
        problems = concerning(problems_of(heard, _place(config)), selection.one, hub)
        return Report(hub, tuple(problems), Path(config.site_dir), None, written, elsewhere)


def _no_exports(config: MkDocsConfig) -> Problem:
    message = "The plugin litfass-exports is not switched on, so there is no folder for bundles."
    return Problem(_name(config), 0, "S106", message, "Type `- litfass-exports` under plugins:.")


def _written(exports: ExportsPlugin) -> Exports | None:
    """Writes the bundles and says what was done."""
    done = exports.write()
    if done is None or exports.settings is None:
        return None
    made = exports.made
    edited = [path.split("/") for path in done.changed if path in made.files]
    needy = made.needy | {f"{folder}/{part}" for folder, part, *rest in edited if rest}
    return Exports(exports.settings.folder, done, made.folders, made.texts, len(needy), exports.hint, exports.locked)


def serve(
    config_file: Path, *, address: str | None = None, open_browser: bool = False, with_exports: bool = False
) -> None:
    """Shows the hub with drafts and scheduled posts on a local address until it is interrupted.

    With `with_exports` each rebuild makes the bundles too, unless texts have errors.
    """
    _prepare(config_file)
    ExportsPlugin.previewing, ExportsPlugin.token = with_exports, token_urlsafe(32)
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address, open_in_browser=open_browser)
    except (Abort, LitfassError) as error:
        raise LitfassError(str(error)) from error
    except ConfigurationError as error:
        raise ContentError(refusal([], _beside(config_file), error)) from error
    except Exception as error:
        if not _is_of_sockets(error):
            raise ContentError([ending(error, _beside(config_file))]) from error
        reason = getattr(error, "strerror", None) or error
        raise LitfassError(f"The preview cannot start on {address or 'its address'}: {reason}.") from error


def _is_of_sockets(error: Exception) -> bool:
    """True for an address that is taken or none; a missing template is an OSError too."""
    return isinstance(error, OSError) and not isinstance(error, TemplateNotFound) and error.filename is None


def _run(config_file: Path, *, now: str | None, strict: bool, write: bool, progress: Progress) -> Report:
    with listening() as heard:
        config = _config(config_file, heard)
        strict = strict or config.strict
        plugin, exports = _litfass(config), _exports(config)
        plugin.now, plugin.checking, plugin.progress = now, not write, progress
        site = Path(config.site_dir)
        _refuse_site(site, config)
        with staging(site) if write else scratch() as folder:
            config.site_dir = str(folder)
            _mkdocs_build(config, heard)
            problems = problems_of(heard, _place(config))
            if write and (errors(problems) or (strict and problems)):
                raise ContentError(problems)
            outcome = apply(site, dict(tree(folder)), prune=tree(site, hidden=False), move=True) if write else None
        exported = _written(exports) if exports is not None and write else None
        problems = problems_of(heard, _place(config))
    assert plugin.hub is not None
    return Report(plugin.hub, tuple(problems), site, outcome, exported)


def _mkdocs_build(config: MkDocsConfig, heard: list[logging.LogRecord]) -> None:
    config.strict = False
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except LitfassError:
        raise
    except Exception as error:
        raise _stopped(error, heard, config) from error
    finally:
        config.plugins.on_shutdown()


def _stopped(error: Exception, heard: list[logging.LogRecord], config: MkDocsConfig) -> LitfassError:
    """Our own kind of exception for whatever ended a run, with all that was said before it."""
    if (own := cause_of(error, LitfassError)) is not None:
        return LitfassError(str(own))
    if isinstance(error, OSError) and _is_output(error, Path(config.site_dir)):
        named = f"{error.filename}: " if error.filename else ""
        return OutputError(f"The site cannot be built: {named}{error.strerror or error}.")
    return ContentError(problems_of(heard, _place(config), error))


def _is_output(error: OSError, folder: Path) -> bool:
    """True when the disk is at fault, not a template or a hook that looks for a file."""
    return error.errno in _FULL or (isinstance(error.filename, str) and Path(error.filename).is_relative_to(folder))


def _config(config_file: Path, heard: list[logging.LogRecord]) -> MkDocsConfig:
    _prepare(config_file)
    try:
        return _load(str(config_file), heard)
    except Exception as error:
        raise ContentError(refusal(heard, _beside(config_file), error)) from error


def _prepare(config_file: Path) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not config_file.is_file():
        raise LitfassError(
            f"There is no {config_file}. Change into the folder of your hub, or type --config-file PATH."
        )


def _beside(config_file: Path) -> Place:
    """The hub whose settings cannot be read, so that nothing else is known of it."""
    return Place(Path(os.path.normpath(config_file.absolute())))


def _load(config_file: str, heard: list[logging.LogRecord]) -> MkDocsConfig:
    """MkDocs' configuration; with `strict: true` MkDocs stops at its first warning, but we want to hear the others."""
    try:
        return load_config(config_file)
    except Abort:
        if any(record.levelno >= logging.ERROR for record in heard):
            raise
        heard.clear()
        config = load_config(config_file, strict=False)
        config.strict = True
        return config


def _place(config: MkDocsConfig) -> Place:
    return Place(Path(config.config_file_path), Path(config.docs_dir))


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
