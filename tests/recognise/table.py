"""The table of links and texts with what each of them says, which the client's tests read too."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.recognise import Recognised

HERE = Path(__file__).parent
KINDS = ("links", "texts", "hostile")


@dataclass(frozen=True)
class Row:
    kind: str
    what: str
    share: dict[str, str]
    found: Recognised


def grown(part: str | dict[str, Any]) -> str:
    """A long part of a share is written down as what it repeats."""
    if isinstance(part, str):
        return part
    return str(part.get("before", "") + part["repeat"] * part["times"] + part.get("after", ""))


_table = json.loads((HERE / "table.json").read_text(encoding="utf-8"))
ROWS = [
    Row(kind, row["what"], {name: grown(part) for name, part in row["share"].items()}, Recognised(**row["found"]))
    for kind in KINDS
    for row in _table[kind]
]
