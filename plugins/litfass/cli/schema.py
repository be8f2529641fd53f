"""`litfass schema`: JSON Schemas for editors."""

from __future__ import annotations

import json

import click

from litfass.bundle.schema import json_schema as bundle_schema
from litfass.channels.schema import json_schema as channel_schema
from litfass.source.schema import NAMES, json_schema

OTHERS = {"bundle": bundle_schema, "channel": channel_schema}
"""Schemas that do not come from the table of fields."""


@click.command(short_help="Print a JSON Schema for your editor.")
@click.argument("name", type=click.Choice([*NAMES, *OTHERS]))
def schema(name: str) -> None:
    """Print the JSON Schema called NAME (draft 2020-12).

    An editor that knows the schema of a post completes and checks front matter while one types.

    \b
    Example:
      litfass schema post > post.schema.json
    """
    found = OTHERS[name]() if name in OTHERS else json_schema(name)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
