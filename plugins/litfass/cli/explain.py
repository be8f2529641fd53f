"""`litfass explain`: what a code means."""

from __future__ import annotations

import click

from litfass.problems import codes
from litfass.text.suggest import did_you_mean


@click.command(short_help="Say what the code of a problem means.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain the CODE of a problem with a bad and a good example; without CODE, list all codes.

    \b
    Example:
      litfass explain F110
    """
    table = codes()
    if code is None:
        for row in table.values():
            click.echo(f"{row.code}  {row.title}")
        return
    found = table.get(code.upper())
    if found is None:
        raise click.UsageError(
            f"There is no code {code!r}. {did_you_mean(code.upper(), table)} `litfass explain` lists all."
        )
    click.echo(f"{found.code}  {found.title}\n\n{found.why.strip()}")
    for label, example in (("Not so:", found.bad), ("But so:", found.good)):
        if example:
            click.echo(f"\n{label}\n" + "\n".join(f"    {line}" for line in example.strip().splitlines()))
