"""A skip: the user did not want today's person, or anybody today or this week. Skipping is free and nothing is owed for
it. When it was is told by ``created_at``, which goes by the server's clock."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import db
from models.local_day import DAY, day_of, moment
from models.synced import Editable

WEEK_DAYS = 7
REMEMBERED_DAYS = 730
"""How far back skips of one person count."""


class Skip(Editable):
    """``scope`` is ``person`` ("someone else"), ``day`` ("not today") or ``week`` ("not this week": seven days)."""

    __tablename__ = "skip"
    __table_args__ = (Index("ix_skip_change", "user_id", "change"),)
    ENTITY = "skip"
    FIELDS = ("person_id", "scope", "at")

    person_id: Mapped[str | None] = mapped_column(String(36))
    scope: Mapped[str] = mapped_column(String(8))
    at: Mapped[int]


def quiet_until(user_id: str, today: date, place: ZoneInfo) -> date | None:
    """The local date on which the plan comes back after "not this week"; None when nothing keeps it away."""
    since = moment(today - timedelta(days=WEEK_DAYS), time(), place)
    query = select(Skip.created_at).where(
        Skip.user_id == user_id, Skip.scope == "week", Skip.created_at >= since, Skip.removed_at.is_(None)
    )
    ends = (day_of(at, place) + timedelta(days=WEEK_DAYS) for at in db.session.scalars(query))
    return max((end for end in ends if end > today), default=None)


def skips_of_people(user_id: str, now: int) -> dict[str, list[int]]:
    """When the user wanted somebody else instead, in ms by person, in order."""
    query = (
        select(Skip.person_id, Skip.created_at)
        .where(
            Skip.user_id == user_id,
            Skip.scope == "person",
            Skip.created_at >= now - REMEMBERED_DAYS * DAY,
            Skip.removed_at.is_(None),
        )
        .order_by(Skip.created_at)
    )
    found: dict[str, list[int]] = {}
    for person_id, at in db.session.execute(query):
        found.setdefault(person_id or "", []).append(at)
    return found
