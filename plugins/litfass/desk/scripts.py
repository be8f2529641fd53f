"""The modules of the page as one script, so that it runs where a browser loads no module from a file (file://).

A module is plain JavaScript with named imports from its neighbours and named exports, so each also runs by itself
in a test. Joining means: in the order of their imports, without `import` and `export`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from litfass.problems import LitfassError

_IMPORT = re.compile(r"""^import\s*\{([\w\s,$]*)\}\s*from\s*(['"])\./([\w-]+\.mjs)\2;?[ \t]*\n?""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|let|class)\b)", re.MULTILINE)
_NAMES = re.compile(
    r"^(?P<out>export )?(?:(?:async )?function\*?|const|let|var|class) (?P<name>[\w$]+|[{\[])", re.MULTILINE
)
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)
_ENDS = re.compile(r"</script|<!--", re.IGNORECASE)


def joined(modules: Mapping[str, str], entry: str) -> str:
    """The module `entry` and all that it imports as one script, each after those that it needs.

    `modules` are the sources by file name. LitfassError for a module that is not there, a circle of imports, a name
    that two modules have at their top, and for whatever would not survive the joining.
    """
    order: list[str] = []
    _visit(entry, modules, order, ())
    owners: dict[str, str] = {}
    for name in order:
        for said in _declared(name, modules[name]):
            if said in owners:
                raise LitfassError(f"{owners[said]} and {name} both have {said!r} at their top; rename one.")
            owners[said] = name
    return "".join(f"// {name}\n{_plain(name, modules[name])}" for name in order)


def _visit(name: str, modules: Mapping[str, str], order: list[str], above: tuple[str, ...]) -> None:
    """Puts a module into the order, after its imports."""
    if name in above:
        raise LitfassError(f"Modules import each other in a circle: {' -> '.join((*above, name))}.")
    if name not in modules:
        raise LitfassError(f"{above[-1] if above else 'The page'} imports {name}, which is not there.")
    for names, _, other in _IMPORT.findall(modules[name]):
        _visit(other, modules, order, (*above, name)) if other not in order else None
        exported = set(_exported(modules[other]))
        for wanted in filter(None, (each.strip() for each in names.split(","))):
            if wanted not in exported:
                raise LitfassError(f"{name} imports {wanted!r} from {other}, which does not export it.")
    order.append(name)


def _exported(source: str) -> Iterator[str]:
    return (found["name"] for found in _NAMES.finditer(source) if found["out"])


def _declared(name: str, source: str) -> Iterator[str]:
    """What a module has at its top, where our modules have no indentation."""
    for found in _NAMES.finditer(source):
        if found["name"] in "{[":
            raise LitfassError(f"{name} takes a value apart at its top ({found[0]}...); name one thing at a time.")
        yield found["name"]


def _plain(name: str, source: str) -> str:
    """The source without its imports and the word `export`."""
    source = _EXPORT.sub("", _IMPORT.sub("", source.replace("\r\n", "\n")))
    if found := _OTHER.search(source):
        raise LitfassError(f"{name} has {found[0]!r}; write `import {{a}} from './b.mjs'` and `export function a`.")
    if found := _ENDS.search(source):
        raise LitfassError(f"{name} has {found[0]!r}, which would end the script in the page.")
    return source.rstrip("\n") + "\n"
