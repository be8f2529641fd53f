"""Joining modules: what comes out runs, and what cannot be joined is refused with a word that helps."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from litfass.desk.scripts import joined
from litfass.problems import LitfassError
from litfass.website import theme_dir

NODE = shutil.which("node")
GREETING = {
    "main.mjs": "import { greet } from './greet.mjs';\nimport {\n  NAME,\n  shout,\n} from \"./name.mjs\"\n\n"
    "console.log(greet(shout(NAME)));\n",
    "greet.mjs": "import { NAME } from './name.mjs';\n\nexport const greet = (who) => `Moin ${who} ${NAME.length}`;\n",
    "name.mjs": "export const NAME = 'Ida';\nexport function shout(name) {\n  const loud = name;\n"
    "  return loud.toUpperCase();\n}\nexport async function later() {}\nexport class Later {}\n",
    "unused.mjs": "export const UNUSED = 1;\n",
}
MODULES = {path.name: path.read_text("utf-8") for path in sorted((theme_dir() / "desk").glob("*.mjs"))}


def test_each_module_stands_after_those_that_it_imports() -> None:
    made = joined(GREETING, "main.mjs")
    assert [line for line in made.splitlines() if line.startswith("//")] == [
        "// name.mjs",
        "// greet.mjs",
        "// main.mjs",
    ]
    assert "import" not in made
    assert "export" not in made
    assert "UNUSED" not in made


@pytest.mark.skipif(not NODE, reason="Node.js is not here; a line of scripts/test.py says so")
def test_what_is_joined_says_the_same_as_the_modules(tmp_path: Path) -> None:
    for name, source in GREETING.items():
        (tmp_path / name).write_text(source, "utf-8")
    (tmp_path / "joined.mjs").write_text(joined(GREETING, "main.mjs"), "utf-8")
    said = [
        subprocess.run([NODE or "", tmp_path / name], capture_output=True, text=True, check=True).stdout
        for name in ("main.mjs", "joined.mjs")
    ]
    assert said == ["Moin IDA 3\n"] * 2


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"main.mjs": "import { a } from './a.mjs';\n"}, "main.mjs imports a.mjs, which is not there"),
        ({"main.mjs": "import { b } from './a.mjs';\n", "a.mjs": "const b = 1;\n"}, "'b' from a.mjs, which does not"),
        (
            {"main.mjs": "import { a } from './a.mjs';\n", "a.mjs": "import { b } from './main.mjs';\n"},
            "in a circle: main.mjs -> a.mjs -> main.mjs",
        ),
        (
            {"main.mjs": "import { a } from './a.mjs';\nconst b = 1;\n", "a.mjs": "export const a = 1;\nlet b = 2;\n"},
            "a.mjs and main.mjs both have 'b' at their top",
        ),
        ({"main.mjs": "import { a as b } from './a.mjs';\n", "a.mjs": "export const a = 1;\n"}, "imports 'a as b'"),
        ({"main.mjs": "import * as a from './a.mjs';\n"}, "import * as a"),
        ({"main.mjs": "import './a.mjs';\n"}, "import './a.mjs'"),
        ({"main.mjs": "import { a } from 'https://boese.example/a.mjs';\n"}, "boese.example"),
        ({"main.mjs": "export default 1;\n"}, "export default"),
        ({"main.mjs": "const a = 1;\nexport { a };\n"}, "export { a }"),
        ({"main.mjs": "await import('./a.mjs');\n"}, "import('./a.mjs')"),
        ({"main.mjs": "const { a } = window;\n"}, "takes a value apart"),
        ({"main.mjs": "const a = '</script>';\n"}, "'</script'"),
        ({"main.mjs": "const a = '<!--';\n"}, "'<!--'"),
    ],
)
def test_what_cannot_be_joined_is_refused(sources: dict[str, str], said: str) -> None:
    with pytest.raises(LitfassError) as refused:
        joined(sources, "main.mjs")
    assert said in str(refused.value)


def test_our_modules_can_be_joined_and_none_is_long() -> None:
    for entry in ("main.mjs", "locked.mjs"):
        assert joined(MODULES, entry).startswith("// ")
    long = {name: len(source.splitlines()) for name, source in MODULES.items() if len(source.splitlines()) > 250}
    assert not long


PAGE_OF_THE_BUILD = {"locked.mjs": "DOMParser"}
"""A locked desk opens to the page that the build wrote, authenticated by its archive: parsed as any page is."""


@pytest.mark.parametrize("name", MODULES)
def test_no_module_makes_html_of_words(name: str) -> None:
    """What a post says becomes text, never markup or code."""
    dangers = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setHTML",
               "createContextualFragment", "DOMParser", "srcdoc", ".cssText",
               "setAttribute('style'", "setAttribute('on")  # fmt: skip
    found = [danger for danger in dangers if danger in MODULES[name].replace('"', "'")]
    assert found == [each for each in (PAGE_OF_THE_BUILD.get(name),) if each]
