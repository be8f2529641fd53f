"""The main job in one command: sets up `.venv`, then builds the blog, its feeds and the bundles.

    python3 scripts/build.py               everything
    python3 scripts/build.py --set-up      only the set-up
    python3 scripts/build.py --now ...     further options go to `litfass build` as they are

Needs nothing but Python 3.11 or newer; works on Linux, macOS and Windows.
"""

from __future__ import annotations

import _environment

FAREWELL = """
Done. site/ is the public blog with its feeds, for any web server; exports/ holds what you copy into your channels.

  Look at it:      {litfass} serve
  Write a post:    {litfass} new "A title"
  Check it:        {litfass} check
"""


def main(arguments: list[str]) -> int:
    """The exit code of `litfass build` (0 clean, 1 problems, 2 wrong usage or no set-up)."""
    _environment.set_up("run")
    if arguments == ["--set-up"]:
        return 0
    code = _environment.run("litfass", "build", *arguments)
    if code == 0 and "--help" not in arguments:
        litfass = _environment.program("litfass").relative_to(_environment.ROOT)
        _environment.say(FAREWELL.format(litfass=litfass))
    return code


if __name__ == "__main__":
    _environment.start(main)
