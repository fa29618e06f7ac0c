"""The command that prints the payloads' shapes, from which the client's types are made."""

import json

import click
from flask import Flask
from pydantic import BaseModel, ConfigDict

from models import change
from models.op import VALUES, AddOp, SetOp
from models.row import Rows
from pwa.sync import SyncRequest


class SyncAnswer(BaseModel):
    """What the phone gets: a result for each op, and rows up to ``cursor``; ``newest`` is the last change there is."""

    model_config = ConfigDict(extra="forbid")

    epoch: str
    cursor: int
    newest: int
    more: bool
    now: int
    results: list[change.Result]
    rows: Rows


class Payloads(BaseModel):
    """Everything that goes over the wire in a sync."""

    model_config = ConfigDict(extra="forbid")

    request: SyncRequest
    add: AddOp
    set: SetOp
    answer: SyncAnswer


def init_app(app: Flask) -> None:
    """Add the command to ``flask``."""
    app.cli.add_command(payload_schema)


@click.command("payload-schema")
def payload_schema() -> None:
    """Print the JSON schema of the sync's payloads."""
    schema = Payloads.model_json_schema(mode="serialization")
    for values in VALUES.values():
        schema["$defs"][values.__name__] = values.model_json_schema(mode="serialization")
    click.echo(json.dumps(_untitled(schema), indent=1))


def _untitled(node: object) -> object:
    """Without the titles that pydantic gives to every field: each would become a type of its own."""
    if isinstance(node, list):
        return [_untitled(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _untitled(field) for name, field in value.items()} if key == "properties" else _untitled(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str) and "properties" not in node)
    }
