"""The command line: one small file per command. Data goes to stdout, talk to stderr.

Exit codes: 0 clean, 1 problems, 2 wrong usage.
"""

from __future__ import annotations

import sys

from litfass.cli.main import cli
from litfass.cli.output import say_problems
from litfass.problems import ContentError, LitfassError, SettingsError


def main() -> None:
    """Runs the command line and turns our errors into messages."""
    try:
        cli.main(standalone_mode=True)
    except (ContentError, SettingsError) as error:
        say_problems(error.problems)
        sys.exit(1)
    except LitfassError as error:
        print(f"litfass: {error}", file=sys.stderr)
        sys.exit(1)
