"""A page of rows that a phone does not have yet."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.base import db
from models.change import EDITABLE
from models.day_plan import DayPlan
from models.past_value import PastValue
from models.person_standing import PersonStanding
from models.synced import Synced
from models.user import User

SYNCED: tuple[type[Synced], ...] = (*EDITABLE.values(), PastValue, PersonStanding, DayPlan)
MOST = 500
"""How many rows one page holds at most."""


@dataclass(frozen=True)
class Page:
    """Rows by entity, in the order of their change numbers; ``cursor`` is the last one's."""

    rows: dict[str, list[dict[str, Any]]]
    cursor: int
    more: bool


def rows_since(user: User, cursor: int, limit: int) -> Page:
    """The user's rows above ``cursor``, at most ``limit``; the next page begins where this one ends."""
    db.session.flush()
    found: list[tuple[int, str, Synced | User]] = []
    if user.change > cursor:
        found.append((user.change, "profile", user))
    for table in SYNCED:
        query = (
            select(table).where(table.user_id == user.id, table.change > cursor).order_by(table.change).limit(limit + 1)
        )
        found += [(row.change, table.ENTITY, row) for row in db.session.scalars(query)]
    found.sort(key=lambda entry: entry[0])
    page = found[:limit]
    rows: dict[str, list[dict[str, Any]]] = {entity: [] for entity in ("profile", *(t.ENTITY for t in SYNCED))}
    for _, entity, row in page:
        rows[entity].append(row.to_row())
    return Page(rows, page[-1][0] if page else cursor, len(found) > limit)
