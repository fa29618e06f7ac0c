"""A page of rows that a phone does not have yet."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal, select, union_all

from models.base import db
from models.change import EDITABLE
from models.day_plan import DayPlan
from models.past_value import PastValue
from models.person_standing import PersonStanding
from models.synced import Synced
from models.user import User

SYNCED: tuple[type[Synced], ...] = (*EDITABLE.values(), PastValue, PersonStanding, DayPlan)
MOST = 2000
"""How many rows one page holds at most: some 70 kB as they travel."""

Rows = dict[str, list[dict[str, Any]]]
"""By entity, each in the order of its change numbers."""


@dataclass(frozen=True)
class Page:
    """Rows up to ``cursor``, the greatest change number among them."""

    rows: Rows
    cursor: int
    more: bool


def rows_since(user: User, cursor: int, limit: int) -> Page:
    """The user's rows above ``cursor``, at most ``limit``; the next page begins where this one ends."""
    db.session.flush()
    last, more = _end(user, cursor, limit)
    rows: Rows = {entity: [] for entity in ("profile", *(table.ENTITY for table in SYNCED))}
    if cursor < user.change <= last:
        rows["profile"].append(user.to_row())
    for table in SYNCED:
        # Plain records: of the objects of an ORM, thousands would be made for every page.
        query = select(*table.columns()).where(table.user_id == user.id, table.change > cursor, table.change <= last)
        rows[table.ENTITY] = [table.told(record) for record in db.session.execute(query.order_by(table.change))]
    return Page(rows, last, more)


def _end(user: User, cursor: int, limit: int) -> tuple[int, bool]:
    """The change number that the page ends with, and whether there are more. Read off the indexes alone."""
    numbers = [
        select(table.change.label("change")).where(table.user_id == user.id, table.change > cursor) for table in SYNCED
    ]
    if user.change > cursor:
        numbers.append(select(literal(user.change).label("change")))
    found = db.session.scalars(union_all(*numbers).order_by("change").limit(limit + 1)).all()
    return (found[:limit][-1] if found else cursor), len(found) > limit
