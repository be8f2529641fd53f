"""The command line: one small file per command. Data goes to stdout, talk to stderr.

Exit codes: 0 clean, 1 problems, 2 wrong usage.
"""

from __future__ import annotations

import sys

from litfass.cli.main import cli
from litfass.cli.output import say_error
from litfass.problems import LitfassError


def main() -> None:
    """Runs the command line and turns our errors into messages."""
    try:
        cli.main(standalone_mode=True)
    except LitfassError as error:
        say_error(error)
        sys.exit(1)
