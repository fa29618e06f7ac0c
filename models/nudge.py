"""Nudges: the one push of a user's local day.

A row (user, local date) is written once and decides everything: due → sending, committed before anything leaves the
server → sent, failed or unknown. Unknown means that the server stopped in between; it is never sent again, for a second
push is worse than one that only shows in the app. ``models/delivery.py`` has the devices' part.
"""

from datetime import date, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, db, id_column
from models.delivery import Delivery
from models.local_day import DAY, day_of, end_of_day, moment, zone
from models.outlook import DayPlan, PersonStanding, refresh
from models.push_subscription import PushSubscription
from models.skip import Skip
from models.token import new_id
from models.user import User, lock

HOUR = DAY // 24
LATE = 3 * HOUR
"""A nudge that is later than this is left out: the moment the user chose has passed."""
APART = 18 * HOUR
"""The least time between two nudges. Whoever travels west lives the same hours twice."""

State = Literal["due", "sending", "sent", "failed", "unknown"]


class Nudge(Model):
    """Moments in ms. ``tried_at`` is when it first left, ``until_at`` when it is too late to try (again).

    ``round`` is 1, or 2 for the evening's that "Later" asked for. ``done_at`` is when the user acted on it, ``done_by``
    in which session, ``withdrawn_at`` when the other devices were told to put it away.
    """

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("user_id", "local_date", "round"),
        Index("ix_nudge_done", "withdrawn_at", "done_at"),
        Index("ix_nudge_state", "state", "retry_at"),
    )

    id: Mapped[str] = id_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36), ForeignKey("user.id", ondelete="CASCADE"))
    local_date: Mapped[str] = mapped_column(String(10))
    round: Mapped[int] = mapped_column(default=1)
    person_id: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(8))
    until_at: Mapped[int]
    retry_at: Mapped[int]
    lease_until: Mapped[int | None]
    tried_at: Mapped[int | None]
    sent_at: Mapped[int | None]
    done_at: Mapped[int | None]
    done_by: Mapped[str | None] = mapped_column(String(36))
    withdrawn_at: Mapped[int | None]


def next_due(clock: str | None, weekdays: str, place: ZoneInfo, after: int) -> int | None:
    """The first moment after ``after`` (ms) at which a nudge is due; None without a time.

    ``clock`` is HH:MM, ``weekdays`` ISO numbers. A date that the zone leaves out has none.
    """
    if clock is None:
        return None
    first, at = day_of(after, place), time.fromisoformat(clock)
    for day in (first + timedelta(days=ahead) for ahead in range(15)):
        due = moment(day, at, place)
        if due > after and str(day.isoweekday()) in weekdays and day_of(due, place) == day:
            return due
    return None


def schedule(user: User, now: int) -> None:
    """Work out anew when the user's next nudge is due: after a change of time, days or zone, and with a new device."""
    user.next_nudge_at = next_due(user.nudge_time, user.nudge_days, zone(user.time_zone), now)


def users_due(now: int) -> list[str]:
    """The ids of users whose nudge is due, the longest due first."""
    query = select(User.id).where(User.next_nudge_at <= now).order_by(User.next_nudge_at, User.id)
    return list(db.session.scalars(query))


def prepare(user_id: str, now: int) -> Nudge | None:
    """Write the nudge that is due for a user, if there is to be one, and when to look again. The caller commits."""
    user = lock(user_id)
    if user.next_nudge_at is None or user.next_nudge_at > now:
        return None
    schedule(user, now)
    place = zone(user.time_zone)
    # After a longer silence of the server what was due then has passed, and today's may be due.
    due = next_due(user.nudge_time, user.nudge_days, place, now - LATE)
    if due is None or due > now:
        return None
    day = day_of(due, place)
    until = min(due + LATE, end_of_day(due, place))
    if now >= until or _nudged(user_id, day, now):
        return None
    devices = PushSubscription.of_user(user_id, now)
    person_id = whom(user, refresh(user, (), now), now) if devices else None
    if person_id is None:
        return None
    nudge = Nudge(
        id=new_id(),
        user_id=user_id,
        local_date=day.isoformat(),
        person_id=person_id,
        state="due",
        until_at=until,
        retry_at=now,
    )
    db.session.add(nudge)
    db.session.flush()
    db.session.add_all(Delivery.to(nudge.id, device.id) for device, _ in devices)
    return nudge


def _nudged(user_id: str, day: date, now: int) -> bool:
    """Whether the user had a nudge for this date, or one so lately that this would be the same day's again."""
    lately = (Nudge.tried_at > now - APART) & (Nudge.state != "failed")
    query = select(Nudge.id).where(Nudge.user_id == user_id, (Nudge.local_date == day.isoformat()) | lately)
    return db.session.scalar(query.limit(1)) is not None


def whom(user: User, plan: DayPlan, now: int) -> str | None:
    """Today's person, unless the user wants nobody today or has written to them already."""
    place = zone(user.time_zone)
    if not plan.people or _day_skipped(user, now, place):
        return None
    person_id: str = plan.people[0]["person_id"]
    stands = db.session.get(PersonStanding, (user.id, person_id))
    reached_at = stands.reached_at if stands else None
    done = reached_at is not None and day_of(reached_at, place) == day_of(now, place)
    return None if done else person_id


def _day_skipped(user: User, now: int, place: ZoneInfo) -> bool:
    midnight = moment(day_of(now, place), time(), place)
    query = select(Skip.id).where(
        Skip.user_id == user.id, Skip.scope == "day", Skip.created_at >= midnight, Skip.removed_at.is_(None)
    )
    return db.session.scalar(query.limit(1)) is not None
