"""Namings: who was today's person on which local date, so that nobody is named again too soon."""

from collections.abc import Container, Iterable
from datetime import date, timedelta

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db
from models.plan import NAMED_AGAIN_AFTER_DAYS


class Naming(Model):
    """A day has more than one when the first was skipped; the first that is still wanted is today's person."""

    __tablename__ = "naming"

    user_id: Mapped[str] = mapped_column(String(36), ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
    local_date: Mapped[str] = mapped_column(String(10), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    named_at: Mapped[int]


def remember(user_id: str, today: date, person_id: str, now: int) -> None:
    """Note that somebody is today's person; does nothing where that is known."""
    key = (user_id, today.isoformat(), person_id)
    if not db.session.get(Naming, key):
        db.session.add(Naming(user_id=key[0], local_date=key[1], person_id=key[2], named_at=now))


def named_today(user_id: str, today: date, wanted: Container[str]) -> str | None:
    """Who was named today first, of those who are still wanted; None when nobody was.

    Whoever was named after them stood in for them. A skip that is taken back takes that back too: it is as if they had
    never been named.
    """
    query = select(Naming).where(Naming.user_id == user_id, Naming.local_date == today.isoformat())
    rows = [
        row for row in db.session.scalars(query.order_by(Naming.named_at, Naming.person_id)) if row.person_id in wanted
    ]
    for stood_in in rows[1:]:
        db.session.delete(stood_in)
    return rows[0].person_id if rows else None


def named_before(user_id: str, today: date) -> dict[str, int]:
    """When each of those named in the days before today was named last, in ms, as far back as it matters."""
    since = (today - timedelta(days=NAMED_AGAIN_AFTER_DAYS + 1)).isoformat()
    query = select(Naming.person_id, Naming.named_at).where(
        Naming.user_id == user_id, Naming.local_date >= since, Naming.local_date < today.isoformat()
    )
    return _latest((person_id, named_at) for person_id, named_at in db.session.execute(query))


def _latest(entries: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted(entries, key=lambda entry: entry[1]))
