"""`litfass schema`: JSON Schemas for editors."""

from __future__ import annotations

import json

import click

from litfass.bundle.schema import json_schema as bundle_schema
from litfass.source.schema import NAMES, json_schema


@click.command(short_help="Print a JSON Schema for your editor.")
@click.argument("name", type=click.Choice([*NAMES, "bundle"]))
def schema(name: str) -> None:
    """Print the JSON Schema called NAME (draft 2020-12).

    An editor that knows the schema of a post completes and checks front matter while one types.
    """
    found = bundle_schema() if name == "bundle" else json_schema(name)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
