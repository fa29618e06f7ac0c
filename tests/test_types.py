"""The client's types stand in a file that is made from the shapes in Python."""

import hashlib
from pathlib import Path

from flask import Flask

TYPES = Path(__file__).parent.parent / "static" / "src" / "payloads.d.ts"


def test_the_types_of_the_client_are_not_stale(app: Flask) -> None:
    schema = app.test_cli_runner().invoke(args=["payload-schema"]).output
    made_from = TYPES.read_text().partition("\n")[0].split()[-1]
    assert made_from == hashlib.sha256(schema.encode()).hexdigest(), "Run `make types`."
