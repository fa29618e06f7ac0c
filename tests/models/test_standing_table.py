"""Cases of how things stand that both halves are asked: here the rules, and the phone's own in ``foretold.test.ts``."""

import json
from pathlib import Path
from typing import Any

import pytest

from models.contact import Contact
from models.local_day import DAY
from models.standing import Said, standing

TABLE = json.loads((Path(__file__).parents[1] / "standing" / "table.json").read_text())


def _ms(day: float | None) -> int | None:
    return None if day is None else int(day * DAY)


@pytest.mark.parametrize("case", TABLE, ids=[case["what"] for case in TABLE])
def test_the_server_and_the_phone_agree(case: dict[str, Any]) -> None:
    contacts = [Contact(name, kind, direction, int(day * DAY)) for name, kind, direction, day in case["contacts"]]
    now = int(1000 * DAY)
    row = standing(contacts, Said(fresh_at=_ms(case.get("fresh"))), now, woken_at=_ms(case.get("woken")))
    said = {name: getattr(row, name) for name in ("stage", "stage_by", "turn", "waiting_id", "unanswered")}
    last = row.last.id if row.last else None
    assert said | {"last": last, "tries": list(row.tries), "rests": row.rests_at is not None} == case["says"]
