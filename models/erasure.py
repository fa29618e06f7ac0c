"""Erasure: what was removed a month ago loses its content for good.

An empty row stays, so that phones forget it too.
"""

from sqlalchemy import select

from models.base import db
from models.face import Face
from models.handle import Handle
from models.interaction import Interaction
from models.local_day import DAY
from models.note import Note
from models.past_value import PastValue
from models.person import Person
from models.synced import Editable
from models.user import User, lock

KEPT_DAYS = 30
"""How long a removed person, handle or note can be restored."""

PARTS: tuple[type[Handle | Note | Interaction | Face], ...] = (Handle, Note, Interaction, Face)


def users_due(now: int) -> list[str]:
    """The ids of users with something to scrub."""
    due: set[str] = set()
    for table in (Person, *PARTS):
        due.update(
            db.session.scalars(
                select(table.user_id).where(table.removed_at < now - KEPT_DAYS * DAY, table.scrubbed_at.is_(None))
            )
        )
    return sorted(due)


def scrub_user(user_id: str, now: int) -> None:
    """Scrub what is due for one user; the caller commits."""
    user = lock(user_id)
    due = now - KEPT_DAYS * DAY
    for table in (Person, *PARTS):
        query = select(table).where(table.user_id == user_id, table.removed_at < due, table.scrubbed_at.is_(None))
        for row in db.session.scalars(query).all():
            scrub(user, row, now)


def scrub(user: User, row: Editable, now: int) -> None:
    """Empty a row for good, with all that belongs to it when it is a person, and the past values of each."""
    if row.scrubbed_at is not None:
        return
    row.scrub()
    row.removed_at = row.removed_at or now
    row.scrubbed_at = now
    row.meta = {}
    row.change = user.next_change()
    past = select(PastValue).where(
        PastValue.user_id == user.id, PastValue.row_id == row.id, PastValue.removed_at.is_(None)
    )
    for value in db.session.scalars(past).all():
        value.scrub()
        value.removed_at = now
        value.change = user.next_change()
    if isinstance(row, Person):
        for table in PARTS:
            parts = select(table).where(table.user_id == user.id, table.person_id == row.id)
            for part in db.session.scalars(parts).all():
                scrub(user, part, now)
